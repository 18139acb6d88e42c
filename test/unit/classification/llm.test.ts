import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { classifyWithPrompt, whyWithheld } from "#classification/providers/llm.ts";
import type { ModelAnswer } from "#classification/types/language-model.ts";
import {
  completion,
  type ModelServer,
  openModelServer,
  openRecordedServer,
  type Reply,
} from "#test/support/model-server.ts";
import {
  embeddedSays,
  prompt,
  promptReader,
  said,
} from "#test/support/prompt-reader.ts";

const TEXT = "Ngõ 12 Yên Hòa đèn đường tắt cả tuần, gọi em 0912 345 678";

let server: ModelServer;
beforeAll(async () => {
  server = await openModelServer();
});
afterAll(() => server[Symbol.asyncDispose]());

async function ask(reply: Reply, text = TEXT, withinMs = 4_000): Promise<ModelAnswer> {
  server.replies(reply);
  return await classifyWithPrompt(
    promptReader(server.url),
    prompt,
    text,
    embeddedSays(),
    withinMs,
  );
}

describe("what leaves the process", () => {
  it("is one request: guard, catalogue first, shortlist, examples, and the message masked as one string", async () => {
    await ask({ kind: "says", said: said() });
    const [request, ...others] = server.requests();
    expect(others).toEqual([]);
    const [system, user] = request?.messages ?? [];
    expect(system).toMatchObject({ role: "system" });
    expect(String(system?.content)).toContain("data to be labelled");
    const parts = String(user?.content);
    expect(parts).toContain("### Chiếu sáng\n- den.den-tat: Đèn đường tắt\n");
    expect(parts).toContain("- hoặc việc khác trong danh mục");
    expect(parts).toContain("→ matter den.den-tat\n# Tin");
    expect(parts).toMatch(
      /<tin-nhan>\n"Ngõ 12 Yên Hòa đèn đường tắt cả tuần, gọi em \[số điện thoại\]"\n<\/tin-nhan>$/,
    );
    expect(JSON.stringify(request)).not.toContain("345");
  });

  it("asks for a closed list of ids, for log-probabilities, and for what the prompt says", async () => {
    await ask({ kind: "says", said: said() });
    const [request] = server.requests();
    expect(request).toMatchObject({
      model: "gpt-4.1-mini",
      temperature: 0,
      max_tokens: 300,
      logprobs: true,
      response_format: { type: "json_schema", json_schema: { strict: true } },
    });
    const schema = JSON.stringify(request?.response_format);
    expect(schema).toContain(`"enum":["den.den-tat","den.den-ban-ngay","rac.`);
  });
});

describe("an answer", () => {
  it("becomes a reading, with what it has used", async () => {
    const answer = await ask({
      kind: "says",
      said: said({ secondMatter: "rac.dot-rac", urgency: "urgent" }),
    });
    expect(answer).toMatchObject({
      outcome: "answered",
      reading: {
        gate: "phan-anh",
        matterId: "den.den-tat",
        secondMatterId: "rac.dot-rac",
        isUrgent: true,
        tokenP: null,
      },
    });
    expect(answer.use?.prompt).toBeGreaterThan(0);
  });

  it.each([
    ["as it stands there", "đèn đường tắt cả tuần"],
    ["in other capitals and quotes", "“ĐÈN ĐƯỜNG TẮT”"],
    ["across a mended space", "Yên Hòa  đèn đường"],
  ])("may quote the message %s", async (_, evidence) => {
    const answer = await ask({ kind: "says", said: said({ evidence }) });
    expect(answer.outcome).toBe("answered");
  });

  it("that names no matter needs no quote", async () => {
    const answer = await ask({
      kind: "says",
      said: said({ gate: "spam", matter: null, evidence: "" }),
    });
    expect(answer).toMatchObject({ outcome: "answered", reading: { matterId: null } });
  });

  it("carries the probability of the tokens of its id", async () => {
    const tokens = [
      ['{"gate":"phan-anh","matter":', -0.9],
      ['"den', -0.1],
      [".den-", -0.2],
      ['tat"', -0.05],
      [',"evidence":"đèn đường tắt","urgency":"normal","secondMatter":null}', -2],
    ] as const;
    const content = tokens.map(([token]) => token).join("");
    await using recorded = await openRecordedServer(() =>
      completion(
        { content },
        tokens.map(([token, logprob]) => ({ token, logprob })),
      ),
    );
    const answer = await classifyWithPrompt(
      promptReader(recorded.url),
      prompt,
      TEXT,
      embeddedSays(),
    );
    expect(answer.use).toEqual({ prompt: 6_000, cached: 5_120, output: 60 });
    const reading = answer.outcome === "answered" ? answer.reading : null;
    expect(reading?.tokenP).toBeCloseTo(Math.exp(-0.35), 10);
  });

  it("comes from a server that refuses what others want, which is given it once only", async () => {
    const refusals = [
      "This model does not support logprobs.",
      "Unsupported value: 'temperature' does not support 0 with this model.",
      "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.",
    ];
    const asked: Record<string, unknown>[] = [];
    await using recorded = await openRecordedServer((request) => {
      asked.push(request);
      const message = refusals[asked.length - 1];
      return message === undefined
        ? completion({ content: JSON.stringify(said()) })
        : { error: { message, code: null } };
    });
    const reader = promptReader(recorded.url);
    for (const _ of [1, 2]) {
      const answer = await classifyWithPrompt(reader, prompt, TEXT, embeddedSays());
      expect(answer).toMatchObject({ outcome: "answered", reading: { tokenP: null } });
    }
    const given = ["logprobs", "temperature", "max_tokens", "max_completion_tokens"];
    expect(asked.map((request) => given.filter((name) => name in request))).toEqual([
      ["logprobs", "temperature", "max_tokens"],
      ["temperature", "max_tokens"],
      ["max_tokens"],
      ["max_completion_tokens"],
      ["max_completion_tokens"],
    ]);
  });

  it("is none from a server that refuses whatever it is given", async () => {
    const message = "logprobs, temperature and max_tokens are wrong.";
    await using recorded = await openRecordedServer(() => ({ error: { message } }));
    const reader = promptReader(recorded.url);
    const answer = await classifyWithPrompt(reader, prompt, TEXT, embeddedSays());
    expect(answer.outcome).toBe("error");
  });
});

