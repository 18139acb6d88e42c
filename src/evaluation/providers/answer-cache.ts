import { createHash } from "node:crypto";
import { appendFileSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { answerSchema } from "#evaluation/schema.ts";
import type { Answer } from "#evaluation/types.ts";

export type AnswerCache = {
  readonly find: (text: string) => Answer | null;
  readonly add: (text: string, answer: Answer) => void;
};

const rowSchema = z.object({ key: z.string(), answer: answerSchema });

/**
 * Answers a subject gave before, by the content of the text (its hash, never the text). Each is on disk before the next is
 * asked for, so a run that was broken off goes on where it was; a line that was torn by it is left out.
 */
export function openAnswerCache(folder: string, subjectHash: string): AnswerCache {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `answers-${subjectHash.slice(0, 16)}.jsonl`);
  const known = new Map(readRows(path));
  return {
    find: (text) => known.get(keyOf(text)) ?? null,
    add: (text, answer) => {
      const key = keyOf(text);
      known.set(key, answer);
      // Before the row, so that it never continues a torn one.
      appendFileSync(path, `\n${JSON.stringify({ key, answer })}`);
    },
  };
}

function readRows(path: string): [string, Answer][] {
  return textOf(path)
    .split("\n")
    .flatMap((line): [string, Answer][] => {
      const row = rowSchema.safeParse(parsed(line));
      return row.success ? [[row.data.key, row.data.answer]] : [];
    });
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // The first run.
    return "";
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function keyOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
