/** Which of the likeliest matters is it? Not asked when the house is sure. */
import type { Draft } from "#conversations/types.ts";
import { phrase } from "#messages/phrase.ts";
import { type Answer, type Question, toDispatcher, verb } from "./question.ts";

export const askMatter: Question = {
  isDue: ({ isMatterSure }) => !isMatterSure,
  ask: (draft) => ({
    phrase: phrase("askMatter"),
    buttons: [
      ...draft.matterOptions.map(({ id, name }) => ({
        label: phrase("literal", name),
        action: { kind: "pickMatter" as const, number: draft.number, matterId: id },
      })),
      verb(draft, "otherMatter"),
    ],
  }),
  verbs: {
    otherMatter: () => ({ change: toDispatcher }),
    // Whose QR code it was counts no more.
    wrongAgency: () => ({ change: { ...OPEN, point: null } }),
  },
  skip: "otherMatter",
  undo: ({ matterOptions }) => (matterOptions.length === 0 ? null : OPEN),
};

const OPEN = { isMatterSure: false, isMatterPicked: false, owner: null } as const;

export function pickMatter(draft: Draft, matterId: string): Answer {
  const matter = draft.matterOptions.find(({ id }) => id === matterId) ?? null;
  const isKnown = matter !== null;
  return {
    change: { matter, isMatterSure: isKnown, isMatterPicked: isKnown, owner: null },
  };
}
