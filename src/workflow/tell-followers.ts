/** The one way followers of a case hear of it: the public part, by day, each thing once. */
import type { StoredCase } from "#cases/types.ts";
import { follower } from "#conversations/flows/follow-along.ts";
import { findFollowers } from "#followers/store.ts";
import type { Bilingual } from "#messages/bilingual.ts";
import { afterQuietHours } from "#outbox/rules.ts";
import { type Telling, tell } from "./tell.ts";
import type { Tick } from "./turn.ts";

export async function tellFollowers(
  { tx, house, now }: Tick,
  found: StoredCase,
  news: Pick<Telling, "phrase" | "mediaIds"> & {
    /** What happened, unique within the case. */
    readonly about: string;
    /** The agency that speaks, when it is not the bot. */
    readonly speaker?: Bilingual;
    /** They may say that it is not solved. */
    readonly mayDisagree?: boolean;
  },
): Promise<void> {
  // Most cases have none, and then nothing is asked of the database.
  if (found.followerCount === 0) return;
  const { about, speaker, mayDisagree, ...message } = news;
  const { id: caseId, code } = found;
  const { timeZone } = house.city.calendar;
  const notBefore = found.level === "urgent" ? now : afterQuietHours(now, timeZone);
  const buttons = [
    ...(mayDisagree === true ? [follower({ caseId, code }, "disagree")] : []),
    follower({ caseId, code }, "unfollow"),
  ];
  const followers = await findFollowers(tx, caseId);
  await tell(
    tx,
    followers.map((to) => ({
      ...message,
      to,
      dedupeKey: `case:${caseId}:${about}:follower:${to.chatId}`,
      class: "news",
      caseId,
      buttons,
      notBefore,
      ...(speaker === undefined ? {} : { speaker: speaker[to.language] }),
    })),
    now,
  );
}
