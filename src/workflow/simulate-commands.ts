/** What `npm run simulate` does with the words it is given, and what it prints. */
import { z } from "zod";
import { alertPolicySchema } from "#alerts/schema.ts";
import type { AlertPolicy } from "#alerts/types.ts";
import { AppError } from "#kernel/app-error.ts";
import { type OfficeCalendar, parseCalendar } from "#kernel/working-calendar.ts";
import type { House } from "./house.ts";
import { type SimulatedMessage, simulateAlerts } from "./simulate-alerts.ts";
import { isAtNight, sumUp } from "./sum-up-messages.ts";

export type SimulateCommand = Readonly<
  Record<"from" | "to" | "policies" | "calendar" | "agency" | "format", string | null>
>;

type Tools = Pick<House, "database" | "city" | "log"> & {
  /** The JSON of a file. */
  readonly read: (path: string) => unknown;
};

/** Throws an AppError that says what was found and what may be written instead. */
export async function runSimulateTool(
  { read, ...house }: Tools,
  command: SimulateCommand,
  now: Temporal.Instant,
): Promise<string> {
  const { city } = house;
  const print = FORMATS.get(command.format ?? "text");
  if (print === undefined)
    throw wrong(`--format ${command.format}`, "text, csv or json");
  const from = dayOf(city.calendar, "--from", command.from);
  const to = dayOf(city.calendar, "--to", command.to);
  if (Temporal.Instant.compare(from, to) >= 0) {
    const found = `--from ${command.from} --to ${command.to}`;
    throw wrong(found, "a day after the first; the last one is not counted");
  }
  const { agency: agencyId } = command;
  if (agencyId !== null && !city.agencies.has(agencyId)) {
    throw wrong(
      `--agency ${agencyId}`,
      "an id of the console's list, such as ubnd:w-yen-hoa",
    );
  }
  const policies =
    command.policies === null ? null : readPolicies(read, command.policies);
  const calendar =
    command.calendar === null ? null : readCalendar(read, command.calendar);
  const asked = { from, to, agencyId, policies, calendar };
  return print(await simulateAlerts(house, asked, now), city.calendar.timeZone);
}

function dayOf(
  { timeZone }: OfficeCalendar,
  option: string,
  given: string | null,
): Temporal.Instant {
  const { data } = z.iso.date().safeParse(given);
  if (data === undefined) {
    throw wrong(`${option} ${given ?? "(nothing)"}`, "a day such as 2026-11-23");
  }
  return Temporal.PlainDate.from(data).toZonedDateTime(timeZone).toInstant();
}

const policiesFileSchema = z.union([
  alertPolicySchema.array(),
  z.object({ alerts: alertPolicySchema.array() }).transform(({ alerts }) => alerts),
]);

function readPolicies(read: Tools["read"], path: string): AlertPolicy[] {
  const { data, error } = policiesFileSchema.safeParse(read(path));
  if (data !== undefined) return data;
  const form =
    "the form of prisma/seed/hanoi/policies.json, or its list `alerts` alone";
  throw wrong(`--policies ${path}: ${z.prettifyError(error)}`, form);
}

function readCalendar(read: Tools["read"], path: string): OfficeCalendar {
  try {
    return parseCalendar(read(path));
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code !== "workingTime.badCalendar")
      throw cause;
    const form = "the form of prisma/seed/hanoi/calendar.json";
    throw wrong(`--calendar ${path}: ${cause.message}`, form, cause);
  }
}

type Print = (messages: readonly SimulatedMessage[], timeZone: string) => string;

const FORMATS: ReadonlyMap<string, Print> = new Map([
  ["text", printText],
  ["csv", printCsv],
  ["json", printJson],
]);

function printText(messages: readonly SimulatedMessage[], timeZone: string): string {
  const { total, atNight, people, days } = sumUp(messages, timeZone);
  return [
    ...messages.flatMap((one) => linesOf(one, timeZone).map((line) => line.join("  "))),
    ...days.map(
      ({ date, count, most }) =>
        `${date}: ${count} messages, at most ${most} to one person`,
    ),
    `${total} messages to ${people} people, ${atNight} of them at night. Nothing was sent or written.`,
  ].join("\n");
}

function printCsv(messages: readonly SimulatedMessage[], timeZone: string): string {
  const rows = messages.flatMap((one) => linesOf(one, timeZone));
  const head = ["at", "person", "name", "case", "agency", "threshold"];
  return [head, ...rows].map((row) => row.map(quoted).join(",")).join("\r\n");
}

/** What begins like a formula is text in a spreadsheet too. */
function quoted(cell: string): string {
  const safe = /^[=+\-@\t]/u.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function printJson(messages: readonly SimulatedMessage[], timeZone: string): string {
  const list = messages.map(({ at, personId, name, said }) => ({
    at: local(at, timeZone),
    personId,
    name,
    isAtNight: isAtNight(at, timeZone),
    says: said.map(({ found, policy }) => ({
      code: found.code,
      agencyId: found.agencyId,
      threshold: policy.id,
    })),
  }));
  return JSON.stringify(list, null, 2);
}

/** A line for each case of a message. */
function linesOf({ at, personId, name, said }: SimulatedMessage, timeZone: string) {
  return said.map(({ found, policy }) => [
    local(at, timeZone),
    personId,
    name ?? "",
    found.code,
    found.agencyId,
    policy.id,
  ]);
}

function local(at: Temporal.Instant, timeZone: string): string {
  const there = at.toZonedDateTimeISO(timeZone);
  return there.toString({ smallestUnit: "minute", timeZoneName: "never" });
}

function wrong(found: string, allowed: string, cause?: unknown): AppError {
  const usage =
    "npm run simulate -- --from 2026-11-23 --to 2026-11-30 [--policies FILE.json] [--calendar FILE.json] [--agency ID] [--format text|csv|json]";
  return new AppError(`Found ${found}. Allowed: ${allowed}.\n${usage}`, {
    code: "simulation.command",
    cause,
  });
}
