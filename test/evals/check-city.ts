/** Looks for missed, early, doubled and night-time messages, knowing cases, offices and thresholds only. */
import {
  type CityCase,
  type Office,
  officeOf,
  type Phase,
  phasesOf,
} from "./city-cases.ts";
import { hourOfDay, isWorking, opening, workBetween, working } from "./office-hours.ts";

const MINUTE = 60_000;

export type Threshold = {
  readonly id: string;
  readonly level: string;
  readonly deadline: "accept" | "answer";
  readonly direction: "before" | "after";
  readonly unit: string;
  readonly amount: number;
  readonly recipient: string;
};

export type ToldMessage = {
  readonly at: number;
  readonly personId: string;
  readonly items: readonly { readonly caseId: string; readonly policyId: string }[];
};

export type CityFacts = {
  readonly cases: readonly CityCase[];
  readonly offices: ReadonlyMap<string, Office>;
  /** Where dispatchers work. */
  readonly centreId: string;
  readonly thresholds: readonly Threshold[];
  /** Who is away at a moment: person to stand-in, null for none. */
  readonly awayAt: (at: number) => ReadonlyMap<string, string | null>;
  /** Nothing after this is looked at. */
  readonly until: number;
};

type Fault =
  | "missed"
  | "early"
  | "doubled"
  | "atNight"
  | "outOfHours"
  | "untrue"
  | "wrongPerson";
export type Finding = { readonly fault: Fault; readonly of: string };

export function checkCity(facts: CityFacts, told: readonly ToldMessage[]): Finding[] {
  const findings: Finding[] = [];
  const byCase = new Map<string, Told[]>();
  const messages = new Set<string>();
  for (const { at, personId, items } of told) {
    const key = `${personId} at ${at}`;
    if (messages.has(key)) findings.push({ fault: "doubled", of: key });
    messages.add(key);
    if (hourOfDay(at) < 7 || hourOfDay(at) >= 21)
      findings.push({ fault: "atNight", of: key });
    for (const { caseId, policyId } of items) {
      const own = byCase.get(caseId) ?? [];
      own.push({ at, personId, policyId });
      byCase.set(caseId, own);
    }
  }
  for (const one of facts.cases)
    checkCase(facts, one, byCase.get(one.id) ?? [], findings);
  return findings;
}

type Told = {
  readonly at: number;
  readonly personId: string;
  readonly policyId: string;
};

function checkCase(
  facts: CityFacts,
  one: CityCase,
  told: readonly Told[],
  findings: Finding[],
): void {
  const phases = phasesOf(one, facts.offices);
  const own = facts.thresholds.filter(({ level }) => level === one.level);
  const moments = new Set<string>();
  for (const item of told) {
    const of = `${one.id} ${item.policyId} ${item.personId} ${item.at}`;
    const fault = faultOf(facts, one, phases, own, item, moments);
    if (fault !== null) findings.push({ fault, of });
  }
  for (const phase of phases) {
    for (const policy of own) {
      for (const personId of missedBy(facts, one, phase, policy, { own, told })) {
        const of = `${one.id} ${policy.id} ${personId} from ${phase.from}`;
        findings.push({ fault: "missed", of });
      }
    }
  }
}

/** What is wrong with something that was told. */
function faultOf(
  facts: CityFacts,
  one: CityCase,
  phases: readonly Phase[],
  own: readonly Threshold[],
  { at, personId, policyId }: Told,
  moments: Set<string>,
): Fault | null {
  const policy = own.find(({ id }) => id === policyId);
  const phase = phases.find(({ from, to }) => from <= at && at < to);
  if (policy === undefined || phase === undefined) return "untrue";
  const moment = momentOf(facts, one, phase, policy);
  if (at < moment) return "early";
  if (!isTrueAt(phase, policy, at)) return "untrue";
  const key = `${policyId} ${personId} ${moment}`;
  if (moments.has(key)) return "doubled";
  moments.add(key);
  const me = recipientsOf(facts, phase, policy.recipient, at).get(personId);
  if (me === undefined) return "wrongPerson";
  const isOpen = isWorking(officeOf(facts.offices, me).hours, at);
  return isOpen || one.level === "urgent" ? null : "outOfHours";
}

/** A nudge is about a deadline that runs and lies ahead. */
function isTrueAt(phase: Phase, policy: Threshold, at: number): boolean {
  if (!isWatching(phase, policy)) return false;
  const due = policy.deadline === "accept" ? phase.acceptDue : phase.answerDue;
  return policy.direction === "after" || (!phase.isPaused && at < due);
}

