/** `npm run report -- --agency all --from 2026-10-26 --to 2026-11-22 --format text`: the indices of a period. */
import { writeFile } from "node:fs/promises";
import { reportPage } from "#console/index-page.ts";
import { AppError } from "#kernel/app-error.ts";
import { systemClock } from "#platform/clock.ts";
import {
  readArguments,
  readDay,
  runProgram,
  withExistingDatabase,
} from "#platform/command-line.ts";
import { writeCsv, writeXlsx } from "#platform/sheet.ts";
import { drawIndex } from "#workflow/draw-index.ts";
import type { House } from "#workflow/house.ts";
import { indexPicture } from "#workflow/index-picture.ts";
import { countsTable, reportTable } from "#workflow/index-tables.ts";
import { type IndexReport, reportIndex } from "#workflow/report-index.ts";
import { sayIndex } from "#workflow/say-index.ts";
import { loadCity } from "#workflow/seed-city.ts";

type Writer = (
  report: IndexReport,
  city: House["city"],
) => string | Uint8Array | Promise<string | Uint8Array>;

const WRITERS: Readonly<Record<string, Writer>> = {
  text: (report, city) => `${sayIndex({ city }, report)}\n`,
  csv: (report, city) => writeCsv(countsTable(report, city)),
  xlsx: (report, city) =>
    writeXlsx([reportTable(report, city), countsTable(report, city)]),
  html: async (report, city) => String(await reportPage({ city }, report, null)),
  png: async (report, city) =>
    (await drawIndex(JSON.stringify(indexPicture({ city }, report)))).bytes,
};

await runProgram(async (config) => {
  const { values } = readArguments({
    options: {
      agency: { type: "string", default: "all" },
      from: { type: "string" },
      to: { type: "string" },
      format: { type: "string", default: "text" },
      output: { type: "string" },
    },
  });
  const write = writerOf(values.format);
  const hint = "Give --from and --to as 2026-11-01; both days are counted.";
  const [from, to] = [readDay(values.from, hint), readDay(values.to, hint)];
  if (Temporal.PlainDate.compare(from, to) > 0) {
    throw new AppError(`${from} is after ${to}. Give the earlier day as --from.`, {
      code: "report.days",
    });
  }
  await withExistingDatabase(config, "/console/index", async (database) => {
    const now = systemClock.now();
    const city = await loadCity(database);
    const agencyId = agencyOf(values.agency, city);
    const report = await reportIndex({ database, city }, { agencyId, from, to }, now);
    const file = await write(report, city);
    if (values.output === undefined) process.stdout.write(file);
    else await writeFile(values.output, file);
  });
});

function writerOf(format: string): Writer {
  const write = WRITERS[format];
  if (write !== undefined) return write;
  const known = Object.keys(WRITERS).join(", ");
  const what = `There is no format ${format}. Give one of: ${known}.`;
  throw new AppError(what, { code: "report.format" });
}

function agencyOf(agency: string, { agencies }: House["city"]): string | null {
  if (agency === "all" || agencies.has(agency)) return agency === "all" ? null : agency;
  const what = `There is no agency ${agency}. Give "all" or an id of the console's list of agencies.`;
  throw new AppError(what, { code: "report.agency" });
}
