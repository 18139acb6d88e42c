/** Lets a year of cases happen to the program's own planner, in memory. */
import { answerDueOnAcceptance } from "#cases/rules.ts";
import type { StoredCase } from "#cases/types.ts";
import { newAgenda } from "#kernel/agenda.ts";
import type { City, House } from "#workflow/house.ts";
import { calendarOf, deadlinePolicyOf } from "#workflow/house.ts";
import { planDeadlines, planNextAlert, planResumed } from "#workflow/plan-deadlines.ts";
import { openPlayLedger, playRaise, playTell } from "#workflow/play-alerts.ts";
import type { Staff } from "#workflow/recipients.ts";
import type { ToldMessage } from "./check-city.ts";
import type { CityCase, Happening } from "./city-cases.ts";

type Step =
  | { readonly kind: "happen"; readonly caseId: string; readonly event: Happening }
  | { readonly kind: "look"; readonly caseId: string }
  | { readonly kind: "tell"; readonly personId: string };

const RANK = { happen: 0, look: 1, tell: 2 } as const;

/** All that is told until `until`, in order. */
export function playCity(
  house: Pick<House, "city" | "log">,
  cases: readonly CityCase[],
  staffAt: (at: Temporal.Instant) => Staff,
  until: number,
): ToldMessage[] {
  const { city } = house;
  const stored = new Map<string, StoredCase>();
  const agenda = newAgenda<Step>();
  const ledger = openPlayLedger([], (personId, tellAt) =>
    agenda.push(tellAt, RANK.tell, { kind: "tell", personId }),
  );
  const keep = (found: StoredCase) => {
    stored.set(found.id, found);
    const { id: caseId, nextAlertAt } = found;
    if (nextAlertAt === null) return;
    agenda.push(nextAlertAt, RANK.look, { kind: "look", caseId });
  };
  for (const one of cases) {
    keep(receive(city, one));
    for (const event of one.events)
      agenda.push(instant(event.at), RANK.happen, {
        kind: "happen",
        caseId: one.id,
        event,
      });
  }
  const told: ToldMessage[] = [];
  const tell = (personId: string, now: Temporal.Instant) => {
    const message = playTell(ledger, { house, now }, staffAt(now), personId, stored);
    if (message === null) return;
    const items = message.said.map((of) => ({
      caseId: of.found.id,
      policyId: of.policy.id,
    }));
    told.push({ at: now.epochMilliseconds, personId, items });
  };
  const look = (found: StoredCase, now: Temporal.Instant) => {
    // It has moved since.
    if (found.nextAlertAt?.equals(now) !== true) return;
    if (found.pausedAt !== null) {
      keep({ ...found, ...planResumed(city, found, now).change });
    } else {
      const staff = staffAt(now);
      const nextAlertAt = playRaise(ledger, { house, now }, staff, found, now);
      keep({ ...found, nextAlertAt });
    }
  };
  const step = (item: Step, now: Temporal.Instant) => {
    if (item.kind === "tell") return tell(item.personId, now);
    const found = stored.get(item.caseId);
    if (found === undefined) throw new Error(`there is no case ${item.caseId}`);
    if (item.kind === "happen") keep(after(city, found, item.event, now));
    else look(found, now);
  };
  for (let next = agenda.pop(); next !== null; next = agenda.pop()) {
    if (next.at.epochMilliseconds > until) break;
    step(next.item, next.at);
  }
  return told;
}

/** The case as the verbs of the program leave it after an event. */
export function after(
  city: City,
  found: StoredCase,
  event: Happening,
  now: Temporal.Instant,
): StoredCase {
  const { deadlineVersion, answerDueAt } = found;
  const planned = (change: Partial<StoredCase>) => {
    const changed = { ...found, ...change };
    const isMoved = !changed.answerDueAt.equals(answerDueAt);
    const version = deadlineVersion + (isMoved || event.kind === "transferred" ? 1 : 0);
    const nextAlertAt = planNextAlert(city, changed, now);
    return { ...changed, deadlineVersion: version, nextAlertAt };
  };
  switch (event.kind) {
    case "accepted": {
      const policy = deadlinePolicyOf(city, found.level);
      const calendar = calendarOf(city, found.agencyId);
      const due = answerDueOnAcceptance(policy, calendar, answerDueAt, now);
      return planned({ state: "accepted", handlerId: event.by, answerDueAt: due });
    }
    case "transferred": {
      const there = { agencyId: event.to, level: found.level };
      const due = planDeadlines(city, there, now);
      return planned({ ...there, ...due, state: "submitted", handlerId: null });
    }
    case "asked":
      return planned({ pausedAt: now });
    case "replied":
      return found.pausedAt === null
        ? found
        : { ...found, ...planResumed(city, found, now).change };
    case "extended":
      return planned({ answerDueAt: instant(event.until) });
    case "answered":
      return { ...found, state: "answered", pausedAt: null, nextAlertAt: null };
  }
}

export function receive(city: City, one: CityCase): StoredCase {
  const createdAt = instant(one.at);
  const { id, level, agencyId } = one;
  const due = planDeadlines(city, one, createdAt);
  const state = "submitted" as const;
  const watched = { ...due, level, agencyId, state };
  return {
    ...watched,
    id,
    code: id,
    chatId: id,
    kind: "feedback",
    text: "",
    address: null,
    placeKind: "unknown",
    wardId: null,
    matterId: null,
    agencyWhy: "",
    handlerId: null,
    hops: 0,
    reopens: 0,
    createdAt,
    answeredAt: null,
    deadlineVersion: 1,
    pausedAt: null,
    extendedAt: null,
    followerCount: 0,
    nextAlertAt: planNextAlert(city, watched, createdAt),
  };
}

export function instant(ms: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(ms);
}
