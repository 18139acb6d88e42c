import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keepNewestModels } from "#classification/store.ts";
import { toDate } from "#platform/clock.ts";
import { newId } from "#platform/ids.ts";
import { learnFew, seedOfFew } from "#test/support/few-matters.ts";
import { answerTheLamp } from "#test/support/lamp-case.ts";
import {
  KNOWN,
  type LearningHouse,
  openLearningHouse,
  STRANGE,
} from "#test/support/learning-house.ts";
import { runRetrainTool } from "#workflow/retrain-commands.ts";
import type { Review } from "#workflow/review-labels.ts";
import { takeUpModel } from "#workflow/take-up-model.ts";

const HERE = "ubnd:w-yen-hoa";

let house: LearningHouse;
beforeAll(async () => {
  house = await openLearningHouse();
});
afterAll(() => house[Symbol.asyncDispose]());

const db = () => house.world.house.database.db;
const versions = () => db().modelVersion.findMany({ orderBy: { startedAt: "asc" } });
const run = (...words: readonly string[]) =>
  runRetrainTool(house.workshop, { words, isForced: false, by: "Lan" });

function approve(id: string, matterId: string | null = null): Review {
  return { id, verdict: "approve", matterId };
}

async function approveAll(): Promise<void> {
  const { offered } = await house.standing();
  await house.review(...offered.map(({ id }) => approve(id)));
}

function nextDay({ world: { clock } }: LearningHouse): void {
  clock.set(clock.now().add({ hours: 24 }));
}

describe("labels", () => {
  it("confirm what closed where it was first sent: by its citizen, or by their silence", async () => {
    const { world, file, labelOf, matterOf } = house;
    const officer = await world.member("Quý", HERE, "officer");
    const first = await file("An", KNOWN);
    await answerTheLamp(officer);
    await first.presses("Đã giải quyết");
    await file("Bình", `${KNOWN} rồi`);
    await answerTheLamp(officer);
    await world.pass({ days: 14 });
    const usual = { reason: "confirmed", fromMatterId: matterOf(KNOWN), state: "new" };
    expect(await labelOf(KNOWN)).toMatchObject({ ...usual, source: "citizen" });
    expect(await labelOf(`${KNOWN} rồi`)).toMatchObject({
      ...usual,
      source: "silence",
    });
  });

  it("keep a correction, and no confirmation after it", async () => {
    const officer = await house.world.member("Hà", HERE, "officer");
    const citizen = await house.file("Chi", STRANGE);
    await citizen.presses("Không đúng cơ quan");
    await citizen.presses("Việc khác");
    await citizen.presses(citizen.last().buttons[0]?.label ?? "");
    await officer.presses("Trả lời");
    await officer.says("Đã thay bóng lúc 10 giờ sáng nay.");
    await officer.presses("Gửi không ảnh");
    await citizen.presses("Đã giải quyết");
    const { state, id } = await db().case.findFirstOrThrow({
      where: { text: STRANGE },
    });
    expect(state).toBe("closed");
    const labels = await db().labelledExample.findMany({ where: { caseId: id } });
    const usual = { reason: "matter", source: "citizen", state: "new", personId: null };
    expect(labels).toMatchObject([usual]);
  });

  it("take a confirmation back when somebody knows better later", async () => {
    const reasons = async () =>
      (await house.standing()).offered.map(({ reason }) => reason);
    expect(await reasons()).toEqual(["confirmed", "confirmed", "matter"]);
    const { caseId } = await house.labelOf(`${KNOWN} rồi`);
    await house.addLabels(["nhầm đơn vị"], { caseId, reason: "owner" });
    expect(await reasons()).toEqual(["confirmed", "matter", "owner"]);
  });
});

