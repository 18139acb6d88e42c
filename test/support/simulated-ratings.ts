import { randomUUID } from "node:crypto";
import type { House } from "#workflow/house.ts";

/** How people of an office answer: the chance that each of the four criteria satisfies. */
export type Office = {
  readonly agencyId: string;
  readonly people: number;
  readonly satisfied: readonly [number, number, number, number];
  readonly evidence?: "dossier" | "case" | "walkIn";
  readonly procedure?: string;
  readonly servicePointCode?: string;
  /** Every how many-th rating was left out of the indices. */
  readonly excludeEvery?: number;
};

const FOUR = ["sipas-2017:19", "sipas-2017:20", "sipas-2017:21", "sipas-2017:22"];
const REASONS = ["vague", "vague", "slow", "notTold"];

/**
 * Writes ratings straight into the tables, spread over the days before `to`; the same ones each time. What made them is
 * another matter, so they point at no dossier and no case.
 */
export async function simulateRatings(
  { database: { db } }: Pick<House, "database">,
  offices: readonly Office[],
  span: { readonly to: Temporal.Instant; readonly days: number },
): Promise<void> {
  const chance = randomFrom(20_261_123);
  const ratings: ReturnType<typeof ratingOf>[] = [];
  const answers: ReturnType<typeof answersOf> = [];
  for (const office of offices) {
    for (let nth = 0; nth < office.people; nth += 1) {
      const id = randomUUID();
      ratings.push(ratingOf(office, id, { nth, chance, span }));
      answers.push(...answersOf(office, id, chance));
    }
  }
  for (const rows of chunks(ratings)) await db.rating.createMany({ data: rows });
  for (const rows of chunks(answers)) await db.ratingAnswer.createMany({ data: rows });
}

function ratingOf(
  office: Office,
  id: string,
  by: {
    readonly nth: number;
    readonly chance: () => number;
    readonly span: { readonly to: Temporal.Instant; readonly days: number };
  },
) {
  const { evidence = "dossier", excludeEvery = 0 } = office;
  const seconds = Math.floor(by.chance() * by.span.days * 86_400);
  const startedAt = new Date(
    by.span.to.subtract({ seconds: seconds + 1 }).epochMilliseconds,
  );
  const isExcluded = excludeEvery > 0 && by.nth % excludeEvery === 0;
  return {
    id,
    instrumentId: evidence === "case" ? "sipas-2017-f5-case" : "sipas-2017-f5",
    evidence,
    agencyId: office.agencyId,
    procedure: office.procedure ?? null,
    servicePointCode: office.servicePointCode ?? null,
    channel: "web",
    startedAt,
    finishedAt: startedAt,
    comment:
      by.nth % 7 === 0 ? "Gọi 0912 345 678 mãi không ai trả lời, đồ ngu si" : null,
    ...(isExcluded
      ? { excludedAt: startedAt, excludedBy: "Minh", excludedReason: "thử" }
      : {}),
  };
}

function answersOf({ satisfied }: Office, ratingId: string, chance: () => number) {
  // Some stop on the way, some have no opinion.
  const asked = chance() < 0.1 ? 2 : FOUR.length;
  return FOUR.slice(0, asked).map((criterionId, at) => {
    const level = chance() < 0.06 ? null : levelOf(satisfied[at] ?? 0, chance);
    const isLow = level !== null && level <= 2;
    const reasonId = isLow
      ? (REASONS[Math.floor(chance() * REASONS.length)] ?? null)
      : null;
    return { ratingId, criterionId, level, reasonId };
  });
}

/** 4 or 5 when satisfied, else 1 to 3. */
function levelOf(satisfied: number, chance: () => number): number {
  return chance() < satisfied
    ? 4 + Math.floor(chance() * 2)
    : 1 + Math.floor(chance() * 3);
}

/** Mulberry32: small, and the same on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One statement takes so many rows. */
function chunks<T>(rows: readonly T[]): T[][] {
  const size = 2_000;
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, at) =>
    rows.slice(at * size, (at + 1) * size),
  );
}
