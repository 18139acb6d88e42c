import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createEmbeddedClassifier } from "#classification/providers/embedded.ts";
import { train } from "#classification/providers/train.ts";
import { fold } from "#kernel/text.ts";
import { fewExamples } from "#test/support/classification-examples.ts";

const model = train(fewExamples);
const classifier = createEmbeddedClassifier(model);

describe("a message like the examples", () => {
  test.each([
    ["Đèn ngõ nhà tôi tắt ba hôm, tối om", "den.den-tat"],
    ["Giữa trưa đèn vẫn bật, lãng phí", "den.den-ban-ngay"],
    ["Rác tồn đọng không ai dọn", "rac.khong-thu-gom"],
    ["Họ đốt rác khói khét lẹt", "rac.dot-rac"],
    ["Cả ngõ mất nước từ hôm qua", "nuoc.mat-nuoc"],
  ])("%s", (text, matterId) => {
    for (const typed of [text, fold(text), text.toUpperCase()]) {
      const found = classifier.classify(typed);
      expect(found.gate).toBe("phan-anh");
      expect(found.candidates[0]?.matterId).toBe(matterId);
    }
  });
});

test("spelling of tones, abbreviations and Telex slips change nothing", () => {
  const plain = classifier.classify("Không có nước, khu tập thể mất nước");
  expect(classifier.classify("ko có nc, khu tập thể mất nc")).toEqual(plain);
  expect(
    classifier.classify("khoong cos nuwowcs, khu taapj theer maats nuwowcs"),
  ).toEqual(plain);
});

test("an emergency is urgent and still has its candidates", () => {
  const found = classifier.classify("Cháy nhà, đang đốt rác thì lửa lan sang");
  expect(found).toMatchObject({ gate: "khan-cap", isUrgent: true, path: "embedded" });
  expect(found.candidates).toHaveLength(3);
});

test("a denunciation is not routed", () => {
  const found = classifier.classify("Tôi tố cáo cán bộ nhận hối lộ");
  expect(found).toMatchObject({ gate: "to-cao", isUrgent: false });
  expect(found.decision).not.toBe("route");
});

test.each(["", "   ", "…!?", "😂😂", "\u200b", "zxcv", "Xyzzy qwrtp"])(
  "nothing to read in %j",
  (text) => {
    expect(classifier.classify(text)).toEqual({
      gate: "khong-ro",
      gateP: 1,
      candidates: [],
      decision: "dispatch",
      isUrgent: false,
      secondMatter: null,
      caseKind: "feedback",
      path: "embedded",
    });
  },
);

test("whatever is typed: no exception, known labels, probabilities in order", () => {
  const fragments = fc.constantFrom(
    "đèn",
    "rac",
    "cháy nhà",
    "tố cáo",
    " ",
    "ko",
    "ddenf",
    "12",
  );
  const typed = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.string({ unit: "grapheme", maxLength: 300 }),
    fc.array(fragments, { maxLength: 40 }).map((list) => list.join("")),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const { candidates, gate, gateP } = classifier.classify(text);
      const ps = candidates.map(({ p }) => p);
      expect(model.header.matters).toEqual(
        expect.arrayContaining(candidates.map(({ matterId }) => matterId)),
      );
      expect([...model.header.gates, "khong-ro"]).toContain(gate);
      expect(ps).toEqual(ps.toSorted((a, b) => b - a));
      expect(ps.reduce((sum, p) => sum + p, 0)).toBeLessThanOrEqual(1 + 1e-9);
      for (const p of [...ps, gateP]) expect(p >= 0 && p <= 1).toBe(true);
    }),
    { numRuns: 500 },
  );
});
