import type { Report } from "#evaluation/schema.ts";
import { figureNames } from "#evaluation/types.ts";
import { confusionChart, reliabilityChart, viewChart } from "./charts.ts";

const WORST_MATTERS = 20;
const COMMONEST = 40;

/** The report as one HTML page that needs nothing else: no script, no font, no picture from elsewhere. */
export async function reportPage(report: Report): Promise<string> {
  const title = `${report.classifier} on ${report.data.name} ${report.data.version}`;
  const parts = [
    `<h1>${escaped(title)}</h1>`,
    `<p>${report.data.items} messages, ${escaped(report.at)}, run ${escaped(report.id)}.
Shares are 0 to 1; in brackets 95 % by bootstrap.</p>`,
    `<p>About the data: ${escaped(report.data.about)}</p>`,
    heading("What must be reached"),
    floorTable(report),
    heading("Four ways of typing"),
    await viewChart(report),
    figureTable(report),
    heading("Time and cost"),
    usageTable(report),
    heading("Gates"),
    await confusionChart(report.gates),
    classTable(report.gates.classes),
    heading("Fields"),
    await confusionChart(report.fields),
    classTable(report.fields.classes),
    heading("Is it as sure as it should be?"),
    await reliabilityChart(report),
    heading("Matters, the worst first"),
    classTable(worstMatters(report)),
    heading("Commonest confusions of matters"),
    confusionTable(report.matters.confusions),
    `<details><summary>All matters</summary>${classTable(report.matters.classes)}</details>`,
    heading("Against the baseline"),
    baselineTable(report),
  ];
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>${escaped(title)}</title>
<style>${STYLE}</style><main>${parts.join("\n")}</main></html>
`;
}

const STYLE = `body{font:16px/1.5 "Be Vietnam Pro",system-ui,sans-serif;margin:0;color:#1c2321}
main{max-width:60rem;margin:auto;padding:1rem}table{border-collapse:collapse;margin:1rem 0}
th,td{padding:.2rem .7rem;border-bottom:1px solid #d9dfdd;text-align:left;font-variant-numeric:tabular-nums}
.no{color:#b3541e;font-weight:600}svg{max-width:100%;height:auto}`;

function floorTable({ floors }: Report): string {
  const rows = floors.map(({ what, bound, floor, reached, isMet }) => [
    what,
    `${bound === "atLeast" ? "≥" : "≤"} ${floor}`,
    shown(reached),
    isMet ? "yes" : "NO",
  ]);
  return table(["", "floor", "reached", "met"], rows);
}

function figureTable({ views }: Report): string {
  const rows = figureNames.map((name) => [
    name,
    ...views.map(({ figures, intervals }) => {
      const range = intervals[name];
      const around = range ? ` [${shown(range.low)}, ${shown(range.high)}]` : "";
      return shown(figures[name]) + around;
    }),
  ]);
  return table(["", ...views.map(({ name }) => name)], rows);
}

function classTable(classes: Report["gates"]["classes"]): string {
  const rows = classes.map(({ name, support, precision, recall, f1 }) => [
    name,
    String(support),
    shown(precision),
    shown(recall),
    shown(f1),
  ]);
  return table(["", "messages", "precision", "recall", "F1"], rows);
}

/** Those whose messages were least recognised; also what the next training text should be about. */
export function worstMatters({ matters }: Report): Report["matters"]["classes"] {
  return matters.classes
    .filter(({ support, recall }) => support > 0 && recall !== 1)
    .sort((a, b) => a.f1 - b.f1 || b.support - a.support)
    .slice(0, WORST_MATTERS);
}

function confusionTable(confusions: Report["matters"]["confusions"]): string {
  const rows = confusions
    .filter(({ truly, said }) => truly !== said)
    .slice(0, COMMONEST)
    .map(({ truly, said, count }) => [truly, said, String(count)]);
  return table(["truly", "said", "times"], rows);
}

function usageTable({ speed, usage }: Report): string {
  const time = [
    ["milliseconds of a message, p50", shown(speed.p50Ms)],
    ["p95", shown(speed.p95Ms)],
    ["p99", shown(speed.p99Ms)],
  ];
  const counted =
    usage === null
      ? []
      : [
          ["messages, in all ways of typing", String(usage.messages)],
          ["asked about", String(usage.asked)],
          ["answered", String(usage.answered)],
          ...Object.entries(usage.failures).map(([why, count]) => [
            `not heeded: ${why}`,
            String(count),
          ]),
          ["prompt tokens of 1,000 messages", shown(usage.promptTokens)],
          ["of them from the cache", shown(usage.cachedTokens)],
          ["output tokens of 1,000 messages", shown(usage.outputTokens)],
          ["money for 1,000 messages, at most", shown(usage.money)],
        ];
  return table(["", ""], [...time, ...counted]);
}

function baselineTable({ baseline, items }: Report): string {
  if (baseline === null) return "<p>None was named.</p>";
  const { classifier, at, worse, better } = baseline;
  const now = new Map(items.map((item) => [item.id, item]));
  const rows = (["worse", "better"] as const).flatMap((way) =>
    (way === "worse" ? worse : better).map(({ id, what, saidThen }) => [
      way,
      id,
      what,
      what === "agency" ? "" : trulyOf(now.get(id), what),
      saidThen ?? "",
      what === "agency" ? "" : (now.get(id)?.[what].said ?? ""),
    ]),
  );
  return `<p>${escaped(classifier)}, ${escaped(at)}: ${worse.length} worse, ${better.length} better.</p>
${table(["", "message", "what", "truly", "said then", "said now"], rows)}`;
}

function trulyOf(
  item: Report["items"][number] | undefined,
  what: "gate" | "matter",
): string {
  return [item?.[what].truly ?? []].flat().join(", ");
}

function heading(text: string): string {
  return `<h2>${escaped(text)}</h2>`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (tag: "th" | "td", cells: readonly string[]) =>
    `<tr>${cells.map((cell) => `<${tag}${cell === "NO" ? ' class="no"' : ""}>${escaped(cell)}</${tag}>`).join("")}</tr>`;
  return `<table>${line("th", head)}${rows.map((row) => line("td", row)).join("\n")}</table>`;
}

function shown(value: number | null | undefined): string {
  if (value === null || value === undefined) return "–";
  return value >= 100 ? value.toFixed(0) : value.toFixed(3);
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
