import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Effect } from "#conversations/types/effects.ts";
import type { Draft, Result, Understanding } from "#conversations/types.ts";
import { type Dialogue, openDialogue } from "#test/support/dialogue.ts";
import { dialogueHouse, LANG, YEN_HOA } from "#test/support/dialogue-house.ts";

/** What counts as a question; what is wrong, the consent and the last look do not. */
const QUESTIONS = ["split", "matter", "ward", "similar", "photo", "contact"];

const matter = (id: string, isPhysical: boolean, needsContact: boolean) => ({
  id,
  name: { vi: id, en: id },
  isPhysical,
  needsContact,
});
const aMatter = fc.record({ isPhysical: fc.boolean(), needsContact: fc.boolean() });
const aCase = {
  caseId: "case-9",
  people: 3,
  lastAt: "2026-11-15T09:00:00Z",
  metres: 40,
};

/** Whatever the house may make of a text. */
const finding = fc.record({
  first: aMatter,
  other: aMatter,
  isSure: fc.boolean(),
  hasSecond: fc.boolean(),
  hasPlace: fc.boolean(),
  ward: fc.constantFrom<Understanding["ward"]>(
    { kind: "none" },
    { kind: "one", ward: LANG },
    { kind: "several", wards: [LANG, YEN_HOA], name: "Trung Hòa" },
  ),
  similar: fc.integer({ min: 0, max: 2 }),
});
type Finding = typeof finding extends fc.Arbitrary<infer F> ? F : never;

/** Which answers are given, by their place among the buttons; the last button is the menu. */
const answers = fc.array(fc.nat(5), { minLength: 1, maxLength: 12 });

function understand(found: Finding): Understanding {
  const first = matter("một", found.first.isPhysical, found.first.needsContact);
  const other = matter("hai", found.other.isPhysical, found.other.needsContact);
  const place = { ward: YEN_HOA, address: null, placeKind: "unknown" as const };
  return {
    gate: "feedback",
    isUrgent: false,
    decision: found.isSure ? "route" : "ask",
    matters: [first, other],
    ward: found.ward,
    address: null,
    placeKind: "unknown",
    caseKind: "feedback",
    secondMatter: found.hasSecond
      ? {
          matter: other,
          text: "hai",
          place: found.hasPlace ? place : null,
          first: { matter: first, text: "một", place: null },
        }
      : null,
  };
}

function houseOf(found: Finding) {
  const similar: NonNullable<Draft["similar"]>["cases"] = Array.from(
    { length: found.similar },
    () => aCase,
  );
  const usual = dialogueHouse({ similar });
  const answer = (effect: Effect): Result | null =>
    effect.kind === "understand"
      ? { kind: "understood", understanding: understand(found) }
      : usual.answer(effect);
  return { answer };
}

/** Answers what is asked until the summary; returns what was asked, each question once. */
function file(found: Finding, given: readonly number[]): ReadonlySet<string> {
  const chat = openDialogue({ hasConsented: true, house: houseOf(found) });
  chat.send("có việc này");
  const asked = new Set<string>();
  for (let turn = 0; turn < 12; turn += 1) {
    const at = chat.state().draft?.asked ?? null;
    if (at === null || at === "confirm") break;
    asked.add(at);
    chat.send(reply(chat, at, given[turn % given.length] ?? 0));
  }
  return asked;
}

function reply(chat: Dialogue, asked: string, nth: number) {
  if (asked === "contact" && chat.state().draft?.contact !== null) {
    return "Nguyễn Thị Lan 0912 345 678";
  }
  const said = chat.effects.findLast((effect) => effect.kind === "say");
  const buttons = said?.kind === "say" ? (said.reply.buttons ?? []) : [];
  const own = buttons.filter(
    ({ action, kind }) =>
      kind !== "location" && !(action.kind === "draft" && action.verb === "more"),
  );
  const button = own[nth % Math.max(1, own.length)];
  // Where nothing can be pressed, a name is typed.
  return button === undefined
    ? "phường Láng"
    : ({ kind: "press", action: button.action } as const);
}

describe("the questions of one report", () => {
  it("are at most four, whatever is found and however they are answered", () => {
    const most = { count: 0 };
    fc.assert(
      fc.property(finding, answers, (found, given) => {
        const counted = [...file(found, given)].filter((id) => QUESTIONS.includes(id));
        most.count = Math.max(most.count, counted.length);
        expect(counted.length).toBeLessThanOrEqual(4);
      }),
      { numRuns: 2000 },
    );
    expect(most.count).toBe(4);
  });

  it("leave out the photo when it would be the fifth, and nobody goes back to it", () => {
    const physical = { isPhysical: true, needsContact: false };
    const found: Finding = {
      first: physical,
      other: physical,
      isSure: false,
      hasSecond: true,
      hasPlace: false,
      ward: { kind: "none" },
      similar: 1,
    };
    const chat = openDialogue({ hasConsented: true, house: houseOf(found) });
    expect(chat.send("có việc này")).toBe("askSplit");
    expect(chat.send("[Chỉ một việc]")).toBe("askMatter");
    expect(chat.send("1")).toBe("askWard");
    expect(chat.send("phường Láng")).toBe("askSimilarOne");
    expect(chat.send("[Vẫn gửi riêng]")).toBe("summary");
    expect(chat.send("quay lại")).toBe("askSimilarOne");
  });
});
