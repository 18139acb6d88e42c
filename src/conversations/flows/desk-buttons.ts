/** The buttons of an officer's desk, and the small steps its tasks share. */

import type { Effect } from "#conversations/types/effects.ts";
import type { Action, Conversation, ReplyButton, Step } from "#conversations/types.ts";
import type { CaseState } from "#kernel/case-state.ts";
import { phrase } from "#messages/phrase.ts";
import { say } from "./steps.ts";

/** Work on a case; a rating is none. */
export type Task = Exclude<NonNullable<Conversation["task"]>, { kind: "rating" }>;
export type DeskVerb = Extract<Action, { kind: "desk" }>["verb"];

const LABEL = {
  accept: "accept",
  answer: "answer",
  ask: "askCitizen",
  extend: "extend",
  transfer: "transfer",
  spam: "markSpam",
  undoSpam: "undoSpam",
  proposeBlock: "proposeBlock",
  sendAnswer: "sendAnswer",
  sendQuestion: "sendQuestion",
  writeAgain: "writeAgain",
  leave: "leaveIt",
  contact: "seeContact",
  open: "openOnDesk",
  photos: "seePhotos",
  templates: "answerTemplates",
  deleteTemplates: "deleteTemplates",
  saveTemplate: "saveTemplate",
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

/** What may be done with a case in a state, in the order of its buttons. */
const VERBS = {
  submitted: ["accept", "answer", "ask", "transfer", "spam"],
  accepted: ["answer", "ask", "extend", "transfer", "spam"],
  answered: [],
  lapsed: [],
  closed: [],
} as const satisfies Record<CaseState, readonly DeskVerb[]>;

type Worked = {
  readonly id: string;
  readonly state: CaseState;
  readonly extendedAt: Temporal.Instant | null;
};

/** Everything an officer may do with a case as it stands. */
export function deskButtons({ id, state, extendedAt }: Worked): readonly ReplyButton[] {
  const verbs: readonly DeskVerb[] = VERBS[state];
  const able = verbs.filter((verb) => verb !== "extend" || extendedAt === null);
  return able.map((verb) => desk(verb, id));
}

/** The same below news of a case, where only the work itself has room. */
export function workButtons(found: Worked): readonly ReplyButton[] {
  return deskButtons(found).filter(
    ({ action }) => action.kind !== "desk" || action.verb !== "spam",
  );
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

/** The work in hand on a case; null: there is none. */
export function taskOn({ task }: Conversation, caseId: string): Task | null {
  return task !== null && task.kind !== "rating" && task.caseId === caseId
    ? task
    : null;
}

export function withTask(
  conversation: Conversation,
  task: Conversation["task"],
  effects: readonly Effect[],
): Step {
  return { conversation: { ...conversation, task }, effects };
}
