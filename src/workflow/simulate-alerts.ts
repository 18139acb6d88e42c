/** Says which alerts of the open cases would go out in the days ahead, under these thresholds and hours. Writes nothing. */
import { nextAlertAt } from "#alerts/rules.ts";
import { findLedger, findStaffChanges, forbidWrites } from "#alerts/store.ts";
import type { AlertPolicy } from "#alerts/types.ts";
import { findOpenCaseIds } from "#calendars/store.ts";
import { CITY_CALENDAR } from "#calendars/types.ts";
import { findCaseEvents, findCasesById } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import { findAddressees } from "#conversations/store.ts";
import { type Agenda, newAgenda } from "#kernel/agenda.ts";
import { AppError } from "#kernel/app-error.ts";
import type { OfficeCalendar } from "#kernel/working-calendar.ts";
import type { Tx } from "#platform/db.ts";
import type { City, House } from "./house.ts";
import { alertsOf, planResumed } from "./plan-deadlines.ts";
import {
  openPlayLedger,
  type PlayedMessage,
  type PlayedNudge,
  type PlayLedger,
  playRaise,
  playTell,
} from "./play-alerts.ts";
import { loadStaff, type Staff } from "./recipients.ts";
import { replayDeadlines } from "./replay-deadlines.ts";
import type { Tick } from "./turn.ts";

/** What is asked: from `from` to before `to`; what is null stays as it is. */
export type Simulated = {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly agencyId: string | null;
  readonly policies: readonly AlertPolicy[] | null;
  readonly calendar: OfficeCalendar | null;
};

export type SimulatedMessage = PlayedMessage & { readonly name: string | null };

type Base = Pick<House, "database" | "city" | "log">;

/**
 * Takes the open cases as they are and nobody does anything: what is told until then, each case and person as
 * the program itself would. Throws `simulation.past` for days that are over.
 */
export async function simulateAlerts(
  house: Base,
  asked: Simulated,
  now: Temporal.Instant,
): Promise<SimulatedMessage[]> {
  const { compare } = Temporal.Instant;
  if (compare(asked.to, now) <= 0 || compare(asked.from, asked.to) >= 0) {
    throw new AppError(
      `Nothing can be foreseen from ${asked.from} to ${asked.to}. Name days that are not over, the first before the last.`,
      { code: "simulation.past" },
    );
  }
  const city = cityUnder(house.city, asked);
  const scene = await house.database.transaction(async (tx) => {
    await forbidWrites(tx);
    return await loadScene({ tx, house: { ...house, city }, now }, asked);
  });
  const told = play({ city, log: house.log }, scene, asked.to, now);
  return told
    .filter(
      ({ at, personId }) => compare(at, asked.from) >= 0 && scene.names.has(personId),
    )
    .map((one) => ({ ...one, name: scene.names.get(one.personId) ?? null }));
}

function cityUnder(city: City, { policies, calendar }: Simulated): City {
  const calendars = new Map(city.hours.calendars);
  if (calendar !== null) calendars.set(CITY_CALENDAR, calendar);
  return {
    ...city,
    alertPolicies: policies ?? city.alertPolicies,
    calendar: calendar ?? city.calendar,
    hours: { ...city.hours, calendars },
  };
}

/** What is read before it is played: nothing is read in between. */
type Scene = {
  readonly cases: Map<string, StoredCase>;
  readonly rows: readonly PlayedNudge[];
  /** Who works when: each until the next begins. */
  readonly staffs: readonly {
    readonly from: Temporal.Instant;
    readonly staff: Staff;
  }[];
  /** Everybody who can be reached. */
  readonly names: ReadonlyMap<string, string | null>;
};

const PAGE = 500;

type Reader = Pick<Tick, "tx" | "now"> & { readonly house: Base };

async function loadScene(reader: Reader, asked: Simulated): Promise<Scene> {
  const { tx, house, now } = reader;
  const { agencyId } = asked;
  const agencyIds = agencyId === null ? [...house.city.agencies.keys()] : [agencyId];
  const cases = new Map<string, StoredCase>();
  const rows: PlayedNudge[] = [];
  for (let cursor: string | null = null; ; ) {
    const ids = await findOpenCaseIds(tx, { of: { agencyIds }, cursor, limit: PAGE });
    for (const one of await findCasesById(tx, ids)) {
      const isMoving = asked.calendar !== null;
      cases.set(one.id, isMoving ? await underHours(tx, house.city, one) : one);
    }
    rows.push(...(await findLedger(tx, ids)));
    cursor = ids.at(-1) ?? null;
    if (ids.length < PAGE) break;
  }
  const own = [...new Set([...cases.values()].map((one) => one.agencyId))];
  const staffs: { from: Temporal.Instant; staff: Staff }[] = [];
  for (const from of [now, ...(await findStaffChanges(tx, now, asked.to))]) {
    staffs.push({ from, staff: await loadStaff({ tx, house, now: from }, own) });
  }
  return { cases, rows, staffs, names: await loadNames(tx, staffs) };
}

