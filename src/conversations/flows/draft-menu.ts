/** What can be done at every step of filing: write anew, put it off, ask for a person, go back, give it up. */

import type { Effect } from "#conversations/types/effects.ts";
import type { Conversation, Draft, Step, Surroundings } from "#conversations/types.ts";
import { phrase } from "#messages/phrase.ts";
import { apply, ask, goneBack, goOn, repeatQuestion } from "./draft-steps.ts";
import type { Meaning } from "./plain-answers.ts";
import { toDispatcher, verb } from "./question.ts";
import { answer, first, say } from "./steps.ts";

const MENU = ["edit", "back", "later", "human", "cancel"] as const;
export type MenuVerb = (typeof MENU)[number] | "more";

/** Typed at any step, whatever is asked. */
export const SPOKEN_MENU: readonly (readonly [Meaning, MenuVerb])[] = [
  ["edit", "edit"],
  ["back", "back"],
  ["later", "later"],
  ["human", "human"],
  ["cancel", "cancel"],
];

export function onMenu(
  conversation: Conversation,
  draft: Draft,
  name: MenuVerb,
  around: Surroundings,
): Step {
  switch (name) {
    case "more":
      return answer(conversation, [
        say({
          phrase: phrase("moreChoices"),
          buttons: MENU.map((one) => verb(draft, one)),
        }),
      ]);
    case "edit": {
      const next: Draft = {
        ...draft,
        asked: draft.text === "" ? "describe" : "rewrite",
      };
      return answer({ ...conversation, draft: next }, ask(next));
    }
    case "back": {
      const before = goneBack(draft);
      return before === null
        ? answer(conversation, [
            say({ phrase: phrase("nothingBefore") }),
            ...repeatQuestion(conversation),
          ])
        : goOn(conversation, before, around);
    }
    case "later":
      return park(conversation, draft);
    case "human":
      return callPerson(conversation, draft, around);
    case "cancel":
      return cancel(conversation);
  }
}

export function cancel(conversation: Conversation): Step {
  const { draft, held } = conversation;
  const isOpen = draft !== null || held.length > 0;
  // The report in hand first; what a gate has stopped with the next word.
  const rest = draft === null ? { held: [] } : { draft: null };
  return answer({ ...conversation, ...rest }, [
    say({ phrase: phrase(isOpen ? "cancelled" : "nothingToCancel") }),
  ]);
}

/** The draft waits; the chat is free for something else. */
function park(conversation: Conversation, draft: Draft): Step {
  const parked = [
    ...conversation.parked.filter(({ number }) => number !== draft.number),
  ];
  return answer({ ...conversation, draft: null, parked: [...parked, draft] }, [
    say({ phrase: phrase("parked"), buttons: [resumeButton(draft)] }),
  ]);
}

export function resumeButton(draft: Draft) {
  return {
    label: phrase("resume"),
    action: { kind: "resume" as const, number: draft.number },
  };
}

/** One line for each draft that waits, with the way back to it. */
export function reminders(parked: readonly Draft[]): readonly Effect[] {
  return parked.map((draft) =>
    say({
      phrase: phrase("draftParked", { text: draft.text }),
      buttons: [resumeButton(draft)],
    }),
  );
}

/** Goes on with a draft that waited; the one in hand waits instead. Null: there is no such draft. */
export function resume(
  conversation: Conversation,
  number: number | null,
  around: Surroundings,
): Step | null {
  const { parked, draft } = conversation;
  const wanted =
    number === null ? parked.at(-1) : parked.find((one) => one.number === number);
  if (wanted === undefined) return null;
  const others = parked.filter((one) => one !== wanted);
  const waiting = draft === null ? others : [...others, draft];
  const back = { ...conversation, draft: wanted, parked: waiting };
  const step = goOn(back, wanted, around);
  return wanted.text === ""
    ? step
    : first(step, say({ phrase: phrase("draftWaits", { text: wanted.text }) }));
}

/** Asked for before anything was written. */
export function onHuman(conversation: Conversation): Step {
  return answer(conversation, [say({ phrase: phrase("reachPerson") })]);
}

/** A person reads what is written; until there is something written, where to find one. */
function callPerson(
  conversation: Conversation,
  draft: Draft,
  around: Surroundings,
): Step {
  if (draft.text === "") {
    return answer(conversation, [
      ...onHuman(conversation).effects,
      ...repeatQuestion(conversation),
    ]);
  }
  const toPerson = {
    ...toDispatcher,
    point: null,
    gate: "feedback",
    isGateOpen: true,
    isWardSure: true,
    isPhotoSettled: true,
  } as const;
  return first(
    apply(conversation, draft, { change: toPerson }, around),
    say({ phrase: phrase("personReads") }),
  );
}
