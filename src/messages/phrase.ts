import type { Language } from "./bilingual.ts";
import { en } from "./words-en.ts";
import { vi } from "./words-vi.ts";

type Words = typeof vi;
type Parameter = { [K in keyof Words]: Parameters<Words[K]> };
type Table = { readonly [K in keyof Parameter]: (...given: Parameter[K]) => string };

export type PhraseKey = keyof Words;

/** Something to be said, not yet in a language. */
export type Phrase = {
  readonly key: PhraseKey;
  readonly in: (language: Language) => string;
};

const TABLES: Readonly<Record<Language, Table>> = { vi, en };

/** A phrase and its parameters: a missing key, parameter or language does not compile. */
export function phrase<K extends PhraseKey>(key: K, ...given: Parameter[K]): Phrase {
  return { key, in: (language) => TABLES[language][key](...given) };
}
