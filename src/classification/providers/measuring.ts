import type { Measurement } from "#classification/schema.ts";
import { type Outcome, type RoutingRule, routingRule } from "./calibration.ts";
import type { Groups } from "./ensemble.ts";
import type { HeldOut } from "./head.ts";
import { bestOf } from "./linear.ts";

/** From which probability on a text is routed unasked: with diacritics, and without any. */
export type Routing = { readonly marked: RoutingRule; readonly plain: RoutingRule };

/** For each way of typing by itself, as the two views of a text are not two texts. */
export function routingOf(heldOut: readonly HeldOut[]): Routing {
  const { marked, plain } = outcomesOf(heldOut);
  return { marked: routingRule(marked), plain: routingRule(plain) };
}

function outcomesOf(heldOut: readonly HeldOut[]) {
  const outcome = (label: number, probabilities: Float64Array): Outcome => {
    const [best = -1] = bestOf(probabilities, 1);
    return { p: probabilities[best] ?? 0, isRight: best === label };
  };
  return {
    marked: heldOut
      .filter(({ isMarked }) => isMarked)
      .map(({ label, views }) => outcome(label, views[0])),
    plain: heldOut.map(({ label, views }) => outcome(label, views[1])),
  };
}

export function measure(
  heldOut: readonly HeldOut[],
  groups: Groups,
  routing: Routing,
): Measurement {
  const total = heldOut.length;
  const part = (isSo: (text: HeldOut) => boolean) =>
    share(heldOut.filter(isSo).length, total);
  const best = (view: Float64Array, among: number) => bestOf(view, among);
  const { marked, plain } = outcomesOf(heldOut);
  const routed = [
    ...marked.filter(({ p }) => p >= routing.marked.threshold),
    ...plain.filter(({ p }) => p >= routing.plain.threshold),
  ];
  return {
    messages: total,
    top1: part(({ label, views }) => best(views[0], 1)[0] === label),
    top3: part(({ label, views }) => best(views[0], 3).includes(label)),
    field: part(
      ({ label, views }) => groups[best(views[0], 1)[0] ?? 0] === groups[label],
    ),
    top1Folded: part(({ label, views }) => best(views[1], 1)[0] === label),
    calibrationError: calibrationError(marked),
    calibrationErrorFolded: calibrationError(plain),
    coverage: share(routed.length, marked.length + plain.length),
    precision: share(routed.filter(({ isRight }) => isRight).length, routed.length),
  };
}

const bins = 15;

/** Expected calibration error: how far the probabilities of equally sure texts are from the share that is right. */
function calibrationError(outcomes: readonly Outcome[]): number {
  const gaps = new Float64Array(bins);
  for (const { p, isRight } of outcomes) {
    const bin = Math.min(bins - 1, Math.floor(p * bins));
    gaps[bin] = (gaps[bin] ?? 0) + p - (isRight ? 1 : 0);
  }
  return share(
    gaps.reduce((sum, gap) => sum + Math.abs(gap), 0),
    outcomes.length,
  );
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
