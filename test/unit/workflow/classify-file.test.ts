import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createEmbeddedClassifier } from "#classification/providers/embedded.ts";
import { train } from "#classification/providers/train.ts";
import { parseExamples } from "#classification/schema.ts";
import { createTextReader, recipientsOf } from "#workflow/answer-text.ts";
import { classifyFile } from "#workflow/classify-file.ts";
import { readCityFiles } from "#workflow/read-city-files.ts";

const read = createTextReader(
  createEmbeddedClassifier(
    train(
      parseExamples(`
# dien-nuoc.mat-nuoc
Mất nước từ sáng
vòi khô không có nước
# chieu-sang-cay-xanh.den-duong-tat
đèn ngõ tắt tối om
đèn đường không sáng
# gate:khong-ro
alo
`),
    ),
  ),
);

let folder = "";
let input = "";
let output = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lang-nghe-classify-"));
  input = join(folder, "in.jsonl");
  output = join(folder, "out.jsonl");
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A stopwatch that moves 1.2345 ms at each look. */
function stopwatch(): () => number {
  let looks = 0;
  return () => ++looks * 1.2345;
}

function written(): unknown[] {
  const lines = readFileSync(output, "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line));
}

async function failure(): Promise<string> {
  const error = await classifyFile({ input, output }, read, stopwatch()).then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof Error ? error.message : "";
}

describe("a file of messages", () => {
  test("becomes a file of answers, in order", async () => {
    writeFileSync(
      input,
      '\ufeff{"id":"a","text":"đèn ngõ 12 tắt ở phường Yên Hòa"}\r\n\n{"id":7,"text":""}',
    );
    expect(await classifyFile({ input, output }, read, stopwatch())).toBe(2);
    expect(written()).toEqual([
      {
        id: "a",
        gate: "phan-anh",
        field: "chieu-sang-cay-xanh",
        matter: "chieu-sang-cay-xanh.den-duong-tat",
        top3: [
          { matter: "chieu-sang-cay-xanh.den-duong-tat", p: expect.any(Number) },
          { matter: "dien-nuoc.mat-nuoc", p: expect.any(Number) },
        ],
        p: expect.any(Number),
        agencies: expect.arrayContaining(["ubnd-xa"]),
        ward: "w-yen-hoa",
        urgency: "normal",
        secondMatter: null,
        decision: "ask",
        path: "embedded",
        tookMs: 1.235,
      },
      expect.objectContaining({ id: 7, gate: "khong-ro", matter: null, agencies: [] }),
    ]);
    expect(readdirSync(folder).sort()).toEqual(["in.jsonl", "out.jsonl"]);
  });

  test("of many pieces keeps every line", async () => {
    const lines = Array.from({ length: 5_000 }, (_, id) => ({
      id,
      text: "rác ".repeat(id % 40),
    }));
    writeFileSync(input, lines.map((line) => JSON.stringify(line)).join("\n"));
    const count = await classifyFile({ input, output }, read, stopwatch());
    expect(count).toBe(lines.length);
    expect(written()).toMatchObject(lines.map(({ id }) => ({ id })));
  });

  test("that is empty becomes an empty one", async () => {
    writeFileSync(input, "");
    expect(await classifyFile({ input, output }, read, stopwatch())).toBe(0);
    expect(readFileSync(output, "utf8")).toBe("");
  });
});

describe("a file with wrong lines", () => {
  test("is refused whole: each is named, with what is allowed and without its words", async () => {
    writeFileSync(output, "what was there");
    writeFileSync(
      input,
      '{"id":"a","text":"được"}\n{"id":"b"}\nbí mật\n{"id":"","text":3}',
    );
    const message = await failure();
    expect(message).toMatch(
      /^Line 2: text: .*\nLine 3: no JSON\.\nLine 4: id: .*text: /u,
    );
    expect(message).toContain('{"id": a text or whole number, "text": a text}');
    expect(message).not.toContain("bí mật");
    expect(readFileSync(output, "utf8")).toBe("what was there");
    expect(readdirSync(folder).sort()).toEqual(["in.jsonl", "out.jsonl"]);
  });

  test("names twenty of them and counts the others", async () => {
    writeFileSync(input, "x\n".repeat(25));
    expect(await failure()).toContain("Line 20: no JSON.\n… and 5 more.");
  });

  test("a line without end is refused before it fills the memory", async () => {
    writeFileSync(input, `{"id":"a","text":"${"x".repeat(1_000_001)}`);
    expect(await failure()).toContain("Line 1: longer than 1000000 characters");
  });
});

test("a file that is not there, and a folder that is not there, are named", async () => {
  expect(await failure()).toContain(`${input} cannot be read`);
  writeFileSync(input, '{"id":"a","text":"x"}');
  output = join(folder, "absent", "out.jsonl");
  expect(await failure()).toContain(`${output} cannot be written`);
});

describe("who receives a matter", () => {
  const matters = new Map(readCityFiles().matters.map((matter) => [matter.id, matter]));
  test.each([
    ["chieu-sang-cay-xanh.den-duong-tat", "city-road", "so-xay-dung"],
    ["chieu-sang-cay-xanh.den-duong-tat", "alley", "ubnd-xa"],
    ["duong-giao-thong.do-xe-sai", "unknown", "cong-an-xa"],
    ["dien-nuoc.mat-dien", "unknown", "evn-hn"],
    ["duong-giao-thong.san-bay", "unknown", "trung-uong"],
  ] as const)("%s at %s: %s", (id, placeKind, first) => {
    const matter = matters.get(id);
    expect(matter && recipientsOf(matter, placeKind)[0]).toBe(first);
  });

  test("never names an agency the catalogue does not know", () => {
    const known = new Set(
      JSON.parse(readFileSync("prisma/seed/hanoi/agencies.json", "utf8")).agencies.map(
        ({ id }: { id: string }) => id,
      ),
    );
    for (const matter of matters.values()) {
      const ids = recipientsOf(matter, "alley");
      const strange = ids.filter(
        (id) => !known.has(id) && !/^(ubnd|cong-an)-xa$/u.test(id),
      );
      expect(strange).toEqual([]);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});
