/** Keeps what is said in a rating, for as long as it may be changed. */
import type { RatingEffect } from "#conversations/types/ratings.ts";
import type { Result } from "#conversations/types.ts";
import { isLow } from "#kernel/instrument.ts";
import { phrase } from "#messages/phrase.ts";
import {
  findOwnRating,
  finishRating,
  saveAnswer,
  saveComment,
  saveReason,
} from "#ratings/store.ts";
import type { StoredRating } from "#ratings/types.ts";
import { isChangeable } from "./begin-rating.ts";
import { nameOf } from "./draft-complaint.ts";
import type { Turn } from "./turn.ts";

type Saved = Exclude<
  RatingEffect,
  { kind: "beginRating" | "findRating" | "draftComplaint" }
>;

/** Another's rating, or one whose week is over, stays as it is. */
export async function saveRating(turn: Turn, effect: Saved): Promise<Result | null> {
  const { tx, chat, now } = turn;
  const { ratingId } = effect;
  const rating = await findOwnRating(tx, ratingId, chat.id);
  if (rating === null || !isChangeable(rating, now)) {
    await turn.say({ phrase: phrase("staleButton") });
    return null;
  }
  switch (effect.kind) {
    case "recordRating":
      await saveAnswer(tx, ratingId, effect);
      return null;
    case "recordReason":
      await saveReason(tx, ratingId, effect);
      return null;
    case "recordComment": {
      const parts = effect.isEdit ? [effect.text] : [rating.comment ?? "", effect.text];
      const comment = parts.filter((part) => part !== "").join("\n");
      await saveComment(tx, ratingId, comment === "" ? null : comment, effect.mediaIds);
      return null;
    }
    case "finishRating":
      await finishRating(tx, ratingId, now);
      return null;
    case "closeRating":
      await finishRating(tx, ratingId, now);
      return await closed(turn, rating, effect.isStopped);
  }
}

async function closed(
  turn: Turn,
  rating: StoredRating,
  isStopped: boolean,
): Promise<Result> {
  const instrument = turn.house.city.instruments.get(rating.instrumentId);
  const hasLow =
    instrument !== undefined &&
    rating.answers.some(({ level }) => isLow(instrument, level));
  return {
    kind: "ratingClosed",
    ratingId: rating.id,
    name: await nameOf(turn, rating),
    isStopped,
    hasLow,
  };
}
