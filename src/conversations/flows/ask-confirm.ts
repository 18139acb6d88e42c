/** The whole once more before it is sent. Stands last: nothing is sent that was not seen. */
import { sayPlace } from "#kernel/place.ts";
import { phrase } from "#messages/phrase.ts";
import { type Question, verb } from "./question.ts";

export const askConfirm: Question = {
  isDue: () => true,
  ask: (draft) => {
    const { owner } = draft;
    if (owner === null) return null;
    return {
      phrase: phrase("summary", {
        matter: draft.matter?.name ?? { vi: "Việc khác", en: "Other matter" },
        place: sayPlace(draft.address, draft.ward?.name.vi ?? null),
        text: draft.text,
        hasPhotos: draft.mediaIds.length > 0,
        agency: owner.agency.name,
        why: owner.why,
      }),
      buttons: [verb(draft, "send"), verb(draft, "edit"), verb(draft, "wrongAgency")],
    };
  },
  verbs: {
    // They may have taken their consent back below the summary.
    send: (draft, { hasConsented }) =>
      draft.asked === "confirm" && draft.owner !== null && hasConsented
        ? { effects: [{ kind: "openCase", draft }], isOpenStill: true }
        : {},
  },
  spoken: [
    ["send", "send"],
    ["edit", "edit"],
  ],
};
