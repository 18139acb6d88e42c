import { fold } from "#kernel/text.ts";
import { isJoined } from "./gazetteer.ts";
import { PROVINCES } from "./place-words.ts";
import { agrees, type Token, tokenise } from "./spelling.ts";

const byName = new Map(
  PROVINCES.map((name) => {
    const spelled = tokenise(name)
      .map((token) => token.spelled)
      .join("");
    return [fold(spelled), { name, spelled }];
  }),
);

const LONGEST_NAME = 5;

/** The other province named at a token, or null. */
export function findProvince(
  tokens: readonly Token[],
  from: number,
): { readonly name: string; readonly to: number } | null {
  for (let to = Math.min(from + LONGEST_NAME, tokens.length); to > from; to -= 1) {
    const span = tokens.slice(from, to);
    const province = byName.get(span.map((token) => token.folded).join(""));
    const typed = span.map((token) => token.spelled).join("");
    const isWhole = span.slice(1).every(isJoined);
    if (province && isWhole && agrees(typed, province.spelled)) {
      return { name: province.name, to };
    }
  }
  return null;
}
