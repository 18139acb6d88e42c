import OpenAI, {
  APIConnectionTimeoutError,
  APIError,
  APIUserAbortError,
  RateLimitError,
} from "openai";
import { ContentFilterFinishReasonError, LengthFinishReasonError } from "openai/error";
import { zodResponseFormat } from "openai/helpers/zod";
import type { z } from "zod";
import type { ModelFailure, TokenUse } from "#classification/types/language-model.ts";
import type { Token } from "./llm-confidence.ts";

export type LanguageModelSettings = {
  /** Null: a server of one's own that asks for none. */
  readonly apiKey: string | null;
  /** Of any server that speaks the same protocol, with `/v1`; null: OpenAI's. */
  readonly baseUrl: string | null;
};

export type ModelRequest<T> = {
  readonly model: string;
  readonly parameters: { readonly temperature: number; readonly maxTokens: number };
  readonly system: string;
  readonly user: string;
  readonly schema: z.ZodType<T>;
};

export type ModelReply<T> =
  | {
      readonly kind: "said";
      readonly said: T;
      /** As it was written, and token by token with log-probabilities where the server gives them. */
      readonly content: string;
      readonly tokens: readonly Token[] | null;
      readonly use: TokenUse | null;
    }
  | { readonly kind: ModelFailure; readonly use: TokenUse | null };

/** A server of language models. `ask` never throws; it ends within `deadlineMs`, one retry included. */
export type LanguageModel = {
  readonly ask: <T>(
    request: ModelRequest<T>,
    deadlineMs: number,
  ) => Promise<ModelReply<T>>;
};

export function createLanguageModel(settings: LanguageModelSettings): LanguageModel {
  const client = new OpenAI({
    apiKey: settings.apiKey ?? "none",
    baseURL: settings.baseUrl ?? "https://api.openai.com/v1",
    maxRetries: 1,
    // Its own reading of the environment and its own log stay out: a log line could hold a message.
    organization: null,
    project: null,
    logLevel: "off",
  });
  /** What the server of a model has refused to be given. */
  const refused = new Map<string, ReadonlySet<Optional>>();
  return {
    ask: async (request, deadlineMs) => {
      const signal = AbortSignal.timeout(deadlineMs);
      for (;;) {
        const without = refused.get(request.model) ?? new Set();
        try {
          return await complete(client, request, without, signal);
        } catch (error) {
          const more = optional.filter((name) => isRefused(name, error));
          if (more.every((name) => without.has(name)))
            return { kind: failureOf(error), use: null };
          refused.set(request.model, new Set([...without, ...more]));
        }
      }
    },
  };
}

/** Parameters some servers and models answer with HTTP 400; without them the answer is as good, or nearly. */
const optional = ["logprobs", "temperature", "max_tokens"] as const;
type Optional = (typeof optional)[number];

function isRefused(name: Optional, error: unknown): boolean {
  return (
    error instanceof APIError && error.status === 400 && error.message.includes(name)
  );
}

async function complete<T>(
  client: OpenAI,
  { model, parameters, system, user, schema }: ModelRequest<T>,
  without: ReadonlySet<Optional>,
  signal: AbortSignal,
): Promise<ModelReply<T>> {
  const completion = await client.chat.completions.parse(
    {
      model,
      ...(without.has("temperature") ? {} : { temperature: parameters.temperature }),
      // The older name is known to the servers of others, the newer one to models that think.
      ...(without.has("max_tokens")
        ? { max_completion_tokens: parameters.maxTokens }
        : { max_tokens: parameters.maxTokens }),
      ...(without.has("logprobs") ? {} : { logprobs: true }),
      messages: [
        { role: "system", content: system },
        { role: "user", content: user },
      ],
      response_format: zodResponseFormat(schema, "classification"),
    },
    { signal },
  );
  const use = useOf(completion.usage);
  const [choice] = completion.choices;
  if (choice?.message.refusal) return { kind: "refusal", use };
  const said = choice?.message.parsed ?? null;
  if (choice === undefined || said === null) return { kind: "schema", use };
  const tokens = choice.logprobs?.content ?? null;
  return { kind: "said", said, content: choice.message.content ?? "", tokens, use };
}

function useOf(usage: OpenAI.CompletionUsage | undefined): TokenUse | null {
  if (usage === undefined) return null;
  return {
    prompt: usage.prompt_tokens,
    cached: usage.prompt_tokens_details?.cached_tokens ?? 0,
    output: usage.completion_tokens,
  };
}

function failureOf(error: unknown): ModelFailure {
  if (error instanceof APIUserAbortError) return "timeout";
  if (error instanceof APIConnectionTimeoutError) return "timeout";
  if (error instanceof RateLimitError) return "rateLimited";
  if (error instanceof LengthFinishReasonError) return "truncated";
  if (error instanceof ContentFilterFinishReasonError) return "refusal";
  if (error instanceof APIError) return "error";
  // What is left comes from reading the answer: no JSON, or not the shape that was asked for.
  return "schema";
}
