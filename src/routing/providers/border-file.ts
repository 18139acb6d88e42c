/** Reads a GeoJSON file of ward borders, and says of every row why it cannot be used. */
import { fold } from "#kernel/text.ts";
import {
  borderFeatureSchema,
  featureCollectionSchema,
  featureNameSchema,
} from "#routing/schema.ts";
import type { Polygon, Position, Ward, WardBorder } from "#routing/types.ts";

/** 126 borders of 2,500 positions each, written with fifteen decimals, are 12.4 MB (measured). */
export const MAX_FILE_BYTES = 12 * 1024 * 1024;

/** Properties that may name a ward, the first that is there counts. Their case does not matter. */
export const CODE_PROPERTIES = ["code", "ma_xa", "maxa", "ma"] as const;
export const NAME_PROPERTIES = ["name", "ten_xa", "tenxa", "ten"] as const;

export type BorderFile =
  | { readonly kind: "unreadable"; readonly problem: FileProblem }
  /** Nothing may be imported while a row has a problem. */
  | { readonly kind: "flawed"; readonly rows: readonly FlawedRow[] }
  | { readonly kind: "ready"; readonly borders: readonly WardBorder[] };

export type FileProblem = "tooLarge" | "notJson" | "notGeoJson" | "empty";

export type FlawedRow = {
  /** The place of the feature in the file, from 1. */
  readonly row: number;
  /** As the file names the ward, its code when it has no name there; null when neither. */
  readonly name: string | null;
  readonly problem: RowProblem;
};

export type RowProblem =
  | { readonly kind: "notAFeature" | "unnamed" | "unknownWard" | Flaw }
  | { readonly kind: "duplicate"; readonly ofRow: number };

/** What can be wrong with a border itself. */
type Flaw = "tooFewPoints" | "notClosed" | "swappedAxes" | "outsideCity";

/** Reads the whole file; borders come only when every row is right. */
export function readBorderFile(bytes: Uint8Array, wards: readonly Ward[]): BorderFile {
  if (bytes.byteLength > MAX_FILE_BYTES)
    return { kind: "unreadable", problem: "tooLarge" };
  const json = parseJson(new TextDecoder().decode(bytes));
  if (json === undefined) return { kind: "unreadable", problem: "notJson" };
  const file = featureCollectionSchema.safeParse(json);
  if (!file.success) return { kind: "unreadable", problem: "notGeoJson" };
  const { features } = file.data;
  if (features.length === 0) return { kind: "unreadable", problem: "empty" };
  return readFeatures(features, wards);
}

function readFeatures(
  features: readonly unknown[],
  wards: readonly Ward[],
): BorderFile {
  const find = indexWards(wards);
  const area = areaOf(wards);
  const rowOfWard = new Map<string, number>();
  const borders: WardBorder[] = [];
  const flawed: FlawedRow[] = [];
  for (const [index, feature] of features.entries()) {
    const row = index + 1;
    const named = nameOf(feature);
    const read = readFeature(feature, named, { find, area });
    const ofRow = "problem" in read ? undefined : rowOfWard.get(read.wardId);
    if ("problem" in read)
      flawed.push({ row, name: named.name ?? named.code, problem: read.problem });
    else if (ofRow !== undefined)
      flawed.push({
        row,
        name: named.name ?? named.code,
        problem: { kind: "duplicate", ofRow },
      });
    else {
      rowOfWard.set(read.wardId, row);
      borders.push(read);
    }
  }
  return flawed.length > 0
    ? { kind: "flawed", rows: flawed }
    : { kind: "ready", borders };
}

/** Borders as a file again, as short as it gets. */
export function writeBorderFile(
  borders: readonly WardBorder[],
  wards: ReadonlyMap<string, Ward>,
): string {
  const features = borders.map(({ wardId, polygons }) => ({
    type: "Feature",
    properties: { code: wards.get(wardId)?.code },
    geometry: { type: "MultiPolygon", coordinates: polygons },
  }));
  return JSON.stringify({ type: "FeatureCollection", features });
}

type Known = {
  readonly find: (named: FeatureName) => Ward | undefined;
  readonly area: Area;
};

function readFeature(
  feature: unknown,
  named: FeatureName,
  { find, area }: Known,
): WardBorder | { readonly problem: RowProblem } {
  const read = borderFeatureSchema.safeParse(feature);
  if (!read.success) return { problem: { kind: "notAFeature" } };
  if (named.code === null && named.name === null)
    return { problem: { kind: "unnamed" } };
  const ward = find(named);
  if (ward === undefined) return { problem: { kind: "unknownWard" } };
  const polygons = read.data.geometry;
  const kind = flawOf(polygons, area);
  return kind === null
    ? { wardId: ward.id, polygons: polygons.map(rounded) }
    : { problem: { kind } };
}

function flawOf(polygons: readonly Polygon[], area: Area): Flaw | null {
  const rings = polygons.flat();
  if (rings.some((ring) => ring.length < 4)) return "tooFewPoints";
  if (rings.some((ring) => !isSame(ring[0], ring.at(-1)))) return "notClosed";
  const positions = rings.flat();
  if (positions.every((position) => isIn(area, position))) return null;
  const turned = positions.every(([lat, lon]) => isIn(area, [lon, lat]));
  return turned ? "swappedAxes" : "outsideCity";
}

function isSame(one: Position | undefined, other: Position | undefined): boolean {
  return one?.[0] === other?.[0] && one?.[1] === other?.[1];
}

/** Six decimals are a tenth of a metre; programs write fifteen. */
function rounded(polygon: Polygon): Polygon {
  const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
  return polygon.map((ring) =>
    ring.map(([lon, lat]) => [round(lon), round(lat)] as const),
  );
}

type Area = {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
};

/** In degrees, some 16 km: no ward reaches farther beyond the outermost centres. */
const MARGIN = 0.15;

function areaOf(wards: readonly Ward[]): Area {
  const lats = wards.map(({ center }) => center.lat);
  const lons = wards.map(({ center }) => center.lon);
  return {
    west: Math.min(...lons) - MARGIN,
    south: Math.min(...lats) - MARGIN,
    east: Math.max(...lons) + MARGIN,
    north: Math.max(...lats) + MARGIN,
  };
}

function isIn({ west, south, east, north }: Area, [lon, lat]: Position): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

type FeatureName = { readonly code: string | null; readonly name: string | null };

function nameOf(feature: unknown): FeatureName {
  const read = featureNameSchema.safeParse(feature);
  const given = new Map(
    Object.entries(read.data?.properties ?? {}).map(([key, value]) => [
      key.toLowerCase(),
      value,
    ]),
  );
  const first = (keys: readonly string[]) =>
    keys.map((key) => given.get(key)).find((value) => value !== undefined) ?? null;
  return { code: first(CODE_PROPERTIES), name: first(NAME_PROPERTIES) };
}

/** By code when there is one (programs drop its leading zeros), else by name with or without "phường", "xã". */
function indexWards(wards: readonly Ward[]): Known["find"] {
  const byCode = new Map(wards.map((ward) => [ward.code, ward]));
  const byName = new Map(
    wards.flatMap((ward) => [
      [plain(ward.name), ward] as const,
      [plain(`${ward.type} ${ward.name}`), ward] as const,
    ]),
  );
  return ({ code, name }) =>
    code === null
      ? byName.get(plain(name ?? ""))
      : byCode.get(code.trim().padStart(5, "0"));
}

/** "Văn Miếu - Quốc Tử Giám" is also written with a long dash, or with no spaces around it. */
function plain(name: string): string {
  return fold(name).replace(/\s*[-–—]\s*/gu, "-");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
