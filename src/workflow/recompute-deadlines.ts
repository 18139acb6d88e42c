/** Gives open cases the deadlines that follow from a changed calendar or policy, batch by batch, and tells whom it concerns. */
import { dueAlerts } from "#alerts/rules.ts";
import { findWaitingPolicies } from "#alerts/store.ts";
import type { Planned } from "#alerts/types.ts";
import { changeBehind } from "#calendars/rules.ts";
import {
  findOpenChanges,
  lockDeadlineChange,
  lockOpenCases,
  markDeadlineChange,
  type OpenCases,
} from "#calendars/store.ts";
import {
  type ChangeScope,
  CITY_CALENDAR,
  type DeadlineChange,
} from "#calendars/types.ts";
import { findCaseEvents, insertCaseEvent, loadCase, updateCase } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import { phrase } from "#messages/phrase.ts";
import { agencyName, type City, type House } from "./house.ts";
import { refreshHours } from "./load-hours.ts";
import { alertsOf, planNextAlert } from "./plan-deadlines.ts";
import { raiseDue } from "./raise-alerts.ts";
import { type Past, type Replayed, replayDeadlines } from "./replay-deadlines.ts";
import { tellCitizen } from "./tell-citizen.ts";
import type { Tick } from "./turn.ts";

/** Cases of one transaction: few enough that nobody waits for it noticeably. */
const BATCH = 50;

/**
 * One batch of the oldest change that has settled. A crash repeats at most that batch; repeating changes
 * nothing. Returns how much it did: call it again until that is nothing.
 */
export async function recomputeDeadlines(house: House): Promise<number> {
  await refreshHours(house);
  const now = house.clock.now();
  return await house.database.transaction(async (tx) => {
    const change = await lockDeadlineChange(tx, now);
    if (change === null) return 0;
    // It came after the hours were read: once more, with newer ones.
    if (change.seq > house.city.hours.version) return 1;
    const { cursor } = change;
    const of = casesOf(house.city, change.scope);
    const ids = await lockOpenCases(tx, { of, cursor, limit: BATCH });
    const changes = await findOpenChanges(tx);
    for (const id of ids) await recompute({ tx, house, now }, id, { change, changes });
    const last = ids.at(-1);
    const isLastBatch = last === undefined || ids.length < BATCH;
    await markDeadlineChange(
      tx,
      change.seq,
      isLastBatch ? { doneAt: now } : { cursor: last },
    );
    house.log.info(
      { event: "deadlines.recomputed", change: String(change.seq), cases: ids.length },
      "deadlines of open cases were looked at anew",
    );
    return Math.max(1, ids.length);
  });
}

/** Whom a change may concern. */
export function casesOf(
  { hours, agencies }: City,
  scope: ChangeScope,
): OpenCases["of"] {
  switch (scope.kind) {
    case "level":
      return { level: scope.level };
    case "agency":
      return { agencyIds: [scope.agencyId] };
    case "calendar": {
      const ids = [...agencies.keys()];
      const calendarId = (id: string) => hours.ownCalendars.get(id) ?? CITY_CALENDAR;
      return { agencyIds: ids.filter((id) => calendarId(id) === scope.calendarId) };
    }
  }
}

type Because = {
  readonly change: DeadlineChange;
  /** All that are being carried through. */
  readonly changes: readonly DeadlineChange[];
};

async function recompute(tick: Tick, caseId: string, because: Because): Promise<void> {
  const { tx, house } = tick;
  const found = await loadCase(tx, caseId);
  const past = await findCaseEvents(tx, caseId);
  try {
    replayDeadlines(house.city, found, past);
  } catch (err) {
    // One that cannot be reckoned keeps its deadline and holds up no other.
    house.log.error(
      { event: "deadlines.notRecomputed", caseId, err },
      "the deadlines of a case could not be worked out",
    );
    return;
  }
  await follow(tick, found, past, because);
}

