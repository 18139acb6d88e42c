/** A citizen answers a question of the agency; typed without the button, it is asked what the words are. */
import type {
  Action,
  Conversation,
  Event,
  ReplyButton,
  Step,
} from "#conversations/types.ts";
import { phrase } from "#messages/phrase.ts";
import { named, says } from "./plain-answers.ts";
import { answer, say } from "./steps.ts";

type ReplyAction = Extract<Action, { kind: "reply" }>;
type ReplyTask = Extract<NonNullable<Conversation["task"]>, { kind: "reply" }>;
type CaseName = { readonly caseId: string; readonly code: string };
type Input = Extract<Event, { kind: "text" | "files" }>;
/** What becomes of words that are about something new. */
type OnNew = (conversation: Conversation, event: Input) => Step;

/** The button below a question. */
export function replyButton({ caseId, code }: CaseName): ReplyButton {
  return reply({ caseId, code, verb: "reply" });
}

/** The button below the news that a case was taken for spam. */
export function objectButton(caseId: string): ReplyButton {
  return { label: phrase("objectSpam"), action: { kind: "objectSpam", caseId } };
}

export function onReplyPress(
  conversation: Conversation,
  action: ReplyAction,
  onNew: OnNew,
): Step {
  const { caseId, code, verb } = action;
  const { task } = conversation;
  const written = task?.kind === "reply" && task.caseId === caseId ? task : null;
  if (verb === "newReport") {
    return written === null
      ? answer(conversation, [say({ phrase: phrase("staleButton") })])
      : onNew({ ...conversation, task: null }, asEvent(written));
  }
  if (written !== null) {
    return answer({ ...conversation, task: null }, [
      { kind: "addNote", caseId, text: written.text, mediaIds: written.mediaIds },
    ]);
  }
  return answer({ ...conversation, task: { kind: "note", caseId, code } }, [
    say({ phrase: phrase("askReply", { code }) }),
  ]);
}

/** Written out of the blue while a question waits: it may be the reply, or something new. */
export function onWordsWhileAsked(
  conversation: Conversation,
  { caseId, code }: CaseName,
  event: Input,
  onNew: OnNew,
): Step {
  if (event.kind === "text" && isNoReply(event.text)) return onNew(conversation, event);
  const task = { kind: "reply" as const, caseId, code, text: "", mediaIds: [] };
  return onReplyInput(conversation, task, event, onNew);
}

/** Words to the bot itself are for nobody else. */
function isNoReply(text: string): boolean {
  const meanings = ["cancel", "greeting", "human", "resume"] as const;
  return meanings.some((meaning) => says(meaning, text));
}

export function onReplyInput(
  conversation: Conversation,
  task: ReplyTask,
  event: Input,
  onNew: OnNew,
): Step {
  const { caseId, code } = task;
  const buttons = [
    replyButton({ caseId, code }),
    reply({ caseId, code, verb: "newReport" }),
  ];
  const typed = event.kind === "text" ? event.text : (event.caption ?? "");
  const pressed = named(buttons, typed);
  if (pressed?.kind === "reply") return onReplyPress(conversation, pressed, onNew);
  if (says("cancel", typed)) {
    return answer({ ...conversation, task: null }, [
      say({ phrase: phrase("deskTaskDropped") }),
    ]);
  }
  const more = {
    ...task,
    text: [task.text, typed.trim()].filter((part) => part !== "").join("\n"),
    mediaIds: [...task.mediaIds, ...(event.kind === "files" ? event.mediaIds : [])],
  };
  return answer({ ...conversation, task: more }, [
    { kind: "warnOfDanger", text: typed },
    say({ phrase: phrase("isThisReply", { code }), buttons }),
  ]);
}

function asEvent({ text, mediaIds }: ReplyTask): Input {
  return mediaIds.length === 0
    ? { kind: "text", text }
    : { kind: "files", mediaIds, caption: text === "" ? null : text };
}

function reply(action: Omit<ReplyAction, "kind">): ReplyButton {
  const label = phrase(action.verb === "reply" ? "reply" : "newReport");
  return { label, action: { kind: "reply", ...action } };
}
