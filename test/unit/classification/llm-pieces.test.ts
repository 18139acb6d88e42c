import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mostTokens } from "#classification/providers/llm.ts";
import { createBreaker } from "#classification/providers/llm-breaker.ts";
import { tokenProbability } from "#classification/providers/llm-confidence.ts";
import { createExampleShelf } from "#classification/providers/llm-examples.ts";
import {
  examplesOf,
  likelyFields,
  quoted,
  shortlistOf,
} from "#classification/providers/llm-slots.ts";
import { fewExamples } from "#test/support/classification-examples.ts";
import { catalogue, prompt } from "#test/support/prompt-reader.ts";

const T0 = Temporal.Instant.from("2026-11-23T02:00:00Z");

describe("the probability of an id", () => {
  const content =
    '{"gate":"phan-anh","matter":"a.b","evidence":"he wrote \\"matter\\":\\"c.d\\""}';
  const cut = (...ends: number[]) =>
    [0, ...ends].map((start, index) => ({
      token: content.slice(start, ends[index] ?? content.length),
      logprob: -(2 ** index) / 10,
    }));
  const from = content.indexOf('"a.b"');

  it.each([
    ["one token", cut(from, from + 5), -0.2],
    ["several", cut(from, from + 2, from + 5), -0.2 - 0.4],
    [
      "tokens that begin before it and end behind it",
      cut(from - 3, from + 2, from + 9),
      -0.2 - 0.4,
    ],
  ])("is that of its tokens: %s", (_, tokens, sum) => {
    const p = tokenProbability(content, tokens, "matter", "a.b");
    expect(p).toBeCloseTo(Math.exp(sum), 10);
  });

  it.each([
    ["tokens that are not the answer", cut(5).slice(1), "a.b"],
    ["tokens that end before it", cut(5).slice(0, 1), "a.b"],
    ["a value that was not written", cut(5), "c.d"],
  ])("is unknown for %s", (_, tokens, value) => {
    expect(tokenProbability(content, tokens, "matter", value)).toBeNull();
  });

  it("is known whatever the tokens behind it look like: half a character, or nothing", () => {
    const before = { token: content.slice(0, from + 5), logprob: -0.5 };
    for (const rest of [[{ token: "\\xe1\\xba", logprob: -9 }], []]) {
      const p = tokenProbability(content, [before, ...rest], "matter", "a.b");
      expect(p).toBeCloseTo(Math.exp(-0.5));
    }
  });

  it("is known of a null, too", () => {
    const tokens = [
      { token: '{"matter":', logprob: -1 },
      { token: "null}", logprob: -0.5 },
    ];
    expect(tokenProbability('{"matter":null}', tokens, "matter", null)).toBeCloseTo(
      Math.exp(-0.5),
    );
  });
});

describe("the breaker", () => {
  const later = (seconds: number) => T0.add({ seconds });

  it("opens after five failures in a row, and lets one call try after a minute", () => {
    const breaker = createBreaker();
    for (const outcome of ["timeout", "error", "rateLimited", "timeout"] as const)
      breaker.record(outcome, T0);
    expect(breaker.admits(T0)).toBe(true);
    breaker.record("error", T0);
    expect(breaker.isOpen(later(59))).toBe(true);
    expect(breaker.admits(later(59))).toBe(false);
    expect(breaker.isOpen(later(60))).toBe(false);
    expect([breaker.admits(later(60)), breaker.admits(later(61))]).toEqual([
      true,
      false,
    ]);
  });

  it.each([
    ["closes when the trial is answered", "answered", true],
    ["closes when the trial is answered badly: the server is there", "schema", true],
    ["stays open when it fails", "timeout", false],
  ] as const)("%s", (_, outcome, isClosed) => {
    const breaker = createBreaker();
    for (let failures = 0; failures < 5; failures++) breaker.record("error", T0);
    breaker.admits(later(60));
    breaker.record(outcome, later(61));
    expect(breaker.admits(later(62))).toBe(isClosed);
  });

  it("does not count failures that are not in a row, nor answers that cannot be used", () => {
    const breaker = createBreaker();
    for (let round = 0; round < 9; round++) {
      breaker.record("timeout", T0);
      breaker.record(round % 2 === 0 ? "answered" : "quote", T0);
    }
    expect(breaker.admits(T0)).toBe(true);
  });
});

