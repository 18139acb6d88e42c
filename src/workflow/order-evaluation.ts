/** Judges a classifier on the frozen set because somebody asked for it in the console: beside all other work, and on after a crash. */
import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Subject } from "#evaluation/port.ts";
import {
  claimOrder,
  endOrder,
  insertOrder,
  markProgress,
  releaseOrder,
} from "#evaluation/store.ts";
import type { EvaluationOrder } from "#evaluation/types.ts";
import { AppError } from "#kernel/app-error.ts";
import { isUniqueViolation } from "#platform/db.ts";
import { evaluateClassifier } from "./evaluate-classifier.ts";
import { readFrozenSet } from "./frozen-set.ts";
import type { House } from "./house.ts";
import { findPrompt, labelStanding } from "./load-prompts.ts";
import { embeddedSubject, promptSubject } from "./open-subject.ts";
import { EMBEDDED } from "./promote-prompt.ts";

/** `already`: it is being judged. */
export async function orderEvaluation(
  { database, clock }: Pick<House, "database" | "clock">,
  classifier: string,
): Promise<"ordered" | "already"> {
  try {
    await insertOrder(database.db, classifier, clock.now());
    return "ordered";
  } catch (error) {
    if (isUniqueViolation(error)) return "already";
    throw error;
  }
}

/** Whoever works on an order says so this often at least. */
const LEASE = { minutes: 3 };
/** Fewer than the command line asks at once: citizens are served by the same process. */
const PACE = { parallel: 4, perMinute: 240 };
/** Messages between two marks of progress. */
const STEP = 20;

type Order = Pick<EvaluationOrder, "id" | "classifier">;
type Judging = Pick<
  House,
  "database" | "clock" | "log" | "classifier" | "languageModel"
>;

/** Works on the oldest order to its end. Returns 1, or 0 when there was none or `signal` broke it off. */
export async function workOnOrder(
  house: Judging,
  signal: AbortSignal,
  dataFile: string = readFrozenSet().path,
): Promise<number> {
  const { database, clock, log } = house;
  const { db } = database;
  const now = clock.now();
  const order = await claimOrder(db, now.add(LEASE), now);
  if (order === null) return 0;
  const { id, classifier } = order;
  // Answers by the hash of a text, never the text.
  const folder = join(tmpdir(), "lang-nghe-evaluations", id);
  try {
    await judge(house, order, { folder, dataFile, signal });
  } catch (error) {
    if (signal.aborted) {
      await releaseOrder(db, id);
      return 0;
    }
    log.error({ event: "evaluation.failed", classifier, err: error }, "not judged");
    await endOrder(
      db,
      id,
      error instanceof AppError ? error.code : "evaluation.broken",
    );
    return 1;
  }
  await endOrder(db, id, null);
  rmSync(folder, { recursive: true, force: true });
  return 1;
}

async function judge(
  house: Judging,
  { id, classifier }: Order,
  given: {
    readonly folder: string;
    readonly dataFile: string;
    readonly signal: AbortSignal;
  },
): Promise<void> {
  const { database, clock, log } = house;
  const { db } = database;
  const { folder, dataFile, signal } = given;
  const production = (await labelStanding(db, "production")).target ?? EMBEDDED;
  let marking: Promise<void> = Promise.resolve();
  await evaluateClassifier(
    {
      subject: await subjectOf(house, classifier),
      open: (name) => subjectOf(house, name),
      dataFile,
      baseline: production === classifier ? null : production,
      folder,
      db,
      pace: PACE,
      watch: {
        elapsedMs: () => performance.now(),
        wait: async (ms) => void (await setTimeout(ms, undefined, { signal })),
      },
      prices: null,
      onProgress: (answered, total) => {
        signal.throwIfAborted();
        if (answered % STEP !== 0 && answered !== total) return;
        const until = clock.now().add(LEASE);
        marking = marking
          .then(() => markProgress(db, id, { answered, total }, until))
          .catch((err: unknown) => {
            log.warn({ event: "evaluation.notMarked", err }, "progress was not marked");
          });
      },
    },
    clock.now(),
  );
  await marking;
}

/** What would answer citizens in this house: its own model, its corrections, its language model. */
async function subjectOf(house: Judging, name: string): Promise<Subject> {
  const { classifier, languageModel: reader, database } = house;
  const elapsedMs = () => performance.now();
  // The order's own folder keeps the answers, so they are this minute's.
  const hash = createHash("sha256").update(name).digest("hex");
  if (name === EMBEDDED) return embeddedSubject(classifier, { hash, elapsedMs });
  const known = await findPrompt(database.db, name);
  if (known === null || reader === null) {
    throw new AppError(
      `${name} cannot be asked: no such prompt, or no language model.`,
      {
        code: "evaluation.noLanguageModel",
      },
    );
  }
  return promptSubject(known.prompt, { reader, classifier }, { hash, elapsedMs });
}
