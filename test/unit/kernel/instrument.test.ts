import { describe, expect, it } from "vitest";
import { criteriaOf, factorOf, instrumentFor, isLow } from "#kernel/instrument.ts";
import { INSTRUMENTS } from "#test/support/instruments.ts";

const all = [...INSTRUMENTS.values()];
const day = (text: string) => Temporal.PlainDate.from(text);

describe("the instruments of the seed", () => {
  it.each([
    ["sipas-2017", 5, 22],
    ["sipas-2017-f5", 1, 4],
    ["sipas-2017-f5-case", 1, 4],
    ["sipas-2023-service", 5, 5],
    ["nd61-2018", 1, 9],
    ["ihanoi", 1, 1],
  ])("%s has %i factors and %i criteria, each once", (id, factors, criteria) => {
    const instrument = all.find((one) => one.id === id);
    if (instrument === undefined) throw new Error(id);
    expect(instrument.factors).toHaveLength(factors);
    const ids = criteriaOf(instrument).map((criterion) => criterion.id);
    expect(ids).toHaveLength(criteria);
    expect(new Set(ids).size).toBe(criteria);
  });

  it("ask for the four criteria of feedback under one id and one wording everywhere", () => {
    const [whole, short, ofCase] = [
      "sipas-2017",
      "sipas-2017-f5",
      "sipas-2017-f5-case",
    ].map((id) =>
      all
        .filter((one) => one.id === id)
        .flatMap((one) => criteriaOf(one).slice(-4))
        .map(({ id: criterion, wording }) => [criterion, wording.vi]),
    );
    expect(short).toEqual(whole);
    expect(ofCase).toEqual(whole);
  });

  it("have labels that fit on a button, worst first", () => {
    for (const { scale, factors } of all) {
      const values = scale.levels.map(({ value }) => value);
      expect(values).toEqual([...values].sort((one, other) => one - other));
      const labels = [...scale.levels, ...factors.flatMap(({ reasons }) => reasons)];
      for (const { label } of labels) {
        expect(label.vi.length).toBeLessThanOrEqual(20);
        expect(label.en.length).toBeLessThanOrEqual(20);
      }
    }
  });

  it("give the nine indicators 18 points at most, in five grades", () => {
    const nine = all.find(({ id }) => id === "nd61-2018");
    const best = nine?.scale.levels.at(-1)?.value ?? 0;
    expect(best * (nine === undefined ? 0 : criteriaOf(nine).length)).toBe(18);
    expect(nine?.scale.grades.map(({ from }) => from)).toEqual([15, 12, 9, 6, 0]);
  });
});

it.each([
  ["dossier", "2026-11-23", "sipas-2017-f5"],
  ["case", "2026-11-23", "sipas-2017-f5-case"],
  ["walkIn", "2026-11-23", "sipas-2023-service"],
  ["walkIn", "2027-01-01", "sipas-2023-service"],
  ["walkIn", "2023-12-10", null],
] as const)("about a %s on %s %s is asked", (evidence, date, id) => {
  expect(instrumentFor(all, evidence, day(date))?.id ?? null).toBe(id);
});

it("no opinion is not low, and a criterion of another instrument has no factor", () => {
  const [first] = all;
  if (first === undefined) throw new Error("no instrument");
  expect([1, 2, 3, null].map((level) => isLow(first, level))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(factorOf(first, "ihanoi:1")).toBeNull();
});
