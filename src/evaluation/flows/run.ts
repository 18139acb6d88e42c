/** Puts every message in every view to a classifier and measures what it said. */

import type { Subject } from "#evaluation/port.ts";
import type { AnswerCache } from "#evaluation/providers/answer-cache.ts";
import { intervalsOf } from "#evaluation/providers/bootstrap.ts";
import type { Sure } from "#evaluation/providers/calibration.ts";
import { viewOf } from "#evaluation/providers/noise.ts";
import {
  createTurns,
  type Pace,
  type Stopwatch,
  type Turns,
} from "#evaluation/providers/turns.ts";
import { figuresOf } from "#evaluation/rules.ts";
import {
  type Answer,
  type Figures,
  type Interval,
  type Item,
  type Outcome,
  type ViewName,
  viewNames,
} from "#evaluation/types.ts";
import { AppError } from "#kernel/app-error.ts";
import { calibrated, sureOf } from "./calibrate.ts";

/** The slips of fingers are the same in every run. */
const SEED = 2_026;
/** So many answers until the engine has compiled what it runs; they are given again and timed later. */
const WARM_UP = 200;
/** Answers between two breaths. */
const BREATH = 10;

export type View = {
  readonly name: ViewName;
  readonly outcomes: readonly Outcome[];
  /** Of a language model, before its probabilities were calibrated. */
  readonly sure: readonly Sure[];
  readonly figures: Figures;
  readonly intervals: ReadonlyMap<keyof Figures, Interval>;
};

const AT_ONCE: Pace = { parallel: 1, perMinute: null };

export type RunMeans = {
  readonly cache: AnswerCache;
  readonly pace: Pace;
  readonly watch: Stopwatch;
  readonly onProgress: (done: number, total: number) => void;
};

/** Throws `evaluation.serverGone` when a server does not answer for minutes; what was answered is kept. */
export async function runViews(
  subject: Subject,
  items: readonly Item[],
  means: RunMeans,
): Promise<View[]> {
  const asks = viewNames.flatMap((name) => items.map((item) => ({ name, item })));
  let done = 0;
  // What runs in this process is timed one by one, and spares no server.
  const pace = subject.isLocal ? AT_ONCE : means.pace;
  const ask = asker(subject, items, { ...means, pace });
  const answers = await inParallel(pace.parallel, asks, async ({ name, item }) => {
    const answer = await ask(viewOf(name, item.text, SEED));
    // What runs in this process would let nobody else in.
    if (done % BREATH === 0) await new Promise((resolve) => setImmediate(resolve));
    means.onProgress(++done, asks.length);
    return { name, outcome: { item, answer } };
  });
  const given = viewNames.map((name) =>
    answers.filter((one) => one.name === name).map(({ outcome }) => outcome),
  );
  const { calibrate } = subject;
  const shown = calibrate === undefined ? given : calibrated(given, calibrate);
  const views: View[] = [];
  for (const [index, name] of viewNames.entries()) {
    const outcomes = shown[index] ?? [];
    const intervals = await intervalsOf(outcomes, figuresOf);
    const sure = sureOf(given[index] ?? []);
    views.push({ name, outcomes, sure, figures: figuresOf(outcomes), intervals });
  }
  return views;
}

/** The results in the order of the jobs; the first that fails ends all. */
async function inParallel<T, R>(
  parallel: number,
  jobs: readonly T[],
  work: (job: T) => Promise<R>,
): Promise<R[]> {
  const results = new Map<number, R>();
  const queue = jobs.entries();
  let isBroken = false;
  const worker = async () => {
    for (const [index, job] of queue) {
      if (isBroken) return;
      results.set(index, await work(job));
    }
  };
  const workers = Array.from({ length: parallel }, () =>
    worker().catch((error: unknown) => {
      isBroken = true;
      throw error;
    }),
  );
  await Promise.all(workers);
  return jobs.flatMap((_, index) => results.get(index) ?? []);
}

/** Asks the cache, else the subject, which was warmed up before it is first timed. */
function asker(
  subject: Subject,
  items: readonly Item[],
  { cache, pace, watch }: RunMeans,
): (text: string) => Promise<Answer> {
  let isWarm = !subject.isLocal;
  const turns = createTurns(pace, watch);
  const answerNew = async (text: string) => {
    if (!isWarm) {
      for (const item of items.slice(0, WARM_UP)) await subject.answer(item.text);
      isWarm = true;
    }
    const answer = await askPatiently(subject, text, turns);
    // A slow minute says nothing of the next run.
    if (answer.asked?.outcome !== "timeout") cache.add(text, answer);
    return answer;
  };
  /** Two ways of typing may give the same text: it is asked once. */
  const underWay = new Map<string, Promise<Answer>>();
  return async (text) => {
    const known = cache.find(text);
    if (known !== null) return known;
    const answer = underWay.get(text) ?? answerNew(text);
    underWay.set(text, answer);
    return await answer.finally(() => underWay.delete(text));
  };
}

async function askPatiently(
  subject: Subject,
  text: string,
  turns: Turns,
): Promise<Answer> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const from = await turns.begin();
    const answer = await subject.answer(text);
    if (answer !== "later") {
      turns.goOn();
      return answer;
    }
    turns.holdBack(from);
  }
  throw new AppError(
    "The server of the language model has not answered for minutes, or refuses (a wrong key, an unknown model). What it answered is kept: give the same command again to go on.",
    { code: "evaluation.serverGone" },
  );
}

/** With pauses of 2 s doubled to a minute: about three minutes. */
const MOST_TRIES = 8;