/** Everybody who should have been told of a threshold in this phase, and was not. */
function missedBy(
  facts: CityFacts,
  one: CityCase,
  phase: Phase,
  policy: Threshold,
  { own, told }: { readonly own: readonly Threshold[]; readonly told: readonly Told[] },
): string[] {
  if (phase.isPaused || !isWatching(phase, policy)) return [];
  const moment = momentOf(facts, one, phase, policy);
  if (moment <= phase.from || moment >= phase.to || moment > facts.until) return [];
  if (isOverruled(facts, one, phase, policy, { own, at: moment })) return [];
  const weight = weigh(own, policy.id);
  const missed: string[] = [];
  const recipients = recipientsOf(facts, phase, policy.recipient, moment);
  for (const [personId, agencyId] of recipients) {
    const { hours } = officeOf(facts.offices, agencyId);
    const at = one.level === "urgent" ? moment : opening(hours, moment);
    const isOwed =
      Math.max(at, moment) < Math.min(phase.to, facts.until) &&
      isTrueAt(phase, policy, at) &&
      recipientsOf(facts, phase, policy.recipient, at).has(personId);
    // Of this, or of something at least as grave: one line for each case.
    const isTold = told.some(
      (item) =>
        item.personId === personId &&
        item.at === at &&
        weigh(own, item.policyId) >= weight,
    );
    if (isOwed && !isTold) missed.push(personId);
  }
  return missed;
}

/** A nudge is not told when at its very moment an escalation about the same deadline is due. */
function isOverruled(
  facts: CityFacts,
  one: CityCase,
  phase: Phase,
  policy: Threshold,
  { own, at }: { readonly own: readonly Threshold[]; readonly at: number },
): boolean {
  return own.some(
    (other) =>
      other.deadline === policy.deadline &&
      other.id !== policy.id &&
      (other.recipient === policy.recipient ||
        (other.direction === "after" && policy.direction === "before")) &&
      momentOf(facts, one, phase, other) === at,
  );
}

function isWatching({ isAccepted }: Phase, { deadline }: Threshold): boolean {
  return deadline === "answer" || !isAccepted;
}

function weigh(own: readonly Threshold[], policyId: string): number {
  const policy = own.find(({ id }) => id === policyId);
  if (policy === undefined) return -1;
  return (
    (policy.direction === "after" ? 2 : 0) + (policy.deadline === "answer" ? 1 : 0)
  );
}

function momentOf(
  { offices }: CityFacts,
  one: CityCase,
  phase: Phase,
  { deadline, direction, unit, amount }: Threshold,
): number {
  const { hours } = officeOf(offices, phase.agencyId);
  const due = deadline === "accept" ? phase.acceptDue : phase.answerDue;
  if (unit === "minutes") {
    const sign = direction === "before" ? -1 : 1;
    return opening(hours, working(hours, due, sign * amount * MINUTE));
  }
  if (unit !== "percent" || direction !== "before") throw new Error("not in this city");
  const given = workBetween(hours, one.at, due);
  const part = Math.ceil((given * amount) / 100 / MINUTE) * MINUTE;
  return opening(hours, working(hours, one.at, part));
}

/** Person to the office in whose hours they are told. */
function recipientsOf(
  { offices, centreId, awayAt }: CityFacts,
  { agencyId, handler }: Phase,
  role: string,
  at: number,
): ReadonlyMap<string, string> {
  const away = awayAt(at);
  const there = (people: readonly string[], where: string) =>
    new Map(
      people.flatMap((person) => {
        const acting = away.has(person) ? (away.get(person) ?? null) : person;
        const isThere = acting !== null && !away.has(acting);
        return isThere ? [[acting, where] as const] : [];
      }),
    );
  const office = officeOf(offices, agencyId);
  const centre = there(officeOf(offices, centreId).heads, centreId);
  const heads = there(office.heads, agencyId);
  const { parentId } = office;
  if (role === "centre") return centre;
  if (role === "parentHead") {
    return parentId === null
      ? new Map()
      : there(officeOf(offices, parentId).heads, parentId);
  }
  const first =
    role === "officer"
      ? [
          there(handler === null ? [] : [handler], agencyId),
          there(office.officers, agencyId),
        ]
      : [];
  return [...first, heads, centre].find(({ size }) => size > 0) ?? new Map();
}
