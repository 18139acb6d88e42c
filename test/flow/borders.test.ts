import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Polygon } from "#routing/types.ts";
import { openWorld, type Person } from "#test/support/world.ts";
import { importBorders } from "#workflow/import-borders.ts";
import { locate } from "#workflow/understand.ts";

const world = await openWorld();
const { house } = world;
afterAll(() => world[Symbol.asyncDispose]());

/** Two wards side by side, with this line between them. */
const MIDDLE = 105.795;
const INSIDE = { lat: 21.0225, lon: 105.79 };

beforeAll(() =>
  importBorders(
    house,
    [
      { wardId: "w-yen-hoa", polygons: [rectangle(105.78, MIDDLE)] },
      { wardId: "w-lang", polygons: [rectangle(MIDDLE, 105.81)] },
    ],
    "two-wards.geojson",
  ),
);

function rectangle(west: number, east: number): Polygon {
  return [
    [
      [west, 21.01],
      [east, 21.01],
      [east, 21.03],
      [west, 21.03],
      [west, 21.01],
    ],
  ];
}

/** A citizen who is asked where it is. */
async function askedWhere(name: string): Promise<Person> {
  const citizen = world.person(name);
  await citizen.says("cột đèn tối thui cả tuần nay");
  await citizen.presses("Đồng ý");
  return citizen;
}

/** The choices of this question, without the one that stands below every question. */
function labels(citizen: Person): string[] {
  const all = citizen.last().buttons.map(({ label }) => label);
  return all.filter((label) => label !== "Lựa chọn khác").toSorted();
}

describe("a pin", () => {
  it.each([
    ["well inside a border is in that ward", INSIDE, ["w-yen-hoa"]],
    [
      "20 m from the next ward may be in both, its own first",
      { lat: 21.02, lon: MIDDLE - 0.0002 },
      ["w-yen-hoa", "w-lang"],
    ],
    [
      "in no border is near three centres",
      { lat: 21.03, lon: 105.85 },
      ["w-hoan-kiem", "w-cua-nam", "w-ba-dinh"],
    ],
    ["far away is in no ward", { lat: 10.77, lon: 106.7 }, []],
  ])("%s", (_, pin, expected) => {
    const found = locate(house, pin);
    const one = found.kind === "one" ? [found.ward] : [];
    const wards = found.kind === "several" ? found.wards : one;
    expect(wards.map(({ id }) => id)).toEqual(expected);
  });

  it("is asked back by the name of its ward and the old district", async () => {
    const citizen = await askedWhere("inside");
    await citizen.sends({ kind: "location", ...INSIDE });
    expect(citizen.last().text).toContain(
      "**phường Yên Hòa (trước thuộc quận Cầu Giấy)**, đúng không ạ?",
    );
    await citizen.presses("Đúng");
    expect(labels(citizen)).toEqual(["Không có ảnh"]);
  });

  it("is asked back with the wards on both sides of a border", async () => {
    const citizen = await askedWhere("between");
    await citizen.sends({ kind: "location", lat: 21.02, lon: MIDDLE });
    expect(labels(citizen)).toEqual(["Chỗ khác", "phường Láng", "phường Yên Hòa"]);
  });

  it("in the ward the person has settled is not asked about again", async () => {
    const citizen = await askedWhere("settled");
    await citizen.says("phường Yên Hòa");
    expect(labels(citizen)).toEqual(["Không có ảnh"]);
    await citizen.sends({ kind: "location", ...INSIDE });
    expect(labels(citizen)).toEqual(["Không có ảnh"]);
  });
});
