import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { gateIds } from "#classification/types.ts";
import { nearDuplicates } from "#evaluation/providers/near-duplicates.ts";
import { dataHeaderSchema, itemSchema } from "#evaluation/schema.ts";
import { readCityFiles } from "#workflow/read-city-files.ts";
import { readExamples } from "#workflow/read-examples.ts";

const { fields, matters, wards } = readCityFiles();

function readSet(name: string) {
  const [header = "", ...lines] = readFileSync(
    `prisma/seed/evals/${name}.jsonl`,
    "utf8",
  )
    .trim()
    .split("\n");
  const items = lines.map((line) => itemSchema.parse(JSON.parse(line)));
  return { header: dataHeaderSchema.parse(JSON.parse(header)), items };
}

describe.each([
  { name: "dev", least: { items: 300, matters: 110, double: 0.09 } },
  { name: "exam", least: { items: 800, matters: 153, double: 0.05 } },
])("the set $name", ({ name, least }) => {
  const { header, items } = readSet(name);

  test("says how it was written", () => {
    expect(header.name).toBe(name);
  });

  test("has each message and each id once", () => {
    expect(items.length).toBeGreaterThanOrEqual(least.items);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    expect(new Set(items.map(({ text }) => text)).size).toBe(items.length);
  });

  test("speaks of every field, of enough matters and of two at once", () => {
    const named = new Set(items.flatMap((item) => item.matters));
    const inFields = new Set([...named].map((id) => id.split(".")[0]));
    expect(inFields).toEqual(new Set(fields.map(({ id }) => id)));
    expect(named.size).toBeGreaterThanOrEqual(least.matters);
    const double = items.filter((item) => item.matters.length === 2);
    expect(double.length / items.length).toBeGreaterThan(least.double);
  });

  test.each(gateIds)("has enough of the gate %s", (gate) => {
    const count = items.filter((item) => item.gate === gate).length;
    expect(count).toBeGreaterThanOrEqual(gate === "ngoai-tham-quyen" ? 10 : 12);
  });

  test("names only what the catalogue knows", () => {
    const known = new Set(matters.map(({ id }) => id));
    const knownWards = new Set<string | null>([null, ...wards.map(({ id }) => id)]);
    for (const item of items) {
      expect(item.matters.filter((id) => !known.has(id))).toEqual([]);
      expect(knownWards).toContain(item.ward);
      expect(item.agencies.length > 0).toBe(item.matters.length > 0);
    }
  });

  test("shares no near-duplicate with the training text", () => {
    const training = readExamples().map(({ text }) => text);
    // "alo" and "ok" are the same whoever says them.
    const long = items.map(({ text }) => text).filter((text) => text.length > 12);
    expect(nearDuplicates(long, training)).toEqual([]);
  });
});

describe("near-duplicates", () => {
  test.each([
    ["the same but for marks and capitals", "Đèn đường tắt", "den duong TAT", 1],
    // abcdefgh has 4 runs, abcdefghi has these and one more: 4 of 5.
    ["one letter more", "abcdefgh", "abcdefghi", 0.8],
  ])("%s", (_, one, other, likeness) => {
    expect(nearDuplicates([one], ["nothing of the kind", other])).toEqual([
      { one, other, likeness },
    ]);
  });

  test.each([
    // 2 runs in common of 2 + 2 more on one side and 1 on the other: 2 of 5.
    ["two runs of five", "abcdefgh", "abcdefx"],
    ["the same words in another order", "mất nước nhà tôi", "nhà tôi mất điện rồi"],
  ])("none: %s", (_, one, other) => {
    expect(nearDuplicates([one], [other])).toEqual([]);
  });
});
