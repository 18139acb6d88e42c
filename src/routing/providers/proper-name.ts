import { fold } from "#kernel/text.ts";
import { findName, type Gazetteer, isJoined, type Match } from "./gazetteer.ts";
import { findPhrase } from "./phrases.ts";
import {
  CITY_STREETS,
  EVERYDAY_WORDS,
  FAMILY_NAMES,
  NAME_ENDS,
  OTHER_STREETS,
  STREETS_ELSEWHERE,
  STREETS_FIRST,
} from "./place-words.ts";
import { agrees, type Token } from "./spelling.ts";

/** The name of a street as far as the writer's spelling shows where it ends. */
export type ProperName = {
  readonly to: number;
  /** A ward of the same name; null when the street says nothing about the ward. */
  readonly match: Match | null;
  readonly isCityStreet: boolean;
};

type Street = { readonly name: string; readonly isCity: boolean };

const streets = new Map<string, Street>([
  ...OTHER_STREETS.map((name): [string, Street] => [
    fold(name),
    { name, isCity: false },
  ]),
  ...CITY_STREETS.map((name): [string, Street] => [fold(name), { name, isCity: true }]),
]);

const LONGEST_STREET = 4;
const LONGEST_RUN = 6;

/**
 * Reads a street name: a known one, else the words in capitals, else (`isAnnounced`: a word
 * for street stands before) two or three small words up to one that no name contains.
 */
export function properName(
  gazetteer: Gazetteer,
  tokens: readonly Token[],
  from: number,
  { isAnnounced }: { readonly isAnnounced: boolean },
): ProperName | null {
  if (!isJoined(tokens[from]) && isAnnounced) return null;
  const match = wardName(gazetteer, tokens, from, isAnnounced);
  const street = findStreet(tokens, from);
  const known = Math.max(match?.to ?? from, street?.to ?? from);
  const capitals = capitalsEnd(gazetteer, tokens, from, known);
  if (capitals > known) return { to: capitals, match: null, isCityStreet: false };
  if (known > from) {
    const isCityStreet = street?.to === known && street.isCity;
    return { to: known, match: match?.to === known ? match : null, isCityStreet };
  }
  const guess = isAnnounced ? guessEnd(tokens, from) : from;
  return guess > from ? { to: guess, match: null, isCityStreet: false } : null;
}

/** A ward that a street of the same name can be expected to lie in. */
function wardName(
  gazetteer: Gazetteer,
  tokens: readonly Token[],
  from: number,
  isAnnounced: boolean,
): Match | null {
  const match = findName(gazetteer, tokens, from);
  if (!match?.isExact) return null;
  const typed = tokens.slice(from, match.to);
  const folded = typed.map((token) => token.folded).join(" ");
  // Láng and Bưởi without marks are làng and buổi.
  const isMarked = typed.some((token) => token.folded !== token.spelled);
  if (match.syllables < 2 && !isMarked) return null;
  const isCapital = typed.every((token) => token.isCapital);
  if (EVERYDAY_WORDS.has(folded) && !isAnnounced && !isCapital) return null;
  const units = match.units.filter(
    (unit) => unit.kind === "ward" || (unit.kind === "former" && unit.type !== "xã"),
  );
  const isElsewhere = STREETS_ELSEWHERE.has(folded) || STREETS_FIRST.has(folded);
  return { ...match, units: isElsewhere ? [] : units };
}

function findStreet(
  tokens: readonly Token[],
  from: number,
): { readonly to: number; readonly isCity: boolean } | null {
  for (let to = Math.min(from + LONGEST_STREET, tokens.length); to > from; to -= 1) {
    const span = tokens.slice(from, to);
    const street = streets.get(span.map((token) => token.folded).join(" "));
    if (!street || !span.slice(1).every(isJoined)) continue;
    const typed = span.map((token) => token.spelled).join(" ");
    const isMeant = to - from > 1 ? agrees(typed, street.name) : typed === street.name;
    if (isMeant) return { to, isCity: street.isCity };
  }
  return null;
}

/** Where the words in capitals end; a larger place after them is not part of the name. */
export function capitalsEnd(
  gazetteer: Gazetteer,
  tokens: readonly Token[],
  from: number,
  known: number,
): number {
  let to = from;
  while (to < from + LONGEST_RUN && (tokens[to]?.isCapital || isSuffix(tokens, to))) {
    if (to > from && !isJoined(tokens[to])) break;
    if (to > from && isNextPlace(gazetteer, tokens, to, known)) break;
    to += 1;
  }
  return to;
}

/** The number in "HH4C", "CT2". */
function isSuffix(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.gap === "" && tokens[at - 1]?.isCapital === true;
}

/** "phố Yên Hòa Cầu Giấy Hà Nội": where the larger unit begins, the street has ended. */
function isNextPlace(
  gazetteer: Gazetteer,
  tokens: readonly Token[],
  at: number,
  known: number,
): boolean {
  if (tokens[at]?.folded === "ha" && tokens[at + 1]?.folded === "noi") return true;
  // Not every phrase: Hoàng Cầu and Đồng Xa are names, no bridge and no commune.
  const next = findPhrase(tokens, at);
  if (next?.role === "unit" || next?.role === "district") {
    return findName(gazetteer, tokens, next.to)?.isExact === true;
  }
  if (next?.role === "street") return tokens[next.to]?.isCapital === true;
  if (next?.role === "province") return true;
  return at === known && findName(gazetteer, tokens, at)?.isExact === true;
}

function guessEnd(tokens: readonly Token[], from: number): number {
  const isFamily = FAMILY_NAMES.has(tokens[from]?.folded ?? "");
  const longest = from + (isFamily ? 3 : 2);
  let to = from;
  while (to < longest && isNamePart(tokens, to, to === from && isFamily)) to += 1;
  return isFamily && to === from + 1 ? from : to;
}

function isNamePart(tokens: readonly Token[], at: number, isFamily: boolean): boolean {
  const token = tokens[at];
  if (!token || !isJoined(token)) return false;
  if (/\d/u.test(token.folded) || findPhrase(tokens, at)) return false;
  return isFamily || !NAME_ENDS.has(token.folded);
}

/** Index after house or alley numbers: `12`, `12A`, `12/5`, `12/5-7`; not the width `3m`. */
export function numbersEnd(tokens: readonly Token[], from: number): number {
  let to = from;
  while (/^\d+(?!m$)\p{L}?\d*$/u.test(tokens[to]?.spelled ?? "")) {
    const gap = tokens[to]?.gap ?? "";
    if (!(to === from ? /^[ \t\u00a0.:]*$/u : /^[/\-.,]$/u).test(gap)) break;
    to += 1;
  }
  return to;
}