/** As the case would be, had the hours always been these. */
async function underHours(tx: Tx, city: City, found: StoredCase): Promise<StoredCase> {
  const past = await findCaseEvents(tx, found.id);
  const { acceptDueAt, answerDueAt } = replayDeadlines(city, found, past);
  const isSame =
    acceptDueAt.equals(found.acceptDueAt) && answerDueAt.equals(found.answerDueAt);
  const deadlineVersion = found.deadlineVersion + (isSame ? 0 : 1);
  return { ...found, acceptDueAt, answerDueAt, deadlineVersion };
}

async function loadNames(tx: Tx, staffs: Scene["staffs"]) {
  const members = staffs.flatMap(({ staff }) => staff.members);
  const standIns = staffs.flatMap(({ staff }) => [...staff.standIns.values()]);
  const ids = [...members.map(({ personId }) => personId), ...standIns];
  const known = [...new Set(ids.filter((id) => id !== null))];
  const names = new Map(members.map((one) => [one.personId, one.displayName]));
  const reached = await findAddressees(tx, known);
  return new Map(
    reached.map(({ personId }) => [personId, names.get(personId) ?? null]),
  );
}

type Step =
  | { readonly kind: "look"; readonly caseId: string }
  | { readonly kind: "tell"; readonly personId: string };

/** Of one moment alerts are raised first, then told. */
const RANK = { look: 0, tell: 1 } as const;

function play(
  house: Pick<House, "city" | "log">,
  { cases, rows, staffs }: Scene,
  to: Temporal.Instant,
  now: Temporal.Instant,
): PlayedMessage[] {
  const agenda = newAgenda<Step>();
  const ledger = openPlayLedger(rows, (personId, tellAt) =>
    agenda.push(laterOf(tellAt, now), RANK.tell, { kind: "tell", personId }),
  );
  for (const found of cases.values()) {
    const at = firstLook(house.city, found, now);
    if (at !== null) lookAgain(agenda, found.id, laterOf(at, now));
  }
  const told: PlayedMessage[] = [];
  for (let next = agenda.pop(); next !== null; next = agenda.pop()) {
    const { at, item } = next;
    if (Temporal.Instant.compare(at, to) >= 0) break;
    const moment = { house, now: at, staff: staffAt(staffs, at) };
    if (item.kind === "look") look(agenda, ledger, moment, cases, item.caseId);
    else {
      const { personId } = item;
      const message = playTell(ledger, moment, moment.staff, personId, cases);
      if (message !== null) told.push(message);
    }
  }
  return told;
}

const NOBODY: Staff = { members: [], standIns: new Map() };

function staffAt(staffs: Scene["staffs"], at: Temporal.Instant): Staff {
  const { compare } = Temporal.Instant;
  return staffs.findLast(({ from }) => compare(from, at) <= 0)?.staff ?? NOBODY;
}

/** While it waits for its citizen, when that is over; else its next alert. */
function firstLook(
  city: City,
  found: StoredCase,
  now: Temporal.Instant,
): Temporal.Instant | null {
  if (found.pausedAt !== null) return found.nextAlertAt;
  return nextAlertAt(alertsOf(city, found), now.subtract({ milliseconds: 1 }));
}

function look(
  agenda: Agenda<Step>,
  ledger: PlayLedger,
  moment: {
    readonly house: Pick<House, "city" | "log">;
    readonly now: Temporal.Instant;
    readonly staff: Staff;
  },
  cases: Map<string, StoredCase>,
  caseId: string,
): void {
  const found = cases.get(caseId);
  if (found === undefined) return;
  const { house, now, staff } = moment;
  if (found.pausedAt !== null) {
    const { resumed, change } = planResumed(house.city, found, now);
    cases.set(caseId, resumed);
    lookAgain(agenda, caseId, change.nextAlertAt);
  } else lookAgain(agenda, caseId, playRaise(ledger, moment, staff, found, now));
}

function lookAgain(
  agenda: Agenda<Step>,
  caseId: string,
  at: Temporal.Instant | null,
): void {
  if (at !== null) agenda.push(at, RANK.look, { kind: "look", caseId });
}

function laterOf(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) < 0 ? other : one;
}
