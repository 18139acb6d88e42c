import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { segmentsOf } from "#kernel/markup.ts";
import type { Language } from "#messages/bilingual.ts";
import type { PhraseKey } from "#messages/phrase.ts";
import { buttonsVi } from "#messages/words-buttons.ts";
import { ratingButtonsVi } from "#messages/words-ratings.ts";
import { SAMPLES, WITH_TEXT } from "./samples.ts";

const LANGUAGES: readonly Language[] = ["vi", "en"];
const ALL = Object.values(SAMPLES).flat();

/** The words on buttons; `literal` stands for names out of the catalogue. */
const LABELS: ReadonlySet<string> = new Set([
  ...Object.keys(buttonsVi),
  ...Object.keys(ratingButtonsVi),
  ...([
    "partly",
    "eraseNow",
    "eraseNot",
    "eraseWhenDone",
    "withdrawFeedback",
    "withdrawContact",
    "withdrawRating",
    "openOnDesk",
    "listMine",
    "listToday",
    "listLate",
    "listWaiting",
    "nextPage",
    "seePhotos",
    "answerTemplates",
    "deleteTemplates",
    "saveTemplate",
    "sendBare",
    "faultMatter",
    "faultPlace",
    "faultOwner",
    "endLeave",
    "standInYes",
    "standInNo",
    "linkYes",
    "linkNo",
  ] as const satisfies readonly PhraseKey[]),
]);

/**
 * Must say more than fits into one glance: what a complaint is, and both places to hand it in; all that is true of a
 * delay; a week's index and what to mend; a receipt with the address of its page; a story with all its steps; three cases and what tells them apart; up to eight
 * alerts at once.
 */
const LONG: readonly PhraseKey[] = [
  "digest",
  "weeklyIndex",
  "dossierNudge",
  "complaint",
  "receipt",
  "receiptBoth",
  "summaryBoth",
  "whyLate",
  "caseStory",
  "askSimilarSome",
  "alertList",
  "deskList",
  "deskCase",
];

it("every sample stands under its own key", () => {
  for (const [key, phrases] of Object.entries(SAMPLES)) {
    expect(phrases.map((phrase) => phrase.key)).toEqual(phrases.map(() => key));
  }
});

describe.each(LANGUAGES)("in %s", (language) => {
  it("nothing is empty or shows what should have been filled in", () => {
    for (const phrase of ALL) {
      const text = phrase.in(language);
      expect(text.trim()).toBe(text);
      expect(text).not.toBe("");
      expect(text).not.toMatch(/undefined|null|NaN|\[object|\$\{| {2}|·\s*$/m);
    }
  });

  it("bold is always closed again", () => {
    for (const phrase of ALL) {
      const plain = segmentsOf(phrase.in(language)).map(({ text }) => text);
      expect(plain.join("")).not.toContain("**");
    }
  });

  it("a label has at most 20 characters and no full stop; everything else is sentences", () => {
    for (const phrase of ALL) {
      const text = phrase.in(language);
      if (LABELS.has(phrase.key)) expect(text).toMatch(/^[^.!?]{1,20}$/u);
      else expect(text).toMatch(/[.?:”]/u);
    }
  });

  it("all but a few fit into 240 characters", () => {
    const long = ALL.filter((phrase) => phrase.in(language).length > 240);
    const keys = new Set(long.map(({ key }) => key));
    expect([...keys].filter((key) => !LONG.includes(key))).toEqual([]);
  });

  it("what a person typed is never bold and never ends our bold", () => {
    const bold = (text: string) =>
      segmentsOf(text).flatMap((segment) => (segment.isBold ? [segment.text] : []));
    const typed = fc.string({
      unit: fc.constantFrom("*", "*", "*", "a", " ", "\n", "ệ"),
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.constantFrom(...WITH_TEXT), typed, (say, text) => {
        expect(bold(say(text).in(language))).toEqual(bold(say("a").in(language)));
      }),
      { numRuns: 2000 },
    );
  });
});

it("keeps its list of long messages honest", () => {
  const short = LONG.filter((key) =>
    SAMPLES[key].every((phrase) =>
      LANGUAGES.every((language) => phrase.in(language).length <= 240),
    ),
  );
  expect(short).toEqual([]);
});

describe("Vietnamese manners", () => {
  it.each([
    ["an exclamation mark", /!/u],
    ["“bạn” for the citizen", /(?<!\p{L})bạn(?!\p{L})/iu],
    ["“em” or “mình” for the bot", /(?<!\p{L})(em|mình)(?!\p{L})/iu],
    ["“quý khách”", /quý khách/iu],
    ["“vui lòng”", /vui lòng/iu],
    ["“hệ thống”, “lỗi”: blame on a machine", /hệ thống|(?<!\p{L}|xin )lỗi(?!\p{L})/iu],
    [
      "a word without diacritics where there should be some",
      /\b(anh chi|phan anh)\b/iu,
    ],
  ])("never %s", (_, pattern) => {
    const found = ALL.filter((phrase) => pattern.test(phrase.in("vi")));
    expect(found.map(({ key }) => key)).toEqual([]);
  });

  it("is written in composed characters", () => {
    for (const phrase of ALL) expect(phrase.in("vi")).toBe(phrase.in("vi").normalize());
  });
});

it("a reason that ends with a full stop gets no second one", () => {
  for (const said of SAMPLES.transferred) {
    expect(said.in("vi")).toContain("Lý do: đèn do Sở quản lý. Hạn trả lời");
    expect(said.in("en")).toContain("Reason: đèn do Sở quản lý. Answer due");
  }
});

it("the two languages never say the same by mistake", () => {
  const same = ALL.filter((phrase) => phrase.in("vi") === phrase.in("en"));
  expect(same.map(({ key }) => key)).toEqual([]);
});
