import type { PlaceKind } from "#kernel/place.ts";
import { findName, type Gazetteer, isJoined, type Match } from "./gazetteer.ts";
import { findPhrase, type Phrase } from "./phrases.ts";
import { EVERYDAY_WORDS, FAMILY_NAMES, STREETS_FIRST } from "./place-words.ts";
import { capitalsEnd, numbersEnd, properName } from "./proper-name.ts";
import { findProvince } from "./provinces.ts";
import type { Token } from "./spelling.ts";

/** A stretch of tokens that speaks of a place. */
export type Clue = {
  readonly role: Phrase["role"] | "bare";
  /** The announcing word as we spell it, null for a bare name. */
  readonly word: string | null;
  /** Token range of the address this clue gives; empty when it gives none. */
  readonly from: number;
  readonly to: number;
  readonly match: Match | null;
  readonly placeKind: PlaceKind;
  /** The name itself was written with a capital on every word. */
  readonly isCapital: boolean;
  /** Another province, for the role `province`. */
  readonly province: string | null;
};

type Reading = {
  readonly gazetteer: Gazetteer;
  readonly tokens: readonly Token[];
  readonly at: number;
  readonly phrase: Phrase;
};

/** All clues of a text, left to right, not overlapping. */
export function readClues(gazetteer: Gazetteer, tokens: readonly Token[]): Clue[] {
  const clues: Clue[] = [];
  let at = 0;
  while (at < tokens.length) {
    const { clue, next } = clueAt(gazetteer, tokens, at);
    if (clue) clues.push(clue);
    at = Math.max(next, at + 1);
  }
  return clues;
}

function clueAt(
  gazetteer: Gazetteer,
  tokens: readonly Token[],
  at: number,
): { clue: Clue | null; next: number } {
  const phrase = findPhrase(tokens, at);
  const announced = phrase && READERS[phrase.role]({ gazetteer, tokens, at, phrase });
  if (announced) return { clue: announced, next: Math.max(announced.to, phrase.to) };
  const bare = readBare(gazetteer, tokens, at);
  if (bare) return { clue: bare, next: bare.to };
  return { clue: null, next: phrase?.to ?? at + 1 };
}

const READERS: Readonly<Record<Phrase["role"], (reading: Reading) => Clue | null>> = {
  unit: readUnit,
  district: readUnit,
  street: readStreet,
  alley: readAlley,
  village: readVillage,
  house: readHouse,
  at: readWhereabouts,
  area: readArea,
  landmark: readLandmark,
  communeRoad: readCommuneRoad,
  highway: readHighway,
  province: readProvince,
  other: () => null,
};

function readUnit(reading: Reading): Clue | null {
  const { gazetteer, tokens, at, phrase } = reading;
  if (!isAnnounced(tokens[phrase.to])) return null;
  const match = findName(gazetteer, tokens, phrase.to);
  if (!match) return null;
  const isFit = match.units.some(
    (unit) => (unit.kind === "district") === (phrase.role === "district"),
  );
  // "p", "q", "h" are also minutes, prices and hours, and "xã buổi chiều" is not Bưởi.
  const isShort = tokens[at]?.spelled.length === 1 || match.syllables === 1;
  if (!isFit || (isShort && !match.isExact)) return null;
  return toClue(reading, match.to, "unknown", match);
}

function readStreet(reading: Reading): Clue | null {
  const { gazetteer, tokens, at, phrase } = reading;
  // Phố Huế: the announcing word is part of the name.
  const whole = phrase.word === "phố" ? findName(gazetteer, tokens, at) : null;
  if (whole?.isExact) return toClue(reading, whole.to, "city-road", whole);
  // đường dây điện, đường ống: after "đường" small letters are a name only in an address.
  const isAddressed = /\d$/u.test(tokens[at - 1]?.folded ?? "");
  const isFamilyName = FAMILY_NAMES.has(tokens[phrase.to]?.folded ?? "");
  const name = properName(gazetteer, tokens, phrase.to, {
    isAnnounced: phrase.word === "phố" || isAddressed || isFamilyName,
  });
  if (!name) return null;
  return toClue(
    reading,
    name.to,
    name.isCityStreet ? "city-road" : "unknown",
    name.match,
  );
}

