import type { Classification } from "./types.ts";

export type Classifier = { readonly classify: (text: string) => Classification };
