/** Asks the language model outside of any transaction: an update waits for it, its lane with it, and nobody else does. */
import {
  chargedTokens,
  classifyWithPrompt,
  mostTokens,
} from "#classification/providers/llm.ts";
import {
  claimQuestion,
  endQuestion,
  findOwnOutcome,
  insertReading,
  type Question,
  recordAnswer,
  reserveTokens,
  returnTokens,
} from "#classification/store/llm-answers.ts";
import type { ModelAnswer, WhyNotAsked } from "#classification/types/language-model.ts";
import { holdUpdate, releaseUpdate } from "#inbox/store.ts";
import type { PromptVersion } from "#prompts/types.ts";
import type { LiveQuestion } from "./classify-live.ts";
import type { House, ModelDesk } from "./house.ts";
import { findPrompt } from "./load-prompts.ts";
import { dayOf } from "./turn.ts";

/** How much longer an update waits than its answer may take: then the answer was lost. */
const SLACK_MS = 1_000;
/** Nobody is asked for an answer that must be there within this part of the time. */
const LEAST = 1 / 8;

/** Lets the update wait for an answer; whoever answers lets it go on. */
export async function putQuestion(
  { database }: House,
  { waitMs }: ModelDesk,
  question: LiveQuestion,
  now: Temporal.Instant,
): Promise<void> {
  await database.transaction(async (tx) => {
    const { updateSeq, contentHash } = question;
    const until = now.add({ milliseconds: waitMs + SLACK_MS });
    if (!(await holdUpdate(tx, updateSeq, until))) return;
    // Another process may have been handling the same update.
    const own = await findOwnOutcome(tx, updateSeq, contentHash);
    if (own === undefined) await insertReading(tx, question, null, now);
  });
}

/** Asks about the oldest message somebody waits for. Returns 1, or 0 when there was none. */
export async function answerLive(house: House): Promise<number> {
  return house.languageModel === null
    ? 0
    : await answer(house, house.languageModel, "live");
}

/** The same for what a candidate is to read without effect. */
export async function answerShadow(house: House): Promise<number> {
  return house.languageModel === null
    ? 0
    : await answer(house, house.languageModel, "shadow");
}

async function answer(
  house: House,
  desk: ModelDesk,
  purpose: Question["purpose"],
): Promise<number> {
  const { database, clock } = house;
  const now = clock.now();
  const until = now.add({ milliseconds: desk.waitMs + SLACK_MS });
  const question = await claimQuestion(database.db, purpose, until, now);
  if (question === null) return 0;
  const withinMs = leftOf(question, desk, now);
  const prompt = (await findPrompt(database.db, question.prompt))?.prompt ?? null;
  const why = await whyNot(house, desk, { withinMs, prompt }, now);
  if (why !== null || prompt === null) {
    await end(house, question, why ?? "late");
    return 1;
  }
  const said = await ask(house, desk, { question, prompt, withinMs });
  await record(house, question, said, {
    day: dayOf(now),
    most: mostTokens(desk, prompt),
  });
  return 1;
}

/** Whole milliseconds until the citizen has waited long enough; nobody waits for a shadow. */
function leftOf(
  { purpose, at }: Question,
  { waitMs }: ModelDesk,
  now: Temporal.Instant,
): number {
  const waited = purpose === "shadow" ? 0 : at.until(now).total("milliseconds");
  return Math.floor(waitMs - waited);
}

async function whyNot(
  { database }: House,
  desk: ModelDesk,
  given: { readonly withinMs: number; readonly prompt: PromptVersion | null },
  now: Temporal.Instant,
): Promise<WhyNotAsked | null> {
  const { withinMs, prompt } = given;
  if (withinMs < desk.waitMs * LEAST || prompt === null) return "late";
  if (!desk.breaker.admits(now)) return "breaker";
  const most = mostTokens(desk, prompt);
  const day = dayOf(now);
  const isPaid = await reserveTokens(database.db, day, most, desk.dailyTokens);
  return isPaid ? null : "budget";
}

type Ready = {
  readonly question: Question;
  readonly prompt: PromptVersion;
  readonly withinMs: number;
};

async function ask(
  { classifier, clock, log }: House,
  desk: ModelDesk,
  { question, prompt, withinMs }: Ready,
): Promise<ModelAnswer> {
  const { text, purpose } = question;
  const said = await classifyWithPrompt(
    desk,
    prompt,
    text,
    classifier.classify(text),
    withinMs,
  ).catch((error: unknown): ModelAnswer => {
    // A prompt that cannot be filled, or a fault of ours: a question that was taken must end.
    log.error(
      { event: "model.notAsked", err: error },
      "a prompt could not be read with",
    );
    return { outcome: "error", use: null, tookMs: 0 };
  });
  const { outcome, tookMs, use } = said;
  desk.breaker.record(outcome, clock.now());
  const level = outcome === "answered" ? "info" : "warn";
  const facts = {
    purpose,
    prompt: question.prompt,
    model: question.model,
    outcome,
    tookMs,
    used: use,
  };
  log[level]({ event: "model.asked", ...facts }, "a language model was asked");
  return said;
}

async function record(
  { database }: House,
  question: Question,
  said: ModelAnswer,
  reserved: { readonly day: string; readonly most: number },
): Promise<void> {
  const { day, most } = reserved;
  const used = chargedTokens(said, most);
  await database.transaction(async (tx) => {
    await recordAnswer(tx, question.id, said);
    await returnTokens(tx, day, most - used);
    if (question.updateSeq !== null) await releaseUpdate(tx, question.updateSeq);
  });
}

async function end(
  { database }: House,
  { id, updateSeq }: Question,
  why: WhyNotAsked,
): Promise<void> {
  await database.transaction(async (tx) => {
    await endQuestion(tx, id, why);
    if (updateSeq !== null) await releaseUpdate(tx, updateSeq);
  });
}
