/** Classifies a file of messages into a file of answers: all of it, or nothing. */
import { z } from "zod";
import { AppError } from "#kernel/app-error.ts";
import { type Line, readLines, writeLines } from "#platform/lines.ts";
import type { TextReader } from "./answer-text.ts";

/** So many wrong lines are named; more tell nothing new. */
const MOST_NAMED = 20;

const messageSchema = z.object({
  id: z.union([z.string().min(1), z.int()]),
  text: z.string(),
});

/**
 * Each line of `input` is `{"id","text"}`, each of `output` its answer, in the same order, with `id` as given and `tookMs` with three
 * decimals. Wrong lines throw `classify.badLines` after all were looked at, and nothing is written. `elapsedMs` is a
 * running stopwatch. Returns how many messages were classified.
 */
export async function classifyFile(
  files: { readonly input: string; readonly output: string },
  read: TextReader,
  elapsedMs: () => number,
): Promise<number> {
  return await writeLines(files.output, answers(files.input, read, elapsedMs));
}

async function* answers(input: string, read: TextReader, elapsedMs: () => number) {
  const bad: string[] = [];
  let others = 0;
  for await (const line of readLines(input)) {
    const message = parseMessage(line);
    if (typeof message === "string") {
      if (bad.length < MOST_NAMED) bad.push(message);
      else others++;
    } else if (bad.length === 0) {
      const from = elapsedMs();
      const answer = read(message.text);
      const tookMs = Math.round((elapsedMs() - from) * 1_000) / 1_000;
      yield { id: message.id, ...answer, tookMs };
    }
  }
  if (bad.length > 0) throw badLines(bad, others);
}

/** The message, or what is wrong with its line; never a word of it. */
function parseMessage({ number, text }: Line): z.infer<typeof messageSchema> | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return `Line ${number}: no JSON.`;
  }
  const parsed = messageSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(
    ({ path, message }) => `${path.join(".") || "the line"}: ${message}`,
  );
  return `Line ${number}: ${faults.join("; ")}.`;
}

function badLines(bad: readonly string[], others: number): AppError {
  const rest = others === 0 ? [] : [`… and ${others} more.`];
  const allowed =
    'Each line is {"id": a text or whole number, "text": a text}. Nothing was written.';
  return new AppError([...bad, ...rest, allowed].join("\n"), {
    code: "classify.badLines",
  });
}
