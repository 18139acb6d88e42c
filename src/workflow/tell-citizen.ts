/** The one way a citizen is told what they are not waiting for: by day, and a burst of changes as one message. */
import type { StoredCase } from "#cases/types.ts";
import type { Bilingual } from "#messages/bilingual.ts";
import { afterQuietHours } from "#outbox/rules.ts";
import { type Telling, tellNews } from "./tell.ts";
import { findCitizen, type Tick } from "./turn.ts";

export async function tellCitizen(
  tick: Tick,
  found: StoredCase,
  news: Pick<Telling, "phrase" | "buttons" | "mediaIds"> & {
    /** What happened, unique within the case: the same news is told once. */
    readonly about: string;
    /** The agency that speaks, when it is not the bot. */
    readonly speaker?: Bilingual;
  },
): Promise<void> {
  const { tx, house, now } = tick;
  const { about, speaker, ...message } = news;
  const to = await findCitizen(tick, found);
  const { timeZone } = house.city.calendar;
  await tellNews(
    tx,
    {
      ...message,
      to,
      dedupeKey: `case:${found.id}:${about}`,
      class: "news",
      caseId: found.id,
      notBefore: found.level === "urgent" ? now : afterQuietHours(now, timeZone),
      ...(speaker === undefined ? {} : { speaker: speaker[to.language] }),
    },
    now,
  );
}
