import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { heed, type ModelTrust } from "#classification/providers/llm-combine.ts";
import { learnTrust } from "#classification/providers/llm-trust.ts";
import type { ModelReading } from "#classification/types/language-model.ts";
import type { Classification } from "#classification/types.ts";
import { catalogue, embeddedSays } from "#test/support/prompt-reader.ts";

describe("the model's answer beside the embedded one", () => {
  const reading = (change: Partial<ModelReading> = {}): ModelReading => ({
    gate: "phan-anh",
    matterId: "den.den-tat",
    secondMatterId: null,
    isUrgent: false,
    tokenP: 0.999,
    ...change,
  });
  const nothing = () => embeddedSays({ candidates: [] });
  const together = (
    change: Partial<ModelReading>,
    embedded: Partial<Classification> = {},
    trust: ModelTrust | null = null,
  ) => heed("…", embeddedSays(embedded), reading(change), trust, nothing);
  const trusted: ModelTrust = { adjust: (p) => p, routeFrom: 0.8 };

  it.each([
    ["sure, and the embedded model's first: routed", {}, null, "route"],
    ["not sure enough: asked", { tokenP: 0.97 }, null, "ask"],
    [
      "sure, but not the embedded model's first: asked",
      { matterId: "den.den-ban-ngay" },
      null,
      "ask",
    ],
    [
      "the same once an evaluation vouches for it: routed",
      { matterId: "den.den-ban-ngay" },
      trusted,
      "route",
    ],
    [
      "sure of what the embedded model does not think of: asked, evaluation or not",
      { matterId: "nuoc.mat-nuoc" },
      trusted,
      "ask",
    ],
    ["none of the list: asked", { matterId: null }, trusted, "ask"],
    ["another gate: asked", { gate: "khieu-nai" }, trusted, "ask"],
    ["an emergency: routed like feedback", { gate: "khan-cap" }, trusted, "route"],
  ] as const)("%s", (_, change, trust, decision) => {
    expect(together(change, {}, trust).decision).toBe(decision);
  });

  it("puts its matter first; the probabilities stay below 1 together", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...catalogue.matters.map(({ id }) => id), null),
        fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
        (matterId, tokenP) => {
          const { candidates } = together({ matterId, tokenP });
          if (matterId !== null) expect(candidates[0]?.matterId).toBe(matterId);
          expect(candidates.reduce((sum, { p }) => sum + p, 0)).toBeLessThanOrEqual(
            1.000001,
          );
          expect(new Set(candidates.map((one) => one.matterId)).size).toBe(
            candidates.length,
          );
          expect(candidates.length).toBeLessThanOrEqual(3);
        },
      ),
    );
  });

  it("without token probabilities counts agreement, and is never surer than with", () => {
    const first = together({ tokenP: null }).candidates[0]?.p ?? 0;
    const other =
      together({ tokenP: null, matterId: "den.den-ban-ngay" }).candidates[0]?.p ?? 0;
    const unlisted =
      together({ tokenP: null, matterId: "nuoc.mat-nuoc" }).candidates[0]?.p ?? 0;
    expect([first, other, unlisted]).toEqual(
      [first, other, unlisted].toSorted((a, b) => b - a),
    );
    expect(first).toBeLessThan(0.9);
  });

  it("sees an emergency the embedded model missed, and cannot take one back", () => {
    expect(together({ gate: "khan-cap" })).toMatchObject({
      gate: "khan-cap",
      isUrgent: true,
    });
    const seen = { gate: "khan-cap", isUrgent: true } as const;
    expect(together({ gate: "spam" }, seen)).toMatchObject(seen);
  });

  it("cannot raise a case by the word alone", () => {
    expect(together({ isUrgent: true }).isUrgent).toBe(false);
  });

  describe("about two matters", () => {
    const text =
      "Đèn đường ngõ 5 tắt cả tuần nay. Rác chất đống ba ngày không ai thu gom";
    const classify = (part: string) =>
      embeddedSays({
        candidates: /đèn/iu.test(part)
          ? [{ matterId: "den.den-tat", p: 0.8 }]
          : [{ matterId: "rac.khong-thu-gom", p: 0.9 }],
      });
    const secondOf = (change: Partial<ModelReading>) =>
      heed(text, embeddedSays(), reading(change), null, classify).secondMatter;

    it.each([
      ["in its order", { secondMatterId: "rac.khong-thu-gom" }],
      [
        "in the order of the text, whichever the model names first",
        { matterId: "rac.khong-thu-gom", secondMatterId: "den.den-tat" },
      ],
    ])("parts the text where the two meet, %s", (_, change) => {
      expect(secondOf(change)).toEqual({
        matterId: "rac.khong-thu-gom",
        text: "Rác chất đống ba ngày không ai thu gom",
        first: { matterId: "den.den-tat", text: "Đèn đường ngõ 5 tắt cả tuần nay" },
      });
    });

    it.each([
      ["no part of the text bears out the second", { secondMatterId: "nuoc.mat-nuoc" }],
      [
        "another gate comes first",
        { gate: "khieu-nai", secondMatterId: "rac.khong-thu-gom" },
      ],
      ["there is no first", { matterId: null, secondMatterId: "rac.khong-thu-gom" }],
    ] as const)("speaks of one where %s", (_, change) => {
      expect(secondOf(change)).toBeNull();
    });
  });
});

describe("trust learnt from an evaluation", () => {
  const outcomes = (p: number, count: number, right: number) =>
    Array.from({ length: count }, (_, index) => ({ p, isRight: index < right }));

  it("is none from fewer than 200 answers", () => {
    expect(learnTrust(outcomes(0.9, 199, 199))).toBeNull();
  });

  it("gives the share that was right, and routes where that is proven", () => {
    const trust = learnTrust([...outcomes(0.95, 200, 196), ...outcomes(0.6, 100, 50)]);
    expect(trust?.adjust(0.95)).toBeCloseTo(197 / 202);
    expect(trust?.adjust(0.97)).toBeCloseTo(197 / 202);
    expect(trust?.adjust(0.6)).toBeCloseTo(51 / 102);
    expect(trust?.adjust(0.1)).toBeCloseTo(51 / 102);
    expect(trust?.routeFrom).toBeCloseTo(197 / 202);
  });

  it("never routes what is right too seldom", () => {
    expect(learnTrust(outcomes(0.99, 300, 210))?.routeFrom).toBeGreaterThan(1);
  });

  it("rises with the probability, whatever was right", () => {
    const row = fc.record({
      p: fc.double({ min: 0, max: 1, noNaN: true }),
      isRight: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 200, maxLength: 260 }), (rows) => {
        const trust = learnTrust(rows);
        const curve = [0, 0.2, 0.4, 0.6, 0.8, 1].map(
          (p) => trust?.adjust(p) ?? Number.NaN,
        );
        expect(curve).toEqual(curve.toSorted((a, b) => a - b));
        expect(curve.every((p) => p > 0 && p < 1)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
