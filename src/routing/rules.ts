/** Decides which place a text speaks of and which agency owns a matter there. */
import type { PlaceKind } from "#kernel/place.ts";
import { type Clue, readClues } from "./providers/clues.ts";
import {
  findName,
  type Gazetteer,
  indexNames,
  type Match,
} from "./providers/gazetteer.ts";
import { districtLabel, nameUnits } from "./providers/named-units.ts";
import { findProvince } from "./providers/provinces.ts";
import { type Token, tokenise } from "./providers/spelling.ts";
import { chooseInDistrict, chooseWard } from "./providers/ward-choice.ts";
import {
  areNeighbours,
  districtOf,
  type Weighed,
  weighClues,
} from "./providers/weigh.ts";
import type {
  Agency,
  CityAgency,
  Matter,
  Owner,
  Ownership,
  PlaceReading,
  Point,
  Ward,
  WardReading,
} from "./types.ts";

/** Build once per set of wards, about 20 ms; the result is read-only. */
export function buildGazetteer(wards: readonly Ward[]): Gazetteer {
  return indexNames(nameUnits(wards));
}

/**
 * Reads the place out of a message, with or without diacritics. A bare ward name in running
 * text is not a place: 3.5 % of texts without any place contain one (measured on 11,030 texts without any place).
 */
export function readPlace(gazetteer: Gazetteer, text: string): PlaceReading {
  const tokens = tokenise(text);
  const clues = readClues(gazetteer, tokens);
  const weighed = weighClues(clues, tokens);
  const ward = readWard(weighed, tokens);
  const isHere = ({ clue }: Weighed) =>
    clue.role !== "province" || ward.kind === "outside";
  return {
    ward,
    address: readAddress(text, weighed.filter(isHere), tokens),
    placeKind: placeKindOf(clues),
  };
}

/** Reads the answer to "which ward?", where a bare name is a place. */
export function findWardsByName(gazetteer: Gazetteer, text: string): WardReading {
  const tokens = tokenise(text);
  const weighed = weighClues(readClues(gazetteer, tokens), tokens);
  const reading = readWard(weighed, tokens);
  const isSaid = ({ clue, weight }: Weighed) => clue.role === "district" || weight > 3;
  if (weighed.some(isSaid)) return reading;
  const bare = bareName(gazetteer, tokens);
  if (bare) return chooseByName(bare);
  return reading.kind === "none" ? bareProvince(tokens) : reading;
}

function readWard(weighed: readonly Weighed[], tokens: readonly Token[]): WardReading {
  const district = districtOf(weighed);
  const evidence = weighed
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  const outside = weighed.find((item) => isOutside(item, evidence[0], tokens));
  if (outside?.clue.province) return { kind: "outside", name: outside.clue.province };
  for (const { clue } of evidence) {
    const isFormer = /^c[uũ]$/u.test(tokens[clue.to]?.spelled ?? "");
    const reading = chooseWard(clue, district, isFormer);
    if (reading) return reading;
  }
  return district ? chooseInDistrict(district) : { kind: "none" };
}

const SAME_ADDRESS = 6;

/** A province is meant when no ward is, or when it ends the ward's own address. */
function isOutside(
  { clue }: Weighed,
  best: Weighed | undefined,
  tokens: readonly Token[],
): boolean {
  if (clue.province === null) return false;
  const before = tokens.slice(Math.max(0, clue.from - 3), clue.from);
  if (before.some((token) => token.folded === "que")) return false;
  if (!best) return true;
  return clue.from >= best.clue.to && clue.from - best.clue.to <= SAME_ADDRESS;
}

/** The richest run of neighbouring clues, as the citizen wrote it. */
function readAddress(
  text: string,
  weighed: readonly Weighed[],
  tokens: readonly Token[],
): string | null {
  let best: readonly Clue[] = [];
  let run: readonly Clue[] = [];
  for (const { clue } of weighed) {
    if (clue.to === clue.from) continue;
    const last = run.at(-1);
    run = last && areNeighbours(last, clue, tokens) ? [...run, clue] : [clue];
    if (richness(run) > richness(best)) best = run;
  }
  const start = tokens[best[0]?.from ?? -1]?.start;
  const end = tokens[(best.at(-1)?.to ?? 0) - 1]?.end;
  return start === undefined || end === undefined ? null : text.slice(start, end);
}

/** "đường làng" alone is no address; a bare name is one only when nothing else is. */
function richness(run: readonly Clue[]): number {
  const [only] = run;
  if (run.length !== 1 || !only) return run.length;
  if (only.role === "communeRoad" && !only.match) return 0;
  return only.role === "bare" ? 0.5 : 1;
}

const KINDS_BY_STRENGTH = ["alley", "commune-road", "city-road"] as const;

function placeKindOf(clues: readonly Clue[]): PlaceKind {
  const found = new Set(clues.map((clue) => clue.placeKind));
  return KINDS_BY_STRENGTH.find((kind) => found.has(kind)) ?? "unknown";
}

