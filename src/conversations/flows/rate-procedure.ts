/** A rating in hand: what is pressed, typed and sent while its questions stand. */
import type { Effect } from "#conversations/types/effects.ts";
import type {
  Action,
  Conversation,
  Event,
  Step,
  Surroundings,
} from "#conversations/types.ts";
import { factorOf, type Instrument, isLow } from "#kernel/instrument.ts";
import { phrase } from "#messages/phrase.ts";
import { type Meaning, named, says } from "./plain-answers.ts";
import {
  complainButton,
  doneButton,
  instrumentOf,
  levelButtons,
  nextCriterion,
  type RatingTask,
  reasonButtons,
  stageOf,
} from "./rate-question.ts";
import { answer, first, say } from "./steps.ts";

type RatingPress = Extract<Action, { kind: "rate" | "rateReason" | "rating" }>;
type Input = Extract<Event, { kind: "text" | "files" | "edit" | "language" }>;

export function onRatingPress(
  conversation: Conversation,
  action: RatingPress,
  around: Surroundings,
): Step {
  const { ratingId } = action;
  if (action.kind === "rating" && action.verb === "complain") {
    const left = withoutRating(conversation, ratingId);
    return answer(left, [{ kind: "draftComplaint", ratingId }]);
  }
  if (action.kind === "rating" && action.verb === "leaveIt") {
    return answer(conversation, [say({ phrase: phrase("complaintLeft") })]);
  }
  const { task } = conversation;
  const instrument = task?.kind === "rating" ? instrumentOf(around, task) : null;
  if (task?.kind !== "rating" || task.ratingId !== ratingId || instrument === null) {
    return answer(conversation, [say({ phrase: phrase("staleButton") })]);
  }
  switch (action.kind) {
    case "rate":
      return onLevel(conversation, task, action, instrument);
    case "rateReason":
      return onReason(conversation, task, action, instrument);
    case "rating":
      return close(conversation, task, task.stage !== "comment");
  }
}

/** What is said or sent while a question stands; null when it is about something else. */
export function onRatingInput(
  conversation: Conversation,
  task: RatingTask,
  event: Input,
  around: Surroundings,
): Step | null {
  const instrument = instrumentOf(around, task);
  if (instrument === null) return null;
  if (event.kind === "language") {
    return answer(conversation, [
      { kind: "setLanguage", language: event.language },
      say({ phrase: phrase("languageSet") }),
      say(stageOf(task, instrument)),
    ]);
  }
  if (event.kind === "text") {
    if (says("leave", event.text)) {
      return close(conversation, task, task.stage !== "comment");
    }
    if (LEADS_AWAY.some((meaning) => says(meaning, event.text))) return null;
  }
  switch (task.stage) {
    case "level":
      return onLevelInput(conversation, task, event, instrument);
    case "why":
      return onWhyInput(conversation, task, event, instrument);
    case "comment":
      return onCommentInput(conversation, task, event);
  }
}

/** Never a reason and never a comment. */
const LEADS_AWAY: readonly Meaning[] = ["greeting", "human", "resume"];
/** Nothing to say, nothing to add. */
const NOTHING: readonly Meaning[] = ["noPhoto", "skip", "notSure", "solved"];

function onLevelInput(
  conversation: Conversation,
  task: RatingTask,
  event: Input,
  instrument: Instrument,
): Step | null {
  if (event.kind !== "text") return null;
  const buttons = levelButtons(task, instrument);
  const { length } = instrument.scale.levels;
  const action =
    named(buttons, event.text) ?? nth(buttons.slice(0, length), event.text);
  return action?.kind === "rate"
    ? onLevel(conversation, task, action, instrument)
    : null;
}

function onWhyInput(
  conversation: Conversation,
  task: RatingTask,
  event: Input,
  instrument: Instrument,
): Step {
  const { ratingId, asked: criterionId } = task;
  const why = { kind: "recordReason" as const, ratingId, criterionId };
  if (event.kind === "files") {
    return first(
      goOn(conversation, task, instrument),
      ...kept(task, event.caption ?? "", event.mediaIds),
    );
  }
  const text = event.kind === "language" ? "" : event.text.trim();
  if (text === "") return answer(conversation, [say(stageOf(task, instrument))]);
  const buttons = reasonButtons(task, instrument);
  const action = named(buttons, text) ?? nth(buttons, text);
  if (action?.kind === "rateReason") {
    return onReason(conversation, task, action, instrument);
  }
  const words = NOTHING.some((meaning) => says(meaning, text)) ? null : text;
  const recorded: Effect[] =
    words === null
      ? []
      : [
          { ...why, reasonId: null, words },
          { kind: "warnOfDanger", text: words },
        ];
  return first(goOn(conversation, task, instrument), ...recorded);
}