describe("a review", () => {
  it("lets train what was approved, as proposed or changed, and nothing else", async () => {
    const { standing, review, labelOf } = house;
    const [first, second, third] = (await standing()).offered.map(({ id }) => id);
    const [confirmed = "", corrected = "", owner = ""] = [first, second, third];
    const other = "thoat-nuoc.ngap-ung";
    const written = await review(
      approve(confirmed, "no-such-matter"),
      approve(confirmed, other),
      approve(owner),
      { id: owner, verdict: "settle", matterId: null },
      approve(corrected),
      approve(corrected),
    );
    expect(written).toBe(3);
    const approved = { state: "approved", reviewedMatterId: other, reviewedBy: "Lan" };
    expect(await labelOf(KNOWN)).toMatchObject(approved);
    const { toMatterId } = await labelOf(STRANGE);
    expect(await labelOf(STRANGE)).toMatchObject({ reviewedMatterId: toMatterId });
    expect((await standing()).approved).toHaveLength(2);
    expect((await standing()).offered).toEqual([]);
  });

  it("takes an approval back", async () => {
    const { id } = await house.labelOf(KNOWN);
    await house.review({ id, verdict: "reject", matterId: null });
    expect((await house.standing()).approved).toHaveLength(1);
  });

  it("offers twenty a day of one person about one matter, the rest on the days after", async () => {
    const { personId } = await db().membership.findFirstOrThrow();
    const texts = Array.from({ length: 45 }, (_, nth) => `lời lạ số ${nth} ở đâu đó`);
    await house.addLabels(texts, { personId });
    const days: number[] = [];
    for (let offered = 1; offered > 0; ) {
      offered = (await house.standing()).offered.length;
      days.push(offered);
      await approveAll();
      expect((await house.standing()).offered).toEqual([]);
      nextDay(house);
    }
    expect(days).toEqual([20, 20, 5, 0]);
    const ids = await db().labelledExample.findMany({ where: { personId } });
    await house.review(
      ...ids.map(({ id }) => ({ id, verdict: "reject" as const, matterId: null })),
    );
  });
});

