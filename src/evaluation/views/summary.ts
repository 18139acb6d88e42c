import type { Report } from "#evaluation/schema.ts";
import { worstMatters } from "./report-page.ts";

/** The report as lines for a terminal: floors, views, gates, what is worst. */
export function summaryOf(report: Report): string {
  const { floors, views, gates, matters, baseline } = report;
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
          `against ${baseline.at}: ${baseline.worse.length} worse, ${baseline.better.length} better`,
        ]),
  ].join("\n");
}

function shown(value: number | null): string {
  return value === null ? "–" : value.toFixed(value >= 100 ? 0 : 3);
}
