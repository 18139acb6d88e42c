import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { Report } from "#evaluation/schema.ts";
import { insertEvaluationRun } from "#evaluation/store.ts";
import { openDatabase } from "#platform/db.ts";
import { findLabelMoves } from "#prompts/store.ts";
import type { Label, PromptDraft } from "#prompts/types.ts";
import { reportOn } from "#test/support/evaluation-report.ts";
import { findPrompt, labelledPrompt } from "#workflow/load-prompts.ts";
import { type MoveWish, moveLabel } from "#workflow/promote-prompt.ts";
import { runPromptTool } from "#workflow/prompt-commands.ts";
import { rollBack } from "#workflow/rollback-prompt.ts";
import { savePrompt } from "#workflow/save-prompt.ts";

const now = Temporal.Instant.from("2026-11-16T02:00:00Z");
const database = await openDatabase({ databaseUrl: null, folder: null });
const { db } = database;
afterAll(() => database.close());
beforeEach(async () => {
  await db.promptLabelMove.deleteMany();
  await db.promptVersion.deleteMany();
  await db.evaluationRun.deleteMany();
});

const released = await findPrompt(db, "classify@1");
const body = released?.prompt.body ?? "";
const draft: PromptDraft = {
  model: "gpt-4.1-mini",
  parameters: { temperature: 0, maxTokens: 300 },
  note: "Nói rõ hơn về tin khẩn cấp",
  body: `${body}\nTin khẩn cấp là trên hết.`,
};

function save(given: Partial<PromptDraft> = {}, parent = "classify@1") {
  const wish = { parent, author: "Lan", draft: { ...draft, ...given } };
  return savePrompt(db, wish, now);
}

function move(target: string | null, given: Partial<MoveWish> = {}) {
  const wish = { label: "production", by: "Lan", reason: "thử", seen: null } as const;
  return moveLabel(db, { ...wish, isOverride: false, ...given, target }, now);
}

async function judged(classifier: string, given: Partial<Report> = {}) {
  const id = randomUUID();
  await insertEvaluationRun(db, reportOn(id, { classifier, ...given }));
  return id;
}

const refOfLabel = async (label: Label = "production") => {
  const prompt = await labelledPrompt(db, label);
  return prompt === null ? null : `${prompt.name}@${prompt.version}`;
};

describe("saving", () => {
  test("a change becomes a version of its own, with parent and author; two at once get two numbers", async () => {
    const saved = await Promise.all([save(), save({ body: `${body}\nHai.` })]);
    expect(saved.map((one) => ("ref" in one ? one.ref : "")).sort()).toEqual([
      "classify@1001",
      "classify@1002",
    ]);
    const found = await findPrompt(db, "classify@1001");
    expect(found?.saved).toEqual({ parent: "classify@1", author: "Lan", at: now });
    expect(await refOfLabel()).toBeNull();
  });

  test.each([
    ["what is there already", { body }, { kind: "same", ref: "classify@1" }],
    [
      "line ends of another system only",
      { body: body.replaceAll("\n", "\r\n") },
      { kind: "same", ref: "classify@1" },
    ],
    [
      "a slot that is misspelt",
      { body: "{{taxonomy}}\n{{mesage}} {{message}}" },
      { kind: "faults", faults: [{ kind: "unknown", slot: "mesage", line: 2 }] },
    ],
  ])("not saved: %s", async (_, given, expected) => {
    expect(await save(given)).toEqual(expected);
  });

  test("not saved: a change of a prompt there is not", async () => {
    expect(await save({}, "classify@9")).toEqual({ kind: "noParent" });
  });
});

