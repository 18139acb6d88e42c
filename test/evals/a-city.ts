/** A city with its seeded offices, people who are away now and then, and a ward with hours of its own. */
import { readFileSync } from "node:fs";
import type { OfficeCalendar } from "#kernel/working-calendar.ts";
import { parseCalendar } from "#kernel/working-calendar.ts";
import type { City } from "#workflow/house.ts";
import { DISPATCHER } from "#workflow/house.ts";
import type { Staff } from "#workflow/recipients.ts";
import { type CityPlan, dice, type Office } from "./city-cases.ts";
import { officeHours } from "./office-hours.ts";

const DAY = 86_400_000;
const WARDS = 40;
const SEED = JSON.parse(readFileSync("prisma/seed/hanoi/calendar.json", "utf8"));
/** Half an hour earlier, and open on Saturday mornings. */
const OWN = {
  ...SEED,
  week: {
    ...Object.fromEntries(
      ["mon", "tue", "wed", "thu", "fri"].map((day) => [
        day,
        [
          ["07:30", "11:30"],
          ["13:00", "17:00"],
        ],
      ]),
    ),
    sat: [["07:30", "11:30"]],
  },
};
const FROM = "2026-01-05T00:00:00Z";
const TO = "2026-12-20T00:00:00Z";

export type ACity = {
  readonly city: City;
  readonly plan: CityPlan;
  readonly awayAt: (at: number) => ReadonlyMap<string, string | null>;
  readonly staffAt: (at: Temporal.Instant) => Staff;
};

/** `base` gives names and policies; who works there is ours. */
export function aCity(base: City, seed: number): ACity {
  const random = dice(seed);
  const wards = [...base.agencies.keys()]
    .filter((id) => id.startsWith("ubnd:w-"))
    .slice(0, WARDS);
  const parents = wards.flatMap((id) => base.agencies.get(id)?.parentId ?? []);
  const span = ["2025-11-03T00:00:00Z", "2028-01-01T00:00:00Z"] as const;
  const hours = officeHours(SEED, ...span);
  const own = officeHours(OWN, ...span);
  const [early = ""] = wards;
  const offices = new Map<string, Office>();
  for (const id of new Set([...wards, ...parents, DISPATCHER])) {
    const parentId = base.agencies.get(id)?.parentId ?? null;
    const officers = wards.includes(id) ? [`${id} o1`, `${id} o2`] : [];
    const heads = [`${id} head`];
    offices.set(id, {
      id,
      parentId,
      officers,
      heads,
      hours: id === early ? own : hours,
    });
  }
  const absences = absencesOf([...offices.values()], random);
  const awayOn = new Map<number, ReadonlyMap<string, string | null>>();
  const awayAt = (at: number) => {
    const day = Math.floor((at + 7 * 3_600_000) / DAY);
    const known = awayOn.get(day);
    if (known !== undefined) return known;
    const away = absences.filter(({ from, to }) => from <= day && day < to);
    const map = new Map(away.map(({ person, standIn }) => [person, standIn]));
    awayOn.set(day, map);
    return map;
  };
  const members = [...offices.values()].flatMap(({ id: agencyId, officers, heads }) => [
    ...officers.map((personId) => ({
      personId,
      agencyId,
      role: "officer" as const,
      displayName: null,
    })),
    ...heads.map((personId) => ({
      personId,
      agencyId,
      role: agencyId === DISPATCHER ? ("dispatcher" as const) : ("head" as const),
      displayName: null,
    })),
  ]);
  const ownCalendar: OfficeCalendar = parseCalendar(OWN);
  const calendars = new Map([...base.hours.calendars, ["own", ownCalendar]]);
  const city = {
    ...base,
    hours: { ...base.hours, calendars, ownCalendars: new Map([[early, "own"]]) },
  };
  const plan = { offices, wards, from: Date.parse(FROM), to: Date.parse(TO) };
  const staffAt = (at: Temporal.Instant) => ({
    members,
    standIns: awayAt(at.epochMilliseconds),
  });
  return { city, plan, awayAt, staffAt };
}

/** One officer of an office stands in for the other, or nobody does. */
function absencesOf(offices: readonly Office[], random: () => number) {
  const first = Math.floor(Date.parse(FROM) / DAY);
  return offices.flatMap(({ officers: [one, other], heads: [head] }) => {
    if (one === undefined || other === undefined || head === undefined) return [];
    return Array.from({ length: 6 }, (_, index) => {
      const from = first + index * 58 + Math.floor(random() * 30);
      const to = from + 1 + Math.floor(random() * 20);
      const people = [
        { person: one, standIn: random() < 0.5 ? other : null },
        { person: head, standIn: random() < 0.5 ? one : null },
      ];
      const [away] = random() < 0.6 ? people : people.toReversed();
      return { person: away?.person ?? one, standIn: away?.standIn ?? null, from, to };
    });
  });
}
