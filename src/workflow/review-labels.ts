/** Writes what a reviewer decided on labels: what may train, what may not, and what was a matter for the table. */
import {
  isAboutText,
  offeredToday,
  proposedMatter,
} from "#classification/flows/learning.ts";
import {
  findApprovedLabels,
  findOpenLabels,
  markReviewed,
} from "#classification/store.ts";
import type { ApprovedLabel, OpenLabel } from "#classification/types.ts";
import type { Db, Tx } from "#platform/db.ts";
import type { City, House } from "./house.ts";

/** More than a city writes in a month; one who floods the list keeps the others out of it only then. */
const MOST = 5_000;

export type Review = {
  readonly id: string;
  /** `settle`: looked at, nothing to learn from the text. */
  readonly verdict: "approve" | "reject" | "settle";
  /** Another matter than proposed; null: as proposed. */
  readonly matterId: string | null;
};

export type Standing = {
  readonly offered: readonly OpenLabel[];
  /** How many wait for another day. */
  readonly held: number;
  readonly approved: readonly ApprovedLabel[];
};

/** What may be reviewed now, and what was approved before. */
export async function findStanding(
  db: Db | Tx,
  city: City,
  now: Temporal.Instant,
): Promise<Standing> {
  const approved = await findApprovedLabels(db);
  const today = now.toZonedDateTimeISO(city.calendar.timeZone).startOfDay().toInstant();
  const approvedToday = approved.filter(
    ({ reviewedAt }) => Temporal.Instant.compare(reviewedAt, today) >= 0,
  );
  const open = await findOpenLabels(db, MOST);
  return { ...offeredToday(open, approvedToday), approved };
}

/** How many were written. The rest was not: somebody was quicker, it is not offered today, or has no matter. */
export async function reviewLabels(
  { database, city, clock, log }: House,
  { by, reviews }: { readonly by: string; readonly reviews: readonly Review[] },
): Promise<number> {
  const now = clock.now();
  const done = await database.transaction(async (tx) => {
    const { offered } = await findStanding(tx, city, now);
    const byId = new Map(offered.map((label) => [label.id, label]));
    let count = 0;
    for (const review of reviews) {
      const { id } = review;
      const end = endOf(review, byId.get(id), city);
      if (end !== null && (await markReviewed(tx, { id, by, ...end }, now))) count += 1;
    }
    return count;
  });
  log.info({ event: "labels.reviewed", count: done }, "labels were reviewed");
  return done;
}

function endOf(
  { verdict, matterId }: Review,
  label: OpenLabel | undefined,
  { matters }: City,
): Pick<Parameters<typeof markReviewed>[1], "state" | "matterId"> | null {
  // An approval can be taken back whenever one likes.
  if (verdict === "reject") return { state: "rejected", matterId: null };
  if (label === undefined) return null;
  if (verdict === "settle") return { state: "settled", matterId: null };
  const decided = matterId ?? proposedMatter(label);
  const isKnown = decided !== null && matters.has(decided);
  return isAboutText(label) && isKnown
    ? { state: "approved", matterId: decided }
    : null;
}
