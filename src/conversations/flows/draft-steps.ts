/** Carries a draft on: from what was answered to the next question, or to what the house must find out first. */

import type { Effect } from "#conversations/types/effects.ts";
import type {
  Action,
  Conversation,
  Draft,
  Reply,
  ReplyButton,
  Step,
  Surroundings,
} from "#conversations/types.ts";
import { phrase } from "#messages/phrase.ts";
import { askConfirm } from "./ask-confirm.ts";
import { askConsent } from "./ask-consent.ts";
import { askContact } from "./ask-contact.ts";
import { askDescribe, askRewrite } from "./ask-describe.ts";
import { askGate } from "./ask-gate.ts";
import { askMatter } from "./ask-matter.ts";
import { askPhoto } from "./ask-photo.ts";
import { askSimilar, isUnsearched, searchOf } from "./ask-similar.ts";
import { askSplit } from "./ask-split.ts";
import { askWard } from "./ask-ward.ts";
import { type Answer, type Question, verb } from "./question.ts";
import { answer, first, greeted, say } from "./steps.ts";

export type Asked = NonNullable<Draft["asked"]>;

/** In the order in which they are asked; the first that is due is next. */
export const questions = {
  describe: askDescribe,
  rewrite: askRewrite,
  gate: askGate,
  consent: askConsent,
  split: askSplit,
  matter: askMatter,
  ward: askWard,
  similar: askSimilar,
  photo: askPhoto,
  contact: askContact,
  confirm: askConfirm,
} as const satisfies Record<Asked, Question>;

const ORDER = [
  "describe",
  "rewrite",
  "gate",
  "consent",
  "split",
  "matter",
  "ward",
  "similar",
  "photo",
  "contact",
  "confirm",
] as const satisfies readonly Asked[];

/** Asks what is missing, or asks the house. */
export function goOn(
  conversation: Conversation,
  draft: Draft,
  around: Surroundings,
): Step {
  const keep = (kept: Draft, effects: readonly Effect[]): Step => ({
    conversation: { ...conversation, draft: kept },
    effects,
  });
  if (draft.text !== "" && draft.gate === null) {
    return keep(draft, [{ kind: "understand", text: draft.text }]);
  }
  const asked =
    ORDER.find(
      (id) => questionOf(id).isDue(draft, around) && isWorthIt(id, draft, around),
    ) ?? "confirm";
  if (asked === "confirm" && draft.owner === null) {
    return keep(draft, [
      {
        kind: "findOwner",
        matterId: draft.matter?.id ?? null,
        wardId: draft.ward?.id ?? null,
        placeKind: draft.placeKind,
        point: draft.point,
        second: secondOf(draft),
      },
    ]);
  }
  if (asked === "similar" && isUnsearched(draft)) {
    return keep(draft, [{ kind: "findSimilar", of: searchOf(draft), draft }]);
  }
  const askedBefore = [...new Set([...draft.askedBefore, asked])];
  const step = keep({ ...draft, asked, askedBefore }, ask({ ...draft, asked }));
  const isFirst = asked === "consent" && !conversation.isGreeted;
  return isFirst
    ? greeted(first(step, say({ phrase: phrase("consentKeepsText") })))
    : step;
}

/** Nobody is asked more than this, beside what they write, their consent and the last look. */
const MOST_QUESTIONS = 4;
/** What counts as one, the most useful first. */
const COUNTED: readonly Asked[] = [
  "ward",
  "contact",
  "matter",
  "split",
  "similar",
  "photo",
];
/** A report is as good without these: they give way when there would be a fifth. */
const SPARE: readonly Asked[] = ["similar", "photo"];

function isWorthIt(id: Asked, draft: Draft, around: Surroundings): boolean {
  const before = COUNTED.filter((one) => draft.askedBefore.includes(one));
  if (!SPARE.includes(id) || before.includes(id)) return true;
  const ahead = COUNTED.slice(0, COUNTED.indexOf(id)).filter(
    (one) =>
      !before.includes(one) &&
      !SPARE.includes(one) &&
      questionOf(one).isDue(draft, around),
  );
  return before.length + ahead.length < MOST_QUESTIONS;
}

/** The second matter where two are sent, at its own place or that of both. */
function secondOf({ second, isSplit, ward, placeKind }: Draft) {
  if (second === null || isSplit !== true) return null;
  const place = second.place ?? { ward, placeKind };
  return {
    matterId: second.matter.id,
    wardId: place.ward?.id ?? null,
    placeKind: place.placeKind,
  };
}

/** What an answer does to the draft; then the next question, unless this one goes on standing. */
export function apply(
  conversation: Conversation,
  draft: Draft,
  { change, effects = [], isOpenStill }: Answer,
  around: Surroundings,
): Step {
  const next = { ...draft, ...change };
  if (isOpenStill === true) {
    return answer({ ...conversation, draft: next }, effects);
  }
  const consent = effects.find(
    (effect) => effect.kind === "recordConsent" && effect.purpose === "feedback",
  );
  const hasConsented =
    consent?.kind === "recordConsent" ? consent.isGiven : around.hasConsented;
  const step = goOn(conversation, next, { ...around, hasConsented });
  return first(step, ...effects);
}

/** The question a draft stands at, in words; what may always be done is one button further. */
export function replyTo(draft: Draft): Reply | null {
  const reply = questionOf(draft.asked ?? "describe").ask(draft);
  if (reply === null) return null;
  return { ...reply, buttons: [...(reply.buttons ?? []), verb(draft, "more")] };
}

export function ask(draft: Draft): readonly Effect[] {
  const reply = replyTo(draft);
  return reply === null ? [] : [say(reply)];
}

export function repeatQuestion({ draft }: Conversation): readonly Effect[] {
  return draft === null ? [] : ask(draft);
}

/** Questions that say nothing of the text: asked again because of more text they would only be noise. */
const STANDING: readonly Asked[] = [
  "consent",
  "split",
  "matter",
  "ward",
  "similar",
  "photo",
  "contact",
];

/** The same question in the same words with the same buttons. */
export function asksTheSame(one: Draft, other: Draft | null): boolean {
  if (one.asked === null || one.asked !== other?.asked) return false;
  return STANDING.includes(one.asked) && written(one) === written(other);
}

function written(draft: Draft): string {
  const { phrase: words, buttons = [] } = replyTo(draft) ?? {};
  return [words, ...buttons.map(({ label }) => label)]
    .map((part) => part?.in("vi"))
    .join("\n");
}

export function questionOf(id: Asked): Question {
  return questions[id];
}

/** The draft with the last question before the present one open again; null: there is none. */
export function goneBack(draft: Draft): Draft | null {
  const at = ORDER.indexOf(draft.asked ?? "describe");
  for (const id of ORDER.slice(0, at).toReversed()) {
    // What was never asked cannot be asked again.
    if (!draft.askedBefore.includes(id)) continue;
    const change = questionOf(id).undo?.(draft) ?? null;
    if (change !== null) return { ...draft, ...change };
  }
  return null;
}

/** The button a number stands for where buttons cannot be pressed: `"2"` is the second one. */
export function numbered(buttons: readonly ReplyButton[], text: string): Action | null {
  const number = /^\s*(\d)\s*[.)]?\s*$/u.exec(text)?.[1];
  return number === undefined ? null : (buttons[Number(number) - 1]?.action ?? null);
}
