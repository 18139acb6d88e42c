import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { fold, words } from "#kernel/text.ts";

const seedFolder = join(import.meta.dirname, "../../../prisma/seed");
const examplesFolder = join(seedFolder, "examples");
const minimum = { matter: 15, gate: 40 };
// People type "ổ gà" and send it.
const length = { shortest: 2, longest: 600 };
const maximumSimilarity = 0.6;

const catalogue = z
  .object({
    fields: z.array(z.object({ id: z.string() })),
    matters: z.array(z.object({ id: z.string(), fieldId: z.string() })),
  })
  .parse(JSON.parse(readFileSync(join(seedFolder, "hanoi/catalogue.json"), "utf8")));

type Example = { label: string; text: string; at: string };

const files = readdirSync(examplesFolder).filter((name) => name.endsWith(".txt"));
const examples = files.flatMap(readExamples);
const matterIds = catalogue.matters.map((matter) => matter.id);
// Every matter is feedback, so the gate "phan-anh" needs no messages of its own.
const gateLabels = [
  "gate:khan-cap",
  "gate:to-giac-toi-pham",
  "gate:khieu-nai",
  "gate:to-cao",
  "gate:tranh-chap-dan-su",
  "gate:ngoai-tham-quyen",
  "gate:hoi-dap",
  "gate:spam",
  "gate:khong-ro",
];

describe("seed messages", () => {
  test("every field and the gates have one file, and no file stands alone", () => {
    const expected = [...catalogue.fields.map((field) => field.id), "gates"];
    expect(files.toSorted()).toEqual(expected.map((id) => `${id}.txt`).toSorted());
  });

  test("every heading is a matter of the file's field, or a gate, and occurs once", () => {
    const headings = files.flatMap((name) =>
      linesOf(name).filter((line) => line.startsWith("# ")),
    );
    expect(new Set(headings).size).toBe(headings.length);
    expect(examples.filter((example) => !isInItsFile(example))).toEqual([]);
    const known = new Set([...matterIds, ...gateLabels].map((label) => `# ${label}`));
    expect(headings.filter((heading) => !known.has(heading))).toEqual([]);
  });

  test.each(matterIds)(`%s has at least ${minimum.matter}`, (id) => {
    expect(count(id)).toBeGreaterThanOrEqual(minimum.matter);
  });

  test.each(gateLabels)(`%s has at least ${minimum.gate}`, (label) => {
    expect(count(label)).toBeGreaterThanOrEqual(minimum.gate);
  });

  test("each is NFC, trimmed and of a length people type", () => {
    const odd = examples.filter(
      ({ text }) =>
        text !== text.normalize("NFC").trim() ||
        text.length < length.shortest ||
        text.length > length.longest,
    );
    expect(odd).toEqual([]);
  });

  test("none carries a phone number, an identity number or a number plate", () => {
    const personal = /(\d[ .-]?){9,}|\b\d{2}[A-Z]\d?[ -]?\d{3}/u;
    expect(examples.filter(({ text }) => personal.test(text))).toEqual([]);
  });

  test("no two are the same without diacritics and punctuation", () => {
    const seen = new Map<string, string>();
    const repeated = examples.filter(({ text, at }) => {
      const key = words(fold(text)).join(" ");
      const isRepeat = seen.has(key);
      seen.set(key, at);
      return isRepeat;
    });
    expect(repeated).toEqual([]);
  });

  test("no two share most of their wording, within a label or across labels", () => {
    expect(nearDuplicates(examples)).toEqual([]);
  });
});

function readExamples(name: string): Example[] {
  let label = "";
  return linesOf(name).flatMap((line, index) => {
    if (line.startsWith("# ")) label = line.slice(2);
    if (line.startsWith("#") || line.trim() === "") return [];
    return [{ label, text: line, at: `${name}:${index + 1}` }];
  });
}

function linesOf(name: string): string[] {
  return readFileSync(join(examplesFolder, name), "utf8").split("\n");
}

function isInItsFile({ label, at }: Example): boolean {
  const stem = at.slice(0, at.indexOf(".txt"));
  if (stem === "gates") return label.startsWith("gate:");
  return catalogue.matters.some(({ id, fieldId }) => id === label && fieldId === stem);
}

function count(label: string): number {
  return examples.filter((example) => example.label === label).length;
}

/** Pairs whose folded word trigrams have a Jaccard similarity above the limit. */
function nearDuplicates(all: Example[]): string[] {
  const rows = all.map((example) => ({ ...example, grams: trigrams(example.text) }));
  const holders = new Map<string, number[]>();
  return rows.flatMap((row, index) =>
    [...sharedWithEarlier(row.grams, index, holders)].flatMap(([other, common]) => {
      const earlier = rows[other];
      if (earlier === undefined) return [];
      const union = row.grams.size + earlier.grams.size - common;
      return common / union > maximumSimilarity ? [`${row.at} ~ ${earlier.at}`] : [];
    }),
  );
}

/** Earlier row → number of trigrams in common; enters this row into `holders`. */
function sharedWithEarlier(
  grams: Set<string>,
  index: number,
  holders: Map<string, number[]>,
): Map<number, number> {
  const shared = new Map<number, number>();
  for (const gram of grams) {
    const earlier = holders.get(gram) ?? [];
    for (const other of earlier) shared.set(other, (shared.get(other) ?? 0) + 1);
    holders.set(gram, [...earlier, index]);
  }
  return shared;
}

function trigrams(text: string): Set<string> {
  const list = words(fold(text));
  if (list.length < 3) return new Set([list.join(" ")]);
  return new Set(list.slice(2).map((_, i) => list.slice(i, i + 3).join(" ")));
}
