/** Opens the classifier that is to be judged, by its name: the embedded one, or a language model with a prompt. */
import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import type { Classifier } from "#classification/port.ts";
import {
  classifyWithPrompt,
  modelOf,
  type PromptReader,
  whyWithheld,
} from "#classification/providers/llm.ts";
import { heed } from "#classification/providers/llm-combine.ts";
import { learnTrust } from "#classification/providers/llm-trust.ts";
import type { ModelAnswer } from "#classification/types/language-model.ts";
import type { Subject } from "#evaluation/port.ts";
import type { Answer, Asked } from "#evaluation/types.ts";
import { AppError } from "#kernel/app-error.ts";
import type { LlmConfig } from "#platform/env.ts";
import { refOf } from "#prompts/rules.ts";
import type { PromptVersion } from "#prompts/types.ts";
import { createTextReader, createTextRouter } from "./answer-text.ts";
import { openClassifier } from "./open-classifier.ts";
import { openPromptReader } from "./open-language-model.ts";
import { EMBEDDED } from "./promote-prompt.ts";

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

export type SubjectMeans = {
  /** Keeps the model file. */
  readonly folder: string;
  readonly elapsedMs: () => number;
  /** Null: none is set up. */
  readonly llm: Pick<LlmConfig, "apiKey" | "baseUrl" | "model"> | null;
  readonly findPrompt: (ref: string) => Promise<PromptVersion | null>;
};

/** `embedded`, or `NAME@VERSION`. Throws `evaluation.unknownClassifier` and `evaluation.noLanguageModel`. */
export async function openSubject(name: string, means: SubjectMeans): Promise<Subject> {
  if (name === EMBEDDED) return await openEmbedded(means);
  const prompt = await means.findPrompt(name);
  if (prompt === null) {
    const message = `There is no classifier "${name}". Allowed: embedded, or NAME@VERSION of a prompt (npm run prompts -- list).`;
    throw new AppError(message, { code: "evaluation.unknownClassifier" });
  }
  if (means.llm !== null) return await openPrompt(prompt, { ...means, llm: means.llm });
  throw new AppError(
    `No language model is set up, so ${name} cannot be asked. Set LLM_API_KEY, or LLM_BASE_URL for a server of your own.`,
    { code: "evaluation.noLanguageModel" },
  );
}

async function openEmbedded({ folder, elapsedMs }: SubjectMeans): Promise<Subject> {
  const classifier = await openClassifier(folder);
  return embeddedSubject(classifier, { hash: hashOf([]), elapsedMs });
}

type Ground = {
  /** Of all that decides the answers. */
  readonly hash: string;
  readonly elapsedMs: () => number;
};

export function embeddedSubject(
  classifier: Classifier,
  { hash, elapsedMs }: Ground,
): Subject {
  const read = createTextReader(classifier);
  return {
    name: EMBEDDED,
    hash,
    isLocal: true,
    answer: (text) => {
      const from = elapsedMs();
      const answer = read(text);
      return { ...answer, tookMs: elapsedMs() - from };
    },
  };
}

async function openPrompt(
  prompt: PromptVersion,
  means: SubjectMeans & { readonly llm: NonNullable<SubjectMeans["llm"]> },
): Promise<Subject> {
  const { llm, elapsedMs, folder } = means;
  const reader = openPromptReader(llm);
  const hash = hashOf([prompt.hash, modelOf(reader, prompt), llm.baseUrl ?? ""]);
  const classifier = await openClassifier(folder);
  return promptSubject(prompt, { reader, classifier }, { hash, elapsedMs });
}

/** As citizens would be answered: what may not leave stays, and where the model is not heeded the embedded answer stands. */
export function promptSubject(
  prompt: PromptVersion,
  readers: { readonly reader: PromptReader; readonly classifier: Classifier },
  { hash, elapsedMs }: Ground,
): Subject {
  const { reader, classifier } = readers;
  const { classify } = classifier;
  const routed = createTextRouter();
  return {
    name: refOf(prompt),
    hash,
    isLocal: false,
    calibrate: (answers) => learnTrust(answers)?.adjust ?? null,
    answer: async (text) => {
      const from = elapsedMs();
      const embedded = classify(text);
      if (whyWithheld(text, embedded) !== null)
        return { ...routed(text, embedded), tookMs: elapsedMs() - from };
      const said = await classifyWithPrompt(reader, prompt, text, embedded);
      if (isForLater(said)) return "later";
      const found =
        said.outcome === "answered"
          ? heed(text, embedded, said.reading, null, classify)
          : embedded;
      const answer: Answer = { ...routed(text, found), tookMs: elapsedMs() - from };
      return { ...answer, asked: askedOf(said) };
    },
  };
}

/** The server was not there, or asks for patience: that says nothing of the prompt. */
function isForLater({ outcome }: ModelAnswer): boolean {
  return outcome === "rateLimited" || outcome === "error";
}

function askedOf({ outcome, use }: ModelAnswer): Asked {
  return {
    outcome,
    promptTokens: use?.prompt ?? 0,
    cachedTokens: use?.cached ?? 0,
    outputTokens: use?.output ?? 0,
  };
}

function hashOf(also: readonly string[]): string {
  const hash = createHash("sha256").update(JSON.stringify(also));
  for (const path of DECIDES.flatMap((pattern) =>
    globSync(pattern, { cwd: ROOT }),
  ).sort()) {
    hash.update(path).update(readFileSync(ROOT + path));
  }
  return hash.digest("hex");
}
