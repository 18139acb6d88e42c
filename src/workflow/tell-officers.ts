/** The one way officers are told of a case: urgent ones at once, others when the office is open. Nobody is woken at night. */
import type { StoredCase } from "#cases/types.ts";
import type { Addressee } from "#conversations/store.ts";
import { nextOpening } from "#kernel/working-time.ts";
import { type Telling, tell } from "./tell.ts";
import type { Tick } from "./turn.ts";

export async function tellOfficers(
  { tx, house, now }: Tick,
  found: Pick<StoredCase, "id" | "level">,
  news: Pick<Telling, "phrase" | "buttons" | "mediaIds"> & {
    readonly to: readonly Addressee[];
    /** What happened, unique within the case: the same news is told each of them once. */
    readonly about: string;
    /** They are here right now, or this moment was chosen in working time. */
    readonly isExpected?: boolean;
    /** Left out: news of a case, urgent if the case is. */
    readonly class?: "nudge" | "escalation";
  },
): Promise<void> {
  const { to, about, isExpected, class: given, ...message } = news;
  const isUrgent = found.level === "urgent";
  const isNow = isUrgent || isExpected === true;
  const notBefore = isNow ? now : nextOpening(house.city.calendar, now);
  await tell(
    tx,
    to.map((officer) => ({
      ...message,
      to: officer,
      dedupeKey: `case:${found.id}:${about}:${officer.personId}`,
      class: given ?? (isUrgent ? "urgent" : "assignment"),
      caseId: found.id,
      notBefore,
    })),
    now,
  );
}
