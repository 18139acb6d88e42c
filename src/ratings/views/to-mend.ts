/** Three things to mend this week: the lowest criterion, why people were dissatisfied, and what pulls the index down. */
import type { Contribution, Rate, ReasonCount } from "#ratings/types/indices.ts";
import type { FeedbackIndex } from "./index-report.ts";

export type ToMend =
  | { readonly kind: "criterion"; readonly id: string; readonly rate: Rate }
  | {
      readonly kind: "reason";
      readonly instrumentId: string;
      readonly criterionId: string;
      readonly id: string;
      readonly count: number;
      /** Low answers with a reason. */
      readonly of: number;
    }
  | {
      readonly kind: "part";
      readonly dimension: "procedure" | "counter" | "agency";
      readonly part: Contribution & { readonly id: string };
    };

const MOST = 3;
/** One voice is a remark, not a reason. */
const LEAST_VOICES = 3;

/** At most three, the ones with the most behind them; fewer or none when fewer people have spoken. */
export function thingsToMend(
  index: FeedbackIndex,
  reasons: readonly ReasonCount[],
): ToMend[] {
  return [...lowest(index), ...topReasons(reasons), ...heaviest(index)].slice(0, MOST);
}

function lowest({ criteria }: FeedbackIndex): ToMend[] {
  const share = ({ rate }: (typeof criteria)[number]) => rate.shown?.share ?? 1;
  const [found] = criteria
    .filter(({ rate }) => rate.shown !== null && rate.shown.share < 1)
    .sort((one, other) => share(one) - share(other));
  return found === undefined
    ? []
    : [{ kind: "criterion", id: found.id, rate: found.rate }];
}

/** The reason named most often, whichever criterion it was about. */
function topReasons(reasons: readonly ReasonCount[]): ToMend[] {
  const total = (all: readonly ReasonCount[]) =>
    all.reduce((sum, { count }) => sum + count, 0);
  const [found] = [...Map.groupBy(reasons, (row) => row.reasonId).values()]
    .flatMap((rows) => rows.slice(0, 1).map((first) => ({ first, sum: total(rows) })))
    .filter(({ sum }) => sum >= LEAST_VOICES)
    .sort((one, other) => other.sum - one.sum);
  if (found === undefined) return [];
  const { instrumentId, criterionId, reasonId } = found.first;
  const told = { count: found.sum, of: total(reasons) };
  return [{ kind: "reason", instrumentId, criterionId, id: reasonId, ...told }];
}

function heaviest({ moves }: FeedbackIndex): ToMend[] {
  const parts = (["procedure", "counter", "agency"] as const).flatMap((dimension) =>
    // One part alone is the whole.
    moves[dimension].length < 2
      ? []
      : moves[dimension].flatMap(({ id, ...part }) =>
          id === null || part.points >= 0
            ? []
            : [{ kind: "part" as const, dimension, part: { ...part, id } }],
        ),
  );
  return parts.sort((one, other) => one.part.points - other.part.points);
}
