import { fold } from "#kernel/text.ts";
import { MARKS_REQUIRED, PLACE_WORDS, type Role } from "./place-words.ts";
import { agrees, type Token, tokenise } from "./spelling.ts";

/** A word or group of words that announces a place. */
export type Phrase = {
  readonly role: Role;
  readonly word: string;
  /** Index after its last token. */
  readonly to: number;
};

type Entry = Omit<Phrase, "to"> & { readonly spelled: string };

const ROLES = [
  "unit",
  "district",
  "street",
  "alley",
  "village",
  "house",
  "at",
  "area",
  "landmark",
  "communeRoad",
  "highway",
  "province",
  "other",
] as const satisfies readonly Role[];

const entries = new Map<string, Entry>(
  ROLES.flatMap((role) =>
    PLACE_WORDS[role].map((word): [string, Entry] => {
      const spelled = tokenise(word).map((token) => token.spelled);
      return [fold(spelled.join(" ")), { role, word, spelled: spelled.join(" ") }];
    }),
  ),
);

const LONGEST_PHRASE = 3;

/** The longest announcing phrase that starts at a token, or null. */
export function findPhrase(tokens: readonly Token[], from: number): Phrase | null {
  for (let length = LONGEST_PHRASE; length > 0; length -= 1) {
    const span = tokens.slice(from, from + length);
    if (span.length < length) continue;
    const entry = entries.get(span.map((token) => token.folded).join(" "));
    if (entry && isMeant(entry, span)) {
      return { role: entry.role, word: entry.word, to: from + length };
    }
  }
  return null;
}

function isMeant(entry: Entry, span: readonly Token[]): boolean {
  const typed = span.map((token) => token.spelled).join(" ");
  if (MARKS_REQUIRED.has(entry.word)) return typed === entry.spelled;
  return agrees(typed, entry.spelled);
}
