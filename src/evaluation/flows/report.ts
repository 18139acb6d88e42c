/** Sums a run up: figures of each view, classes, confusions, speed, and what must be reached. */

import { quantile } from "#evaluation/providers/bootstrap.ts";
import { binsOf } from "#evaluation/providers/calibration.ts";
import {
  classFigures,
  confusionsOf,
  type Pair,
} from "#evaluation/providers/classes.ts";
import {
  fieldPairs,
  gatePairs,
  isAgencyAcceptable,
  isGateRight,
  isRight,
  matterPairs,
  sureness,
} from "#evaluation/rules.ts";
import type { Baseline, DataHeader, Report, Usage } from "#evaluation/schema.ts";
import type { Outcome, Prices } from "#evaluation/types.ts";
import { floorsOf } from "./floors.ts";
import type { View } from "./run.ts";

export type Run = {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly subject: {
    readonly name: string;
    readonly hash: string;
    readonly isLocal: boolean;
  };
  readonly data: DataHeader & { readonly hash: string };
  readonly views: readonly View[];
  readonly baseline: Baseline | null;
  /** Null: unknown. */
  readonly prices: Prices | null;
};

/** All of it as data; no text of a message is in it. */
export function reportOf(run: Run): Report {
  const { id, at, subject, data, views, baseline } = run;
  const outcomes = views.find(({ name }) => name === "asIs")?.outcomes ?? [];
  const items = outcomes.map(itemOf);
  const all = views.flatMap((view) => view.outcomes);
  const speed = speedOf(all);
  const usage = subject.isLocal ? null : usageOf(all, run.prices);
  return {
    id,
    at: at.toString(),
    classifier: subject.name,
    classifierHash: subject.hash,
    data: {
      name: data.name,
      version: data.version,
      about: data.about,
      hash: data.hash,
      items: items.length,
    },
    floors: floorsOf(views, speed, usage),
    views: views.map(({ name, figures, intervals }) => ({
      name,
      figures,
      intervals: Object.fromEntries(intervals),
    })),
    speed,
    usage,
    gates: classesOf(gatePairs(outcomes)),
    fields: classesOf(fieldPairs(outcomes)),
    matters: classesOf(matterPairs(outcomes)),
    bins: binsOf(outcomes.filter(({ item }) => item.matters.length > 0).map(sureness)),
    items,
    sure: views.flatMap(({ sure }) => sure),
    baseline: baseline === null ? null : compare(baseline, items),
  };
}

function classesOf(pairs: readonly Pair[]) {
  return { classes: classFigures(pairs), confusions: confusionsOf(pairs) };
}

function itemOf(outcome: Outcome): Report["items"][number] {
  const { item, answer } = outcome;
  return {
    id: item.id,
    gate: { truly: item.gate, said: answer.gate, isRight: isGateRight(outcome) },
    matter: {
      truly: [...item.matters],
      said: answer.matter,
      isRight: item.matters.length === 0 ? null : isRight(outcome),
    },
    isAgencyRight: item.matters.length === 0 ? null : isAgencyAcceptable(outcome),
    p: answer.p,
    decision: answer.decision,
  };
}

/** Milliseconds of one message, and how many one core answers in a second. */
export function speedOf(outcomes: readonly Outcome[]): Report["speed"] {
  const times = outcomes.map(({ answer }) => answer.tookMs).sort((a, b) => a - b);
  const total = times.reduce((sum, time) => sum + time, 0);
  return {
    p50Ms: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
    p99Ms: quantile(times, 0.99),
    perSecond: total === 0 ? null : (times.length / total) * 1_000,
  };
}

/** What a language model was asked and what it counted, of all views. */
export function usageOf(outcomes: readonly Outcome[], prices: Prices | null): Usage {
  const asked = outcomes.flatMap(({ answer }) => answer.asked ?? []);
  const failures: Record<string, number> = {};
  for (const { outcome } of asked) {
    if (outcome !== "answered") failures[outcome] = (failures[outcome] ?? 0) + 1;
  }
  const ofThousand = (figure: "promptTokens" | "cachedTokens" | "outputTokens") => {
    const total = asked.reduce((sum, one) => sum + one[figure], 0);
    return outcomes.length === 0 ? 0 : (1_000 * total) / outcomes.length;
  };
  const promptTokens = ofThousand("promptTokens");
  const outputTokens = ofThousand("outputTokens");
  const money =
    prices === null
      ? null
      : (promptTokens * prices.prompt + outputTokens * prices.output) / 1_000_000;
  return {
    messages: outcomes.length,
    asked: asked.length,
    answered: asked.filter(({ outcome }) => outcome === "answered").length,
    failures,
    promptTokens,
    cachedTokens: ofThousand("cachedTokens"),
    outputTokens,
    money,
  };
}

/** What was right then and is wrong now, and the other way round; items the baseline does not have are left out. */
function compare(baseline: Baseline, items: Report["items"]): Report["baseline"] {
  const before = new Map(baseline.items.map((item) => [item.id, item]));
  const changes = items.flatMap((now) => {
    const then = before.get(now.id);
    if (then === undefined) return [];
    return [
      changeOf(now.id, "gate", [then.gate.isRight, now.gate.isRight], then.gate.said),
      changeOf(
        now.id,
        "matter",
        [then.matter.isRight, now.matter.isRight],
        then.matter.said,
      ),
      changeOf(now.id, "agency", [then.isAgencyRight, now.isAgencyRight], null),
    ].flat();
  });
  return {
    id: baseline.id,
    classifier: baseline.classifier,
    at: baseline.at,
    worse: changes.filter(({ isWorse }) => isWorse).map(({ isWorse, ...rest }) => rest),
    better: changes
      .filter(({ isWorse }) => !isWorse)
      .map(({ isWorse, ...rest }) => rest),
  };
}

function changeOf(
  id: string,
  what: "gate" | "matter" | "agency",
  [then, now]: readonly [boolean | null, boolean | null],
  saidThen: string | null,
) {
  return then === now || then === null || now === null
    ? []
    : [{ id, what, saidThen, isWorse: then }];
}
