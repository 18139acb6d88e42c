/** Following what one has sent: the list, one case with its story, adding to it, taking it back. */

import type { Effect } from "#conversations/types/effects.ts";
import type {
  Action,
  Conversation,
  Receipt,
  ReplyButton,
  Step,
} from "#conversations/types.ts";
import { isCaseOpen } from "#kernel/case-state.ts";
import type { Glance, Story } from "#messages/case-facts.ts";
import { phrase } from "#messages/phrase.ts";
import { taskOn } from "./desk-buttons.ts";
import { reminders } from "./draft-menu.ts";
import { follower } from "./follow-along.ts";
import { says } from "./plain-answers.ts";
import { answer, say } from "./steps.ts";

type Track = Extract<Action, { kind: "track" }>;
type CaseName = { readonly caseId: string; readonly code: string };

/** A public code as people type it: `yh-26-4k7q2`, with or without dashes. */
const CODE = /^([a-z]{1,3})[- ]?(\d{2})[- ]?([a-z0-9]{5})$/iu;

/** What to look up when a text asks for it; null when it does not. */
export function trackingOf(conversation: Conversation, text: string): Effect | null {
  if (says("track", text)) return { kind: "listCases" };
  const below = belowReceipt(conversation, text);
  if (below !== null) return below;
  if (says("whyLate", text)) return { kind: "explainOnly" };
  const code = codeIn(text);
  return code === null ? null : { kind: "showCase", by: { code } };
}

/** `"yh 26 4k7q2"` → `"YH-26-4K7Q2"`; null when the text is no code. */
export function codeIn(text: string): string | null {
  const [, initials, year, tail] = CODE.exec(text.trim()) ?? [];
  return initials === undefined ? null : `${initials}-${year}-${tail}`.toUpperCase();
}

/** The buttons of the receipt as words; while a report is being written, they are about that one. */
function belowReceipt({ draft, lastSent }: Conversation, text: string): Effect | null {
  const isFollow = says("follow", text);
  if (draft !== null || !(isFollow || says("wrongAgency", text))) return null;
  // Of two, nobody knows which one is meant.
  if (lastSent === null || lastSent.second !== null) return { kind: "listCases" };
  const { caseId } = lastSent;
  return isFollow
    ? { kind: "showCase", by: { caseId } }
    : { kind: "offerReroute", caseId };
}

/** A press below a list or a case. */
export function onTrackPress(conversation: Conversation, action: Track): Step {
  const { caseId, code } = action;
  switch (action.verb) {
    case "show":
      return answer(conversation, [{ kind: "showCase", by: { caseId } }]);
    case "add":
      return answer({ ...conversation, task: { kind: "note", caseId, code } }, [
        say({ phrase: phrase("askNote", { code }) }),
      ]);
    case "why":
      return answer(conversation, [{ kind: "explainDelay", caseId }]);
    case "wrong":
      return answer(conversation, [{ kind: "offerReroute", caseId }]);
    case "withdraw": {
      return answer(conversation, [
        say({
          phrase: phrase("askWithdraw", { code }),
          buttons: [track(action, "withdrawYes"), leaveAsIs(action)],
        }),
      ]);
    }
    case "withdrawYes":
      return answer(
        taskOn(conversation, caseId) === null
          ? conversation
          : { ...conversation, task: null },
        [{ kind: "withdrawCase", caseId }],
      );
  }
}

/** So many drafts are reminded of at once, the latest. */
const REMINDED = 3;

/** The cases of this chat, newest first, and the reports that wait to be written. */
export function onCaseList(conversation: Conversation, cases: readonly Glance[]): Step {
  const waiting = reminders(conversation.parked.slice(-REMINDED));
  if (cases.length === 0) {
    const none = waiting.length === 0 ? [say({ phrase: phrase("noCases") })] : waiting;
    return answer(conversation, none);
  }
  const buttons = cases.map((one) => track(one, "show"));
  return answer(conversation, [
    say({ phrase: phrase("myCases", { cases }), buttons }),
    ...waiting,
  ]);
}

/** One case: all of it for its author, the public part for anybody else with the code. */
export function onCaseFound(conversation: Conversation, story: Story | null): Step {
  if (story === null) {
    return answer(conversation, [say({ phrase: phrase("caseNotFound") })]);
  }
  const { isMine, isLate, state } = story;
  const buttons = [
    ...(isMine && isLate ? [track(story, "why")] : []),
    ...(isMine && (isCaseOpen(state) || state === "answered")
      ? [track(story, "add")]
      : []),
    ...(story.mayReroute ? [track(story, "wrong")] : []),
    ...(isMine && isCaseOpen(state) ? [track(story, "withdraw")] : []),
    ...followerButtons(story),
  ];
  return answer(conversation, [say({ phrase: phrase("caseStory", story), buttons })]);
}

/** Whoever has the code may follow; who follows may write, and leave. */
function followerButtons(story: Story): readonly ReplyButton[] {
  if (story.isMine) return [];
  const isOpen = isCaseOpen(story.state);
  if (!story.isFollowed) return isOpen ? [follower(story, "follow")] : [];
  return [...(isOpen ? [track(story, "add")] : []), follower(story, "unfollow")];
}

/** Below the receipt: one tap to follow it, one to object. */
export function receiptButtons(receipt: Receipt): readonly ReplyButton[] {
  const follow = { ...track(receipt, "show"), label: phrase("follow") };
  return [follow, ...(receipt.mayReroute ? [track(receipt, "wrong")] : [])];
}

/** The safe way out of a question about a case: back to its story. */
export function leaveAsIs(named: CaseName): ReplyButton {
  return { ...track(named, "show"), label: phrase("leaveIt") };
}

/** Below the receipt of two cases: each by its code. */
export function followButton(receipt: Receipt): ReplyButton {
  return track(receipt, "show");
}

function track({ caseId, code }: CaseName, verb: Track["verb"]): ReplyButton {
  const label = {
    show: phrase("literal", { vi: code, en: code }),
    add: phrase("addToCase"),
    withdraw: phrase("withdraw"),
    withdrawYes: phrase("withdraw"),
    why: phrase("whyIsItLate"),
    wrong: phrase("wrongAgency"),
  }[verb];
  return { label, action: { kind: "track", caseId, code, verb } };
}
