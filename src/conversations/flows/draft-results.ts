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
  const hasWard =
    (draft.ward !== null && draft.isWardSure) || found.ward.kind === "none";
  const _matter = {
    matter: isSure ? (found.matters[0] ?? null) : null,
    matterOptions: [...found.matters],
    isMatterSure: isSure || found.decision === "dispatch" || found.matters.length === 0,
  };
  const next: Draft = {
    ...(hasWard ? draft : withWard(draft, found.ward, null)),
    ...(draft.isMatterPicked ? {} : matterOf(found)),
    gate: draft.isGateOpen ? "feedback" : found.gate,
    isClarified: draft.isClarified || draft.asked === "describe",
    isUrgent: draft.isUrgent || found.isUrgent,
    address: found.address ?? draft.address,
    placeKind: found.placeKind,
    owner: null,
  };
  const step = goOn(conversation, next, around);
  const isNews = found.gate === "emergency" && !draft.isUrgent;
  return isNews ? sayFirst(step, say({ phrase: phrase("emergency") })) : step;
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
