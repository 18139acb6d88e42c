/** Carries out an officer's deeds on a case, and the citizen's objection to one. */
import type { Effect } from "#conversations/types/effects.ts";
import { acceptCase } from "./accept-case.ts";
import { answerCase } from "./answer-case.ts";
import { deleteTemplate, offerTemplates, saveTemplate } from "./answer-templates.ts";
import { askCitizen } from "./ask-citizen.ts";
import { decideBlock } from "./decide-block.ts";
import { extendCase } from "./extend-case.ts";
import { markSpam, objectSpam, undoSpam } from "./mark-spam.ts";
import { proposeBlock } from "./propose-block.ts";
import { settleReview } from "./review-blocks.ts";
import { showContact } from "./show-contact.ts";
import { showOnDesk, showPhotos } from "./show-on-desk.ts";
import { transferCase } from "./transfer-case.ts";
import type { Turn } from "./turn.ts";

const KINDS = [
  "acceptCase",
  "showOnDesk",
  "showContact",
  "answerCase",
  "askCitizen",
  "extendCase",
  "transferCase",
  "markSpam",
  "undoSpam",
  "objectSpam",
  "proposeBlock",
  "decideBlock",
  "reviewBlock",
  "showPhotos",
  "offerTemplates",
  "saveTemplate",
  "deleteTemplate",
] as const satisfies readonly Effect["kind"][];

type DeskEffect = Extract<Effect, { kind: (typeof KINDS)[number] }>;

export function isOnDesk(effect: Effect): effect is DeskEffect {
  return KINDS.some((kind) => kind === effect.kind);
}

export async function actOnDesk(turn: Turn, effect: DeskEffect): Promise<void> {
  switch (effect.kind) {
    case "acceptCase":
      return await acceptCase(turn, effect.caseId);
    case "showContact":
      return await showContact(turn, effect.caseId);
    case "showOnDesk":
      return await showOnDesk(turn, effect);
    case "showPhotos":
      return await showPhotos(turn, effect.caseId);
    case "offerTemplates":
      return await offerTemplates(turn, effect);
    case "saveTemplate":
      return await saveTemplate(turn, effect);
    case "deleteTemplate":
      return await deleteTemplate(turn, effect);
    case "answerCase":
      return await answerCase(turn, effect);
    case "askCitizen":
      return await askCitizen(turn, effect);
    case "extendCase":
      return await extendCase(turn, effect);
    case "transferCase":
      return await transferCase(turn, effect);
    case "markSpam":
      return await markSpam(turn, effect);
    case "undoSpam":
      return await undoSpam(turn, effect.caseId);
    case "objectSpam":
      return await objectSpam(turn, effect.caseId);
    case "proposeBlock":
      return await proposeBlock(turn, effect.caseId);
    case "decideBlock":
      return await decideBlock(turn, effect);
    case "reviewBlock":
      return await settleReview(turn, effect);
  }
}
