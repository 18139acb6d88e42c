/** What of the feedback index may be published: nothing from which the answers of fewer than 30 people can be worked out. */
import { rateOf } from "#ratings/rules.ts";
import type { AnswerCount, Rate } from "#ratings/types/indices.ts";
import { feedbackTallies, type Instruments, isFeedback } from "./index-report.ts";

export type Group = {
  readonly rate: Rate;
  /** In the order of the four. */
  readonly criteria: readonly Rate[];
};

export type PublicIndex = {
  readonly whole: Group;
  /** Whether the whole leaves out the agencies that are not named; else it is everybody. */
  readonly isPartial: boolean;
  readonly agencies: readonly (Group & { readonly id: string })[];
};

/**
 * An agency is named when each criterion somebody answered was answered by 30: one hidden among three shown and their sum
 * would be no secret. For the same reason the rest is in the whole only when it could be named itself.
 */
export function publicIndexOf(
  rows: readonly AnswerCount[],
  instruments: Instruments,
): PublicIndex {
  const solid = rows.filter(isFeedback);
  const groups = [...Map.groupBy(solid, ({ agencyId }) => agencyId)].map(
    ([id, own]) => ({
      id,
      own,
      group: groupOf(own, instruments),
    }),
  );
  const named = groups.filter(({ group }) => mayBeNamed(group));
  const rest = groups
    .filter(({ group }) => !mayBeNamed(group))
    .flatMap(({ own }) => own);
  const isPartial = rest.length > 0 && !mayBeNamed(groupOf(rest, instruments));
  const counted = isPartial ? named.flatMap(({ own }) => own) : solid;
  return {
    whole: groupOf(counted, instruments),
    isPartial,
    agencies: named
      .map(({ id, group }) => ({ id, ...group }))
      .sort((one, other) => (one.id < other.id ? -1 : 1)),
  };
}

function groupOf(rows: readonly AnswerCount[], instruments: Instruments): Group {
  const tallies = feedbackTallies(rows, instruments);
  return { rate: rateOf(tallies), criteria: tallies.map((tally) => rateOf([tally])) };
}

function mayBeNamed({ rate, criteria }: Group): boolean {
  return (
    rate.shown !== null && criteria.every(({ n, shown }) => n === 0 || shown !== null)
  );
}
