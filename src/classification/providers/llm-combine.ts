import { decideMatter } from "#classification/rules.ts";
import type { ModelReading } from "#classification/types/language-model.ts";
import type { Candidate, Classification, SecondMatter } from "#classification/types.ts";
import { halvesOf } from "./clauses.ts";

/** How sure a language model's answer makes us, learnt from an evaluation; null: none yet. */
export type ModelTrust = {
  /** The share that was right, of answers of this probability. */
  readonly adjust: (p: number) => number;
  /** Smallest probability that is routed without asking; above 1: never. */
  readonly routeFrom: number;
};

/**
 * The language model's answer as a classification. What it can change is bounded, because a message may have talked it into anything:
 * an emergency the embedded model sees stays one, and nothing is routed unasked to a matter the embedded model does not
 * list among its candidates. `classify` is the embedded model's, for the parts of a text about two matters.
 */
export function heed(
  text: string,
  embedded: Classification,
  reading: ModelReading,
  trust: ModelTrust | null,
  classify: (text: string) => Classification,
): Classification {
  const candidates = candidatesOf(embedded, reading, trust);
  const gate = embedded.isUrgent ? embedded.gate : reading.gate;
  return {
    gate,
    // A model's gate is not calibrated; what the embedded one leaves for another is.
    gateP: gate === embedded.gate ? embedded.gateP : 1 - embedded.gateP,
    candidates,
    decision: decide({ ...embedded, gate }, candidates, reading, trust),
    isUrgent: embedded.isUrgent || gate === "khan-cap",
    secondMatter: gate === "phan-anh" ? partText(text, reading, classify) : null,
    caseKind: embedded.caseKind,
    path: "llm",
  };
}

/** Without a measurement: what this sure, and the embedded model's first too (facts of calibration: tokens are over-confident). */
const untrusted = { temperature: 2, routeFrom: 0.9 };
/** Where the server gives no log-probabilities, agreement with the embedded model stands for them. */
const agreement = { first: 0.95, listed: 0.7, unlisted: 0.5 };
const shown = 3;

function candidatesOf(
  embedded: Classification,
  { matterId, tokenP }: ModelReading,
  trust: ModelTrust | null,
): readonly Candidate[] {
  if (matterId === null) return embedded.candidates;
  const place = embedded.candidates.findIndex((one) => one.matterId === matterId);
  const agreed =
    place === 0 ? agreement.first : place > 0 ? agreement.listed : agreement.unlisted;
  const raw = cooled(tokenP ?? agreed);
  const p = trust === null ? raw : trust.adjust(raw);
  const others = embedded.candidates.filter((one) => one.matterId !== matterId);
  const rest = others.reduce((sum, one) => sum + one.p, 0) || 1;
  const scale = Math.min(1, (1 - p) / rest);
  const scaled = others.map((one) => ({ ...one, p: one.p * scale }));
  return [{ matterId, p }, ...scaled].slice(0, shown);
}

/** Probability at the temperature that stands until an evaluation has measured one. */
function cooled(p: number): number {
  const bounded = Math.min(1 - 1e-6, Math.max(1e-6, p));
  const odds = (bounded / (1 - bounded)) ** (1 / untrusted.temperature);
  return odds / (1 + odds);
}

function decide(
  embedded: Classification,
  candidates: readonly Candidate[],
  { matterId }: ModelReading,
  trust: ModelTrust | null,
): Classification["decision"] {
  const decided = decideMatter(
    embedded.gate,
    candidates,
    trust?.routeFrom ?? untrusted.routeFrom,
  );
  if (decided !== "route") return decided;
  const known = trust === null ? embedded.candidates.slice(0, 1) : embedded.candidates;
  return known.some((one) => one.matterId === matterId) ? "route" : "ask";
}

/** The parting whose two sides the embedded model finds likeliest to be about the two matters; null where there is none. */
function partText(
  text: string,
  { matterId, secondMatterId }: ModelReading,
  classify: (text: string) => Classification,
): SecondMatter | null {
  if (matterId === null || secondMatterId === null) return null;
  let best: { readonly p: number; readonly parts: SecondMatter } | null = null;
  for (const halves of halvesOf(text)) {
    const [first, second] = halves.map((half) => classify(half).candidates);
    for (const [one, other] of [
      [matterId, secondMatterId],
      [secondMatterId, matterId],
    ] as const) {
      const p = likelihood(first, one) * likelihood(second, other);
      if (p <= (best?.p ?? 0)) continue;
      best = {
        p,
        parts: {
          matterId: other,
          text: halves[1],
          first: { matterId: one, text: halves[0] },
        },
      };
    }
  }
  return best?.parts ?? null;
}

function likelihood(
  candidates: readonly Candidate[] | undefined,
  matterId: string,
): number {
  return candidates?.find((one) => one.matterId === matterId)?.p ?? 0;
}
