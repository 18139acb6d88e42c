/** What stands in somebody's morning overview, and in which order. */
import {
  type Bar,
  type DigestGroup,
  digestGroups,
  type OpenCase,
} from "#alerts/types.ts";

export type DigestDay = {
  /** Closing time of this day and of the next working day. */
  readonly endOfToday: Temporal.Instant;
  readonly endOfTomorrow: Temporal.Instant;
};

export type Weighed = { readonly found: OpenCase; readonly group: DigestGroup };

/** The cases worth a line, the gravest first, then by deadline; each in one group only. */
export function weighCases(
  cases: readonly OpenCase[],
  nudged: ReadonlySet<string>,
  day: DigestDay,
  now: Temporal.Instant,
): Weighed[] {
  return cases
    .flatMap((found) => {
      const group = groupOf(found, nudged.has(found.id), day, now);
      return group === null ? [] : [{ found, group }];
    })
    .sort(
      (one, other) =>
        digestGroups.indexOf(one.group) - digestGroups.indexOf(other.group) ||
        Temporal.Instant.compare(one.found.dueAt, other.found.dueAt),
    );
}

/** How many cases stand in each group. */
export function countGroups(
  weighed: readonly Weighed[],
): Readonly<Record<DigestGroup, number>> {
  const of = (wanted: DigestGroup) =>
    weighed.filter(({ group }) => group === wanted).length;
  return {
    late: of("late"),
    today: of("today"),
    tomorrow: of("tomorrow"),
    waiting: of("waiting"),
    replied: of("replied"),
    nudged: of("nudged"),
  };
}

/** The bars of a picture, who has most late first, at most `limit`; a case that stands still is for later. */
export function barsOf(
  cases: readonly OpenCase[],
  labelOf: (found: OpenCase) => string,
  limit: number,
  day: DigestDay,
  now: Temporal.Instant,
): Bar[] {
  const bars = new Map<string, Bar>();
  for (const found of cases) {
    const label = labelOf(found);
    const bar = bars.get(label) ?? { label, late: 0, today: 0, later: 0 };
    const group = groupOf(found, false, day, now);
    const part = group === "late" || group === "today" ? group : "later";
    bars.set(label, { ...bar, [part]: bar[part] + 1 });
  }
  const total = ({ late, today, later }: Bar) => late + today + later;
  return [...bars.values()]
    .sort(
      (one, other) =>
        other.late - one.late || other.today - one.today || total(other) - total(one),
    )
    .slice(0, limit);
}

function groupOf(
  { dueAt, pausedAt, state, hasReply }: OpenCase,
  isNudged: boolean,
  { endOfToday, endOfTomorrow }: DigestDay,
  now: Temporal.Instant,
): DigestGroup | null {
  const { compare } = Temporal.Instant;
  if (compare(dueAt, pausedAt ?? now) < 0) return "late";
  if (pausedAt !== null) return isNudged ? "nudged" : null;
  if (compare(dueAt, endOfToday) <= 0) return "today";
  if (compare(dueAt, endOfTomorrow) <= 0) return "tomorrow";
  if (state === "submitted") return "waiting";
  if (hasReply) return "replied";
  return isNudged ? "nudged" : null;
}