// "ngo" without its mark is also Ngô or ngó: it needs a number or a word of position.
const BEFORE_ALLEY = /^(dau|trong|cuoi|truoc|vao|ca|cua|duong)$/u;

function readAlley(reading: Reading): Clue | null {
  const { tokens, at, phrase } = reading;
  const numbered = numbersEnd(tokens, phrase.to);
  if (numbered > phrase.to) return withName(reading, numbered, "alley");
  const isSure =
    tokens[at]?.folded !== "ngo" ||
    tokens[at]?.spelled === "ngõ" ||
    BEFORE_ALLEY.test(tokens[at - 1]?.folded ?? "");
  if (!isSure) return null;
  const name = capitalName(reading);
  return name ?? { ...toClue(reading, phrase.to, "alley"), to: reading.at };
}

function capitalName(reading: Reading): Clue | null {
  const { gazetteer, tokens, phrase } = reading;
  const name = properName(gazetteer, tokens, phrase.to, { isAnnounced: false });
  return name && tokens[phrase.to]?.isCapital
    ? toClue(reading, name.to, "alley", name.match)
    : null;
}

function readVillage(reading: Reading): Clue | null {
  const { tokens, phrase } = reading;
  const numbered = numbersEnd(tokens, phrase.to);
  if (numbered > phrase.to) return toClue(reading, numbered, "alley");
  if (phrase.word === "tổ") return null;
  const named = capitalName(reading);
  if (named) return { ...named, match: null };
  return { ...toClue(reading, phrase.to, "alley"), to: reading.at };
}

const AFTER_HOUSE: ReadonlySet<Phrase["role"]> = new Set([
  "street",
  "alley",
  "village",
  "unit",
  "area",
]);

/** A number alone may be a contract or a phone: a place has to follow it. */
function readHouse(reading: Reading): Clue | null {
  const { tokens, phrase } = reading;
  const numbered = numbersEnd(tokens, phrase.to);
  if (numbered === phrase.to) return null;
  const clue = withName(reading, numbered, "unknown");
  const next = findPhrase(tokens, numbered);
  return clue.to > numbered || (next && AFTER_HOUSE.has(next.role)) ? clue : null;
}

/** "ngõ 12 Yên Hòa", "số 5, Nguyễn Trãi": the name after the number is a street. */
function withName(reading: Reading, numbered: number, kind: PlaceKind): Clue {
  const { gazetteer, tokens } = reading;
  const isNext = /^,?[ \t\u00a0]*$/u.test(tokens[numbered]?.gap ?? ".");
  const name =
    isNext && !isPhraseNext(reading, numbered)
      ? properName(gazetteer, tokens, numbered, { isAnnounced: false })
      : null;
  if (!name) return toClue(reading, numbered, kind);
  const road = kind === "unknown" && name.isCityStreet ? "city-road" : kind;
  return toClue(reading, name.to, road, name.match);
}

/** Quan Nhân and Xã Đàn begin like "quận" and "xã", but no such unit follows. */
function isPhraseNext(reading: Reading, at: number): boolean {
  const next = findPhrase(reading.tokens, at);
  if (next?.role === "unit" || next?.role === "district") {
    return readUnit({ ...reading, at, phrase: next }) !== null;
  }
  return next !== null;
}

function readArea(reading: Reading): Clue | null {
  const { gazetteer, tokens, phrase } = reading;
  if (!isJoined(tokens[phrase.to]) || isUnitNext(reading)) return null;
  const match = ownName(gazetteer, tokens, phrase.to);
  if (match) return toClue(reading, match.to, "unknown", match);
  const name = properName(gazetteer, tokens, phrase.to, { isAnnounced: false });
  return name && toClue(reading, name.to, "unknown");
}

/** "ở Trung Hòa", "ở 25 Vũ Ngọc Phan": the announcing word stays out of the address. */
function readWhereabouts(reading: Reading): Clue | null {
  const { gazetteer, tokens, phrase } = reading;
  const house = readHouse(reading);
  if (house) return { ...house, role: "house", from: phrase.to };
  if (!isJoined(tokens[phrase.to]) || isUnitNext(reading)) return null;
  const match = ownName(gazetteer, tokens, phrase.to);
  return match && { ...toClue(reading, match.to, "unknown", match), from: phrase.to };
}

