/** Gathers what the pages about prompts show. */
import { readFileSync } from "node:fs";
import { countPaths, findDisagreements } from "#classification/store/llm-answers.ts";
import type { Outcome } from "#classification/types/language-model.ts";
import type { Classification } from "#classification/types.ts";
import { parseData } from "#evaluation/schema.ts";
import { findLatestOrder, findLatestRun, findRuns } from "#evaluation/store.ts";
import { refOf, standingOf } from "#prompts/rules.ts";
import { findLabelMoves } from "#prompts/store.ts";
import type { KnownPrompt, Label, LabelMove } from "#prompts/types.ts";
import { type FrozenSet, readFrozenSet } from "#workflow/frozen-set.ts";
import { type House, matterName } from "#workflow/house.ts";
import { findPrompt, listPrompts } from "#workflow/load-prompts.ts";
import { EMBEDDED, judgePromotion } from "#workflow/promote-prompt.ts";
import type { Trial } from "#workflow/try-prompt.ts";
import { sayDate } from "./agency-words.ts";
import { changesOf } from "./prompts-changes.ts";
import type { PromptsView, Shadow } from "./prompts-page.ts";
import type { Reading, Tried } from "./prompts-proof.ts";
import type { VersionView } from "./prompts-version-page.ts";
import { EMBEDDED_NAME, sayDecision, sayGate, sayOutcome } from "./prompts-words.ts";

const WEEK = { hours: 7 * 24 };
const RUNS = 10;
const MOVES = 20;
const ROWS = 20;
/** So many disagreements are counted; more are not told apart. */
const MOST = 1_000;

export async function promptsView(
  house: House,
  problem: string | null = null,
): Promise<PromptsView> {
  const { database, city, clock } = house;
  const { db } = database;
  const moves = await movesOf(house);
  const runs = await findRuns(db, { dataHash: readFrozenSet().hash }, RUNS);
  const counted = await countPaths(db, clock.now().subtract(WEEK));
  const on = (at: Temporal.Instant) => sayDate(at, city);
  return {
    isModelThere: house.languageModel !== null,
    standings: standingsOf(moves),
    versions: (await listPrompts(db)).map((known) => ({
      ...known,
      ref: refOf(known.prompt),
      on: known.saved === null ? null : on(known.saved.at),
      run: runs.find((run) => run.classifier === refOf(known.prompt)) ?? null,
    })),
    moves: [...moves.production, ...moves.candidate]
      .sort((a, b) => Temporal.Instant.compare(b.at, a.at) || b.number - a.number)
      .slice(0, MOVES)
      .map((move) => ({ ...move, on: on(move.at) })),
    runs: runs.map((run) => ({ ...run, on: on(Temporal.Instant.from(run.at)) })),
    paths: counted.map(({ path, why, count }) => ({
      name:
        path === "llm" ? "mô hình ngôn ngữ" : `${EMBEDDED_NAME}: ${sayOutcome(why)}`,
      count,
    })),
    order: await findLatestOrder(db, EMBEDDED),
    shadow: await shadowOf(house, standingsOf(moves).candidate.target),
    problem,
  };
}

type Moves = Readonly<Record<Label, LabelMove[]>>;

async function movesOf({ database: { db } }: House): Promise<Moves> {
  return {
    production: await findLabelMoves(db, "production"),
    candidate: await findLabelMoves(db, "candidate"),
  };
}

function standingsOf({ production, candidate }: Moves) {
  return { production: standingOf(production), candidate: standingOf(candidate) };
}

async function shadowOf(
  house: House,
  candidate: string | null,
): Promise<Shadow | null> {
  const { database, city } = house;
  const known = candidate === null ? null : await findPrompt(database.db, candidate);
  if (candidate === null || known === null) return null;
  const { readings, found } = await findDisagreements(
    database.db,
    known.prompt.hash,
    MOST,
  );
  const said = ({ gate, matterId }: { gate: string; matterId: string | null }) =>
    `${sayGate(gate)}: ${matterName(city, matterId).vi}`;
  return {
    candidate,
    readings,
    differing: found.length,
    rows: found.slice(0, ROWS).map((row) => ({
      on: sayDate(row.at, city),
      text: row.text,
      said: said(row.said),
      answered: said(row.answered),
    })),
  };
}

export async function versionView(
  house: House,
  known: KnownPrompt,
): Promise<VersionView> {
  const { database, city } = house;
  const ref = refOf(known.prompt);
  const all = await listPrompts(database.db);
  const frozen = readFrozenSet();
  const about = { classifier: ref, dataHash: frozen.hash };
  const run = await findLatestRun(database.db, about);
  return {
    ...known,
    ref,
    on: known.saved === null ? null : sayDate(known.saved.at, city),
    isModelThere: house.languageModel !== null,
    standings: standingsOf(await movesOf(house)),
    verdict: await judgePromotion(database.db, ref),
    run,
    changes: run === null ? null : changesOf(run, textsOf(frozen), city),
    order: await findLatestOrder(database.db, ref),
    others: all.map(({ prompt }) => refOf(prompt)).filter((other) => other !== ref),
    draft: null,
    problems: [],
    tried: null,
  };
}

function textsOf({ path }: FrozenSet): ReadonlyMap<string, string> {
  const { items } = parseData(readFileSync(path, "utf8"));
  return new Map(items.map(({ id, text }) => [id, text]));
}

/** A trial in words. */
export function triedView(house: House, text: string, trial: Trial): Tried {
  const { embedded, said, outcome, tookMs } = trial;
  return {
    text,
    embedded: readingOf(house, embedded),
    said: said === null ? null : readingOf(house, said),
    why: whyOf(said, outcome),
    took: tookMs === null ? null : `${tookMs} ms`,
  };
}

function whyOf(said: Classification | null, outcome: Outcome | null): string | null {
  if (said !== null) return null;
  const why = outcome === null ? "chưa nối mô hình ngôn ngữ" : sayOutcome(outcome);
  return `Câu trả lời của ${EMBEDDED_NAME} được dùng: ${why}`;
}

function readingOf({ city }: House, found: Classification): Reading {
  const [best] = found.candidates;
  const { gate, decision, secondMatter } = found;
  const matter = matterName(city, best?.matterId ?? null).vi;
  const second = secondMatter?.matterId ?? null;
  const other = second === best?.matterId ? secondMatter?.first.matterId : second;
  return {
    gate: sayGate(gate),
    matter,
    sure: best === undefined ? null : `${Math.round(best.p * 100)} %`,
    decision: sayDecision(decision),
    second: other === undefined || other === null ? null : matterName(city, other).vi,
  };
}
