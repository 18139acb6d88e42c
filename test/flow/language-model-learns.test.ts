import { afterAll, beforeAll, expect, it } from "vitest";
import { insertEvaluationRun } from "#evaluation/store.ts";
import { newId } from "#platform/ids.ts";
import { reportOn } from "#test/support/evaluation-report.ts";
import { fileTheLamp, LAMP } from "#test/support/lamp-case.ts";
import { type ModelWorld, openModelWorld } from "#test/support/model-world.ts";
import { findReleased } from "#workflow/load-prompts.ts";
import { refreshLanguageModel } from "#workflow/refresh-language-model.ts";

const WATER = "dien-nuoc.mat-nuoc";
const prompt = findReleased("classify@1");

let given: ModelWorld;
beforeAll(async () => {
  given = await openModelWorld(600);
});
afterAll(() => given[Symbol.asyncDispose]());

const refresh = () => refreshLanguageModel(given.world.house);
const shown = () => given.desk.examples.nearest(`${LAMP} nữa`, []).at(-1);

it("a reviewed correction is shown to the model from the next minute on, for ninety days", async () => {
  await refresh();
  const before = given.desk.examples;
  await refresh();
  expect(given.desk.examples).toBe(before);

  await given.put("production", null);
  const { code } = await fileTheLamp(given.world);
  const { db } = given.world.house.database;
  const { id: caseId, agencyId } = await db.case.findFirstOrThrow({ where: { code } });
  const at = new Date(given.world.clock.now().epochMilliseconds);
  await db.labelledExample.create({
    data: {
      id: newId(),
      caseId,
      source: "officer",
      reason: "matter",
      fromAgencyId: agencyId,
      at,
      state: "approved",
      reviewedBy: "An",
      reviewedAt: at,
      reviewedMatterId: WATER,
    },
  });
  await refresh();
  expect(shown()).toMatchObject({
    isCorrection: true,
    label: { kind: "matter", matterId: WATER },
  });
  given.world.clock.set(given.world.clock.now().add({ hours: 24 * 91 }));
  await refresh();
  expect(shown()).toMatchObject({ isCorrection: false });
});

it("how far a prompt is trusted follows the evaluation on which it came into production", async () => {
  const trust = () => given.desk.trust.get(prompt?.hash ?? "") ?? null;
  await refresh();
  expect(trust()).toBeNull();
  const sure = Array.from({ length: 250 }, (_, index) => ({
    p: 0.7,
    isRight: index > 2,
  }));
  const id = newId();
  const { db } = given.world.house.database;
  await insertEvaluationRun(db, reportOn(id, { classifier: "classify@1", sure }));
  await given.put("production", "classify@1", id);
  await refresh();
  expect(trust()?.adjust(0.7)).toBeCloseTo(248 / 252);
  expect(trust()?.routeFrom).toBeLessThan(1);

  await given.put("production", "classify@1");
  await refresh();
  expect(trust()).toBeNull();
});
