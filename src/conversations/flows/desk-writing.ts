/** What an officer writes to a citizen, an answer or a question: written, read once more, sent. */

import type { Effect } from "#conversations/types/effects.ts";
import type { Conversation, ReplyButton, Result, Step } from "#conversations/types.ts";
import { fillTemplate, placeholdersIn } from "#kernel/template.ts";
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
  const ready = task.kind === "answer" ? [desk("templates", task.caseId)] : [];
  return askOfficer(conversation, task, words, ready);
}

/** A text or files: one more part of what is being written, unless it names a button. */
export function onWriting(
  conversation: Conversation,
  task: WritingTask,
  given: { readonly text: string; readonly mediaIds: readonly string[] },
): Step {
  const send = desk(KINDS[task.kind].send, task.caseId);
  const pressed = named([...checkButtons(task), send], given.text);
  if (task.text !== "" && pressed?.kind === "desk")
    return onWritingVerb(conversation, task, pressed.verb);
  const mediaIds = [...task.mediaIds, ...given.mediaIds];
  const typed = given.text.trim();
  const [missing] = placeholdersIn(task.text);
  const text =
    missing === undefined
      ? [task.text, typed].filter((part) => part !== "").join("\n")
      : fillTemplate(task.text, { [missing]: typed });
  return check(conversation, { ...task, text, mediaIds });
}

/** A ready answer stands where the officer would have written one. */
export function onTemplateFilled(
  conversation: Conversation,
  { caseId, code, proof, text }: Extract<Result, { kind: "templateFilled" }>,
): Step {
  const { task } = conversation;
  const mediaIds =
    task?.kind === "answer" && task.caseId === caseId ? task.mediaIds : [];
  return check(conversation, { kind: "answer", caseId, code, proof, text, mediaIds });
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
  const isWhole = placeholdersIn(text).length === 0 && !lacksProof(task);
  if (verb === send && text !== "" && !isWhole) return check(conversation, task);
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
  const [missing] = placeholdersIn(text);
  if (missing !== undefined)
    return askOfficer(conversation, task, phrase("fillIn", { name: missing, text }), [
      desk("writeAgain", task.caseId),
    ]);
  const proof = mediaIds.length > 0 ? "none" : task.proof;
  const given = { code, text, photos: mediaIds.length, proof };
  return askOfficer(conversation, task, phrase(kind.check, given), checkButtons(task));
}

/** Nothing is sent without a photo or a document where the policy requires one. */
function lacksProof({ proof, mediaIds }: WritingTask): boolean {
  return proof === "required" && mediaIds.length === 0;
}

/** Without the way out, which every question has. */
function checkButtons(task: WritingTask): readonly ReplyButton[] {
  const { kind, caseId, proof, mediaIds } = task;
  const send = desk(KINDS[kind].send, caseId);
  const isBare = proof === "asked" && mediaIds.length === 0;
  const label = isBare ? phrase("sendBare") : send.label;
  const sending = lacksProof(task) ? [] : [{ ...send, label }];
  return [...sending, desk("writeAgain", caseId)];
}
