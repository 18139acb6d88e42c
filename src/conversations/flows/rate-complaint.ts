/** The end of a rating; and the report that may be made of it, which goes the way of every report. */
import type { RatingResult } from "#conversations/types/ratings.ts";
import type { Conversation, Draft, Step, Surroundings } from "#conversations/types.ts";
import { phrase } from "#messages/phrase.ts";
import { newDraft, started, withText } from "./draft-changes.ts";
import { goOn, repeatQuestion } from "./draft-steps.ts";
import { complainButton } from "./rate-question.ts";
import { placedAt } from "./service-point.ts";
import { answer, first, say } from "./steps.ts";

type Closed = Extract<RatingResult, { kind: "ratingClosed" }>;
type Drafted = Extract<RatingResult, { kind: "complaintDrafted" }>;

/** Thanks; where something was found wanting, the offer to report it; then back to what was in hand. */
export function onRatingClosed(conversation: Conversation, closed: Closed): Step {
  const { ratingId, name, isStopped, hasLow } = closed;
  const words = isStopped ? phrase("ratingStopped") : phrase("ratingThanks", { name });
  const leave = {
    label: phrase("dropWords"),
    action: { kind: "rating" as const, ratingId, verb: "leaveIt" as const },
  };
  const buttons = [complainButton(ratingId), leave];
  return answer(conversation, [
    say({ phrase: words }),
    ...(hasLow ? [say({ phrase: phrase("offerComplaint"), buttons })] : []),
    ...(isInHand(conversation.draft) ? repeatQuestion(conversation) : []),
  ]);
}

/** A report with what was rated low, at its place and office. One that is in hand waits. */
export function onComplaintDrafted(
  conversation: Conversation,
  { text, mediaIds, point }: Drafted,
  around: Surroundings,
): Step {
  const { draft } = conversation;
  const parked = [...conversation.parked, ...(isInHand(draft) ? [draft] : [])];
  const base = { ...started(conversation), parked, draft: null };
  const fresh = placedAt(newDraft(conversation), point);
  const written = withText({ ...fresh, mediaIds: [...mediaIds] }, text);
  const isPhotoSettled = mediaIds.length > 0;
  return first(
    goOn(base, { ...written, isPhotoSettled }, around),
    say({ phrase: phrase("complaintDrafted", { text }) }),
  );
}

/** A draft with anything in it. */
function isInHand(draft: Draft | null): draft is Draft {
  if (draft === null) return false;
  const { text, mediaIds, pin } = draft;
  return text !== "" || mediaIds.length > 0 || pin !== null;
}
