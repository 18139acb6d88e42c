import type { Clue } from "./clues.ts";
import type { Token } from "./spelling.ts";
import type { District } from "./ward-choice.ts";

/** A clue with its weight as evidence for the ward: 0 none, 5 "phường Yên Hòa". */
export type Weighed = { readonly clue: Clue; readonly weight: number };

const WEIGHT = {
  unit: 5,
  withDistrict: 4,
  street: 3,
  area: 2,
  bare: 1,
  none: 0,
} as const;

const ANCHORS: ReadonlySet<Clue["role"]> = new Set([
  "unit",
  "street",
  "alley",
  "house",
  "village",
]);

/**
 * Keeps the clues that are meant as a place. A bare name needs a second clue: a former
 * district or "Hà Nội" right after it, or capitals and an address elsewhere in the text.
 */
export function weighClues(
  clues: readonly Clue[],
  tokens: readonly Token[],
): Weighed[] {
  const weighed: Weighed[] = [];
  const isAddressed = clues.some(
    (clue) => ANCHORS.has(clue.role) && clue.to > clue.from,
  );
  for (const [index, clue] of clues.entries()) {
    const next = clues[index + 1];
    const before = clues[index - 1];
    const kept = before && weighed.at(-1)?.clue === before ? before : null;
    const weight =
      clue.role === "bare"
        ? bareWeight(clue, kept, next, isAddressed, tokens)
        : announcedWeight(clue, next, tokens);
    if (weight !== null) weighed.push({ clue, weight });
  }
  return weighed;
}

/** Null: only a word of the text, not a place. */
function bareWeight(
  clue: Clue,
  kept: Clue | null,
  next: Clue | undefined,
  isAddressed: boolean,
  tokens: readonly Token[],
): number | null {
  if (isInDistrict(clue, next, tokens)) return WEIGHT.withDistrict;
  const district = districtIn(clue);
  // The bare district that closes an address: "ngõ 5 Trung Kính, Cầu Giấy".
  if (kept && district && areNeighbours(kept, clue, tokens)) return WEIGHT.none;
  const isPlace = isBeforeHanoi(clue, tokens) || (isAddressed && clue.isCapital);
  if (!isPlace) return null;
  return district ? WEIGHT.none : WEIGHT.bare;
}

/** The former district a text names, in so many words or after a smaller place. */
export function districtOf(weighed: readonly Weighed[]): District | null {
  const named = weighed
    .map(({ clue }) => clue)
    .filter((clue) => districtIn(clue) !== null);
  const said = named.find((clue) => clue.role === "district");
  const implied = named.findLast((clue) => clue.role === "bare" || isArea(clue));
  return districtIn(said ?? implied);
}

/** The district a clue's name can mean. */
function districtIn(clue: Clue | undefined): District | null {
  return clue?.match?.units.find((unit) => unit.kind === "district") ?? null;
}

function announcedWeight(
  clue: Clue,
  next: Clue | undefined,
  tokens: readonly Token[],
): number {
  if (!clue.match || clue.role === "district") return WEIGHT.none;
  if (clue.role === "unit") return WEIGHT.unit;
  if (!isArea(clue)) return WEIGHT.street;
  if (isInDistrict(clue, next, tokens)) return WEIGHT.withDistrict;
  // "ở Hoàng Mai": most people still mean the former district, not the small new ward.
  return districtIn(clue) ? WEIGHT.none : WEIGHT.area;
}

function isArea(clue: Clue): boolean {
  return clue.role === "at" || clue.role === "area";
}

/** "Trung Hòa, Cầu Giấy": a name and a district it lay in. */
function isInDistrict(
  clue: Clue,
  next: Clue | undefined,
  tokens: readonly Token[],
): boolean {
  const district = districtIn(next);
  if (!next || !district || !areNeighbours(clue, next, tokens)) return false;
  if (next.role !== "bare" && next.role !== "district") return false;
  return (clue.match?.units ?? []).some((unit) => {
    if (unit.kind === "ward") return district.touchedIds.includes(unit.wardId);
    return unit.kind === "former" && unit.district === district.name;
  });
}

function isBeforeHanoi(clue: Clue, tokens: readonly Token[]): boolean {
  const [first, second] = tokens.slice(clue.to, clue.to + 2);
  return first?.folded === "hn" || (first?.folded === "ha" && second?.folded === "noi");
}

// "P. Yên Hòa (Cầu Giấy)", "ngõ 5 phố Trung Kính ở phường Yên Hòa"
const BETWEEN_PLACES = /^[\s,\-–/()]*$/u;
const LINKING_WORDS: ReadonlySet<string> = new Set(["o", "tai", "thuoc", "tren", "cu"]);

/** Whether two clues belong to one address. */
export function areNeighbours(a: Clue, b: Clue, tokens: readonly Token[]): boolean {
  const between = tokens.slice(a.to, b.from);
  const gaps = tokens.slice(a.to, b.from + 1);
  return (
    a.to <= b.from &&
    between.every((token) => LINKING_WORDS.has(token.folded)) &&
    gaps.every((token) => BETWEEN_PLACES.test(token.gap))
  );
}
