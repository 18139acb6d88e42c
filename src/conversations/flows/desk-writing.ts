/** What an officer writes to a citizen, an answer or a question: written, read once more, sent. */
import type { Conversation, Effect, ReplyButton, Step } from "#conversations/types.ts";
import { phrase } from "#messages/phrase.ts";
import {
  askOfficer,
  type DeskVerb,
  desk,
  type Task,
  withTask,
} from "./desk-buttons.ts";
import { named } from "./plain-answers.ts";

export type WritingTask = Extract<Task, { kind: "answer" | "ask" }>;

const KINDS = {
  answer: {
    /** Shorter answers tell a citizen nothing ("trả lời chung chung" is their main complaint). */
    minLetters: 20,
    prompt: "writeAnswer",
    tooShort: "answerTooShort",
    check: "checkAnswer",
    send: "sendAnswer",
    effect: "answerCase",
  },
  ask: {
    minLetters: 5,
    prompt: "writeQuestion",
    tooShort: "questionTooShort",
    check: "checkQuestion",
    send: "sendQuestion",
    effect: "askCitizen",
  },
} as const;

/** Begins, or begins anew. */
export function promptWriting(conversation: Conversation, task: WritingTask): Step {
  const words = phrase(KINDS[task.kind].prompt, { code: task.code });
  return askOfficer(conversation, task, words);
}

/** A text or files: one more part of what is being written, unless it names a button. */
export function onWriting(
  conversation: Conversation,
  task: WritingTask,
  given: { readonly text: string; readonly mediaIds: readonly string[] },
): Step {
  const pressed = task.text === "" ? null : named(checkButtons(task), given.text);
  if (pressed?.kind === "desk") return onWritingVerb(conversation, task, pressed.verb);
  return check(conversation, {
    ...task,
    text: [task.text, given.text.trim()].filter((part) => part !== "").join("\n"),
    mediaIds: [...task.mediaIds, ...given.mediaIds],
  });
}

/** The officer corrected a message in the chat: it says what it says now. */
export function onWritingEdit(
  conversation: Conversation,
  task: WritingTask,
  text: string,
): Step {
  return check(conversation, { ...task, text: text.trim() });
}

export function onWritingVerb(
  conversation: Conversation,
  task: WritingTask,
  verb: DeskVerb,
): Step {
  const { caseId, text, mediaIds } = task;
  const { send, effect } = KINDS[task.kind];
  if (verb === send && text !== "") {
    return withTask(conversation, null, [{ kind: effect, caseId, text, mediaIds }]);
  }
  // The button of another kind of writing must not send this one.
  const look: Effect = { kind: "lookAtCase", caseId };
  return verb === send || verb === "writeAgain"
    ? promptWriting(conversation, { ...task, text: "" })
    : withTask(conversation, task, [look]);
}

function check(conversation: Conversation, task: WritingTask): Step {
  const { code, text, mediaIds } = task;
  const kind = KINDS[task.kind];
  if ((text.match(/\p{L}/gu) ?? []).length < kind.minLetters) {
    const words =
      text === ""
        ? phrase("photosAdded", { count: mediaIds.length })
        : phrase(kind.tooShort);
    return askOfficer(conversation, { ...task, text: "" }, words);
  }
  const words = phrase(kind.check, { code, text, photos: mediaIds.length });
  return askOfficer(conversation, task, words, checkButtons(task));
}

/** Without the way out, which every question has. */
function checkButtons({ kind, caseId }: WritingTask): readonly ReplyButton[] {
  return [desk(KINDS[kind].send, caseId), desk("writeAgain", caseId)];
}
