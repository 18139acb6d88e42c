/** Asks the dispatchers once, as its review falls due, what becomes of a block; and does what they say. */
import { reviewAfterBlock } from "#blocks/rules.ts";
import {
  findBlock,
  findDueReviews,
  markReviewTold,
  moveReview,
} from "#blocks/store.ts";
import type { BlockEntry } from "#blocks/types.ts";
import { reviewButtons } from "#conversations/flows/block-sender.ts";
import type { ReviewVerb } from "#conversations/types.ts";
import { countBlocked } from "#inbox/store.ts";
import { nextOpening } from "#kernel/working-time.ts";
import { phrase } from "#messages/phrase.ts";
import { liftBlock } from "./block-chat.ts";
import { calendarOf, DISPATCHER, type House } from "./house.ts";
import { findDispatchers } from "./recipients.ts";
import { may } from "./standing.ts";
import { tell } from "./tell.ts";
import type { Tick, Turn } from "./turn.ts";

/** Returns how many reviews were told. While there is no dispatcher, a review waits for one. */
export async function raiseBlockReviews(house: House): Promise<number> {
  const { database, clock } = house;
  const now = clock.now();
  let told = 0;
  for (const block of await findDueReviews(database.db, now)) {
    const isTold = await database.transaction((tx) =>
      tellReview({ tx, house, now }, block),
    );
    if (isTold) told += 1;
  }
  return told;
}

async function tellReview(tick: Tick, block: BlockEntry): Promise<boolean> {
  const { tx, house, now } = tick;
  const { chatId, code, at, by, reason, reviewAt, lane } = block;
  const dispatchers = await findDispatchers(tick);
  if (dispatchers.length === 0 || !(await markReviewTold(tx, chatId, now)))
    return false;
  const held = await countBlocked(tx, lane);
  await tell(
    tx,
    dispatchers.map((to) => ({
      to,
      dedupeKey: `blockReview:${chatId}:${reviewAt}:${to.personId}`,
      class: "assignment",
      phrase: phrase("blockDue", { code, since: at, by, reason, held }),
      buttons: reviewButtons(chatId, reviewAt),
      notBefore: nextOpening(calendarOf(house.city, DISPATCHER), now),
    })),
    now,
  );
  return true;
}

/** A button of a review that was decided meanwhile changes nothing. */
export async function settleReview(
  turn: Turn,
  asked: {
    readonly chatId: string;
    readonly reviewAt: string;
    readonly verb: ReviewVerb;
  },
): Promise<void> {
  const { tx, now, chat, say } = turn;
  const { chatId, verb } = asked;
  // A block is the centre's, whoever has the case that led to it.
  if (!(await may(turn, "decideBlock", { id: chatId, chatId, agencyId: DISPATCHER })))
    return await say({ phrase: phrase("deskDenied") });
  const block = await findBlock(tx, chatId);
  if (block?.reviewAt.toString() !== asked.reviewAt)
    return await say({ phrase: phrase("blockReviewed") });
  if (verb === "keep") {
    const reviewAt = reviewAfterBlock(now);
    await moveReview(tx, chatId, reviewAt);
    return await say({ phrase: phrase("blockKept", { reviewAt }) });
  }
  const given = { reads: verb === "liftAndRead", actorId: chat.personId };
  const read = await liftBlock(turn, chatId, given);
  await say({ phrase: phrase("blockLifted", { read: read ?? 0 }) });
}