/** "o phuong dinh cong" is the ward Định Công, not the commune Phương Đình. */
function isUnitNext({ gazetteer, tokens, phrase }: Reading): boolean {
  const next = findPhrase(tokens, phrase.to);
  if (next?.role !== "unit" && next?.role !== "district") return false;
  return readUnit({ gazetteer, tokens, at: phrase.to, phrase: next }) !== null;
}

function readLandmark(reading: Reading): Clue | null {
  const { gazetteer, tokens, phrase } = reading;
  if (!tokens[phrase.to]?.isCapital || !isJoined(tokens[phrase.to])) return null;
  // Cầu Giấy, Cầu Diễn: the bridge has become a name.
  if (findName(gazetteer, tokens, reading.at)?.isExact) return null;
  const name = properName(gazetteer, tokens, phrase.to, { isAnnounced: false });
  return name && toClue(reading, name.to, "unknown");
}

function readHighway(reading: Reading): Clue {
  const { gazetteer, tokens, phrase } = reading;
  const numbered = numbersEnd(tokens, phrase.to);
  if (numbered > phrase.to) return toClue(reading, numbered, "city-road");
  const name = properName(gazetteer, tokens, phrase.to, { isAnnounced: false });
  const clue = toClue(reading, name?.to ?? phrase.to, "city-road");
  return name ? clue : { ...clue, to: reading.at };
}

/** "đường làng", "đường xã Phù Đổng": the name is that of the village or commune. */
function readCommuneRoad(reading: Reading): Clue {
  const { gazetteer, tokens, phrase } = reading;
  const match = isJoined(tokens[phrase.to])
    ? ownName(gazetteer, tokens, phrase.to)
    : null;
  return toClue(reading, match?.to ?? phrase.to, "commune-road", match);
}

function readProvince(reading: Reading): Clue | null {
  const found = findProvince(reading.tokens, reading.phrase.to);
  return found && { ...toClue(reading, found.to, "unknown"), province: found.name };
}

function readBare(
  gazetteer: Gazetteer,
  tokens: readonly Token[],
  at: number,
): Clue | null {
  const match = ownName(gazetteer, tokens, at);
  if (!match) return null;
  return {
    role: "bare",
    word: null,
    from: at,
    to: match.to,
    match,
    placeKind: "unknown",
    isCapital: isAllCapital(tokens, at, match.to),
    province: null,
  };
}

/** A name that can stand without a unit word: two syllables, no everyday expression. */
function ownName(
  gazetteer: Gazetteer,
  tokens: readonly Token[],
  from: number,
): Match | null {
  const match = findName(gazetteer, tokens, from);
  if (!match?.isExact || match.syllables < 2) return null;
  const folded = tokens.slice(from, match.to).map((token) => token.folded);
  if (STREETS_FIRST.has(folded.join(" "))) return null;
  if (isAllCapital(tokens, from, match.to)) {
    // "ở Lê Thanh Nghị" is not the commune Lê Thanh.
    return capitalsEnd(gazetteer, tokens, from, match.to) > match.to ? null : match;
  }
  return EVERYDAY_WORDS.has(folded.join(" ")) ? null : match;
}

function isAllCapital(tokens: readonly Token[], from: number, to: number): boolean {
  return to > from && tokens.slice(from, to).every((token) => token.isCapital);
}

/** "p. Yên Hòa", "phường: Yên Hòa", "P.Yên Hòa". */
function isAnnounced(token: Token | undefined): boolean {
  return token !== undefined && /^[ \t\u00a0.:\-–]*$/u.test(token.gap);
}

function toClue(
  { tokens, at, phrase }: Reading,
  to: number,
  placeKind: PlaceKind,
  match: Match | null = null,
): Clue {
  const isCapital = isAllCapital(tokens, phrase.to, to);
  const { role, word } = phrase;
  return { role, word, from: at, to, match, placeKind, isCapital, province: null };
}
