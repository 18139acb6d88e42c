import { randomUUID } from "node:crypto";
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Subject } from "#evaluation/port.ts";
import { reportSchema } from "#evaluation/schema.ts";
import { findRuns } from "#evaluation/store.ts";
import { type Database, openDatabase } from "#platform/db.ts";
import { MODEL_FOLDER } from "#test/support/classifier.ts";
import { outcome } from "#test/unit/evaluation/outcomes.ts";
import {
  evaluateClassifier,
  fileReport,
  summarise,
} from "#workflow/evaluate-classifier.ts";
import { findReleased } from "#workflow/load-prompts.ts";
import { openSubject } from "#workflow/open-subject.ts";

const now = Temporal.Instant.from("2026-11-22T10:00:00Z");
let database: Database;
let folder = "";
beforeAll(async () => {
  database = await openDatabase({ databaseUrl: null, folder: null });
});
afterAll(() => database.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lang-nghe-evaluate-"));
  return () => rmSync(folder, { recursive: true });
});

const header = { name: "few", version: "1", about: "Two messages <b>by hand</b>." };
const right = outcome({ id: "a", text: "đèn tắt" });
const wrong = outcome({ id: "b", text: "rác cháy", matters: ["rac.dot"] });

function dataFile(
  lines: readonly unknown[] = [header, right.item, wrong.item],
): string {
  const path = join(folder, "few.jsonl");
  writeFileSync(path, lines.map((line) => JSON.stringify(line)).join("\n"));
  return path;
}

/** Says of every text that a lamp is out, and counts how often it was asked. */
function lampSubject(hash = "a".repeat(64), failAfter = Infinity) {
  const subject = {
    name: "embedded",
    hash,
    isLocal: false,
    asked: 0,
    answer: () => {
      if (subject.asked >= failAfter) throw new Error("broken off");
      subject.asked++;
      return right.answer;
    },
  } satisfies Subject & { asked: number };
  return subject;
}

async function evaluate(
  subject: Subject,
  given: { baseline?: string; data?: string } = {},
) {
  const { baseline = null, data = dataFile() } = given;
  const { db } = database;
  const means = {
    folder: join(folder, "runs"),
    db,
    onProgress: () => {},
    open: (name: string) => openSubject(name, subjectMeans),
    pace: { parallel: 3, perMinute: null },
    watch: { elapsedMs: () => 0, wait: () => Promise.resolve() },
    prices: null,
  };
  const wish = { subject, dataFile: data, baseline, ...means };
  const report = await evaluateClassifier(wish, now);
  return { report, ...(await fileReport(report, means)) };
}

const subjectMeans = {
  folder: MODEL_FOLDER,
  elapsedMs: () => 0,
  llm: null,
  findPrompt: (ref: string) => Promise.resolve(findReleased(ref)),
};

test("a run is kept as a row, as JSON and as a page that needs nothing else", async () => {
  const { report, jsonFile, pageFile } = await evaluate(lampSubject());
  expect(report.views.map(({ figures }) => figures.top1)).toEqual([0.5, 0.5, 0.5, 0.5]);
  expect(reportSchema.parse(JSON.parse(readFileSync(jsonFile, "utf8")))).toEqual(
    report,
  );
  const row = await database.db.evaluationRun.findUnique({ where: { id: report.id } });
  expect(reportSchema.parse(row?.report)).toEqual(report);
  const page = readFileSync(pageFile, "utf8");
  expect(page).toContain("<svg");
  expect(page).toContain("Two messages &lt;b&gt;by hand&lt;/b&gt;.");
  expect(summarise(report)).toContain(header.about);
  expect(page).not.toMatch(/<script|<link|src=/u);
  for (const text of [page, JSON.stringify(report)])
    expect(text).not.toContain("rác cháy");
});

test("answers are asked for once, and a run that was broken off goes on", async () => {
  await expect(evaluate(lampSubject("b".repeat(64), 3))).rejects.toThrow("broken off");
  const runs = join(folder, "runs");
  const [answers = ""] = readdirSync(runs);
  appendFileSync(join(runs, answers), '\n{"key":"torn');
  const second = lampSubject("b".repeat(64));
  await evaluate(second);
  const third = lampSubject("b".repeat(64));
  await evaluate(third);
  const other = lampSubject("c".repeat(64));
  await evaluate(other);
  expect([second.asked + 3, third.asked]).toEqual([other.asked, 0]);
});

describe("against a baseline", () => {
  test("a file or the latest run of the same data: items that became worse or better are named", async () => {
    const before = await evaluate(lampSubject("d".repeat(64)));
    const rubbish: Subject = {
      ...lampSubject("e".repeat(64)),
      answer: () => ({ ...right.answer, matter: "rac.dot" }),
    };
    for (const baseline of [before.jsonFile, before.report.id, "embedded"]) {
      const after = await evaluate(rubbish, { baseline });
      if (baseline !== "embedded") {
        expect(after.report.baseline).toMatchObject({
          worse: [{ id: "a", what: "matter", saidThen: "den.tat" }],
          better: [{ id: "b", what: "matter", saidThen: "den.tat" }],
        });
        expect(summarise(after.report)).toContain("1 worse, 1 better");
      } else expect(after.report.baseline?.classifier).toBe("embedded");
    }
  });

  test.each([
    ["NAME@1", "evaluation.unknownClassifier"],
    ["classify@1", "evaluation.noLanguageModel"],
    ["absent.json", "evaluation.baseline"],
    [randomUUID(), "evaluation.baseline"],
  ])("%s is not there: said at once", async (baseline, code) => {
    const subject = lampSubject("f".repeat(64));
    await expect(evaluate(subject, { baseline })).rejects.toMatchObject({ code });
    expect(subject.asked).toBe(0);
  });

  test("a classifier nobody has judged on this data is judged first", async () => {
    const lines = [{ ...header, version: "2" }, right.item];
    const data = dataFile(lines);
    const { report } = await evaluate(lampSubject(), { data, baseline: "embedded" });
    expect(report.baseline?.classifier).toBe("embedded");
    const { hash } = report.data;
    expect(await findRuns(database.db, { dataHash: hash }, 10)).toHaveLength(2);
  });
});

test.each([
  ["no header", [right.item], /^Line 1: /u],
  ["a wrong line", [header, { id: "a" }], /^Line 2: text: /u],
  ["an id twice", [header, right.item, right.item], /same id/u],
])("a data file with %s is refused", async (_, lines, message) => {
  const data = dataFile(lines);
  await expect(evaluate(lampSubject(), { data })).rejects.toMatchObject({
    code: "evaluation.data",
    message: expect.stringMatching(message),
  });
});

test("a classifier nobody knows is named, with what is allowed", async () => {
  const opening = openSubject("NAME@1", subjectMeans);
  await expect(opening).rejects.toThrow('no classifier "NAME@1". Allowed: embedded');
});
