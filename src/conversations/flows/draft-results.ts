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
import { partsOf } from "./ask-split.ts";
import { withWard } from "./draft-changes.ts";
import { reminders } from "./draft-menu.ts";
import { asksTheSame, goOn } from "./draft-steps.ts";
import { first, say } from "./steps.ts";
import { followButton, receiptButtons } from "./track-case.ts";

/** The house has looked at the text. */
export function onUnderstood(
  conversation: Conversation,
  draft: Draft,
  found: Understanding,
  around: Surroundings,
): Step {
  const isDanger = found.isUrgent || found.gate === "emergency";
  const next: Draft = {
    ...placed(draft, found),
    ...(draft.isMatterPicked ? {} : matterOf(found)),
    ...partsOf(draft, found),
    caseKind: draft.isKindPicked ? draft.caseKind : found.caseKind,
    gate: draft.isGateOpen ? "feedback" : found.gate,
    isClarified: draft.isClarified || draft.asked === "describe",
    isUrgent: draft.isUrgent || isDanger,
    owner: null,
  };
  const asked = goOn(conversation, next, around);
  const isMore = asksTheSame(draft, asked.conversation.draft);
  const heard = say({ phrase: phrase("textAdded") });
  const isAgain =
    draft.asked === "matter" && asked.conversation.draft?.asked === "matter";
  const unheard = isAgain ? first(asked, heard) : asked;
  const step = isMore ? { ...asked, effects: [heard] } : unheard;
  const isNews = isDanger && !draft.isUrgent;
  return isNews ? first(step, say({ phrase: phrase("emergency") })) : step;
}

/** A place the person has settled is never replaced by a guess. */
function placed(draft: Draft, { ward, address, placeKind }: Understanding): Draft {
  const isSettled = draft.ward !== null && draft.isWardSure;
  const base = isSettled || ward.kind === "none" ? draft : withWard(draft, ward, null);
  const where = draft.point?.address ?? address ?? draft.address;
  return { ...base, address: where, placeKind };
}

/** The house has looked for a ward. */
export function onWardRead(
  conversation: Conversation,
  draft: Draft,
  event: Extract<Result, { kind: "wardRead" }>,
  around: Surroundings,
): Step {
  if (confirms(draft, event)) return goOn(conversation, draft, around);
  return goOn(
    conversation,
    { ...withWard(draft, event.ward, event.typed), owner: null },
    around,
  );
}

/** A pin in or near the ward the person has settled only makes the place exact. */
function confirms(
  { ward, isWardSure }: Draft,
  event: Extract<Result, { kind: "wardRead" }>,
): boolean {
  const found = event.ward;
  const wards = found.kind === "several" ? found.wards : [];
  const nearby = found.kind === "one" ? [found.ward] : wards;
  return event.typed === null && isWardSure && nearby.some(({ id }) => id === ward?.id);
}

/** The case is open: the receipt, and a clean table. */
export function onCaseOpened(
  conversation: Conversation,
  draft: Draft,
  { receipt, second }: Extract<Result, { kind: "caseOpened" }>,
): Step {
  const { caseId, code } = receipt;
  const said =
    second === null
      ? { phrase: phrase("receipt", receipt), buttons: receiptButtons(receipt) }
      : {
          phrase: phrase("receiptBoth", { first: receipt, second }),
          buttons: [followButton(receipt), followButton(second)],
        };
  return {
    conversation: {
      ...conversation,
      draft: null,
      lastSent: {
        number: draft.number,
        caseId,
        code,
        second: second === null ? null : { caseId: second.caseId, code: second.code },
        albumId: draft.albumId,
      },
    },
    effects: [say(said), ...reminders(conversation.parked.slice(-1))],
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