function onCommentInput(
  conversation: Conversation,
  task: RatingTask,
  event: Input,
): Step {
  const text = event.kind === "files" ? (event.caption ?? "") : wordsOf(event);
  const mediaIds = event.kind === "files" ? event.mediaIds : [];
  const isDone =
    event.kind === "text" &&
    (NOTHING.some((meaning) => says(meaning, text)) ||
      named([doneButton(task)], text) !== null);
  if (isDone) return close(conversation, task, false);
  if (text === "" && mediaIds.length === 0) {
    const reply = { phrase: phrase("rateComment"), buttons: [doneButton(task)] };
    return answer(conversation, [say(reply)]);
  }
  const buttons = [doneButton(task), complainButton(task.ratingId)];
  return answer(conversation, [
    ...kept(task, text, mediaIds, event.kind === "edit"),
    say({ phrase: phrase("commentNoted"), buttons }),
  ]);
}

function wordsOf(event: Exclude<Input, { kind: "files" }>): string {
  return event.kind === "language" ? "" : event.text.trim();
}

function kept(
  { ratingId }: RatingTask,
  text: string,
  mediaIds: readonly string[],
  isEdit = false,
): readonly Effect[] {
  return [
    { kind: "recordComment", ratingId, text, isEdit, mediaIds },
    ...(text === "" ? [] : [{ kind: "warnOfDanger" as const, text }]),
  ];
}

function onLevel(
  conversation: Conversation,
  task: RatingTask,
  { ratingId, criterionId, level }: Extract<Action, { kind: "rate" }>,
  instrument: Instrument,
): Step {
  const recorded: Effect = { kind: "recordRating", ratingId, criterionId, level };
  if (criterionId !== task.asked || task.stage !== "level") {
    return answer(conversation, [recorded, say({ phrase: phrase("ratingChanged") })]);
  }
  const factor = factorOf(instrument, criterionId)?.id ?? "";
  if (!isLow(instrument, level) || task.explained.includes(factor)) {
    return first(goOn(conversation, task, instrument), recorded);
  }
  const explained = [...task.explained, factor];
  const why: RatingTask = { ...task, stage: "why", explained };
  return answer({ ...conversation, task: why }, [
    recorded,
    say(stageOf(why, instrument)),
  ]);
}

function onReason(
  conversation: Conversation,
  task: RatingTask,
  { ratingId, criterionId, reasonId }: Extract<Action, { kind: "rateReason" }>,
  instrument: Instrument,
): Step {
  const recorded: Effect[] =
    reasonId === null
      ? []
      : [{ kind: "recordReason", ratingId, criterionId, reasonId, words: null }];
  return criterionId === task.asked && task.stage === "why"
    ? first(goOn(conversation, task, instrument), ...recorded)
    : answer(conversation, [...recorded, say({ phrase: phrase("ratingChanged") })]);
}

/** To the next criterion; after the last one the rating counts, whatever is added to it. */
function goOn(
  conversation: Conversation,
  task: RatingTask,
  instrument: Instrument,
): Step {
  const asked = nextCriterion(instrument, task.asked);
  const next: RatingTask =
    asked === null ? { ...task, stage: "comment" } : { ...task, stage: "level", asked };
  const { ratingId } = task;
  return answer({ ...conversation, task: next }, [
    ...(asked === null ? [{ kind: "finishRating" as const, ratingId }] : []),
    say(stageOf(next, instrument)),
  ]);
}

function close(
  conversation: Conversation,
  { ratingId }: RatingTask,
  isStopped: boolean,
): Step {
  return answer({ ...conversation, task: null }, [
    { kind: "closeRating", ratingId, isStopped },
  ]);
}

function withoutRating(conversation: Conversation, ratingId: string): Conversation {
  const { task } = conversation;
  const isIt = task?.kind === "rating" && task.ratingId === ratingId;
  return isIt ? { ...conversation, task: null } : conversation;
}

/** The button a typed number counts to. */
function nth(
  buttons: readonly { readonly action: Action }[],
  text: string,
): Action | null {
  const plain = text.trim();
  return /^\d$/.test(plain) ? (buttons[Number(plain) - 1]?.action ?? null) : null;
}
