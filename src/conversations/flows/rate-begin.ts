/** How a rating begins: from an invitation, a link, or the end of a case; never in the way of something else. */
import type { RatingResult, RatingSubject } from "#conversations/types/ratings.ts";
import type {
  Action,
  Conversation,
  Event,
  ReplyButton,
  Step,
  Surroundings,
} from "#conversations/types.ts";
import { criteriaOf } from "#kernel/instrument.ts";
import { phrase } from "#messages/phrase.ts";
import { says } from "./plain-answers.ts";
import { firstQuestion, instrumentOf, type RatingTask } from "./rate-question.ts";
import { answer, say } from "./steps.ts";

type BeginPress = Extract<
  Action,
  { kind: "beginRating" | "postponeRating" | "invitations" }
>;
type Begun = Extract<RatingResult, { kind: "ratingBegun" }>;

const PREFIX = "r_";
/** The version of the words that stop invitations, as a consent of its own. */
const INVITATIONS_TEXT = "2026-11";

/** `/start r_TOKEN` → `TOKEN`; null for any other beginning. */
export function ratingTokenOf(parameter: string | null): string | null {
  return parameter?.startsWith(PREFIX) === true ? parameter.slice(PREFIX.length) : null;
}

/** What asks for the questions where they are not asked at once. */
export function ratingButton(
  subject: RatingSubject,
  instrumentId: string | null = null,
): ReplyButton {
  return {
    label: phrase("rate"),
    action: { kind: "beginRating", subject, instrumentId },
  };
}

/** Below an invitation: rate, not now, never again. */
export function invitationButtons(
  subject: RatingSubject,
  instrumentId: string | null = null,
): readonly ReplyButton[] {
  return [
    ratingButton(subject, instrumentId),
    {
      label: phrase("later"),
      action: { kind: "postponeRating", subject, instrumentId },
    },
    invitationsButton(false),
  ];
}

export function onBeginPress(conversation: Conversation, action: BeginPress): Step {
  switch (action.kind) {
    case "beginRating":
      return answer(conversation, [action]);
    case "postponeRating": {
      const buttons = [ratingButton(action.subject, action.instrumentId)];
      return answer(conversation, [
        say({ phrase: phrase("ratingPostponed"), buttons }),
      ]);
    }
    case "invitations":
      return onInvitations(conversation, action.wanted);
  }
}

/** "/ngungmoi" at any moment; null: the event is about something else. */
export function onInvitationsInput(
  conversation: Conversation,
  event: Event,
): Step | null {
  const isStop = event.kind === "text" && says("noInvitations", event.text);
  return isStop ? onInvitations(conversation, false) : null;
}

function onInvitations(conversation: Conversation, wanted: boolean): Step {
  const words = phrase(wanted ? "invitationsWanted" : "invitationsStopped");
  const textVersion = INVITATIONS_TEXT;
  return answer(conversation, [
    { kind: "recordConsent", purpose: "rating", isGiven: wanted, textVersion },
    say({ phrase: words, buttons: wanted ? [] : [invitationsButton(true)] }),
  ]);
}

function invitationsButton(wanted: boolean): ReplyButton {
  return {
    label: phrase(wanted ? "inviteAgain" : "inviteNoMore"),
    action: { kind: "invitations", wanted },
  };
}

/** Solved: the questions come at once, but never into the middle of something else. */
export function onConfirmed(
  conversation: Conversation,
  { caseId, code }: { readonly caseId: string; readonly code: string },
): Step {
  const { draft, task } = conversation;
  const subject = { kind: "case" as const, caseId };
  return draft === null && task === null
    ? answer(conversation, [{ kind: "beginRating", subject, instrumentId: null }])
    : answer(conversation, [
        say({ phrase: phrase("mayRate", { code }), buttons: [ratingButton(subject)] }),
      ]);
}

/** Asks the first question that has no answer; of a rating that has them all, the first. */
export function onRatingBegun(
  conversation: Conversation,
  begun: Begun,
  around: Surroundings,
): Step {
  const instrument = instrumentOf(around, begun);
  if (instrument === null) {
    return answer(conversation, [say({ phrase: phrase("staleButton") })]);
  }
  if (isBusy(conversation)) {
    const buttons = [ratingButton(begun.subject, begun.instrumentId)];
    return answer(conversation, [say({ phrase: phrase("ratingBusy"), buttons })]);
  }
  const { ratingId, instrumentId, name, answered, isAgain } = begun;
  const criteria = criteriaOf(instrument).map(({ id }) => id);
  const open = criteria.find((id) => !answered.includes(id));
  const asked = open ?? criteria[0] ?? "";
  const task: RatingTask = {
    kind: "rating",
    ratingId,
    instrumentId,
    name,
    asked,
    stage: "level",
    explained: [],
  };
  return answer({ ...conversation, task }, [
    say(firstQuestion(task, instrument, isAgain)),
  ]);
}

/** Words of an officer or a citizen that are not sent yet: nothing may push them aside. */
function isBusy({ task }: Conversation): boolean {
  return task !== null && task.kind !== "rating" && task.kind !== "note";
}

/** Who begins something else has left the questions: a number they type later is no rating. */
export function leaveRating(conversation: Conversation, event: Event): Conversation {
  const { task } = conversation;
  if (task?.kind !== "rating" || !isSomethingElse(event)) return conversation;
  return { ...conversation, task: null };
}

function isSomethingElse(event: Event): boolean {
  switch (event.kind) {
    case "text":
    case "files":
    case "location":
    case "start":
      return true;
    case "press":
      return ["draft", "pickWard", "pickMatter", "fileOwn"].includes(
        event.action?.kind ?? "",
      );
    default:
      return false;
  }
}
