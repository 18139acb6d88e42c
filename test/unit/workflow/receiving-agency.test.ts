import { describe, expect, it } from "vitest";
import type { Agency } from "#routing/types.ts";
import { endedAgencies, receiverOf } from "#workflow/receiving-agency.ts";

const NOW = Temporal.Instant.from("2026-11-16T09:00:00+07:00");
const PAST = NOW.subtract({ hours: 24 });
const FUTURE = NOW.add({ hours: 24 });

function agency(id: string, change: Partial<Agency> = {}): readonly [string, Agency] {
  const name = { name: id, shortName: id, nameEn: id };
  const span = { validFrom: null, validTo: null, successorId: null };
  const own = {
    id,
    ...name,
    kind: "department",
    wardId: null,
    parentId: null,
  } as const;
  return [id, { ...own, ...span, ...change }];
}

const city = {
  agencies: new Map([
    agency("ttpvhcc"),
    agency("open"),
    agency("ends", { validTo: FUTURE, successorId: "open" }),
    agency("ended", { validTo: PAST, successorId: "open" }),
    agency("endsNow", { validTo: NOW }),
    agency("twice", { validTo: PAST, successorId: "ended" }),
    agency("circle", { validTo: PAST, successorId: "circleToo" }),
    agency("circleToo", { validTo: PAST, successorId: "circle" }),
    agency("future", { validFrom: FUTURE }),
    agency("central", { kind: "external" }),
  ]),
};

describe("who receives what would have gone to", () => {
  it.each([
    ["open", "open"],
    ["ends", "ends"],
    ["ended", "open"],
    ["endsNow", "ttpvhcc"],
    ["twice", "open"],
    ["circle", "ttpvhcc"],
    ["future", "ttpvhcc"],
    ["central", "ttpvhcc"],
    ["unknown", "ttpvhcc"],
  ])("%s: %s", (id, receiver) => {
    expect(receiverOf(city, id, NOW)).toBe(receiver);
  });
});

it("agencies that are over are those whose end has come", () => {
  expect(endedAgencies(city, NOW)).toEqual([
    "ended",
    "endsNow",
    "twice",
    "circle",
    "circleToo",
  ]);
});
