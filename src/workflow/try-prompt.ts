/** Lets an administrator see how a prompt reads a message, beside the embedded model; nobody else hears of it. */
import {
  chargedTokens,
  classifyWithPrompt,
  mostTokens,
  whyWithheld,
} from "#classification/providers/llm.ts";
import { heed } from "#classification/providers/llm-combine.ts";
import { reserveTokens, returnTokens } from "#classification/store/llm-answers.ts";
import type { Outcome } from "#classification/types/language-model.ts";
import type { Classification } from "#classification/types.ts";
import type { PromptVersion } from "#prompts/types.ts";
import type { House, ModelDesk } from "./house.ts";
import { dayOf } from "./turn.ts";

export type Trial = {
  readonly embedded: Classification;
  /** Null: the embedded answer would stand, and `outcome` says why. */
  readonly said: Classification | null;
  /** Null: no language model is set up. */
  readonly outcome: Outcome | null;
  readonly tookMs: number | null;
};

/** As a citizen's message would be read now: masked, within the day's tokens, and not at all what may not leave. */
export async function tryPrompt(
  house: House,
  prompt: PromptVersion,
  text: string,
): Promise<Trial> {
  const embedded = house.classifier.classify(text);
  const desk = house.languageModel;
  const why = whyWithheld(text, embedded);
  if (desk === null) return { embedded, said: null, outcome: null, tookMs: null };
  if (why !== null) return { embedded, said: null, outcome: why, tookMs: null };
  return await ask(house, desk, { prompt, text, embedded });
}

async function ask(
  { database, classifier, clock }: House,
  desk: ModelDesk,
  given: {
    readonly prompt: PromptVersion;
    readonly text: string;
    readonly embedded: Classification;
  },
): Promise<Trial> {
  const { prompt, text, embedded } = given;
  const most = mostTokens(desk, prompt);
  const day = dayOf(clock.now());
  const isPaid = await reserveTokens(database.db, day, most, desk.dailyTokens);
  if (!isPaid) return { embedded, said: null, outcome: "budget", tookMs: null };
  const answer = await classifyWithPrompt(desk, prompt, text, embedded, desk.waitMs);
  const { outcome, tookMs } = answer;
  const left = most - chargedTokens(answer, most);
  await database.transaction((tx) => returnTokens(tx, day, left));
  const trust = desk.trust.get(prompt.hash) ?? null;
  const { classify } = classifier;
  const said =
    answer.outcome === "answered"
      ? heed(text, embedded, answer.reading, trust, classify)
      : null;
  return { embedded, said, outcome, tookMs };
}
