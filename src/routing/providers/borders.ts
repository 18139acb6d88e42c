/** Which wards a shared location lies in, by their exact borders. */
import type { Point, Polygon, Position, Ring, WardBorder } from "#routing/types.ts";

/** A phone in a street knows its place to some tens of metres: nearer to a border, both sides may be meant. */
const NEAR_METRES = 50;
/** One degree of latitude, on a sphere of 6,371 km. */
const METRES_PER_DEGREE = 111_195;

/** A border with the rectangle around it, so that most wards are ruled out by four comparisons. */
export type BoxedBorder = WardBorder & {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
};

export function boxed(border: WardBorder): BoxedBorder {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lon, lat] of border.polygons.flat(2)) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return { ...border, west, south, east, north };
}

/**
 * Ids of the wards a point may be in, the likeliest first: one when it is well inside, several within
 * 50 m of a common border or where borders overlap, none when no border holds it.
 */
export function wardsAt(borders: readonly BoxedBorder[], point: Point): string[] {
  const found = borders
    .filter((border) => isNearBox(border, point))
    .map(({ wardId, polygons }) => ({
      wardId,
      isInside: contains(polygons, point),
      metres: metresToBorder(polygons, point),
    }))
    .filter(({ isInside, metres }) => isInside || metres <= NEAR_METRES);
  // Beside one border and inside none: the ward on this side may be one without a border.
  if (found.length < 2 && !found.some(({ isInside }) => isInside)) return [];
  return found
    .toSorted((a, b) => Number(b.isInside) - Number(a.isInside) || a.metres - b.metres)
    .map(({ wardId }) => wardId);
}

function isNearBox(box: BoxedBorder, { lat, lon }: Point): boolean {
  const north = NEAR_METRES / METRES_PER_DEGREE;
  const east = north / Math.cos((lat * Math.PI) / 180);
  return (
    lon >= box.west - east &&
    lon <= box.east + east &&
    lat >= box.south - north &&
    lat <= box.north + north
  );
}

/** Whether a point lies in one of the polygons and in none of its holes. On the line itself either may come. */
export function contains(polygons: readonly Polygon[], point: Point): boolean {
  return polygons.some((rings) => crossings(rings, point) % 2 === 1);
}

/** How often a ray to the east leaves or enters; a hole is entered and left like the ring around it. */
function crossings(rings: Polygon, { lat, lon }: Point): number {
  let count = 0;
  for (const [[x1, y1], [x2, y2]] of rings.flatMap(edgesOf)) {
    // Half open: a ray through a vertex counts one of its two edges when it passes, none or both when it touches.
    if (y1 > lat === y2 > lat) continue;
    if (lon < x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)) count += 1;
  }
  return count;
}

/** Metres to the nearest stretch of a border, from inside or outside. */
export function metresToBorder(polygons: readonly Polygon[], point: Point): number {
  const shrink = Math.cos((point.lat * Math.PI) / 180);
  const toMetres = ([lon, lat]: Position): Position => [
    (lon - point.lon) * shrink * METRES_PER_DEGREE,
    (lat - point.lat) * METRES_PER_DEGREE,
  ];
  let nearest = Number.POSITIVE_INFINITY;
  for (const [from, to] of polygons.flat().flatMap(edgesOf)) {
    nearest = Math.min(nearest, fromOrigin(toMetres(from), toMetres(to)));
  }
  return nearest;
}

/** Distance of the origin to a stretch of a line. */
function fromOrigin([x1, y1]: Position, [x2, y2]: Position): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : -(x1 * dx + y1 * dy) / length;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(x1 + share * dx, y1 + share * dy);
}

function edgesOf(ring: Ring): (readonly [Position, Position])[] {
  return ring.slice(1).map((to, at) => [ring[at] ?? to, to] as const);
}
