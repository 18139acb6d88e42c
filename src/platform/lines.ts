/** Files of one JSON object a line: read and written piece by piece, whatever their size. */
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { finished } from "node:stream/promises";
import { AppError } from "#kernel/app-error.ts";

export type Line = { readonly number: number; readonly text: string };

/** A longer line is no message, and would fill the memory. */
const LONGEST = 1_000_000;

/**
 * The lines of a UTF-8 file, from 1, without the empty ones and without a byte order mark. Throws `lines.unreadable` when the file
 * cannot be read and `lines.tooLong` at a line of more than a million characters.
 */
export async function* readLines(path: string): AsyncGenerator<Line> {
  let number = 0;
  let rest = "";
  for await (const chunk of chunksOf(path)) {
    const pieces = (rest + chunk).split("\n");
    rest = pieces.pop() ?? "";
    for (const piece of pieces) yield* lineOf(piece, ++number);
    if (rest.length > LONGEST) throw tooLong(number + 1);
  }
  yield* lineOf(rest, number + 1);
}

function* lineOf(piece: string, number: number): Generator<Line> {
  if (piece.length > LONGEST) throw tooLong(number);
  const text = (number === 1 ? piece.replace(/^\ufeff/u, "") : piece).trim();
  if (text !== "") yield { number, text };
}

async function* chunksOf(path: string): AsyncGenerator<string> {
  try {
    for await (const chunk of createReadStream(path, "utf8")) yield String(chunk);
  } catch (cause) {
    const message = `${path} cannot be read. Name a file that exists, one JSON object a line.`;
    throw new AppError(message, { code: "lines.unreadable", cause });
  }
}

function tooLong(number: number): AppError {
  return new AppError(
    `Line ${number}: longer than ${LONGEST} characters. Put one message on a line.`,
    { code: "lines.tooLong" },
  );
}

/**
 * Writes what `lines` yields, one JSON object a line, beside `path` and puts it there when all of it is written: a
 * failure leaves what was at `path` before. Returns how many. Throws `lines.unwritable`, and whatever `lines` throws.
 */
export async function writeLines(
  path: string,
  lines: AsyncIterable<unknown>,
): Promise<number> {
  const draft = `${path}.${randomUUID()}.part`;
  const file = createWriteStream(draft);
  // A fault of the disk may come at any moment; it is waited for below.
  const failure = finished(file).catch((cause: unknown) => unwritable(path, cause));
  let count = 0;
  try {
    for await (const line of lines) {
      count++;
      if (file.errored !== null) break;
      if (!file.write(`${JSON.stringify(line)}\n`)) {
        await Promise.race([once(file, "drain"), failure]);
      }
    }
    file.end();
    const fault = await failure;
    if (fault instanceof AppError) throw fault;
    await rename(draft, path);
    return count;
  } catch (error) {
    file.destroy();
    await failure;
    await rm(draft, { force: true });
    throw error;
  }
}

function unwritable(path: string, cause: unknown): AppError {
  const message = `${path} cannot be written. Name a file in a folder that exists.`;
  return new AppError(message, { code: "lines.unwritable", cause });
}
