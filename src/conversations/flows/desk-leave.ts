/** An officer goes on leave: which days, and who stands in. */
import type {
  Conversation,
  Event,
  ReplyButton,
  Result,
  Step,
  Surroundings,
} from "#conversations/types.ts";
import type { DayWish } from "#kernel/day-wish.ts";
import { fold } from "#kernel/text.ts";
import type { Bilingual } from "#messages/bilingual.ts";
import { phrase } from "#messages/phrase.ts";
import { says } from "./plain-answers.ts";
import { answer, say } from "./steps.ts";

/** Null when it is about something else; that ends the question for the days. */
export function onLeaveInput(
  conversation: Conversation,
  event: Exclude<Event, Result>,
  around: Surroundings,
): Step | null {
  if (event.kind === "press") return onPress(conversation, event.action);
  if (event.kind !== "text" || !around.isOfficer) return null;
  if (says("takeLeave", event.text)) {
    return answer({ ...conversation, awaitsLeave: true }, [{ kind: "lookAtLeave" }]);
  }
  const isNamed = LEAVE.test(fold(event.text));
  if (!isNamed && !conversation.awaitsLeave) return null;
  return onDays({ ...conversation, awaitsLeave: false }, event.text);
}

const LEAVE = /^\/?(?:xin |toi )?nghi ?phep(?: |:)/u;

function onDays(conversation: Conversation, text: string): Step | null {
  if (says("leave", text)) {
    return answer(conversation, [say({ phrase: phrase("deskTaskDropped") })]);
  }
  const days = daysIn(text);
  if (days !== null) return answer(conversation, [{ kind: "takeLeave", ...days }]);
  return answer({ ...conversation, awaitsLeave: true }, [
    say({ phrase: phrase("leaveUnclear") }),
  ]);
}

/** `"24/11 đến 28/11"`, `"từ mai đến hết 28/11"`, `"hôm nay"`; null when it names no day, or more than two. */
export function daysIn(text: string): { from: DayWish; to: DayWish } | null {
  const found = [...fold(text).matchAll(DAY)].map(([said, day, month]): DayWish => {
    if (day !== undefined && month !== undefined) {
      return { kind: "date", day: Number(day), month: Number(month) };
    }
    return { kind: /mai|tomorrow/u.test(said) ? "tomorrow" : "today" };
  });
  const [from, to = from] = found;
  return from === undefined || to === undefined || found.length > 2
    ? null
    : { from, to };
}

const DAY =
  /(?<!\d)(\d{1,2})[/.-](\d{1,2})(?:[/.-]\d{4})?(?!\d)|\b(?:hom nay|today|ngay mai|mai|tomorrow)\b/gu;

function onPress(
  conversation: Conversation,
  action: Extract<Event, { kind: "press" }>["action"],
): Step | null {
  switch (action?.kind) {
    case "askStandIn": {
      const { absenceId, personId } = action;
      return answer(conversation, [{ kind: "askStandIn", absenceId, personId }]);
    }
    case "standIn": {
      const { absenceId, accepts } = action;
      return answer(conversation, [{ kind: "answerStandIn", absenceId, accepts }]);
    }
    case "endLeave":
      return answer({ ...conversation, awaitsLeave: false }, [
        { kind: "endLeave", absenceId: action.absenceId },
      ]);
    default:
      return null;
  }
}

/** A colleague by name. */
export function standInButton(
  absenceId: string,
  { personId, name }: { readonly personId: string; readonly name: Bilingual },
): ReplyButton {
  return {
    label: phrase("literal", name),
    action: { kind: "askStandIn", absenceId, personId },
  };
}

export function endLeaveButton(absenceId: string): ReplyButton {
  return { label: phrase("endLeave"), action: { kind: "endLeave", absenceId } };
}

/** Yes and no stand side by side. */
export function standInButtons(absenceId: string): readonly ReplyButton[] {
  const button = (
    label: "standInYes" | "standInNo",
    accepts: boolean,
  ): ReplyButton => ({
    label: phrase(label),
    action: { kind: "standIn", absenceId, accepts },
  });
  return [button("standInYes", true), button("standInNo", false)];
}