async function follow(
  tick: Tick,
  found: StoredCase,
  past: readonly Past[],
  because: Because,
): Promise<void> {
  const { tx, house, now } = tick;
  const { city } = house;
  const replayed = replayDeadlines(city, found, past);
  const { acceptDueAt, answerDueAt } = replayed;
  const hasMoved = !isSame(found, replayed);
  const deadlineVersion = found.deadlineVersion + (hasMoved ? 1 : 0);
  const moved: StoredCase = { ...found, acceptDueAt, answerDueAt, deadlineVersion };
  const nextAlertAt = planNextAlert(city, moved, now);
  // What waits to be told lapses when its moment moves, so it counts as unsaid.
  const waiting = hasMoved ? await findWaitingPolicies(tx, found.id) : [];
  const told = past.filter(({ data }) => !waiting.includes(data.policy ?? ""));
  const missed = missedAlerts(city, moved, told, replayed.since, now);
  if (hasMoved || !isSameMoment(nextAlertAt, found.nextAlertAt)) {
    const change = { acceptDueAt, answerDueAt, deadlineVersion, nextAlertAt };
    await updateCase(tx, found.id, change);
  }
  if (hasMoved) await noteMove(tick, found, moved, because);
  await raiseDue(tick, moved, dueAlerts(missed, missed[0]?.at ?? now, now));
}

/**
 * What would have been told by now had the deadline always been this one, and was not. What was told for an
 * earlier moment of the same deadline is not told again; what lies ahead is told when it comes.
 */
function missedAlerts(
  city: City,
  moved: StoredCase,
  told: readonly Past[],
  since: Temporal.Instant,
  now: Temporal.Instant,
): Planned[] {
  if (moved.pausedAt !== null) return [];
  const { compare } = Temporal.Instant;
  const isSettled = ({ policy }: Planned) =>
    told.some(
      ({ kind, at, data }) =>
        (kind === "alertRaised" || kind === "alertSkipped") &&
        data.policy === policy.id &&
        compare(at, since) >= 0,
    );
  return alertsOf(city, moved).filter(
    (planned) =>
      compare(planned.at, since) > 0 &&
      compare(planned.at, now) <= 0 &&
      !isSettled(planned),
  );
}

/**
 * A deadline follows the law both ways. Later, the citizen is told at once and why: a promise is never silently
 * late. Earlier, nobody is told: the day that was promised is still kept, and the agency hears of the new
 * one by its nudges, those it has missed included.
 */
async function noteMove(
  tick: Tick,
  found: StoredCase,
  moved: StoredCase,
  { change, changes }: Because,
): Promise<void> {
  const { tx, house, now } = tick;
  const { timeZone } = house.city.calendar;
  const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(timeZone).toPlainDate();
  const to = isLater(moved.answerDueAt, found.answerDueAt) ? moved : found;
  const way = { from: dayOf(found.createdAt), to: dayOf(to.answerDueAt) };
  const { date, reason } = changeBehind(changes, change, way);
  const data = {
    from: found.answerDueAt.toString(),
    to: moved.answerDueAt.toString(),
    acceptFrom: found.acceptDueAt.toString(),
    acceptTo: moved.acceptDueAt.toString(),
    why: date === null ? reason : `${date}: ${reason}`,
  };
  const event = { kind: "deadlineMoved" as const, actorId: null, data };
  await insertCaseEvent(tx, found.id, event, now);
  const isWaited = found.state === "submitted";
  const isPromiseLater =
    isLater(moved.answerDueAt, found.answerDueAt) ||
    (isWaited && isLater(moved.acceptDueAt, found.acceptDueAt));
  // While it waits for its citizen no deadline runs; they are told the new one with the receipt of their reply.
  if (!isPromiseLater || found.pausedAt !== null) return;
  const { code, acceptDueAt, answerDueAt } = moved;
  await tellCitizen(tick, moved, {
    about: `deadline:${acceptDueAt.epochMilliseconds}:${answerDueAt.epochMilliseconds}`,
    phrase: phrase("deadlineMoved", {
      code,
      agency: agencyName(house.city, moved.agencyId),
      acceptDueAt: isWaited ? acceptDueAt : null,
      answerDueAt,
      day: date === null ? null : Temporal.PlainDate.from(date),
      reason,
    }),
  });
}

function isSame(found: StoredCase, replayed: Replayed): boolean {
  return (
    found.acceptDueAt.equals(replayed.acceptDueAt) &&
    found.answerDueAt.equals(replayed.answerDueAt)
  );
}

function isSameMoment(
  one: Temporal.Instant | null,
  other: Temporal.Instant | null,
): boolean {
  return one === null || other === null ? one === other : one.equals(other);
}

function isLater(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) > 0;
}
