/** A piece of an answer, and the natural logarithm of its probability. */
export type Token = { readonly token: string; readonly logprob: number };

/**
 * The probability of the value of `key` in an answer's JSON: the product over the tokens that hold a part of it. Null when the tokens
 * are not the answer (a server may cut inside a character), or the value is not what was understood.
 */
export function tokenProbability(
  content: string,
  tokens: readonly Token[],
  key: string,
  value: string | null,
): number | null {
  if (tokens.map(({ token }) => token).join("") !== content) return null;
  const written = JSON.stringify(value);
  // Inside a quoted text the quotes around the key would be escaped, so this finds the key itself.
  const found = new RegExp(`"${key}"\\s*:\\s*`, "u").exec(content);
  if (found === null) return null;
  const from = found.index + found[0].length;
  const to = from + written.length;
  if (content.slice(from, to) !== written) return null;
  let end = 0;
  let sum = 0;
  for (const { token, logprob } of tokens) {
    const start = end;
    end += token.length;
    if (end > from && start < to) sum += logprob;
  }
  return Math.min(1, Math.exp(sum));
}
