/** Following what one has sent: the list, one case with its story, adding to it, taking it back. */
import type {
  Action,
  Conversation,
  Effect,
  ReplyButton,
  Step,
} from "#conversations/types.ts";
import { isCaseOpen } from "#kernel/case-state.ts";
import type { Glance, Story } from "#messages/case-facts.ts";
import { phrase } from "#messages/phrase.ts";
import { says } from "./plain-answers.ts";
import { answer, say } from "./steps.ts";

type Track = Extract<Action, { kind: "track" }>;

/** A public code as people type it: `yh-26-4k7q2`, with or without dashes. */
const CODE = /^([a-z]{1,3})[- ]?(\d{2})[- ]?([a-z0-9]{5})$/iu;

/** What to look up when a text asks for it; null when it does not. */
export function trackingOf(text: string): Effect | null {
  if (says("track", text)) return { kind: "listCases" };
  const [, initials, year, tail] = CODE.exec(text.trim()) ?? [];
  if (initials === undefined) return null;
  return {
    kind: "showCase",
    by: { code: `${initials}-${year}-${tail}`.toUpperCase() },
  };
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
    case "withdraw": {
      const keep = { ...track(action, "show"), label: phrase("leaveIt") };
      return answer(conversation, [
        say({
          phrase: phrase("askWithdraw", { code }),
          buttons: [track(action, "withdrawYes"), keep],
        }),
      ]);
    }
    case "withdrawYes":
      return answer(
        conversation.task?.caseId === caseId
          ? { ...conversation, task: null }
          : conversation,
        [{ kind: "withdrawCase", caseId }],
      );
  }
}

/** The cases of this chat, newest first. */
export function onCaseList(conversation: Conversation, cases: readonly Glance[]): Step {
  const words = cases.length === 0 ? phrase("noCases") : phrase("myCases", { cases });
  const buttons = cases.map((one) => track(one, "show"));
  return answer(conversation, [say({ phrase: words, buttons })]);
}

/** One case: all of it for its author, the public part for anybody else with the code. */
export function onCaseFound(conversation: Conversation, story: Story | null): Step {
  if (story === null) {
    return answer(conversation, [say({ phrase: phrase("caseNotFound") })]);
  }
  const { isMine, state } = story;
  const buttons = [
    ...(isMine && (isCaseOpen(state) || state === "answered")
      ? [track(story, "add")]
      : []),
    ...(isMine && isCaseOpen(state) ? [track(story, "withdraw")] : []),
  ];
  return answer(conversation, [say({ phrase: phrase("caseStory", story), buttons })]);
}

function track(
  { caseId, code }: { readonly caseId: string; readonly code: string },
  verb: Track["verb"],
): ReplyButton {
  const label = {
    show: phrase("literal", { vi: code, en: code }),
    add: phrase("addToCase"),
    withdraw: phrase("withdraw"),
    withdrawYes: phrase("withdraw"),
  }[verb];
  return { label, action: { kind: "track", caseId, code, verb } };
}
