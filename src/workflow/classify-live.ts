/**
 * Classifies what a citizen wrote: by the language model where one is in production and quick enough, else by the embedded one. A
 * transaction asks nobody: where an answer is missing it ends with `NotYetRead`, and begins anew once there is one.
 */
import {
  contentHash,
  modelOf,
  type PromptReader,
  whyWithheld,
} from "#classification/providers/llm.ts";
import { heed } from "#classification/providers/llm-combine.ts";
import { maskPersonal } from "#classification/providers/mask.ts";
import {
  countOpenQuestions,
  countTokens,
  findKnownReading,
  findOwnOutcome,
  insertReading,
  type NewReading,
  type ReadingKey,
  settleOwnReading,
} from "#classification/store/llm-answers.ts";
import type { WhyNotAsked } from "#classification/types/language-model.ts";
import type { Classification } from "#classification/types.ts";
import { AppError } from "#kernel/app-error.ts";
import { refOf } from "#prompts/rules.ts";
import type { Label, PromptVersion } from "#prompts/types.ts";
import type { ModelDesk } from "./house.ts";
import { labelledPrompt } from "./load-prompts.ts";
import { dayOf, type Turn } from "./turn.ts";

export type LiveQuestion = NewReading & { readonly updateSeq: bigint };

/** The transaction of an update needs a language model's answer first; thrown, because nothing else undoes the transaction. */
export class NotYetRead extends Error {
  readonly question: LiveQuestion;

  constructor(question: LiveQuestion) {
    super("A language model must be asked first.");
    this.question = question;
  }
}

/** Throws `NotYetRead`. */
export async function classifyLive(turn: Turn, text: string): Promise<Classification> {
  const { house } = turn;
  const embedded = house.classifier.classify(text);
  const desk = house.languageModel;
  if (desk === null) return embedded;
  const asked = { turn, desk, text, embedded };
  const production = await promptAt(turn, "production");
  const answered = production === null ? embedded : await readLive(asked, production);
  await askCandidate(asked, production, answered);
  return answered;
}

type Asked = {
  readonly turn: Turn;
  readonly desk: ModelDesk;
  readonly text: string;
  readonly embedded: Classification;
};

async function readLive(asked: Asked, prompt: PromptVersion): Promise<Classification> {
  const { turn, desk, text, embedded } = asked;
  const { tx, house, now, chat, seq } = turn;
  const key = keyOf(desk, prompt, text);
  const own = await findOwnOutcome(tx, seq, key.contentHash);
  if (own !== undefined) {
    const { contentHash: hash } = key;
    await settleOwnReading(tx, seq, { contentHash: hash, chatId: chat.id });
    if (own !== "answered") return embedded;
  }
  const known = await findKnownReading(tx, key);
  const reading = {
    ...key,
    purpose: "live",
    chatId: chat.id,
    updateSeq: seq,
    baseline: embedded,
    text: null,
  } as const;
  if (known !== null) {
    if (own === undefined)
      await insertReading(tx, { ...reading, outcome: "answered" }, known, now);
    const { classify } = house.classifier;
    return heed(text, embedded, known, desk.trust.get(prompt.hash) ?? null, classify);
  }
  if (own !== undefined) return embedded;
  const why = whyWithheld(text, embedded) ?? (await whyNotNow(turn, desk));
  if (why === null) {
    const masked = maskPersonal(text);
    throw new NotYetRead({ ...reading, chatId: null, text: masked, outcome: null });
  }
  await insertReading(tx, { ...reading, outcome: why }, null, now);
  return embedded;
}

/** More than these wait for the model already: it would be too late for one more. */
const MOST_WAITING = 24;

async function whyNotNow(
  { tx, now }: Pick<Turn, "tx" | "now">,
  { breaker, dailyTokens }: ModelDesk,
): Promise<WhyNotAsked | null> {
  if (breaker.isOpen(now)) return "breaker";
  if ((await countTokens(tx, dayOf(now))) >= dailyTokens) return "budget";
  return (await countOpenQuestions(tx)) >= MOST_WAITING ? "busy" : null;
}

/** Lets the candidate read its share of messages later; whatever it says changes nothing. */
async function askCandidate(
  { turn, desk, text, embedded }: Asked,
  production: PromptVersion | null,
  answered: Classification,
): Promise<void> {
  const { tx, now, chat } = turn;
  if (desk.shadowShare === 0 || whyWithheld(text, embedded) !== null) return;
  const candidate = await promptAt(turn, "candidate");
  if (candidate === null || candidate.hash === production?.hash) return;
  const key = keyOf(desk, candidate, text);
  if (chanceOf(key.contentHash) >= desk.shadowShare) return;
  if ((await findKnownReading(tx, key)) !== null) return;
  const rest = { purpose: "shadow", chatId: chat.id, updateSeq: null } as const;
  const masked = maskPersonal(text);
  const reading = { ...key, ...rest, baseline: answered, text: masked, outcome: null };
  await insertReading(tx, reading, null, now);
}

/** From 0 to below 1, the same for the same text. */
function chanceOf(hash: string): number {
  return Number.parseInt(hash.slice(0, 8), 16) / 2 ** 32;
}

function keyOf(
  desk: Pick<PromptReader, "modelName">,
  prompt: PromptVersion,
  text: string,
): ReadingKey {
  return {
    prompt: refOf(prompt),
    promptHash: prompt.hash,
    model: modelOf(desk, prompt),
    contentHash: contentHash(text),
  };
}

/** A label on a prompt this program does not have stands on none: a citizen must not wait for whoever moves it. */
async function promptAt(
  { tx, house }: Pick<Turn, "tx" | "house">,
  label: Label,
): Promise<PromptVersion | null> {
  try {
    return await labelledPrompt(tx, label);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "prompts.absent") throw error;
    house.log.error({ event: "prompt.absent", label }, "a label stands on no prompt");
    return null;
  }
}