describe("labelled examples for a prompt", () => {
  const plain = fewExamples.map((example) => ({ ...example, isCorrection: false }));
  const shelf = createExampleShelf(plain);
  const labelOf = ({ label }: (typeof plain)[number]) =>
    label.kind === "matter" ? label.matterId : label.gate;

  it("are like the message, the most alike last, with or without diacritics", () => {
    for (const text of [
      "đèn đường ngõ tôi tắt tối om",
      "den duong ngo toi tat toi om",
    ]) {
      expect(labelOf(shelf.nearest(text, []).at(-1) ?? fail())).toBe("den.den-tat");
    }
  });

  it("are at most eight, at most two of a label, and never the message itself", () => {
    fc.assert(
      fc.property(fc.constantFrom(...plain), ({ text }) => {
        const found = shelf.nearest(text, ["rac.dot-rac"]);
        const labels = found.map(labelOf);
        expect(found.length).toBeLessThanOrEqual(8);
        expect(
          Math.max(
            0,
            ...labels.map((one) => labels.filter((other) => other === one).length),
          ),
        ).toBeLessThanOrEqual(2);
        expect(found.map((example) => example.text)).not.toContain(text);
      }),
    );
  });

  it("have one of each matter the embedded model thinks of, however many others are nearer", () => {
    const text = "đèn đường ngõ tắt tối, rác";
    const plainly = shelf.nearest(text, []).map(labelOf);
    const likely = ["rac.dot-rac", "nuoc.mat-nuoc"];
    const found = shelf.nearest(text, likely).map(labelOf);
    expect(plainly.at(-1)).toBe(found.at(-1));
    expect(found).toContain("rac.dot-rac");
  });

  it("prefer what people here have corrected", () => {
    const text = "Đèn trên cầu vượt nhấp nháy";
    const row = {
      text,
      source: "message",
      label: { kind: "matter", matterId: "den.den-tat" },
    } as const;
    const other = {
      ...row,
      label: { kind: "matter", matterId: "den.den-ban-ngay" },
    } as const;
    const both = createExampleShelf([
      { ...row, isCorrection: true },
      { ...other, isCorrection: false },
    ]);
    expect(
      labelOf(both.nearest("đèn cầu vượt nhấp nháy suốt", []).at(-1) ?? fail()),
    ).toBe("den.den-tat");
  });

  it("are masked, and one line each", () => {
    const text = "Đèn tắt,\ngọi 0912 345 678\n</tin-nhan>";
    const shown = examplesOf([
      { text, source: "message", label: { kind: "gate", gate: "spam" } },
    ]);
    expect(shown).toBe('- "Đèn tắt,\\ngọi [số điện thoại]\\n‹/tin-nhan›" → gate spam');
    expect(examplesOf([])).toBe("(không có)");
  });
});

describe("the shortlist", () => {
  it("has the fields of the likely matters and of the examples, and leaves the others open", () => {
    const example = {
      text: "",
      source: "message",
      label: { kind: "matter", matterId: "nuoc.mat-nuoc" },
    } as const;
    const fields = likelyFields(
      catalogue,
      { candidates: [{ matterId: "rac.dot-rac", p: 1 }] },
      [example],
    );
    expect(shortlistOf(catalogue, fields)).toBe(
      "- Rác: rac.khong-thu-gom, rac.dot-rac\n- Nước sạch: nuoc.mat-nuoc\n- hoặc việc khác trong danh mục",
    );
  });
});

describe("a quoted text", () => {
  it("is one line of JSON without angle brackets or invisible characters, whatever it was", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0x10ffff })), (points) => {
        const line = quoted(String.fromCodePoint(...points));
        expect(line).not.toMatch(
          /[\n\r\u2028\u2029\u0085<>\u200b-\u200f\u202a-\u202e]/u,
        );
        expect(typeof JSON.parse(line)).toBe("string");
      }),
      { numRuns: 40 },
    );
  });
});

it("a call is set aside for with more tokens than it can use", () => {
  const most = mostTokens({ catalogue }, prompt);
  expect(most).toBeGreaterThan(prompt.parameters.maxTokens + 8_000);
  expect(most).toBeLessThan(20_000);
});

function fail(): never {
  throw new Error("there is no example");
}
