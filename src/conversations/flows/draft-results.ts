/** What the house found out, put into the draft. */

import type {
  Conversation,
  Draft,
  Result,
  Step,
  Surroundings,
  Understanding,
} from "#conversations/types.ts";
import { phrase } from "#messages/phrase.ts";
import { withWard } from "./draft-changes.ts";
import { goOn, say, sayFirst } from "./draft-questions.ts";

/** The house has looked at the text. */
export function onUnderstood(
  conversation: Conversation,
  draft: Draft,
  found: Understanding,
  around: Surroundings,
): Step {
  const next: Draft = {
    ...placed(draft, found),
    ...(draft.isMatterPicked ? {} : matterOf(found)),
    gate: draft.isGateOpen ? "feedback" : found.gate,
    isClarified: draft.isClarified || draft.asked === "describe",
    isUrgent: draft.isUrgent || found.isUrgent,
    owner: null,
  };
  const step = goOn(conversation, next, around);
  const isNews = found.gate === "emergency" && !draft.isUrgent;
  return isNews ? sayFirst(step, say({ phrase: phrase("emergency") })) : step;
}

/** A place the person has settled is never replaced by a guess. */
function placed(draft: Draft, { ward, address, placeKind }: Understanding): Draft {
  const isSettled = draft.ward !== null && draft.isWardSure;
  const base = isSettled || ward.kind === "none" ? draft : withWard(draft, ward, null);
  return { ...base, address: address ?? draft.address, placeKind };
}

/** The house has looked for a ward. */
export function onWardRead(
  conversation: Conversation,
  draft: Draft,
  event: Extract<Result, { kind: "wardRead" }>,
  around: Surroundings,
): Step {
  return goOn(
    conversation,
    { ...withWard(draft, event.ward, event.typed), owner: null },
    around,
  );
}

/** The case is open: the receipt, and a clean table. */
export function onCaseOpened(
  conversation: Conversation,
  draft: Draft,
  receipt: Extract<Result, { kind: "caseOpened" }>["receipt"],
): Step {
  const { caseId, code } = receipt;
  return {
    conversation: {
      ...conversation,
      draft: null,
      lastSent: { number: draft.number, caseId, code },
    },
    effects: [say({ phrase: phrase("receipt", receipt) })],
  };
}

function matterOf({ decision, matters }: Understanding) {
  const isSure = decision === "route";
  return {
    matter: isSure ? (matters[0] ?? null) : null,
    matterOptions: [...matters],
    isMatterSure: isSure || decision === "dispatch" || matters.length === 0,
  };
}