function bareName(gazetteer: Gazetteer, tokens: readonly Token[]): Match | null {
  const isShort = tokens.length <= 2;
  const matches = tokens
    .map((_, at) => findName(gazetteer, tokens, at))
    .filter((match) => match !== null && (match.syllables > 1 || isShort));
  return (
    matches.toSorted((a, b) => (b?.syllables ?? 0) - (a?.syllables ?? 0))[0] ?? null
  );
}

function chooseByName(match: Match): WardReading {
  const clue = { role: "unit", word: null, match } as const;
  const district = match.units.find((unit) => unit.kind === "district");
  const ward = chooseWard(clue, null, false);
  if (ward) return ward;
  return district ? chooseInDistrict(district) : { kind: "none" };
}

function bareProvince(tokens: readonly Token[]): WardReading {
  const found = tokens.map((_, at) => findProvince(tokens, at)).find((name) => name);
  return found ? { kind: "outside", name: found.name } : { kind: "none" };
}

/** `"phường Yên Hòa (trước thuộc quận Cầu Giấy)"` */
export function wardLabel(ward: Ward): string {
  const districts = ward.formerDistrict.split("/").map(districtLabel);
  const last = districts.at(-1) ?? "";
  const others = districts.slice(0, -1).join(", ");
  const former = others === "" ? last : `${others} và ${last}`;
  return `${ward.type} ${ward.name} (trước thuộc ${former})`;
}

/** The wards whose centres are nearest to a point, nearest first. */
export function nearestWards(
  wards: readonly Ward[],
  point: Point,
  count: number,
): Ward[] {
  return wards
    .map((ward) => ({ ward, km: distanceKm(ward.center, point) }))
    .toSorted((a, b) => a.km - b.km)
    .slice(0, count)
    .map(({ ward }) => ward);
}

// The largest commune has 81 km² (Ba Vì): its far corners lie about this far from the centre.
const REACH_KM = 9;

/** Whether a shared location can lie in Ha Noi at all; near the border it may be a neighbour. */
export function insideHanoi(wards: readonly Ward[], point: Point): boolean {
  return wards.some((ward) => distanceKm(ward.center, point) <= REACH_KM);
}

const EARTH_KM = 6371;

function distanceKm(a: Point, b: Point): number {
  const radians = Math.PI / 180;
  const north = (b.lat - a.lat) * radians;
  const east = (b.lon - a.lon) * radians * Math.cos(((a.lat + b.lat) / 2) * radians);
  return EARTH_KM * Math.hypot(north, east);
}

const PER_WARD: Readonly<Record<string, string>> = {
  "ubnd-xa": "ubnd",
  "cong-an-xa": "cong-an",
};

/** Who owns a matter at a place: the responsibility table, then the ward for its own bodies. */
export function ownerOf(
  matter: Matter,
  placeKind: PlaceKind,
  wardId: string | null,
): Ownership {
  const { routing } = matter;
  const exception = routing.exceptions.find(({ place }) => place === placeKind);
  const { agency, why } = exception ?? routing;
  const agencyId = inWard(agency, wardId);
  if (agencyId === null) return { kind: "needsWard" };
  const others = (ids: readonly string[]) => [
    ...new Set(
      ids.flatMap((id) => inWard(id, wardId) ?? []).filter((id) => id !== agencyId),
    ),
  ];
  const owner: Owner = {
    agencyId,
    why,
    performers: others(exception ? [] : routing.performers),
    alternatives: others([...routing.alternatives, routing.agency]),
  };
  return { kind: "owner", owner };
}

/** `ubnd-xa` → `ubnd:w-yen-hoa`; null when the ward is not known. */
function inWard(agency: string, wardId: string | null): string | null {
  const prefix = PER_WARD[agency];
  if (prefix === undefined) return agency;
  return wardId === null ? null : `${prefix}:${wardId}`;
}

/** The city's bodies and, for each ward, its People's Committee and its police. */
export function expandAgencies(
  cityAgencies: readonly CityAgency[],
  wards: readonly Ward[],
): Agency[] {
  const city = cityAgencies.map((agency) => ({ ...agency, wardId: null, ...ALWAYS }));
  return [...city, ...wards.flatMap(wardAgencies)];
}

const ALWAYS = { validFrom: null, validTo: null, successorId: null } as const;

/** Above the People's Committees of wards stands that of the city (no district level since 1 July 2025): its office. */
const CITY_OFFICE = "vp-ubnd";

function wardAgencies(ward: Ward): Agency[] {
  const place = `${ward.type} ${ward.name}`;
  const placeEn = `${ward.nameEn} ${ward.type === "phường" ? "Ward" : "Commune"}`;
  const committee = `UBND ${place}`;
  const police = `Công an ${place}`;
  return [
    {
      id: `ubnd:${ward.id}`,
      name: committee,
      shortName: committee,
      nameEn: `People's Committee of ${placeEn}`,
      kind: "commune",
      wardId: ward.id,
      parentId: CITY_OFFICE,
      ...ALWAYS,
    },
    {
      id: `cong-an:${ward.id}`,
      name: police,
      shortName: police,
      nameEn: `${placeEn} Police`,
      kind: "police",
      wardId: ward.id,
      parentId: "cong-an-tp",
      ...ALWAYS,
    },
  ];
}
