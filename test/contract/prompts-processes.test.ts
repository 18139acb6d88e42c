import { afterAll, beforeAll, expect, test } from "vitest";
import { claimOrder } from "#evaluation/store.ts";
import { type Database, openDatabase } from "#platform/db.ts";
import { findLabelMoves } from "#prompts/store.ts";
import { newSeededUrl } from "#test/support/seeded-city.ts";
import { labelledPrompt } from "#workflow/load-prompts.ts";
import { orderEvaluation } from "#workflow/order-evaluation.ts";
import { moveLabel } from "#workflow/promote-prompt.ts";
import { rollBack } from "#workflow/rollback-prompt.ts";
import { savePrompt } from "#workflow/save-prompt.ts";

const now = Temporal.Instant.from("2026-11-16T02:00:00Z");
const clock = { now: () => now };
let one: Database;
let other: Database;
beforeAll(async () => {
  const databaseUrl = await newSeededUrl();
  one = await openDatabase({ databaseUrl, folder: null });
  other = await openDatabase({ databaseUrl, folder: null });
});
afterAll(() => Promise.all([one.close(), other.close()]));

const wish = { label: "candidate", by: "Lan", reason: "thử", seen: null } as const;

test("a label moved or undone through one process counts for another at once", async () => {
  const target = "classify@1";
  await moveLabel(one.db, { ...wish, target, isOverride: false }, now);
  expect((await labelledPrompt(other.db, "candidate"))?.version).toBe(1);
  await rollBack(one.db, wish, now);
  expect(await labelledPrompt(other.db, "candidate")).toBeNull();
});

test("of many who undo what they saw, one is heard", async () => {
  const target = "classify@1";
  await moveLabel(one.db, { ...wish, target, isOverride: false }, now);
  const seen = (await findLabelMoves(one.db, "candidate")).length;
  const all = await Promise.all(
    [one, other, one, other].map(({ db }) => rollBack(db, { ...wish, seen }, now)),
  );
  expect(all.filter(({ kind }) => kind === "moved")).toHaveLength(1);
  expect(await findLabelMoves(one.db, "candidate")).toHaveLength(seen + 1);
});

test("versions saved at once get numbers of their own", async () => {
  const body = "{{taxonomy}} {{message}}";
  const draft = {
    model: "m",
    parameters: { temperature: 0, maxTokens: 300 },
    note: "thử",
  };
  const saved = await Promise.all(
    [one, other, one, other].map(({ db }, index) => {
      const given = { ...draft, body: `${body} ${index}` };
      return savePrompt(db, { parent: "classify@1", author: "Lan", draft: given }, now);
    }),
  );
  const refs = saved.flatMap((each) => ("ref" in each ? each.ref : []));
  expect(new Set(refs).size).toBe(4);
});

test("an evaluation is worked on by one process, and by another once that one is dead", async () => {
  expect(await orderEvaluation({ database: one, clock }, "embedded")).toBe("ordered");
  expect(await orderEvaluation({ database: other, clock }, "embedded")).toBe("already");
  const until = now.add({ minutes: 3 });
  const taken = await Promise.all(
    [one, other].map(({ db }) => claimOrder(db, until, now)),
  );
  expect(taken.filter((order) => order !== null)).toHaveLength(1);
  expect(await claimOrder(other.db, until.add({ minutes: 3 }), until)).not.toBeNull();
});
