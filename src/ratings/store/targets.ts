import { toDate } from "#platform/clock.ts";
import type { Db, Tx } from "#platform/db.ts";
import { targetRowSchema } from "#ratings/schema/targets.ts";
import type { Target } from "#ratings/types/indices.ts";

/** A column of days holds the midnight of UTC. */
function dayOf(date: string): Date {
  return toDate(Temporal.PlainDate.from(date).toZonedDateTime("UTC").toInstant());
}

/** The seed's targets take the place of all there are. */
export async function replaceTargets(
  tx: Tx,
  targets: readonly Target[],
): Promise<void> {
  await tx.indexTarget.deleteMany();
  await tx.indexTarget.createMany({
    data: targets.map(({ from, to, ...target }) => ({
      ...target,
      from: dayOf(from),
      to: dayOf(to),
    })),
  });
}

export async function loadTargets(db: Db): Promise<Target[]> {
  const rows = await db.indexTarget.findMany({ orderBy: { id: "asc" } });
  return rows.map((row) => targetRowSchema.parse(row));
}

/** Which of these people have had their picture of a week, or there was too little for one. */
export async function findWithWeekly(
  tx: Db | Tx,
  week: Temporal.PlainDate,
): Promise<ReadonlySet<string>> {
  const rows = await tx.weeklyIndex.findMany({
    where: { week: dayOf(week.toString()) },
    select: { personId: true },
  });
  return new Set(rows.map(({ personId }) => personId));
}

/** False: they have had it, from here or from another process. */
export async function insertWeekly(
  tx: Tx,
  row: {
    readonly personId: string;
    readonly week: Temporal.PlainDate;
    readonly messageId: string | null;
  },
  now: Temporal.Instant,
): Promise<boolean> {
  const data = { ...row, week: dayOf(row.week.toString()), at: toDate(now) };
  const { count } = await tx.weeklyIndex.createMany({ data, skipDuplicates: true });
  return count > 0;
}
