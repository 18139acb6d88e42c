import { describe, expect, it, test } from "vitest";
import {
  examplesOf,
  fallsOf,
  isAboutText,
  labelsPerTraining,
  offeredADay,
  offeredToday,
  proposedMatter,
  reasonToTrain,
  textsOfMatter,
} from "#classification/flows/learning.ts";
import { createEmbeddedClassifier } from "#classification/providers/embedded.ts";
import { train } from "#classification/providers/train.ts";
import type {
  ApprovedLabel,
  LabelledExample,
  ModelFigures,
  OpenLabel,
} from "#classification/types.ts";
import { fewExamples } from "#test/support/classification-examples.ts";

const NOON = Temporal.Instant.from("2026-11-16T05:00:00Z");

function label(given: Partial<OpenLabel> = {}): OpenLabel {
  return {
    id: "label",
    caseId: "case",
    at: NOON,
    code: "YH-26-AAAAA",
    text: "đèn tắt",
    authorId: "officer",
    source: "officer",
    reason: "matter",
    fromMatterId: "den.tat",
    toMatterId: "cay.do",
    fromAgencyId: "one",
    toAgencyId: "other",
    personId: null,
    ...given,
  };
}

function approved(given: Partial<ApprovedLabel> = {}): ApprovedLabel {
  return {
    id: "label",
    caseId: "case",
    code: "YH-26-AAAAA",
    text: "đèn tắt",
    matterId: "den.tat",
    authorId: "officer",
    reviewedBy: "Lan",
    reviewedAt: NOON,
    ...given,
  };
}

const many = (count: number, of: Partial<OpenLabel> = {}) =>
  Array.from({ length: count }, (_, nth) => label({ id: `${nth}`, ...of }));

test.each([
  ["matter", "cay.do", true],
  ["confirmed", "den.tat", true],
  [null, "cay.do", true],
  ["owner", "cay.do", false],
  ["place", "cay.do", false],
] as const)(
  "of the reason %s, %s is proposed; about the text: %s",
  (reason, matter, isSo) => {
    expect(proposedMatter(label({ reason }))).toBe(matter);
    expect(isAboutText({ reason })).toBe(isSo);
  },
);

describe("a day offers", () => {
  const half = offeredADay / 2;
  test.each<[string, OpenLabel[], Parameters<typeof offeredToday>[1], number]>([
    ["twenty of one person about one matter", many(offeredADay + 5), [], offeredADay],
    [
      "as many of the next person",
      [...many(offeredADay + 5), ...many(3, { authorId: "other" })],
      [],
      offeredADay + 3,
    ],
    [
      "as many about the next matter",
      [...many(offeredADay + 5), ...many(3, { toMatterId: "cay.tia" })],
      [],
      offeredADay + 3,
    ],
    [
      "what today's approvals have left over",
      many(offeredADay),
      Array.from({ length: half }, () => ({ authorId: "officer", matterId: "cay.do" })),
      offeredADay - half,
    ],
    ["owners and places without end", many(60, { reason: "owner" }), [], 60],
    [
      "twenty of those who say it is wrong and not what is right",
      many(offeredADay + 1, { reason: null, toMatterId: null }),
      [],
      offeredADay,
    ],
  ])("%s", (_, waiting, today, count) => {
    const { offered, held } = offeredToday(waiting, today);
    expect(offered).toHaveLength(count);
    expect(held).toBe(waiting.length - count);
    expect(offered).toEqual(waiting.filter((one) => offered.includes(one)));
  });
});

describe("what trains", () => {
  it("is the newest word on a case", () => {
    const later = { matterId: "cay.do", reviewedAt: NOON.add({ hours: 1 }) };
    expect(examplesOf([approved(), approved(later)])).toMatchObject([
      { label: { matterId: "cay.do" }, source: "case" },
    ]);
  });

  it("is at most the newest hundred of a matter", () => {
    const all = Array.from({ length: textsOfMatter + 7 }, (_, nth) =>
      approved({
        caseId: `${nth}`,
        text: `đèn số ${nth}`,
        reviewedAt: NOON.add({ minutes: nth }),
      }),
    );
    const texts = examplesOf(all).map(({ text }) => text);
    expect(texts).toHaveLength(textsOfMatter);
    expect(texts[0]).toBe(`đèn số ${textsOfMatter + 6}`);
    expect(texts).not.toContain("đèn số 6");
  });

  it("is without what names a person, and without the words that stand for it", () => {
    const text = "Xe 29A-123.45 chắn ngõ, gọi tôi 0912 345 678 hoặc an@example.vn nhé";
    expect(examplesOf([approved({ text })])[0]?.text).toBe(
      "Xe chắn ngõ, gọi tôi hoặc nhé",
    );
  });
});

it("teaches nothing of gates, however many cases there are", () => {
  const matters = [...new Set(fewExamples.map((one) => one.label))].filter(
    (one) => one.kind === "matter",
  );
  const gateAmong = (source: LabelledExample["source"]) => {
    // Of all matters alike, so that what is unsure stays so.
    const cases = matters.flatMap((one): LabelledExample[] =>
      Array.from({ length: 12 }, (_, nth) => {
        return { text: `alo có ai không ${nth}`, label: one, source };
      }),
    );
    const { classify } = createEmbeddedClassifier(train([...fewExamples, ...cases]));
    return classify("alo, có ai không").gate;
  };
  expect(gateAmong("case")).toBe("khong-ro");
  expect(gateAmong("message")).toBe("phan-anh");
});

test.each([
  [labelsPerTraining, 0, false, "labels"],
  [labelsPerTraining - 1, 300, false, null],
  [0, 300, true, "newProgram"],
  [0, 0, true, null],
  [labelsPerTraining, 300, true, "labels"],
] as const)("%d new of %d reviewed labels, left behind: %s: %s", (...row) => {
  const [reviewedSince, reviewed, isLeftBehind, reason] = row;
  expect(reasonToTrain({ reviewedSince, reviewed, isLeftBehind })).toBe(reason);
});

describe("a new model", () => {
  const gates = { "khan-cap": 1, "to-cao": 0.9, spam: 0.8, "phan-anh": 0.99 };
  const before: ModelFigures = { items: 1_224, top1: 0.95, macroF1: 0.9, gates };
  test.each<[string, Partial<ModelFigures>, string[]]>([
    ["the same", {}, []],
    ["better", { top1: 0.97, macroF1: 0.93 }, []],
    ["worse by half a point", { top1: 0.945, macroF1: 0.895 }, []],
    ["less often right", { top1: 0.9449 }, ["top1"]],
    ["worse at rare matters", { macroF1: 0.894 }, ["macroF1"]],
    ["missing one emergency", { gates: { ...gates, "khan-cap": 0.99 } }, ["khan-cap"]],
    [
      "missing a denunciation, else better",
      { top1: 1, gates: { ...gates, "to-cao": 0.88 } },
      ["to-cao"],
    ],
    [
      "without a gate",
      { gates: { spam: 0.8, "phan-anh": 0.99 } },
      ["khan-cap", "to-cao"],
    ],
    ["swinging where it only asks", { gates: { ...gates, spam: 0.66 } }, []],
    ["blind to spam", { gates: { ...gates, spam: 0.6 } }, ["spam"]],
    ["stopping feedback", { gates: { ...gates, "phan-anh": 0.98 } }, ["phan-anh"]],
  ])("%s: what falls is named", (_, change, falls) => {
    const found = fallsOf(before, { ...before, ...change });
    expect(found.map(({ what }) => what)).toEqual(falls);
  });
});