describe("an answer that cannot be heeded", () => {
  const written = (change: object) => JSON.stringify({ ...said(), ...change });

  it.each<[string, Reply, string]>([
    ["is no JSON", { kind: "writes", content: "Đèn đường tắt." }, "schema"],
    ["is half a JSON", { kind: "writes", content: '{"gate":"phan-anh"' }, "schema"],
    [
      "names a matter that is not in the list",
      { kind: "writes", content: written({ matter: "den.moi" }) },
      "schema",
    ],
    [
      "names a second matter that is not in the list",
      { kind: "writes", content: written({ secondMatter: "x" }) },
      "schema",
    ],
    [
      "names a gate that does not exist",
      { kind: "writes", content: written({ gate: "vip" }) },
      "schema",
    ],
    [
      "says more than was asked for",
      { kind: "writes", content: written({ agency: "ubnd" }) },
      "schema",
    ],
    [
      "says less",
      { kind: "writes", content: written({ evidence: undefined }) },
      "schema",
    ],
    [
      "quotes what was never written",
      { kind: "says", said: said({ evidence: "đèn hỏng" }) },
      "quote",
    ],
    [
      "quotes what was masked",
      { kind: "says", said: said({ evidence: "0912 345 678" }) },
      "quote",
    ],
    ["quotes nothing", { kind: "says", said: said({ evidence: " … " }) }, "quote"],
    [
      "was cut off",
      { kind: "writes", content: '{"gate":', finish: "length" },
      "truncated",
    ],
    [
      "was filtered",
      { kind: "writes", content: "", finish: "content_filter" },
      "refusal",
    ],
    ["is an error of the request", { kind: "fails", status: 401 }, "error"],
  ])("%s", async (_, reply, outcome) => {
    expect((await ask(reply)).outcome).toBe(outcome);
  });

  it.each<[string, Reply, string]>([
    ["is an error of the server", { kind: "fails", status: 500 }, "error"],
    ["is a request for patience", { kind: "fails", status: 429 }, "rateLimited"],
    ["breaks off with the connection", { kind: "resets" }, "error"],
  ])("%s, twice", async (_, reply, outcome) => {
    const answer = await ask(reply);
    expect(answer).toMatchObject({ outcome, use: null });
    expect(server.requests().length).toBeLessThanOrEqual(2);
  });

  it("is a refusal in words", async () => {
    await using recorded = await openRecordedServer(() =>
      completion({ content: null, refusal: "I cannot help with that." }),
    );
    const reader = promptReader(recorded.url);
    const answer = await classifyWithPrompt(reader, prompt, TEXT, embeddedSays());
    expect(answer).toMatchObject({ outcome: "refusal", use: { output: 60 } });
  });

  it("never comes: nobody waits longer than the deadline", async () => {
    const answer = await ask({ kind: "neverAnswers" }, TEXT, 150);
    expect(answer.outcome).toBe("timeout");
    expect(answer.tookMs).toBeLessThan(1_500);
  });

  it("comes from no server at all", async () => {
    const reader = promptReader("http://127.0.0.1:9/v1");
    const answer = await classifyWithPrompt(reader, prompt, TEXT, embeddedSays());
    expect(answer.outcome).toBe("error");
  });
});

describe("a text stays in the process", () => {
  it.each([
    [
      "when the embedded model sees an emergency",
      TEXT,
      { isUrgent: true },
      "emergency",
    ],
    ["when it is a denunciation", TEXT, { gate: "to-cao" }, "withheld"],
    ["when it reports a crime", TEXT, { gate: "to-giac-toi-pham" }, "withheld"],
    [
      "when its words denounce, whatever the model makes of them",
      "Tôi tố cáo ông chủ tịch phường nhận hối lộ",
      {},
      "withheld",
    ],
    ["when there is nothing to read", "👍 …", {}, "unreadable"],
  ] as const)("%s", (_, text, change, why) => {
    expect(whyWithheld(text, embeddedSays(change))).toBe(why);
  });

  it("in no other case", () => {
    expect(whyWithheld(TEXT, embeddedSays({ gate: "khieu-nai" }))).toBeNull();
  });
});
