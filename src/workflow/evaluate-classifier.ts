/** Judges a classifier on a file of messages with known answers, and keeps what was found. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { reportOf } from "#evaluation/flows/report.ts";
import { runViews } from "#evaluation/flows/run.ts";
import type { Subject } from "#evaluation/port.ts";
import { openAnswerCache } from "#evaluation/providers/answer-cache.ts";
import { parseData, type Report, reportSchema } from "#evaluation/schema.ts";
import { findLatestRun, insertEvaluationRun } from "#evaluation/store.ts";
import { reportPage } from "#evaluation/views/report-page.ts";
import { summaryOf } from "#evaluation/views/summary.ts";
import { AppError } from "#kernel/app-error.ts";
import type { Db } from "#platform/db.ts";
import { newId } from "#platform/ids.ts";

export type Evaluation = {
  readonly subject: Subject;
  readonly dataFile: string;
  /** The JSON file of an earlier run, or the name of a classifier: its latest run of the same data. Null: none. */
  readonly baseline: string | null;
  /** Gets the reports, and the answers given so far. */
  readonly folder: string;
  /** Null: the run is kept as files only. */
  readonly db: Db | null;
  readonly onProgress: (done: number, total: number) => void;
};

export type Evaluated = {
  readonly report: Report;
  readonly jsonFile: string;
  readonly pageFile: string;
};

/** Throws `evaluation.data` and `evaluation.baseline` before anything is asked. */
export async function evaluateClassifier(
  evaluation: Evaluation,
  now: Temporal.Instant,
): Promise<Evaluated> {
  const { subject, folder, db, onProgress } = evaluation;
  const text = readText(evaluation.dataFile, "evaluation.data");
  const { header, items } = parseData(text);
  const hash = createHash("sha256").update(text).digest("hex");
  const baseline = await findBaseline(evaluation, hash);
  const cache = openAnswerCache(folder, subject.hash);
  const views = await runViews(subject, items, { cache, onProgress });
  const data = { ...header, hash };
  const report = reportOf({ id: newId(), at: now, subject, data, views, baseline });
  const files = await writeReport(folder, report, now);
  if (db !== null) await insertEvaluationRun(db, report);
  return { report, ...files };
}

/** What a terminal shows of it. */
export function summarise({ report, jsonFile, pageFile }: Evaluated): string {
  return `${summaryOf(report)}\n\n${jsonFile}\n${pageFile}`;
}

async function findBaseline(
  { baseline, db }: Evaluation,
  dataHash: string,
): Promise<Report | null> {
  if (baseline === null) return null;
  if (baseline.endsWith(".json")) {
    const parsed = reportSchema.safeParse(parseJson(readText(baseline, NO_BASELINE)));
    if (parsed.success) return parsed.data;
    throw noBaseline(`${baseline} is no report of an evaluation.`);
  }
  const about = { classifier: baseline, dataHash };
  const found = db === null ? null : await findLatestRun(db, about);
  if (found !== null) return found;
  throw noBaseline(`No run of "${baseline}" on the same data is kept.`);
}

const NO_BASELINE = "evaluation.baseline";

function noBaseline(found: string): AppError {
  const message = `${found} Name the JSON file of a run, or a classifier that was evaluated on this data.`;
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

async function writeReport(folder: string, report: Report, now: Temporal.Instant) {
  mkdirSync(folder, { recursive: true });
  const stamp = now.toString({ smallestUnit: "second" }).replace(/[-:]/gu, "");
  const name = `${stamp}-${report.classifier.replace(/[^\w.-]/gu, "_")}`;
  const jsonFile = join(folder, `${name}.json`);
  const pageFile = join(folder, `${name}.html`);
  writeWhole(jsonFile, JSON.stringify(report, null, 1));
  writeWhole(pageFile, await reportPage(report));
  return { jsonFile, pageFile };
}

function writeWhole(path: string, text: string): void {
  writeFileSync(`${path}.part`, text);
  renameSync(`${path}.part`, path);
}
