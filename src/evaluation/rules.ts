/** Decides how good a classifier's answers are: every figure of an evaluation, from answers beside what is true. */
import { binsOf, calibrationError, coverageAt } from "./providers/calibration.ts";
import { classFigures, macroF1, type Pair, share } from "./providers/classes.ts";
import type { Figures, Outcome } from "./types.ts";

export const EMERGENCY = "khan-cap";
const FEEDBACK = "phan-anh";
/** A wrong turn here sends a person the wrong way before the law. */
const GRIEVANCES = ["khieu-nai", "to-cao"];
const LAW = [...GRIEVANCES, "to-giac-toi-pham", "tranh-chap-dan-su"];

export function figuresOf(outcomes: readonly Outcome[]): Figures {
  const about = outcomes.filter(hasMatter);
  const routed = about.filter(({ answer }) => answer.decision === "route");
  const double = about.filter(({ item }) => item.matters.length === 2);
  const single = about.filter(({ item }) => item.matters.length === 1);
  const placed = outcomes.filter(({ item }) => item.ward !== null);
  const bins = binsOf(about.map(sureness));
  return {
    top1: rate(about, isRight),
    top3: rate(about, isAmongThree),
    field: rate(about, isFieldRight),
    macroF1: macroF1(classFigures(matterPairs(outcomes))),
    agency: rate(about, isAgencyAcceptable),
    firstAgency: rate(
      about,
      ({ item, answer }) => answer.agencies[0] === item.agencies[0],
    ),
    ward: rate(placed, ({ item, answer }) => answer.ward === item.ward),
    gate: rate(outcomes, isGateRight),
    ece: calibrationError(bins),
    coverageAt95: coverageAt(0.95, about.map(sureness)),
    routed: share(routed.length, about.length),
    routedRight: rate(routed, isRight),
    secondFound: rate(double, areBothFound),
    secondFalse: rate(single, ({ answer }) => answer.secondMatter !== null),
    emergencyRecall: recallOf(outcomes, [EMERGENCY]),
    emergencyPrecision: precisionOf(outcomes, [EMERGENCY]),
    grievanceRecall: recallOf(outcomes, GRIEVANCES),
    grievancePrecision: precisionOf(outcomes, GRIEVANCES),
    cost: mean(outcomes.map(costOf)),
  };
}

function hasMatter({ item }: Outcome): boolean {
  return item.matters.length > 0;
}

export function isRight({ item, answer }: Outcome): boolean {
  return answer.matter !== null && item.matters.includes(answer.matter);
}

function isAmongThree({ item, answer }: Outcome): boolean {
  return answer.top3.some(({ matter }) => item.matters.includes(matter));
}

function isFieldRight({ item, answer }: Outcome): boolean {
  return item.matters.some(
    (matter) => fieldOf(matter) === fieldOf(answer.matter ?? ""),
  );
}

export function isAgencyAcceptable({ item, answer }: Outcome): boolean {
  return item.agencies.includes(answer.agencies[0] ?? "");
}

function areBothFound({ item, answer }: Outcome): boolean {
  const { matter, secondMatter } = answer;
  return (
    matter !== secondMatter &&
    item.matters.every((truly) => truly === matter || truly === secondMatter)
  );
}

export function sureness(outcome: Outcome) {
  return { p: outcome.answer.p, isRight: isRight(outcome) };
}

/** `dien-nuoc.mat-dien` lies in the field `dien-nuoc`. */
export function fieldOf(matter: string): string {
  return matter.split(".")[0] ?? matter;
}

/** Of a message about two matters, the one that was said; where neither was, the first. */
export function matterPairs(outcomes: readonly Outcome[]): Pair[] {
  return outcomes.flatMap((outcome) => {
    const { item, answer } = outcome;
    const truly = isRight(outcome) ? answer.matter : item.matters[0];
    return truly === undefined || truly === null
      ? []
      : [{ truly, said: answer.matter }];
  });
}

export function fieldPairs(outcomes: readonly Outcome[]): Pair[] {
  return matterPairs(outcomes).map(({ truly, said }) => ({
    truly: fieldOf(truly),
    said: said === null ? null : fieldOf(said),
  }));
}

export function gatePairs(outcomes: readonly Outcome[]): Pair[] {
  return outcomes.map(({ item, answer }) => ({ truly: item.gate, said: answer.gate }));
}

/** Several gates are counted together, each hit only as itself. */
function recallOf(outcomes: readonly Outcome[], gates: readonly string[]) {
  return rate(
    outcomes.filter(({ item }) => gates.includes(item.gate)),
    isGateRight,
  );
}

function precisionOf(outcomes: readonly Outcome[], gates: readonly string[]) {
  return rate(
    outcomes.filter(({ answer }) => gates.includes(answer.gate)),
    isGateRight,
  );
}

export function isGateRight({ item, answer }: Outcome): boolean {
  return item.gate === answer.gate;
}

/** What a wrong turn costs, in wrong agencies: a missed emergency as much as fifty (§ on evaluation of the classification study). */
export const costs = {
  missedEmergency: 50,
  wrongSphere: 3,
  wrongAgency: 1,
  dispatcher: 0.3,
  question: 0.1,
} as const;

export function costOf(outcome: Outcome): number {
  const { item, answer } = outcome;
  if (item.gate === EMERGENCY && answer.gate !== EMERGENCY)
    return costs.missedEmergency;
  if (item.gate !== answer.gate) return wrongGateCost(outcome);
  if (!hasMatter(outcome)) return 0;
  switch (answer.decision) {
    case "route":
      return isAgencyAcceptable(outcome) ? 0 : costs.wrongAgency;
    case "ask":
      return isAmongThree(outcome) ? costs.question : costs.dispatcher;
    case "dispatch":
      return costs.dispatcher;
  }
}

/** The law's ways are another sphere; among the others a question sets it right, unless it was routed already. */
function wrongGateCost({ item, answer }: Outcome): number {
  const isLaw = LAW.includes(item.gate) || LAW.includes(answer.gate);
  if (isLaw) return costs.wrongSphere;
  const isRouted = answer.gate === FEEDBACK && answer.decision === "route";
  return isRouted ? costs.wrongAgency : costs.question;
}

function rate(
  outcomes: readonly Outcome[],
  isSo: (outcome: Outcome) => boolean,
): number | null {
  return share(outcomes.filter(isSo).length, outcomes.length);
}

function mean(values: readonly number[]): number | null {
  return share(
    values.reduce((sum, value) => sum + value, 0),
    values.length,
  );
}
