/** Decides from probabilities and cues which gate a message goes through and whether its matter must be asked for. */
import type {
  Candidate,
  Classification,
  GateId,
  MatterPart,
  SecondMatter,
} from "./types.ts";

/**
 * Bars of the gates. Emergencies are tuned for recall, as a missed one costs 50 wrong cards. A gate that turns a person
 * away needs more than a guess, or a cue of its own; below, a message is feedback. Held out by cross-validation, with
 * eight messages in ten about a matter and all of them written to be hard: emergencies found .97 (of those called so, right
 * .46), denunciations .91 (.78), complaints .98 (.80); of messages about a matter .05 meet a gate. On the examination set
 * .97 (.69), .93 (1.0), 1.0 (1.0) and .02.
 */
const bars = {
  emergency: 0.05,
  withCue: 0.05,
  alone: 0.2,
  elsewhere: 0.3,
  idleWhenSure: 0.8,
  idle: 0.3,
  idleWhenVague: 0.06,
};
/** A message whose matter is this sure is about something, unless all else speaks against it; below the second, probably not. */
const sureMatter = 0.6;
const vagueMatter = 0.3;
/** The three likeliest matters together; held out, 3 % of messages lie below, and in 7 of 10 none of the three is right. */
const leastKnown = 0.2;

const turningAway: readonly GateId[] = [
  "to-giac-toi-pham",
  "khieu-nai",
  "to-cao",
  "tranh-chap-dan-su",
];
/** These have a matter too, only not one for an office of the city to act on. */
const elsewhere: readonly GateId[] = ["ngoai-tham-quyen", "hoi-dap"];
const idle: readonly GateId[] = ["spam", "khong-ro"];

export type GateEvidence = {
  readonly probabilities: ReadonlyMap<GateId, number>;
  readonly cues: ReadonlySet<GateId>;
  /** Of the likeliest matter. */
  readonly matterP: number;
};

export type GateDecision = Pick<Classification, "gate" | "gateP" | "isUrgent">;

export function decideGate({
  probabilities,
  cues,
  matterP,
}: GateEvidence): GateDecision {
  const pOf = (gate: GateId) => probabilities.get(gate) ?? 0;
  if (cues.has("khan-cap")) return { gate: "khan-cap", gateP: 1, isUrgent: true };
  if (pOf("khan-cap") >= bars.emergency) {
    return { gate: "khan-cap", gateP: pOf("khan-cap"), isUrgent: true };
  }
  const strong = turningAway.filter(
    (gate) => pOf(gate) >= (cues.has(gate) ? bars.withCue : bars.alone),
  );
  const answered = elsewhere.filter((gate) => pOf(gate) >= bars.elsewhere);
  const empty = idle.filter((gate) => pOf(gate) >= idleBarOf(matterP));
  const [best = "phan-anh"] = [...strong, ...answered, ...empty].toSorted(
    (a, b) => pOf(b) - pOf(a),
  );
  return { gate: best, gateP: pOf(best), isUrgent: false };
}

function idleBarOf(matterP: number): number {
  if (matterP >= sureMatter) return bars.idleWhenSure;
  return matterP < vagueMatter ? bars.idleWhenVague : bars.idle;
}

export function decideMatter(
  gate: GateId,
  candidates: readonly Candidate[],
  routeFrom: number,
): Classification["decision"] {
  const known = candidates.reduce((sum, { p }) => sum + p, 0);
  if (known < leastKnown) return "dispatch";
  const isFeedback = gate === "phan-anh" || gate === "khan-cap";
  return isFeedback && (candidates[0]?.p ?? 0) >= routeFrom ? "route" : "ask";
}

/**
 * Both parts of a text must be this sure of different matters. Held out by five-fold cross-validation, 1.5 % of
 * messages about one matter are then said to have two; of 68 messages about two, 79 % are found, 78 % with both right.
 */
export const surePart = 0.98;

/** What a part is about: its likeliest matter. */
export type ReadPart = MatterPart & { readonly p: number };

/** The parting of a text that is surest of two different matters; null when none is sure enough, or a gate stands open. */
export function decideSecondMatter(
  gate: GateId,
  partings: readonly (readonly [first: ReadPart, second: ReadPart])[],
): SecondMatter | null {
  if (gate !== "phan-anh") return null;
  const sure = partings.filter(
    ([first, second]) =>
      first.matterId !== second.matterId && leastOf(first, second) >= surePart,
  );
  const [best] = sure.toSorted((a, b) => leastOf(...b) - leastOf(...a));
  if (best === undefined) return null;
  const [one, other] = best;
  return { ...partOf(other), first: partOf(one) };
}

function partOf({ matterId, text }: ReadPart): MatterPart {
  return { matterId, text };
}

function leastOf(one: ReadPart, other: ReadPart): number {
  return Math.min(one.p, other.p);
}
