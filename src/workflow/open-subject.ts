/** Opens the classifier that is to be judged, by its name. */
import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import type { Subject } from "#evaluation/port.ts";
import { AppError } from "#kernel/app-error.ts";
import { openTextReader } from "./open-classifier.ts";

const ROOT = new URL("../../", import.meta.url).pathname;
/** Everything that decides what the embedded classifier answers, and who receives it. */
const DECIDES = [
  "src/classification/**/*.ts",
  "src/routing/**/*.ts",
  "src/kernel/*.ts",
  "src/workflow/answer-text.ts",
  "prisma/seed/examples/*.txt",
  "prisma/seed/hanoi/{catalogue,wards}.json",
];

/** `folder` keeps the model file. Throws `evaluation.unknownClassifier`. */
export async function openSubject(
  name: string,
  folder: string,
  elapsedMs: () => number,
): Promise<Subject> {
  if (name !== "embedded") {
    const message = `There is no classifier "${name}". Allowed: embedded.`;
    throw new AppError(message, { code: "evaluation.unknownClassifier" });
  }
  const read = await openTextReader(folder);
  return {
    name,
    hash: hashOf(DECIDES),
    isLocal: true,
    answer: (text) => {
      const from = elapsedMs();
      const answer = read(text);
      return { ...answer, tookMs: elapsedMs() - from };
    },
  };
}

function hashOf(patterns: readonly string[]): string {
  const hash = createHash("sha256");
  for (const path of patterns
    .flatMap((pattern) => globSync(pattern, { cwd: ROOT }))
    .sort()) {
    hash.update(path).update(readFileSync(ROOT + path));
  }
  return hash.digest("hex");
}
