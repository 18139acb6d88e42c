import type { Classification } from "./types.ts";

/** Reads a citizen's message. Never throws, whatever the text; takes about a millisecond. */
export type Classifier = { readonly classify: (text: string) => Classification };
