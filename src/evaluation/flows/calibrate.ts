/** Measures probabilities as they are worth once a run has been learnt from, each message by what the others have taught. */
import type { Subject } from "#evaluation/port.ts";
import type { Sure } from "#evaluation/providers/calibration.ts";
import { sureness } from "#evaluation/rules.ts";
import type { Outcome } from "#evaluation/types.ts";

const FOLDS = 5;

/** `views` hold the same messages in the same order; a message is in one fold with all its ways of typing. */
export function calibrated(
  views: readonly (readonly Outcome[])[],
  calibrate: NonNullable<Subject["calibrate"]>,
): Outcome[][] {
  const curves = Array.from({ length: FOLDS }, (_, fold) =>
    calibrate(
      views.flatMap((outcomes) =>
        sureOf(outcomes.filter((_outcome, index) => index % FOLDS !== fold)),
      ),
    ),
  );
  return views.map((outcomes) =>
    outcomes.map((outcome, index) => {
      const adjust = curves[index % FOLDS] ?? null;
      const { item, answer } = outcome;
      return adjust === null || !isOfModel(outcome)
        ? outcome
        : { item, answer: { ...answer, p: adjust(answer.p) } };
    }),
  );
}

/** How sure a language model was of a matter, and whether it was right. */
export function sureOf(outcomes: readonly Outcome[]): Sure[] {
  return outcomes
    .filter((outcome) => outcome.item.matters.length > 0 && isOfModel(outcome))
    .map(sureness);
}

function isOfModel({ answer }: Outcome): boolean {
  return answer.asked?.outcome === "answered";
}
