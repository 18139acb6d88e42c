/** Carries out what a dialogue wants done about ratings. */

import type { Effect } from "#conversations/types/effects.ts";
import type { RatingEffect } from "#conversations/types/ratings.ts";
import type { Result } from "#conversations/types.ts";
import { beginRating, findRating } from "./begin-rating.ts";
import { draftComplaint } from "./draft-complaint.ts";
import { saveRating } from "./save-rating.ts";
import type { Turn } from "./turn.ts";

const KINDS = [
  "beginRating",
  "findRating",
  "recordRating",
  "recordReason",
  "recordComment",
  "finishRating",
  "closeRating",
  "draftComplaint",
] as const satisfies readonly RatingEffect["kind"][];

export function isOfRating(effect: Effect): effect is RatingEffect {
  return KINDS.some((kind) => kind === effect.kind);
}

export async function actOnRating(
  turn: Turn,
  effect: RatingEffect,
): Promise<Result | null> {
  switch (effect.kind) {
    case "beginRating":
      return await beginRating(turn, effect);
    case "findRating":
      return await findRating(turn, effect.token);
    case "draftComplaint":
      return await draftComplaint(turn, effect.ratingId);
    default:
      return await saveRating(turn, effect);
  }
}