describe("the gate before production", () => {
  test("never judged: refused, and nothing moved", async () => {
    expect(await move("classify@1")).toEqual({
      kind: "refused",
      verdict: { evaluationId: null, grounds: [{ kind: "notEvaluated" }] },
    });
    expect(await refOfLabel()).toBeNull();
  });

  test("as good as what answers now: moved, with the run it was decided on", async () => {
    await judged("embedded");
    const evaluationId = await judged("classify@1");
    expect(await move("classify@1")).toMatchObject({
      kind: "moved",
      move: { number: 1, isOverride: false, evaluationId },
    });
    expect(await refOfLabel()).toBe("classify@1");
  });

  test.each<[string, Partial<Report>, string]>([
    [
      "below a floor",
      {
        floors: [
          { what: "ECE", bound: "atMost", floor: 0.08, reached: 0.2, isMet: false },
        ],
      },
      "floor",
    ],
    [
      "a gate worse",
      {
        gates: {
          classes: [
            { name: "khieu-nai", support: 14, precision: 1, recall: 0.8, f1: 0.9 },
          ],
          confusions: [],
        },
      },
      "gateWorse",
    ],
    [
      "judged on another state of the data",
      { data: { ...reportOn(randomUUID()).data, hash: "1" } },
      "notEvaluated",
    ],
  ])("%s: refused, and moved only with a written reason", async (_, given, ground) => {
    await judged("embedded");
    await judged("classify@1", given);
    expect(await move("classify@1")).toMatchObject({
      kind: "refused",
      verdict: { grounds: [{ kind: ground }] },
    });
    expect(await move("classify@1", { isOverride: true })).toMatchObject({
      kind: "reasonTooShort",
    });
    const reason = "Máy chủ cũ ngừng ngày mai, phải đổi ngay";
    const moved = await move("classify@1", { isOverride: true, reason });
    expect(moved).toMatchObject({ kind: "moved", move: { isOverride: true, reason } });
  });

  test("what answers now counts, not the embedded model", async () => {
    const better = [{ name: "khieu-nai", support: 14, precision: 1, recall: 1, f1: 1 }];
    await judged("embedded");
    await judged("classify@1", { gates: { classes: better, confusions: [] } });
    await move("classify@1");
    await save();
    await judged("classify@1001");
    expect(await move("classify@1001")).toMatchObject({ kind: "refused" });
  });

  test("a candidate answers nobody, and back to none it always may", async () => {
    expect(await move("classify@1", { label: "candidate" })).toMatchObject({
      kind: "moved",
    });
    expect(await move(null, { label: "candidate" })).toMatchObject({ kind: "moved" });
    expect(await refOfLabel("candidate")).toBeNull();
  });

  test.each([
    ["a prompt there is not", "classify@9", {}, "absent"],
    ["where it stands already", null, {}, "already"],
    ["after somebody else", "classify@1", { seen: 3 }, "overtaken"],
  ])("%s", async (_, target, given, kind) => {
    expect(await move(target, given)).toEqual({ kind });
  });

  test("of two who move at once one is told", async () => {
    const both = await Promise.all(
      ["A", "B"].map((by) => move("classify@1", { label: "candidate", by })),
    );
    expect(both.filter(({ kind }) => kind === "moved")).toHaveLength(1);
    expect(await findLabelMoves(db, "candidate")).toHaveLength(1);
  });
});

test("undoing goes back move by move, without asking the gate, and is told from moving", async () => {
  const reason = "Thử một lần trước khi đánh giá";
  await move("classify@1", { isOverride: true, reason });
  await save();
  await move("classify@1001", { isOverride: true, reason });
  const back = () =>
    rollBack(db, { label: "production", by: "Lan", reason: "hỏng", seen: null }, now);
  expect(await back()).toMatchObject({ kind: "moved", move: { target: "classify@1" } });
  expect(await refOfLabel()).toBe("classify@1");
  expect(await back()).toMatchObject({ kind: "moved", move: { target: null } });
  expect(await back()).toEqual({ kind: "nothing" });
  const kinds = (await findLabelMoves(db, "production")).map(({ kind }) => kind);
  expect(kinds).toEqual(["move", "move", "rollback", "rollback"]);
});

test("a label on a prompt that this program no longer has says so, and what to do", async () => {
  await save();
  await move("classify@1001", { label: "candidate" });
  await db.promptVersion.deleteMany();
  await expect(labelledPrompt(db, "candidate")).rejects.toMatchObject({
    code: "prompts.absent",
    message: expect.stringContaining("npm run prompts -- label candidate"),
  });
});

test("the command line does the same, and prints what it did", async () => {
  const run = (
    words: string,
    given: { reason?: string; isOverride?: boolean } = {},
  ) => {
    const { reason = null, isOverride = false } = given;
    return runPromptTool(
      db,
      { words: words.split(" "), by: "lan", reason, isOverride },
      now,
    );
  };
  await save();
  expect(await run("list")).toMatch(
    /^embedded {2}production\nclassify@1 .*released.*\nclassify@1001 .*Lan, from classify@1/u,
  );
  expect(await run("diff classify@1 classify@1001")).toMatch(
    /\n\+ Tin khẩn cấp là trên hết\.$/u,
  );
  await expect(
    run("label production classify@1001", { reason: "thử" }),
  ).rejects.toThrow("not evaluated on the frozen set");
  const reason = "Đã xem kỹ từng tin khác nhau";
  const moved = await run("label production classify@1001", {
    reason,
    isOverride: true,
  });
  expect(moved).toContain(
    "production → classify@1001 AGAINST THE VERDICT  lan: Đã xem kỹ",
  );
  expect(await run("show classify@1001")).toContain("saved by Lan");
  expect(await run("rollback")).toContain("production ↩ embedded");
  expect((await run("history")).split("\n")).toHaveLength(2);
  for (const words of ["", "label production classify@1", "label staging classify@1"]) {
    await expect(run(words)).rejects.toThrow("Write one of:");
  }
});
