/** The one way officers are told of a case: urgent ones at once, others when the office is open. Nobody is woken at night. */
import type { StoredCase } from "#cases/types.ts";
import type { Addressee } from "#conversations/store.ts";
import { nextOpening } from "#kernel/working-time.ts";
import { calendarOf } from "./house.ts";
import { type Telling, tell } from "./tell.ts";
import type { Tick } from "./turn.ts";

/** Somebody told of a case, and where they work; left out: where the case is. */
export type Officer = Addressee & { readonly agencyId?: string };

export async function tellOfficers(
  { tx, house, now }: Tick,
  found: Pick<StoredCase, "id" | "level" | "agencyId">,
  news: Pick<Telling, "phrase" | "buttons" | "mediaIds"> & {
    readonly to: readonly Officer[];
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
  const ofCase = calendarOf(house.city, found.agencyId);
  const notBefore = ({ agencyId = found.agencyId }: Officer) => {
    const calendar = calendarOf(house.city, agencyId);
    const isChosen = isExpected === true && calendar === ofCase;
    return isUrgent || isChosen ? now : nextOpening(calendar, now);
  };
  await tell(
    tx,
    to.map((officer) => ({
      ...message,
      to: officer,
      dedupeKey: `case:${found.id}:${about}:${officer.personId}`,
      class: given ?? (isUrgent ? "urgent" : "assignment"),
      caseId: found.id,
      notBefore: notBefore(officer),
    })),
    now,
  );
}
