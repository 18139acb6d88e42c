/** A year of cases at random times, each a list of events; and what follows from them by the law, worked out apart from the program. */
import {
  closingAfter,
  type OfficeHours,
  workBetween,
  working,
} from "./office-hours.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export type Level = "urgent" | "normal" | "complex";

export type Happening =
  | { readonly at: number; readonly kind: "accepted"; readonly by: string }
  | { readonly at: number; readonly kind: "transferred"; readonly to: string }
  | { readonly at: number; readonly kind: "asked" | "replied" | "answered" }
  | { readonly at: number; readonly kind: "extended"; readonly until: number };

export type CityCase = {
  readonly id: string;
  readonly level: Level;
  readonly agencyId: string;
  readonly at: number;
  readonly events: readonly Happening[];
};

export type Office = {
  readonly id: string;
  readonly parentId: string | null;
  readonly officers: readonly string[];
  readonly heads: readonly string[];
  readonly hours: OfficeHours;
};

/** A time in which nothing about the case changes; the last one ends with its answer, or never. */
export type Phase = {
  readonly from: number;
  readonly to: number;
  readonly agencyId: string;
  readonly handler: string | null;
  readonly isAccepted: boolean;
  readonly isPaused: boolean;
  readonly acceptDue: number;
  readonly answerDue: number;
};

const ANSWER_DAYS = { normal: 5, complex: 15 } as const;
const REPLY_DAYS = 5;

type Offices = ReadonlyMap<string, Office>;

/** The phases of a case; a pause nobody ends is over on the closing of its fifth working day. */
export function phasesOf(one: CityCase, offices: Offices): Phase[] {
  const course = newCourse(one, offices);
  for (const event of one.events) {
    course.endWait(event.at);
    if (event.kind === "answered") return course.close(event.at);
    course.take(event);
  }
  course.endWait(Infinity);
  return course.close(Infinity);
}

function newCourse(
  { level, agencyId: first, at: received }: CityCase,
  offices: Offices,
) {
  const phases: Phase[] = [];
  let pausedAt = 0;
  let now: Phase = { ...arrivalAt(offices, level, received, first), from: received };
  const hours = () => officeOf(offices, now.agencyId).hours;
  const next = (at: number, change: Partial<Phase>) => {
    phases.push({ ...now, to: at });
    now = { ...now, ...change, from: at };
  };
  const resume = (at: number) => {
    const isLate = pausedAt >= now.answerDue;
    const left = isLate ? 0 : workBetween(hours(), pausedAt, now.answerDue);
    const moved = left > 0 ? working(hours(), at, left) : 0;
    next(at, { isPaused: false, answerDue: Math.max(now.answerDue, moved) });
  };
  const accept = (at: number, handler: string) => {
    const fresh = level === "urgent" ? working(hours(), at, 4 * HOUR) : Infinity;
    const answerDue = Math.min(now.answerDue, fresh);
    next(at, { isAccepted: true, handler, answerDue });
  };
  const pause = (at: number) => {
    pausedAt = at;
    next(at, { isPaused: true });
  };
  return {
    endWait: (before: number) => {
      const over = now.isPaused
        ? closingAfter(hours(), pausedAt, REPLY_DAYS)
        : Infinity;
      if (over < before) resume(over);
    },
    take: (event: Happening) => {
      const { at } = event;
      if (event.kind === "accepted") accept(at, event.by);
      if (event.kind === "transferred")
        next(at, arrivalAt(offices, level, at, event.to));
      if (event.kind === "extended") next(at, { answerDue: event.until });
      if (event.kind === "asked") pause(at);
      if (event.kind === "replied" && now.isPaused) resume(at);
    },
    close: (at: number) => [...phases, { ...now, to: at }],
  };
}

function arrivalAt(
  offices: Offices,
  level: Level,
  at: number,
  agencyId: string,
): Phase {
  const { hours } = officeOf(offices, agencyId);
  const acceptDue = working(hours, at, 8 * HOUR);
  const answerDue =
    level === "urgent"
      ? working(hours, acceptDue, 4 * HOUR)
      : closingAfter(hours, at, ANSWER_DAYS[level]);
  const fresh = { isAccepted: false, isPaused: false, handler: null };
  return { ...fresh, agencyId, acceptDue, answerDue, from: at, to: Infinity };
}

export function officeOf(offices: ReadonlyMap<string, Office>, id: string): Office {
  const found = offices.get(id);
  if (found === undefined) throw new Error(`there is no office ${id}`);
  return found;
}

/** The same numbers for the same seed: mulberry32. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type CityPlan = {
  readonly offices: ReadonlyMap<string, Office>;
  /** Where cases arrive. */
  readonly wards: readonly string[];
  readonly from: number;
  readonly to: number;
};

export function randomCase(plan: CityPlan, random: () => number, id: string): CityCase {
  const { offices, wards } = plan;
  const pick = <T>(of: readonly T[]): T => {
    const found = of[Math.floor(random() * of.length)];
    if (found === undefined) throw new Error("nothing to pick from");
    return found;
  };
  const level = pick<Level>(["urgent", "normal", "normal", "normal", "complex"]);
  const at = Math.floor(plan.from + random() * (plan.to - plan.from));
  const agencyId = pick(wards);
  const events: Happening[] = [];
  let one: CityCase = { id, level, agencyId, at, events };
  let clock = at;
  const phase = () => {
    const last = phasesOf(one, offices).at(-1);
    if (last === undefined) throw new Error("a case has a phase");
    return last;
  };
  /** Later by some working time, to the odd millisecond, so that nothing falls on a threshold. */
  const later = (hours: number) => {
    const office = officeOf(offices, phase().agencyId);
    const then = working(office.hours, clock, 1 + Math.floor(random() * hours * HOUR));
    clock = then + 1 + Math.floor(random() * 59_998);
    return clock;
  };
  const happen = (event: Happening) => {
    events.push(event);
    one = { ...one, events: [...events] };
  };
  const ask = () => {
    happen({ at: later(16), kind: "asked" });
    const replied = later(60);
    if (phase().from < replied && phase().isPaused)
      happen({ at: replied, kind: "replied" });
  };
  const extend = () => {
    const now = later(10);
    const { answerDue, isPaused, from, agencyId: office } = phase();
    const { hours } = officeOf(offices, office);
    const until = closingAfter(hours, answerDue, 2 + Math.floor(random() * 8));
    const isPossible = !isPaused && from < now && now < answerDue;
    if (isPossible) happen({ at: now, kind: "extended", until });
  };
  while (random() < 0.12 && events.length < 2) {
    const others = wards.filter((ward) => ward !== phase().agencyId);
    happen({ at: later(12), kind: "transferred", to: pick(others) });
  }
  if (random() < 0.04) return one;
  const by = () => pick(officeOf(offices, phase().agencyId).officers);
  happen({ at: later(random() < 0.7 ? 7 : 30), kind: "accepted", by: by() });
  if (random() < 0.15) ask();
  if (random() < 0.12) extend();
  const reach = { urgent: 8, normal: 60, complex: 170 }[level];
  if (random() < 0.95) {
    clock = Math.max(clock, phase().from);
    happen({ at: later(reach), kind: "answered" });
  }
  return one;
}
