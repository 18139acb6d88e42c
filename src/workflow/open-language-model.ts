/** Opens what is needed to ask a language model: the server, the catalogue, and labelled messages to show it. */
import type { PromptReader } from "#classification/providers/llm.ts";
import { createBreaker } from "#classification/providers/llm-breaker.ts";
import type { LanguageModel } from "#classification/providers/llm-client.ts";
import { createExampleShelf } from "#classification/providers/llm-examples.ts";
import type { LabelledExample } from "#classification/types.ts";
import type { LlmConfig } from "#platform/env.ts";
import type { ModelDesk } from "./house.ts";
import { readCityFiles } from "./read-city-files.ts";
import { readExamples } from "./read-examples.ts";

/** Needs no database: for evaluations, too. */
export function openPromptReader(
  config: Pick<LlmConfig, "baseUrl" | "apiKey" | "model">,
): PromptReader {
  const { fields, matters } = readCityFiles();
  return {
    model: connect(config),
    modelName: config.model,
    catalogue: { fields, matters },
    examples: createExampleShelf(seedExamples()),
  };
}

/** Its library takes a third of a second to load: only where a server is set up, and beside everything else that starts. */
function connect(config: Pick<LlmConfig, "baseUrl" | "apiKey">): LanguageModel {
  const loading = import("#classification/providers/llm-client.ts").then(
    ({ createLanguageModel }) => createLanguageModel(config),
  );
  return {
    ask: async (request, deadlineMs) => (await loading).ask(request, deadlineMs),
  };
}

/** What the house reads live messages with. `waitMs` is how long a citizen waits at most. */
export function openModelDesk(config: LlmConfig, waitMs: number): ModelDesk {
  const { dailyTokens, shadowShare } = config;
  return {
    ...openPromptReader(config),
    breaker: createBreaker(),
    trust: new Map(),
    stock: "",
    trustedRun: null,
    dailyTokens,
    shadowShare,
    waitMs,
  };
}

export function seedExamples(): (LabelledExample & { readonly isCorrection: false })[] {
  return readExamples().map((example) => ({ ...example, isCorrection: false }));
}
