import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { halvesOf } from "#classification/providers/clauses.ts";
import { trainedClassifier } from "#test/support/classifier.ts";
import { readExamples } from "#workflow/read-examples.ts";

const classifier = await trainedClassifier();

const messages = readFileSync(
  new URL("../../support/two-matter-messages.txt", import.meta.url),
  "utf8",
)
  .split("\n")
  .filter((line) => line.includes(" | "))
  .map((line) => {
    const [ids = "", text = ""] = line.split(" | ");
    return { matters: ids.split(" + ").toSorted(), text: text.replaceAll("\\n", "\n") };
  });

describe("where a text may fall into two", () => {
  test.each([
    ["đèn đường tắt, rác không ai thu", [["đèn đường tắt", "rác không ai thu"]]],
    ["Đèn đường tắt. Rác không ai thu.", [["Đèn đường tắt", "Rác không ai thu."]]],
    ["đèn đường tắt còn rác không thu", [["đèn đường tắt", "rác không thu"]]],
    ["1. Đèn đường tắt\n2. Rác không thu", [["1. Đèn đường tắt", "Rác không thu"]]],
    ["đèn đường tắt cả tuần", []],
    ["đèn đường tắt, khổ quá", []],
  ])("%s", (text, halves) => {
    expect(halvesOf(text)).toEqual(expect.arrayContaining(halves));
    if (halves.length === 0) expect(halvesOf(text)).toEqual([]);
  });
});

/**
 * With the seed messages held out (five folds) 1.0 % were falsely said to have a second matter. What is looked at here is
 * the trained model, on one message in five.
 */
test("of the seed messages about one matter, at most 2 % are said to have two", () => {
  const single = readExamples().filter(
    ({ label, source }, place) =>
      label.kind === "matter" && source === "message" && place % 5 === 0,
  );
  const falsely = single.filter(
    ({ text }) => classifier.classify(text).secondMatter !== null,
  );
  expect(falsely.length / single.length).toBeLessThanOrEqual(0.02);
});

test("of messages about two matters, most are found, nearly all with both right", () => {
  const found = messages.flatMap(({ text, matters }) => {
    const second = classifier.classify(text).secondMatter;
    if (second === null) return [];
    const named = [second.first.matterId, second.matterId].toSorted();
    return [named.join() === matters.join()];
  });
  expect(messages.length).toBeGreaterThanOrEqual(60);
  expect(found.length / messages.length).toBeGreaterThanOrEqual(0.7);
  expect(found.filter((isRight) => isRight).length / found.length).toBeGreaterThan(0.9);
});

test("a message that a gate stops is not parted", () => {
  const text =
    "Tôi tố cáo cán bộ A nhận hối lộ. Rác không được thu gom ba hôm nay ở đầu ngõ.";
  expect(classifier.classify(text)).toMatchObject({
    gate: "to-cao",
    secondMatter: null,
  });
});
