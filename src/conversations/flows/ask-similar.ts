/** Have others sent this already? Then it can be followed together instead of being sent once more. */
import type { Draft, Reply, ReplyButton } from "#conversations/types.ts";
import { type Phrase, phrase } from "#messages/phrase.ts";
import { says } from "./plain-answers.ts";
import { type Answer, type Question, verb } from "./question.ts";

/** Never for what cannot wait, for two matters at once, or for what is somebody's own: their papers, their job. */
export const askSimilar: Question = {
  isDue: (draft) =>
    draft.matter?.isPhysical === true &&
    draft.ward !== null &&
    !draft.isUrgent &&
    draft.isSplit !== true &&
    !draft.isSimilarSettled &&
    (isUnsearched(draft) || found(draft).length > 0),
  ask,
  verbs: { sendOwn: () => ({ change: { isSimilarSettled: true } }) },
  spoken: [["no", "sendOwn"]],
  skip: "sendOwn",
  read: (draft, text) => {
    const [only, ...others] = found(draft);
    const isMeant = only !== undefined && others.length === 0;
    return isMeant && (says("yes", text) || says("followAlong", text))
      ? pickSimilar(draft, only.caseId)
      : null;
  },
  undo: (draft) => (found(draft).length > 0 ? { isSimilarSettled: false } : null),
};

/** Whether the house has still to look, or to look again because the place or the matter has changed. */
export function isUnsearched(draft: Draft): boolean {
  return draft.similar?.of !== searchOf(draft);
}

/** What a search was made for: another one would find something else. */
export function searchOf({ matter, ward, address, pin }: Draft): string {
  return JSON.stringify([matter?.id, ward?.id, address, pin]);
}

/** The draft waits until the house says whether the case can still be followed. */
export function pickSimilar({ number }: Draft, caseId: string): Answer {
  return { effects: [{ kind: "followCase", caseId, number }], isOpenStill: true };
}

function found({ similar }: Draft) {
  return similar?.cases ?? [];
}

function ask(draft: Draft): Reply | null {
  if (isUnsearched(draft)) return null;
  const cases = found(draft).map(({ people, lastAt, metres }) => ({
    people,
    metres,
    lastAt: Temporal.Instant.from(lastAt),
  }));
  const [only, ...others] = cases;
  if (only === undefined) return null;
  return {
    phrase:
      others.length === 0
        ? phrase("askSimilarOne", only)
        : phrase("askSimilarSome", { cases }),
    buttons: [...followButtons(draft), verb(draft, "sendOwn")],
  };
}

function followButtons(draft: Draft): readonly ReplyButton[] {
  const cases = found(draft);
  return cases.map(({ caseId }, index) => ({
    label: label(cases.length, index + 1),
    action: { kind: "pickSimilar" as const, number: draft.number, caseId },
  }));
}

function label(count: number, nth: number): Phrase {
  return count === 1 ? phrase("followAlong") : phrase("followNth", { nth });
}
