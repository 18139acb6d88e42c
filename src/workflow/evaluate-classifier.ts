/** Judges a classifier on a file of messages with known answers, and keeps what was found. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { reportOf } from "#evaluation/flows/report.ts";
import { runViews } from "#evaluation/flows/run.ts";
import type { Subject } from "#evaluation/port.ts";
import { openAnswerCache } from "#evaluation/providers/answer-cache.ts";
import type { Pace, Stopwatch } from "#evaluation/providers/turns.ts";
import { parseData, type Report, reportSchema } from "#evaluation/schema.ts";
import { findLatestRun, findRun, insertEvaluationRun } from "#evaluation/store.ts";
import type { Prices } from "#evaluation/types.ts";
import { reportPage } from "#evaluation/views/report-page.ts";
import { summaryOf } from "#evaluation/views/summary.ts";
import { AppError } from "#kernel/app-error.ts";
import type { Db } from "#platform/db.ts";
import { newId } from "#platform/ids.ts";

export type Evaluation = {
  readonly subject: Subject;
  readonly dataFile: string;
  /**
   * The id or the JSON file of an earlier run, or the name of a classifier: its latest run of the same data, else one made now.
   * Null: none.
   */
  readonly baseline: string | null;
  /** Opens a classifier by its name. */
  readonly open: (name: string) => Promise<Subject>;
  readonly pace: Pace;
  readonly watch: Stopwatch;
  readonly prices: Prices | null;
  /** Keeps the answers given so far. */
  readonly folder: string;
  /** Null: the run is not kept as a row. */
  readonly db: Db | null;
  /** What it throws breaks the run off; what was answered is kept. */
  readonly onProgress: (done: number, total: number) => void;
};

/** Throws `evaluation.data` and `evaluation.baseline` before anything is asked. */
export async function evaluateClassifier(
  evaluation: Evaluation,
  now: Temporal.Instant,
): Promise<Report> {
  const { subject, folder, db, prices } = evaluation;
  const text = readText(evaluation.dataFile, "evaluation.data");
  const { header, items } = parseData(text);
  const hash = createHash("sha256").update(text).digest("hex");
  const baseline = await findBaseline(evaluation, hash, now);
  const cache = openAnswerCache(folder, subject.hash);
  const views = await runViews(subject, items, { ...evaluation, cache });
  const data = { ...header, hash };
  const run = { id: newId(), at: now, subject, data, views, baseline, prices };
  const report = reportOf(run);
  if (db !== null) await insertEvaluationRun(db, report);
  return report;
}

/** What a terminal shows of it. */
export function summarise(report: Report): string {
  return summaryOf(report);
}

/** Writes the report as JSON and as a page; where each is then. */
export async function fileReport(
  report: Report,
  to: {
    readonly folder: string;
    readonly jsonFile?: string;
    readonly pageFile?: string;
  },
) {
  mkdirSync(to.folder, { recursive: true });
  const at = Temporal.Instant.from(report.at).toString({ smallestUnit: "second" });
  const name = `${at.replace(/[-:]/gu, "")}-${report.classifier}`;
  const jsonFile = to.jsonFile ?? join(to.folder, `${name}.json`);
  const pageFile = to.pageFile ?? join(to.folder, `${name}.html`);
  writeWhole(jsonFile, JSON.stringify(report, null, 1));
  writeWhole(pageFile, await reportPage(report));
  return { jsonFile, pageFile };
}

async function findBaseline(
  evaluation: Evaluation,
  dataHash: string,
  now: Temporal.Instant,
): Promise<Report | null> {
  const { baseline, db } = evaluation;
  if (baseline === null) return null;
  if (baseline.endsWith(".json")) {
    const parsed = reportSchema.safeParse(parseJson(readText(baseline, NO_BASELINE)));
    if (parsed.success) return parsed.data;
    throw noBaseline(`${baseline} is no report of an evaluation.`);
  }
  if (RUN_ID.test(baseline)) {
    const run = db === null ? null : await findRun(db, baseline);
    if (run !== null) return run;
    throw noBaseline(`No run ${baseline} is kept.`);
  }
  const kept =
    db === null ? null : await findLatestRun(db, { classifier: baseline, dataHash });
  if (kept !== null) return kept;
  const subject = await evaluation.open(baseline);
  return await evaluateClassifier({ ...evaluation, subject, baseline: null }, now);
}

const RUN_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
const NO_BASELINE = "evaluation.baseline";

function noBaseline(found: string): AppError {
  const message = `${found} Name a run, its JSON file, or a classifier.`;
  return new AppError(message, { code: NO_BASELINE });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function readText(path: string, code: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    const message = `${path} cannot be read. Name a file that exists.`;
    throw new AppError(message, { code, cause });
  }
}

function writeWhole(path: string, text: string): void {
  writeFileSync(`${path}.part`, text);
  renameSync(`${path}.part`, path);
}
