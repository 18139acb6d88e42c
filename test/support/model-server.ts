import type { IncomingMessage, ServerResponse } from "node:http";
import { isChatCompletionBody, LLMock } from "@copilotkit/aimock";
import type { SaidByModel } from "#classification/schema/model-answer.ts";

/** A server of language models that nobody here wrote (aimock), and what it is to answer. */
export type ModelServer = AsyncDisposable & {
  /** With `/v1`. */
  readonly url: string;
  /** What was sent to it, oldest first. */
  readonly requests: () => ReturnType<typeof readRequest>;
  /** From now on every request is answered so. */
  readonly replies: (reply: Reply) => void;
};

export type Reply =
  | { readonly kind: "says"; readonly said: SaidByModel; readonly when?: Promise<void> }
  | { readonly kind: "writes"; readonly content: string; readonly finish?: string }
  | { readonly kind: "fails"; readonly status: number; readonly message?: string }
  /** Closes the connection in the middle. */
  | { readonly kind: "resets" }
  | { readonly kind: "neverAnswers" };

const FOREVER_MS = 30_000;

export async function openModelServer(): Promise<ModelServer> {
  const mock = new LLMock({ port: 0, logLevel: "silent" });
  await mock.start();
  return {
    url: `${mock.url}/v1`,
    requests: () => mock.getRequests().flatMap(({ body }) => readRequest(body)),
    replies: (reply) => {
      mock.clearFixtures();
      mock.clearRequests();
      addReply(mock, reply);
    },
    [Symbol.asyncDispose]: () => mock.stop(),
  };
}

type Journalled = ReturnType<LLMock["getRequests"]>[number]["body"];

function readRequest(body: Journalled) {
  return body !== null && isChatCompletionBody(body) ? [body] : [];
}

function addReply(mock: LLMock, reply: Reply): void {
  const any = { predicate: () => true };
  switch (reply.kind) {
    case "says": {
      const { said, when } = reply;
      mock.on(any, async () => {
        await when;
        return { content: JSON.stringify(said) };
      });
      break;
    }
    case "writes": {
      const { content, finish = "stop" } = reply;
      mock.on(any, { content, finishReason: finish });
      break;
    }
    case "fails": {
      const { status, message = "no" } = reply;
      mock.on(any, { status, error: { message, type: "error" } });
      break;
    }
    case "resets":
      mock.on(any, { content: "" }, { chaos: { disconnectRate: 1 } });
      break;
    case "neverAnswers":
      mock.on(any, { content: "" }, { chaos: { latencyMs: FOREVER_MS } });
  }
}

/** A recorded answer with what aimock cannot give: log-probabilities, a refusal. Served below `/recorded/v1`. */
export async function openRecordedServer(
  recordOf: (request: Record<string, unknown>) => object,
): Promise<AsyncDisposable & { readonly url: string }> {
  const mock = new LLMock({ port: 0, logLevel: "silent" });
  mock.mount("/recorded", {
    handleRequest: async (request, response) => {
      answer(response, recordOf(await bodyOf(request)));
      return true;
    },
  });
  await mock.start();
  return {
    url: `${mock.url}/recorded/v1`,
    [Symbol.asyncDispose]: () => mock.stop(),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return JSON.parse(text);
}

function answer(response: ServerResponse, body: object): void {
  const status = "error" in body ? 400 : 200;
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

/** A completion as OpenAI's server writes it. */
export function completion(
  message: { readonly content: string | null; readonly refusal?: string },
  logprobs:
    | readonly { readonly token: string; readonly logprob: number }[]
    | null = null,
): object {
  const content = logprobs?.map((token) => ({
    ...token,
    bytes: null,
    top_logprobs: [],
  }));
  return {
    id: "chatcmpl-1",
    object: "chat.completion",
    created: 1_795_000_000,
    model: "gpt-4.1-mini",
    choices: [
      {
        index: 0,
        finish_reason: "stop",
        message: { role: "assistant", refusal: null, ...message },
        logprobs: content === undefined ? null : { content, refusal: null },
      },
    ],
    usage: {
      prompt_tokens: 6_000,
      completion_tokens: 60,
      total_tokens: 6_060,
      prompt_tokens_details: { cached_tokens: 5_120 },
    },
  };
}
