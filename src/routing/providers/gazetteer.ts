import { fold } from "#kernel/text.ts";
import type { UnitType } from "#routing/types.ts";
import { agrees, type Token, tokenise } from "./spelling.ts";

/** Something of Ha Noi that has a name: a ward of today, a former unit, a former district. */
export type NamedUnit =
  | { readonly kind: "ward"; readonly wardId: string; readonly type: UnitType }
  | {
      readonly kind: "former";
      readonly type: UnitType | "thị trấn";
      /** `"phường Trung Hòa"` */
      readonly label: string;
      /** Bare: `"Cầu Giấy"`. */
      readonly district: string;
      /** Whole shares first. */
      readonly wardIds: readonly string[];
    }
  | {
      readonly kind: "district";
      readonly name: string;
      /** `"quận Cầu Giấy"` */
      readonly label: string;
      /** Wards it made up, alone or with a neighbour. */
      readonly wardIds: readonly string[];
      /** Wards that took any of its units, so the above and a few more. */
      readonly touchedIds: readonly string[];
    };

type Entry = {
  readonly spelled: string;
  readonly syllables: number;
  readonly unit: NamedUnit;
};

/** Names by their folded letters without spaces, so that `yenhoa` and `Yên  Hoà` meet. */
export type Gazetteer = {
  readonly names: ReadonlyMap<string, readonly Entry[]>;
};

/** A name found at a token. */
export type Match = {
  /** Index after the last token of the name. */
  readonly to: number;
  readonly units: readonly NamedUnit[];
  readonly syllables: number;
  /** False when only the bare letters agree: `"Yên Hoá"`. */
  readonly isExact: boolean;
};

const LONGEST_NAME = 6;

/** Each name is indexed as it stands and under its short forms. */
export function indexNames(
  named: readonly { readonly name: string; readonly unit: NamedUnit }[],
): Gazetteer {
  const names = new Map<string, Entry[]>();
  for (const { name, unit } of named) {
    for (const form of formsOf(name)) {
      const syllables = tokenise(form).map((token) => token.spelled);
      const spelled = syllables.join("");
      const key = fold(spelled);
      const entry = { spelled, syllables: syllables.length, unit };
      names.set(key, [...(names.get(key) ?? []), entry]);
    }
  }
  return { names };
}

/** "Văn Miếu - Quốc Tử Giám" is called by either half. */
function formsOf(name: string): string[] {
  return [...new Set([name, ...name.split(" - ")])];
}

/** The longest name that starts at a token, or null. */
export function findName(
  gazetteer: Gazetteer,
  tokens: readonly Token[],
  from: number,
): Match | null {
  for (let to = longestEnd(tokens, from); to > from; to -= 1) {
    const span = tokens.slice(from, to);
    const entries = gazetteer.names.get(span.map((token) => token.folded).join(""));
    const first = entries?.[0];
    if (!entries || !first) continue;
    const typed = span.map((token) => token.spelled).join("");
    const exact = entries.filter((entry) => agrees(typed, entry.spelled));
    const kept = exact.length > 0 ? exact : entries;
    return {
      to,
      units: kept.map((entry) => entry.unit),
      syllables: first.syllables,
      isExact: exact.length > 0,
    };
  }
  return null;
}

function longestEnd(tokens: readonly Token[], from: number): number {
  let to = from + 1;
  while (to < from + LONGEST_NAME && isJoined(tokens[to])) to += 1;
  return Math.min(to, tokens.length);
}

/** Whether a word continues the one before: only spaces or a dash between them. */
export function isJoined(token: Token | undefined): boolean {
  return token !== undefined && /^[ \t\u00a0\-–]*$/u.test(token.gap);
}