describe("a retraining", () => {
  it("waits for twenty-five reviewed labels", async () => {
    expect(await house.retrain()).toEqual({ kind: "notDue", missing: 24 });
    expect(await run()).toContain("24 reviewed labels are missing");
    expect(await versions()).toEqual([]);
  });

  it("reads the corrected text rightly afterwards, and is no worse on the frozen set", async () => {
    const { toMatterId } = await house.labelOf(STRANGE);
    expect(house.matterOf(STRANGE)).not.toBe(toMatterId);
    const texts = Array.from({ length: 24 }, (_, nth) => `Quả cầu ${nth} tịt ngóm rồi`);
    await house.addLabels(texts, { toMatterId });
    await approveAll();
    const result = await house.retrain();
    expect(result).toMatchObject({ kind: "promoted", labels: 25, falls: [] });
    expect(house.matterOf(STRANGE)).toBe(toMatterId);
    expect(await versions()).toMatchObject([
      { labels: 0, state: "retired", promotedBy: "seed", isKept: true },
      { labels: 25, state: "promoted", promotedBy: "nightly", isKept: true },
    ]);
    expect(house.world.logLines.join()).toContain("model.promoted");
    expect(await house.retrain()).toEqual({ kind: "notDue", missing: 25 });
  });

  it("keeps weights and no texts", () => {
    const files = readdirSync(`${house.folder}/models`);
    expect(files).toHaveLength(2);
    for (const name of files) {
      const bytes = readFileSync(`${house.folder}/models/${name}`);
      expect(bytes.includes(Buffer.from("tịt ngóm"))).toBe(false);
    }
  });

  it("goes back by a command, and forth again by name", async () => {
    const { toMatterId } = await house.labelOf(STRANGE);
    const hash = house.learning.models.inUse();
    expect(await run("rollback")).toContain("answers again");
    expect(house.matterOf(STRANGE)).not.toBe(toMatterId);
    await expect(run("rollback")).rejects.toThrow("no earlier model");
    await expect(run("rollback", "zz")).rejects.toThrow("No model begins so");
    await expect(run("roll")).rejects.toThrow("rollback [HASH]");
    expect(await run("rollback", hash.slice(0, 12))).toContain(hash.slice(0, 12));
    expect(house.matterOf(STRANGE)).toBe(toMatterId);
    expect(await versions()).toMatchObject([
      { state: "retired" },
      { state: "promoted", promotedBy: "Lan" },
    ]);
  });

  it("is known to a house that starts again, and to one that runs beside it", async () => {
    const { database, log } = house.world.house;
    const { models } = house.learning;
    const learning = await learnFew(house.folder)({ database, log });
    expect(learning.models.inUse()).toBe(models.inUse());
    await run("rollback");
    expect(learning.models.inUse()).not.toBe(models.inUse());
    expect(await takeUpModel({ database, log, learning })).toBe(1);
    expect(learning.models.inUse()).toBe(models.inUse());
    expect(await takeUpModel({ database, log, learning })).toBe(0);
  });

  it("made by another program waits for the next training", async () => {
    const { database, log } = house.world.house;
    const fewer = seedOfFew.slice(0, -1);
    const learning = await learnFew(`${house.folder}/new`, fewer)({ database, log });
    expect(learning.models.inUse()).not.toBe(house.learning.models.inUse());
  });

  it("is refused where the frozen set falls, with the figures and a warning", async () => {
    const before = house.learning.models.inUse();
    const toMatterId = seedOfFew.at(-1)?.matterId ?? "";
    const wrong = seedOfFew.slice(0, 60).map(({ text }) => `${text} ạ`);
    await house.addLabels(wrong, { toMatterId });
    await approveAll();
    nextDay(house);
    const result = await house.retrain();
    expect(result.kind).toBe("rejected");
    expect(house.learning.models.inUse()).toBe(before);
    const last = (await versions()).at(-1);
    expect(last).toMatchObject({ state: "rejected", isKept: false, hash: null });
    expect(last?.figures).toHaveProperty("top1");
    const line = house.world.logLines.findLast((one) => one.includes("model.rejected"));
    expect(line).toContain('"level":40');
  });

  it("is one process's at a time, until that one is taken for dead", async () => {
    const { clock } = house.world;
    const id = newId();
    const startedAt = toDate(clock.now());
    const { basis } = house.learning;
    const row = { id, basis, state: "training", startedAt, labels: 1 };
    await db().modelVersion.create({ data: row });
    expect(await house.retrain(true)).toEqual({ kind: "busy" });
    clock.set(clock.now().add({ minutes: 31 }));
    expect((await house.retrain(true)).kind).toBe("rejected");
    expect((await db().modelVersion.findUnique({ where: { id } }))?.state).toBe(
      "failed",
    );
  });

  it("keeps the bytes of the five that answered last", async () => {
    const { database, clock } = house.world.house;
    const kept = (await versions()).filter(({ isKept }) => isKept).length;
    for (let nth = 1; nth <= 6; nth += 1) {
      const at = toDate(clock.now().add({ minutes: nth }));
      const hash = String(nth).repeat(64);
      const row = { id: newId(), basis: "", labels: 1, startedAt: at, promotedAt: at };
      const data = { ...row, hash, state: "retired", isKept: true };
      await db().modelVersion.create({ data });
    }
    expect(kept).toBeGreaterThan(0);
    const hashes = await database.transaction((tx) => keepNewestModels(tx, 5));
    expect(hashes.map((hash) => hash[0])).toEqual(["6", "5", "4", "3", "2"]);
    expect((await versions()).filter(({ isKept }) => isKept)).toHaveLength(5);
  });

  it("learns nothing from the words of a person who was erased", async () => {
    const { caseId } = await house.labelOf(STRANGE);
    const trains = async () =>
      (await house.standing()).approved.some((one) => one.caseId === caseId);
    expect(await trains()).toBe(true);
    const citizen = house.world.person("Chi");
    await citizen.says("/xoadulieu");
    await citizen.presses(citizen.last().buttons[0]?.label ?? "");
    expect(await trains()).toBe(false);
  });
});
