/** What follows an answer: is it solved, and four questions about how the matter was handled. */

import type { Effect } from "#conversations/types/effects.ts";
import type {
  Action,
  Conversation,
  Criterion,
  Event,
  ReplyButton,
  Step,
} from "#conversations/types.ts";
import { phrase } from "#messages/phrase.ts";
import { named, says } from "./plain-answers.ts";
import { answer, say } from "./steps.ts";

type RatingTask = Extract<NonNullable<Conversation["task"]>, { kind: "rating" }>;
type RatingPress = Extract<Action, { kind: "beginRating" | "rate" | "stopRating" }>;
type CaseName = { readonly caseId: string; readonly code: string };

/** In the order of the questionnaire; a criterion that has no next is the last. */
const CRITERIA = [19, 20, 21, 22] as const satisfies readonly Criterion[];
const LEVELS = ["level1", "level2", "level3", "level4", "level5"] as const;
const VERDICTS = ["solved", "partly", "notSolved"] as const;

/** The buttons below an answer, and below what reminds of it. */
export function verdictButtons({ caseId, code }: CaseName): readonly ReplyButton[] {
  return VERDICTS.map((verdict) => ({
    label: phrase(verdict),
    action: { kind: "confirm", caseId, code, verdict },
  }));
}

/** What asks for the four questions where they are not asked at once. */
export function ratingButton({ caseId, code }: CaseName): ReplyButton {
  return { label: phrase("rate"), action: { kind: "beginRating", caseId, code } };
}

/** What to confirm when somebody who has nothing else in hand types a verdict; null: it is none. */
export function verdictOf({ draft, task }: Conversation, text: string): Effect | null {
  if (draft !== null || task !== null) return null;
  const verdict = VERDICTS.find((one) => says(one, text));
  return verdict === undefined ? null : { kind: "confirmOnly", verdict, text };
}

/** Solved: the questions come at once, but never into the middle of something else. */
export function onConfirmed(
  conversation: Conversation,
  { caseId, code }: CaseName,
): Step {
  const { draft, task } = conversation;
  return draft === null && task === null
    ? answer(conversation, [{ kind: "beginRating", caseId, code }])
    : answer(conversation, [
        say({
          phrase: phrase("mayRate", { code }),
          buttons: [ratingButton({ caseId, code })],
        }),
      ]);
}

export function onRatingBegun(
  conversation: Conversation,
  { caseId, code }: CaseName,
): Step {
  return ask(conversation, { kind: "rating", caseId, code, asked: CRITERIA[0] }, []);
}

export function onRatingPress(conversation: Conversation, action: RatingPress): Step {
  const { task } = conversation;
  if (action.kind === "beginRating") {
    const { caseId, code } = action;
    return answer(conversation, [{ kind: "beginRating", caseId, code }]);
  }
  if (task?.kind !== "rating" || task.caseId !== action.caseId) {
    return answer(conversation, [say({ phrase: phrase("staleButton") })]);
  }
  return action.kind === "stopRating"
    ? stop(conversation, task)
    : record(conversation, task, action);
}

/** A text while a question is open; null when it is about something else. */
export function onRatingText(
  conversation: Conversation,
  task: RatingTask,
  text: string,
): Step | null {
  if (says("leave", text)) return stop(conversation, task);
  const buttons = levelButtons(task);
  const plain = text.trim();
  const action = /^[1-5]$/.test(plain)
    ? buttons[Number(plain) - 1]?.action
    : named(buttons, text);
  return action?.kind === "rate" ? record(conversation, task, action) : null;
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

function record(
  conversation: Conversation,
  task: RatingTask,
  { caseId, criterion, level }: Extract<Action, { kind: "rate" }>,
): Step {
  const recorded: Effect = { kind: "recordRating", caseId, criterion, level };
  if (criterion !== task.asked) {
    return answer(conversation, [recorded, say({ phrase: phrase("ratingChanged") })]);
  }
  const next = CRITERIA[CRITERIA.indexOf(criterion) + 1];
  if (next !== undefined)
    return ask(conversation, { ...task, asked: next }, [recorded]);
  const thanks = say({ phrase: phrase("ratingThanks", { code: task.code }) });
  return answer({ ...conversation, task: null }, [
    recorded,
    { kind: "finishRating", caseId },
    thanks,
  ]);
}

function stop(conversation: Conversation, { caseId }: RatingTask): Step {
  return answer({ ...conversation, task: null }, [
    { kind: "finishRating", caseId },
    say({ phrase: phrase("ratingStopped") }),
  ]);
}

function ask(
  conversation: Conversation,
  task: RatingTask,
  before: readonly Effect[],
): Step {
  const { caseId, code, asked } = task;
  const words =
    asked === CRITERIA[0] ? phrase("rateFirst", { code }) : phrase(`rate${asked}`);
  const stopping: ReplyButton = {
    label: phrase("leaveIt"),
    action: { kind: "stopRating", caseId },
  };
  const buttons = [...levelButtons(task), stopping];
  return answer({ ...conversation, task }, [
    ...before,
    say({ phrase: words, buttons }),
  ]);
}

function levelButtons({ caseId, asked }: RatingTask): readonly ReplyButton[] {
  const rate = (
    label: (typeof LEVELS)[number] | "noOpinion",
    level: number | null,
  ) => ({
    label: phrase(label),
    action: { kind: "rate" as const, caseId, criterion: asked, level },
  });
  return [
    ...LEVELS.map((label, index) => rate(label, index + 1)),
    rate("noOpinion", null),
  ];
}
