/** Not for the open queue: who receives it instead, and the citizen may still say "send it anyway". */
import type { Gate } from "#conversations/types.ts";
import { type Phrase, phrase } from "#messages/phrase.ts";
import { type Question, toDispatcher, verb } from "./question.ts";

/** Gate → what is said; null: the way is open. */
const CARD: Readonly<Record<Gate, Phrase | null>> = {
  feedback: null,
  emergency: null,
  unclear: null,
  crime: phrase("crime"),
  complaint: phrase("complaint"),
  denunciation: phrase("denunciation"),
  civilDispute: phrase("civilDispute"),
  outsideAuthority: phrase("outsideAuthority"),
};

export const askGate: Question = {
  isDue: ({ gate }) => gate !== null && CARD[gate] !== null,
  ask: (draft) => {
    const card = draft.gate === null ? null : CARD[draft.gate];
    const buttons = [verb(draft, "sendAnyway"), verb(draft, "cancel")];
    return card === null ? null : { phrase: card, buttons };
  },
  verbs: {
    sendAnyway: ({ gate }) => ({
      change: {
        gate: "feedback",
        isGateOpen: true,
        ...(gate === "denunciation" ? { ...toDispatcher, point: null } : {}),
      },
    }),
  },
  spoken: [["sendAnyway", "sendAnyway"]],
};
