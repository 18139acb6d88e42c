import { expect } from "vitest";
import { advance } from "#conversations/rules.ts";
import { parseConversation } from "#conversations/schema.ts";
import type { Effect } from "#conversations/types/effects.ts";
import type {
  Action,
  Conversation,
  Event,
  ReplyButton,
  Result,
  Surroundings,
} from "#conversations/types.ts";
import { type DialogueHouse, dialogueHouse } from "./dialogue-house.ts";
import { INSTRUMENTS } from "./instruments.ts";

/** One chat, stepped by hand: no database, no channel, no time. */
export type Dialogue = {
  /**
   * Handles an event with all that follows from it. What came back, in order: keys of replies as they
   * are, effects that change something with a plus: `"+recordConsent askWardYesNo"`.
   */
  readonly send: (input: Input) => string;
  readonly state: () => Conversation;
  /** Every effect since the chat began, replies too. */
  readonly effects: readonly Effect[];
  /** Every button shown so far, oldest first. */
  readonly buttons: readonly ReplyButton[];
};

/** `"[Đồng ý]"` presses the newest button with that label; any other string is typed. */
export type Input = string | Event;

/** Questions to the house change nothing and come back as results, so rows do not name them. */
const QUESTIONS: readonly Effect["kind"][] = [
  "understand",
  "warnOfDanger",
  "readWard",
  "locate",
  "findOwner",
  "findSimilar",
  "followCase",
  "findPoint",
  "lookAtCase",
  "findAgencies",
  "planExtension",
  "listDesk",
  "openByCode",
  "fillTemplate",
  "beginRating",
  "draftComplaint",
];
/** The longest chain is text → understood → owner found. More than this is a circle. */
const MAX_STEPS = 10;

export function openDialogue(
  given: {
    readonly house?: DialogueHouse;
    readonly hasConsented?: boolean;
    readonly isOfficer?: boolean;
    readonly asked?: Surroundings["asked"];
  } = {},
): Dialogue {
  const { house = dialogueHouse(), hasConsented = false, isOfficer = false } = given;
  const { asked = null } = given;
  const around = { hasConsented, isOfficer, asked, instruments: INSTRUMENTS };
  const done: Effect[] = [];
  const buttons: ReplyButton[] = [];
  let conversation = parseConversation(null);

  const carryOut = (effect: Effect): Result | null => {
    done.push(effect);
    if (effect.kind === "recordConsent" && effect.purpose === "feedback")
      around.hasConsented = effect.isGiven;
    if (effect.kind === "say") buttons.push(...(effect.reply.buttons ?? []));
    return house.answer(effect);
  };
  const run = (first: Event): void => {
    const events: Event[] = [first];
    for (const event of events) {
      if (events.length > MAX_STEPS) throw new Error(`${first.kind} leads in a circle`);
      const step = advance(conversation, event, around);
      conversation = step.conversation;
      const results = step.effects.map(carryOut);
      events.push(...results.filter((result) => result !== null));
    }
  };

  return {
    send: (input) => {
      const before = done.length;
      run(typeof input === "string" ? read(input, buttons) : input);
      return done.slice(before).flatMap(summarise).join(" ");
    },
    state: () => conversation,
    effects: done,
    buttons,
  };
}

/** A line of a story: what the person does, and what comes back. */
export type Row = readonly [input: Input, replies: string];

/** Plays a story, checking each line. */
export function follow(rows: readonly Row[], chat = openDialogue()): Dialogue {
  for (const [input, replies] of rows) {
    const line = typeof input === "string" ? input : JSON.stringify(input);
    expect(`${line} → ${chat.send(input)}`).toBe(`${line} → ${replies}`);
  }
  return chat;
}

function summarise(effect: Effect): string[] {
  if (effect.kind === "say") return [effect.reply.phrase.key];
  return QUESTIONS.includes(effect.kind) ? [] : [`+${effect.kind}`];
}

function read(input: string, buttons: readonly ReplyButton[]): Event {
  const label = /^\[(.+)\]$/u.exec(input)?.[1];
  if (label === undefined) return { kind: "text", text: input };
  const button = buttons.findLast((one) => one.label.in("vi") === label);
  if (button === undefined) throw new Error(`No button "${label}" was shown.`);
  return press(button.action);
}

export function press(action: Action | null): Event {
  return { kind: "press", action };
}

export function photo(
  given: { readonly caption?: string; readonly id?: string } = {},
): Event {
  return {
    kind: "files",
    mediaIds: [given.id ?? "photo"],
    caption: given.caption ?? null,
  };
}

export const PIN: Event = { kind: "location", lat: 21.02, lon: 105.79 };
