/** A piece of an answer, and the natural logarithm of its probability. */
export type Token = { readonly token: string; readonly logprob: number };

/**
 * The probability of the value of `key` in an answer's JSON: the product over the tokens that hold a part of it. Null when the tokens
 * up to there are not the answer, or the value is not what was understood. What follows is not compared: servers cut inside the
 * characters of Vietnamese words and write such tokens as they please.
 */
export function tokenProbability(
  content: string,
  tokens: readonly Token[],
  key: string,
  value: string | null,
): number | null {
  const written = JSON.stringify(value);
  // Inside a quoted text the quotes around the key would be escaped, so this finds the key itself.
  const found = new RegExp(`"${key}"\\s*:\\s*`, "u").exec(content);
  if (found === null) return null;
  const from = found.index + found[0].length;
  const to = from + written.length;
  if (content.slice(from, to) !== written) return null;
  let read = "";
  let sum = 0;
  for (const { token, logprob } of tokens) {
    const start = read.length;
    read += token;
    if (start < to && read.length > from) sum += logprob;
    if (read.length >= to) break;
  }
  const isWhole = read.length >= to && read.slice(0, to) === content.slice(0, to);
  return isWhole ? Math.min(1, Math.exp(sum)) : null;
}
