/** What a classifier must reach before it may answer people, and whether it does. */
import type { Report, Usage } from "#evaluation/schema.ts";
import type { FigureName } from "#evaluation/types.ts";
import type { View } from "./run.ts";

type Bound = "atLeast" | "atMost";
type Row = readonly [what: string, bound: Bound, floor: number, reached: number | null];

export function floorsOf(
  views: readonly View[],
  speed: Report["speed"],
  usage: Usage | null,
): Report["floors"] {
  const of = (view: View["name"], figure: FigureName) =>
    views.find(({ name }) => name === view)?.figures[figure] ?? null;
  const loss = (view: View["name"]) => minus(of("asIs", "top1"), of(view, "top1"));
  const rows: readonly Row[] = [
    ["matter top-1", "atLeast", 0.8, of("asIs", "top1")],
    ["matter top-3", "atLeast", 0.93, of("asIs", "top3")],
    ["field top-1", "atLeast", 0.9, of("asIs", "field")],
    ["agency acceptable", "atLeast", 0.88, of("asIs", "agency")],
    ["loss without diacritics", "atMost", 0.02, loss("noDiacritics")],
    ["loss with typos", "atMost", 0.04, loss("typos")],
    ["ECE", "atMost", 0.08, of("asIs", "ece")],
    ["emergency recall", "atLeast", 0.98, of("asIs", "emergencyRecall")],
    [
      "complaint and denunciation recall",
      "atLeast",
      0.9,
      of("asIs", "grievanceRecall"),
    ],
    [
      "complaint and denunciation precision",
      "atLeast",
      0.8,
      of("asIs", "grievancePrecision"),
    ],
    ...(usage === null ? ownSpeed(speed) : modelSpeed(speed, usage)),
  ];
  return rows.map(([what, bound, floor, reached]) => ({
    what,
    bound,
    floor,
    reached,
    isMet:
      reached !== null && (bound === "atLeast" ? reached >= floor : reached <= floor),
  }));
}

function ownSpeed({ p95Ms, perSecond }: Report["speed"]): Row[] {
  return [
    ["milliseconds, p95", "atMost", 5, p95Ms],
    ["messages a second", "atLeast", 1_500, perSecond],
  ];
}

/** A run in which the embedded model stood in for the other one says nothing about that one. */
function modelSpeed({ p95Ms }: Report["speed"], { asked, answered }: Usage): Row[] {
  return [
    ["milliseconds, p95", "atMost", 2_500, p95Ms],
    ["asked and answered", "atLeast", 0.98, asked === 0 ? null : answered / asked],
  ];
}

function minus(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one - other;
}
