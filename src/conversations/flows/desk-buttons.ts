/** The buttons of an officer's desk, and the small steps its tasks share. */
import type {
  Action,
  Conversation,
  Effect,
  ReplyButton,
  Step,
} from "#conversations/types.ts";
import { phrase } from "#messages/phrase.ts";
import { say } from "./steps.ts";

export type Task = NonNullable<Conversation["task"]>;
export type DeskVerb = Extract<Action, { kind: "desk" }>["verb"];

const LABEL = {
  accept: "accept",
  answer: "answer",
  ask: "askCitizen",
  extend: "extend",
  transfer: "transfer",
  spam: "markSpam",
  undoSpam: "undoSpam",
  sendAnswer: "sendAnswer",
  sendQuestion: "sendQuestion",
  writeAgain: "writeAgain",
  leave: "leaveIt",
  contact: "seeContact",
  open: "openOnDesk",
} as const satisfies Record<DeskVerb, string>;

export function desk(verb: DeskVerb, caseId: string): ReplyButton {
  return { label: phrase(LABEL[verb]), action: { kind: "desk", caseId, verb } };
}

/** In a list: a case by its code. */
export function openOnDeskButton({
  id,
  code,
}: {
  readonly id: string;
  readonly code: string;
}): ReplyButton {
  return { ...desk("open", id), label: phrase("literal", { vi: code, en: code }) };
}

/** What an officer may do with an open case; at most five, as many as a channel shows without scrolling. */
export function workButtons({
  id,
  state,
  extendedAt,
}: {
  readonly id: string;
  readonly state: string;
  readonly extendedAt: Temporal.Instant | null;
}): readonly ReplyButton[] {
  const first: readonly DeskVerb[] =
    state === "submitted" ? ["accept", "answer", "ask"] : ["answer", "ask"];
  const mayExtend = state === "accepted" && extendedAt === null;
  const verbs = [
    ...first,
    ...(mayExtend ? ["extend" as const] : []),
    "transfer" as const,
  ];
  return verbs.map((verb) => desk(verb, id));
}

/** Something asked of the officer, with the way out. */
export function askOfficer(
  conversation: Conversation,
  task: Task,
  words: Parameters<typeof say>[0]["phrase"],
  buttons: readonly ReplyButton[] = [],
): Step {
  const leave = desk("leave", task.caseId);
  return withTask(conversation, task, [
    say({ phrase: words, buttons: [...buttons, leave] }),
  ]);
}

export function withTask(
  conversation: Conversation,
  task: Task | null,
  effects: readonly Effect[],
): Step {
  return { conversation: { ...conversation, task }, effects };
}
