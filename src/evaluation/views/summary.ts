import type { Report } from "#evaluation/schema.ts";
import { worstMatters } from "./report-page.ts";

/** The report as lines for a terminal: floors, views, gates, what is worst. */
export function summaryOf(report: Report): string {
  const { floors, views, speed, gates, matters, baseline } = report;
  const wrong = matters.confusions.filter(({ truly, said }) => truly !== said);
  return [
    `About the data: ${report.data.about}`,
    "",
    ...floors.map(
      ({ what, bound, floor, reached, isMet }) =>
        `${isMet ? "ok " : "NO "} ${what}: ${shown(reached)} (${bound === "atLeast" ? "≥" : "≤"} ${floor})`,
    ),
    "",
    ...views.map(
      ({ name, figures }) =>
        `${name}: top-1 ${shown(figures.top1)}, top-3 ${shown(figures.top3)}, field ${shown(figures.field)}, ` +
        `macro-F1 ${shown(figures.macroF1)}, agency ${shown(figures.agency)}, gate ${shown(figures.gate)}, ` +
        `ECE ${shown(figures.ece)}, coverage at 95 % ${shown(figures.coverageAt95)}, cost ${shown(figures.cost)}`,
    ),
    `a message takes ${shown(speed.p50Ms)} ms (p50), ${shown(speed.p95Ms)} ms (p95)`,
    ...usageLines(report.usage),
    "",
    ...gates.classes.map(
      ({ name, support, recall, precision }) =>
        `gate ${name}: ${support} messages, recall ${shown(recall)}, precision ${shown(precision)}`,
    ),
    "",
    "worst matters:",
    ...worstMatters(report).map(
      ({ name, support, recall, precision }) =>
        `  ${name}: ${support} messages, recall ${shown(recall)}, precision ${shown(precision)}`,
    ),
    "commonest confusions:",
    ...wrong
      .slice(0, 20)
      .map(({ truly, said, count }) => `  ${count} × ${truly} → ${said}`),
    ...(baseline === null
      ? []
      : [
          `against ${baseline.classifier} of ${baseline.at}: ${baseline.worse.length} worse, ${baseline.better.length} better`,
          ...baseline.worse.map(
            ({ id, what, saidThen }) =>
              `  worse: ${id} ${what}${saidThen === null ? "" : `, then ${saidThen}`}`,
          ),
        ]),
  ].join("\n");
}

function usageLines(usage: Report["usage"]): string[] {
  if (usage === null) return [];
  const { messages, asked, answered, failures, money } = usage;
  const why = Object.entries(failures).map(([reason, count]) => `, ${count} ${reason}`);
  return [
    `of ${messages} messages ${asked} were asked about, ${answered} answered${why.join("")}`,
    `of 1,000 messages: ${shown(usage.promptTokens)} prompt tokens (${shown(usage.cachedTokens)} from the cache), ` +
      `${shown(usage.outputTokens)} output tokens, ${money === null ? "prices unknown" : `money ${shown(money)} at most`}`,
  ];
}

function shown(value: number | null): string {
  return value === null ? "–" : value.toFixed(value >= 100 ? 0 : 3);
}
