/** What follows an answer: is it solved? */

import type { Effect } from "#conversations/types/effects.ts";
import type { Conversation, ReplyButton } from "#conversations/types.ts";
import { phrase } from "#messages/phrase.ts";
import { says } from "./plain-answers.ts";

type CaseName = { readonly caseId: string; readonly code: string };

const VERDICTS = ["solved", "partly", "notSolved"] as const;

/** The buttons below an answer, and below what reminds of it. */
export function verdictButtons({ caseId, code }: CaseName): readonly ReplyButton[] {
  return VERDICTS.map((verdict) => ({
    label: phrase(verdict),
    action: { kind: "confirm", caseId, code, verdict },
  }));
}

/** What to confirm when somebody who has nothing else in hand types a verdict; null: it is none. */
export function verdictOf({ draft, task }: Conversation, text: string): Effect | null {
  if (draft !== null || task !== null) return null;
  const verdict = VERDICTS.find((one) => says(one, text));
  return verdict === undefined ? null : { kind: "confirmOnly", verdict, text };
}
