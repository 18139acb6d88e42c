/** In which ward is it? A guess is confirmed, several are offered, a name or a location is read. */
import type { Draft, Reply } from "#conversations/types.ts";
import { fold } from "#kernel/text.ts";
import { type Phrase, phrase } from "#messages/phrase.ts";
import { says } from "./plain-answers.ts";
import { type Answer, type Question, verb } from "./question.ts";
import { say } from "./steps.ts";

export const askWard: Question = {
  isDue: ({ isWardSure }) => !isWardSure,
  ask,
  verbs: {
    wardYes: ({ ward }) => ({ change: { ...SETTLED, isWardSure: ward !== null } }),
    wardNo: () => ({ change: UNKNOWN }),
    wardUnknown: () => ({ change: { ...UNKNOWN, isWardSure: true } }),
    location: (draft) => ({
      effects: [
        say({
          phrase: phrase("howToSendLocation"),
          buttons: [verb(draft, "location")],
          requestLocation: true,
        }),
      ],
      isOpenStill: true,
    }),
  },
  spoken: [
    ["no", "wardNo"],
    ["notSure", "wardUnknown"],
  ],
  skip: "wardUnknown",
  read,
  undo: () => ({ ...SETTLED, isWardSure: false, owner: null }),
};

/** What was once not found is past: asked again, the question begins anew. */
const SETTLED = { wardProblem: null } as const satisfies Partial<Draft>;

const UNKNOWN = {
  ward: null,
  isWardSure: false,
  wardOptions: [],
  wardName: null,
  ...SETTLED,
  owner: null,
} as const satisfies Partial<Draft>;

export function pickWard(draft: Draft, wardId: string): Answer {
  const ward = draft.wardOptions.find(({ id }) => id === wardId) ?? null;
  return { change: { ...UNKNOWN, ward, isWardSure: ward !== null, wardOptions: [] } };
}

/** Everything typed here is the name of a place; what is not found is said, and asked once more. */
function read(draft: Draft, text: string): Answer {
  if (draft.ward !== null && says("yes", text))
    return { change: { ...SETTLED, isWardSure: true } };
  return { effects: [{ kind: "readWard", text }], isOpenStill: true };
}

function ask(draft: Draft): Reply {
  const location = verb(draft, "location");
  if (draft.wardOptions.length > 0) {
    const options = draft.wardOptions.map(({ id, name }) => ({
      label: phrase("literal", name),
      action: { kind: "pickWard" as const, number: draft.number, wardId: id },
    }));
    return {
      phrase:
        draft.wardName === null
          ? phrase("askWardNear")
          : phrase("askWardOf", { name: draft.wardName }),
      buttons: [...options, verb(draft, "wardNo")],
    };
  }
  const { ward } = draft;
  if (ward !== null) {
    const address = addressBeside(draft, ward.name.vi);
    return {
      phrase:
        draft.wardProblem === null
          ? phrase("askWardYesNo", { ward: ward.label, address })
          : phrase("wardStillAsked", { ward: ward.label }),
      buttons: [verb(draft, "wardYes"), verb(draft, "wardNo"), location],
    };
  }
  return { phrase: whichWard(draft), buttons: [location, verb(draft, "wardUnknown")] };
}

/** "Phường Láng: chỗ này thuộc phường Láng" would say it twice, so the ward's name is left out. */
function addressBeside({ address }: Draft, ward: string): string | null {
  if (address === null) return null;
  const parts = address.split(",").filter((part) => fold(part) !== fold(ward));
  const rest = parts.join(",").trim();
  return rest === "" ? null : rest;
}

function whichWard(draft: Draft): Phrase {
  if (draft.wardProblem === "outside") {
    return phrase("outsideCity", { name: draft.wardName });
  }
  return phrase(draft.wardProblem === "notFound" ? "wardNotFound" : "askWard");
}
