import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  boxed,
  contains,
  metresToBorder,
  wardsAt,
} from "#routing/providers/borders.ts";
import type { Point, Polygon, Position, Ring } from "#routing/types.ts";

const CENTRE = { lat: 21.03, lon: 105.8 };
const KM = 1 / 111.195;
const EAST_KM = KM / Math.cos((CENTRE.lat * Math.PI) / 180);

/** So many kilometres north and east of the middle of the map. */
function at(east: number, north: number): Point {
  return { lat: CENTRE.lat + north * KM, lon: CENTRE.lon + east * EAST_KM };
}

function ring(...corners: readonly (readonly [number, number])[]): Ring {
  const all = corners.map(([east, north]): Position => {
    const { lat, lon } = at(east, north);
    return [lon, lat];
  });
  return [...all, ...all.slice(0, 1)];
}

function square(west: number, south: number, size: number): Ring {
  const [east, north] = [west + size, south + size];
  return ring([west, south], [east, south], [east, north], [west, north]);
}

/** A ring without crossings: corners all around a middle, each at its own distance. */
const star = fc
  .array(fc.double({ min: 0.2, max: 3, noNaN: true }), { minLength: 3, maxLength: 24 })
  .map((distances) =>
    ring(
      ...distances.map((distance, index) => {
        const angle = (2 * Math.PI * index) / distances.length;
        return [distance * Math.cos(angle), distance * Math.sin(angle)] as const;
      }),
    ),
  );

/** Another way to tell inside from outside: how often the ring turns around the point. */
function windings(corners: Ring, { lat, lon }: Point): number {
  const angles = corners.map(([x, y]) => Math.atan2(y - lat, x - lon));
  const turns = angles.slice(1).map((angle, index) => {
    const turn = angle - (angles[index] ?? 0);
    return turn - 2 * Math.PI * Math.round(turn / (2 * Math.PI));
  });
  return Math.round(turns.reduce((sum, turn) => sum + turn, 0) / (2 * Math.PI));
}

const km = fc.double({ min: -4, max: 4, noNaN: true });

describe("inside a border", () => {
  it("agrees with the winding number, away from the line", () => {
    fc.assert(
      fc.property(star, km, km, (corners, east, north) => {
        const point = at(east, north);
        fc.pre(metresToBorder([[corners]], point) > 0.01);
        expect(contains([[corners]], point)).toBe(windings(corners, point) !== 0);
      }),
      { numRuns: 2_000 },
    );
  });

  it("agrees also where the point is exactly as far north as a corner", () => {
    fc.assert(
      fc.property(star, fc.nat(), km, (corners, pick, east) => {
        const [, lat = 0] = corners[pick % corners.length] ?? [];
        const point = { lat, lon: at(east, 0).lon };
        fc.pre(metresToBorder([[corners]], point) > 0.01);
        expect(contains([[corners]], point)).toBe(windings(corners, point) !== 0);
      }),
      { numRuns: 2_000 },
    );
  });

  it("does not depend on where the ring begins or which way it runs", () => {
    fc.assert(
      fc.property(star, fc.nat(), km, km, (corners, shift, east, north) => {
        const point = at(east, north);
        fc.pre(metresToBorder([[corners]], point) > 0.01);
        const open = corners.slice(1);
        const from = shift % open.length;
        const turned = [...open.slice(from), ...open.slice(0, from + 1)];
        const expected = contains([[corners]], point);
        expect(contains([[turned]], point)).toBe(expected);
        expect(contains([[turned.toReversed()]], point)).toBe(expected);
      }),
    );
  });

  const withHole: Polygon = [square(-2, -2, 4), square(-1, -1, 2)];
  const island: Polygon = [square(-0.5, -0.5, 1)];
  const diamond: Polygon = [ring([0, -1], [1, 0], [0, 1], [-1, 0])];
  const comb: Polygon = [
    ring([-2, 0], [2, 0], [2, 2], [1, 1], [0, 2], [-1, 1], [-2, 2]),
  ];

  it.each<[string, readonly Polygon[], Point, boolean]>([
    ["between ring and hole", [withHole], at(1.5, 0), true],
    ["in the hole", [withHole], at(0, 0), false],
    ["on an island in the hole", [withHole, island], at(0, 0), true],
    ["in the water around the island", [withHole, island], at(0.75, 0), false],
    ["in the second part of a ward", [[square(5, 5, 1)], island], at(0, 0), true],
    ["level with two corners, inside", [diamond], at(0, 0), true],
    ["level with two corners, outside", [diamond], at(-1.5, 0), false],
    ["level with the top corner", [diamond], at(-1, 1), false],
    ["level with three teeth", [comb], at(-3, 2), false],
    ["level with two gaps, inside", [comb], at(-1.5, 1), true],
    ["level with the flat side", [comb], at(-3, 0), false],
  ])("%s", (_, polygons, point, isInside) => {
    expect(contains(polygons, point)).toBe(isInside);
  });
});

describe("the way to a border", () => {
  it.each<[string, Point, number]>([
    ["from the middle of a square", at(0, 0), 1_000],
    ["from beside it", at(1.25, 0.5), 250],
    ["from beyond a corner", at(1.3, 1.4), 500],
    ["on the line", at(1, 0.3), 0],
  ])("%s, in metres", (_, point, metres) => {
    expect(metresToBorder([[square(-1, -1, 2)]], point)).toBeCloseTo(metres, -1);
  });

  it("has no length where a ring stands still for two positions", () => {
    const still = square(-1, -1, 2).flatMap((position) => [position, position]);
    expect(metresToBorder([[still]], at(0, 0))).toBeCloseTo(1_000, -1);
  });
});

describe("the wards of a pin", () => {
  const west = boxed({ wardId: "west", polygons: [[square(-2, 0, 2)]] });
  const east = boxed({ wardId: "east", polygons: [[square(0, 0, 2)]] });
  const apart = boxed({ wardId: "apart", polygons: [[square(8, 0, 1)]] });
  const all = [west, east, apart];

  it.each<[string, Point, readonly string[]]>([
    ["well inside one", at(-1, 1), ["west"]],
    ["inside one, 40 m before the next", at(0.04, 1), ["east", "west"]],
    ["inside one, 60 m before the next", at(0.06, 1), ["east"]],
    ["inside one, at the edge of all that is known", at(1.98, 1), ["east"]],
    ["outside, 20 m from a single one", at(7.98, 0.5), []],
    ["outside, 30 m from two", at(0.01, -0.03), ["east", "west"]],
    ["far from all", at(5, 5), []],
  ])("%s", (_, point, expected) => {
    expect(wardsAt(all, point)).toEqual(expected);
  });

  it("are both where borders overlap, the deeper edge no matter", () => {
    const over = boxed({ wardId: "over", polygons: [[square(-3, -3, 6)]] });
    expect(wardsAt([over, west], at(-1, 1)).toSorted()).toEqual(["over", "west"]);
  });

  it("are none while nothing was imported", () => {
    expect(wardsAt([], at(0, 0))).toEqual([]);
  });
});
