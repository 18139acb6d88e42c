/** What a question of filing is: when it is asked, in which words, and what its answers do to the draft. */

import type { Effect } from "#conversations/types/effects.ts";
import type {
  Draft,
  DraftVerb,
  Reply,
  ReplyButton,
  Surroundings,
} from "#conversations/types.ts";
import { phrase } from "#messages/phrase.ts";
import type { Meaning } from "./plain-answers.ts";

export type Question = {
  readonly isDue: (draft: Draft, around: Surroundings) => boolean;
  /** Null while the house has still to find out what is asked about. */
  readonly ask: (draft: Draft) => Reply | null;
  /** What its buttons do; they work for as long as the draft lives, not only while it is asked. */
  readonly verbs?: {
    readonly [V in DraftVerb]?: (draft: Draft, around: Surroundings) => Answer;
  };
  /** What may be typed for which of its buttons. */
  readonly spoken?: readonly (readonly [Meaning, DraftVerb])[];
  /** The button that leaves it unanswered. */
  readonly skip?: DraftVerb;
  /** A typed answer no button stands for; null: the text is more about the matter. */
  readonly read?: (draft: Draft, text: string) => Answer | null;
  /** What asks it anew, for somebody who goes back; null when there is nothing to choose. */
  readonly undo?: (draft: Draft) => Partial<Draft> | null;
};

export type Answer = {
  readonly change?: Partial<Draft>;
  readonly effects?: readonly Effect[];
  /** The question goes on standing: the effects find something out or say something about it. */
  readonly isOpenStill?: boolean;
};

const LABEL = {
  agree: "agree",
  disagree: "disagree",
  wardYes: "yes",
  wardNo: "elsewhere",
  wardUnknown: "notSure",
  location: "sendLocation",
  noPhoto: "noPhoto",
  sendOwn: "sendOwn",
  otherMatter: "otherMatter",
  send: "send",
  edit: "edit",
  wrongAgency: "wrongAgency",
  splitTwo: "splitTwo",
  splitOne: "splitOne",
  asProposal: "asProposal",
  asFeedback: "asFeedback",
  withContact: "withContact",
  noContact: "noContact",
  cancel: "cancel",
  sendAnyway: "sendAnyway",
  more: "more",
  back: "back",
  later: "later",
  human: "human",
} as const satisfies Record<DraftVerb, string>;

/** A button of a draft. */
export function verb(draft: Draft, name: DraftVerb): ReplyButton {
  return {
    label: phrase(LABEL[name]),
    action: { kind: "draft", number: draft.number, verb: name },
    ...(name === "location" ? { kind: "location" as const } : {}),
  };
}

/**
 * Nobody is guessed to be in charge: the dispatcher looks. So is it with a denunciation sent as
 * feedback: it must not reach the unit it accuses.
 */
export const toDispatcher = {
  matter: null,
  isMatterSure: true,
  isMatterPicked: true,
  owner: null,
  second: null,
} as const satisfies Partial<Draft>;
