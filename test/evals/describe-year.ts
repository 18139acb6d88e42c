import { beforeAll, describe, expect, it } from "vitest";
import { openWorld } from "#test/support/world.ts";
import { DISPATCHER } from "#workflow/house.ts";
import { aCity } from "./a-city.ts";
import {
  type CityFacts,
  checkCity,
  type Finding,
  type ToldMessage,
} from "./check-city.ts";
import { dice, randomCase } from "./city-cases.ts";
import { playCity } from "./play-city.ts";

const UNTIL = Date.parse("2027-03-01T00:00:00Z");
const HOUR = 3_600_000;

let facts: CityFacts;
let told: readonly ToldMessage[];

/** What holds for a year of so many cases; the same ones for the same seed. */
export function describeYear(seed: number, count: number): void {
  beforeAll(async () => {
    await using world = await openWorld();
    const { city, plan, awayAt, staffAt } = aCity(world.house.city, seed);
    const random = dice(seed);
    const cases = Array.from({ length: count }, (_, index) =>
      randomCase(plan, random, `c${index}`),
    );
    const log = {
      ...world.house.log,
      error: (...what: unknown[]) => {
        throw new Error(JSON.stringify(what));
      },
    };
    const begun = performance.now();
    told = playCity({ city, log }, cases, staffAt, UNTIL);
    const tookMs = performance.now() - begun;
    process.stdout.write(
      `${count} cases, ${told.length} messages in ${tookMs.toFixed(0)} ms\n`,
    );
    const { alertPolicies: thresholds } = city;
    facts = {
      cases,
      offices: plan.offices,
      centreId: DISPATCHER,
      thresholds,
      awayAt,
      until: UNTIL,
    };
  });

  function faultsOf(messages: readonly ToldMessage[]): Record<string, number> {
    const of = Map.groupBy(checkCity(facts, messages), ({ fault }: Finding) => fault);
    return Object.fromEntries([...of].map(([fault, all]) => [fault, all.length]));
  }

  describe("a year of a city", () => {
    it("misses nobody, tells nobody early, twice or at night", () => {
      expect(told.length).toBeGreaterThan(count / 2);
      expect(checkCity(facts, told).slice(0, 20)).toEqual([]);
    });

    const middle = () => {
      const single = told.findIndex(
        ({ at, items }) =>
          items.length === 1 && at > Date.parse("2026-06-01T00:00:00Z"),
      );
      const message = told[single];
      if (message === undefined) throw new Error("nothing was told");
      return { single, message };
    };

    it.each<[string, (message: ToldMessage) => readonly ToldMessage[], string]>([
      ["dropped", () => [], "missed"],
      ["doubled", (one) => [one, one], "doubled"],
      [
        "doubled an hour later",
        (one) => [one, { ...one, at: one.at + HOUR }],
        "doubled",
      ],
      [
        "moved to 03:00",
        (one) => [
          {
            ...one,
            at:
              Math.floor((one.at + 7 * HOUR) / (24 * HOUR)) * 24 * HOUR -
              4 * HOUR +
              24 * HOUR,
          },
        ],
        "atNight",
      ],
      ["a day early", (one) => [{ ...one, at: one.at - 24 * HOUR }], "early"],
      [
        "sent to somebody else",
        (one) => [{ ...one, personId: "nobody" }],
        "wrongPerson",
      ],
    ])("finds one nudge that was %s", (_, mutate, fault) => {
      const { single, message } = middle();
      const mutant = told.toSpliced(single, 1, ...mutate(message));
      expect(faultsOf(mutant)).toHaveProperty(fault);
    });
  });
}
