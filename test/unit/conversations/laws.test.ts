import fc from "fast-check";
import { expect, it } from "vitest";
import { advance } from "#conversations/rules.ts";
import { actionSchema } from "#conversations/schema/actions.ts";
import { parseConversation } from "#conversations/schema.ts";
import type { Action, Event } from "#conversations/types.ts";
import { type Dialogue, openDialogue, press } from "#test/support/dialogue.ts";
import { AGENCIES, dialogueHouse, OPEN_CASE } from "#test/support/dialogue-house.ts";
import { INSTRUMENTS } from "#test/support/instruments.ts";

/** Words that lead everywhere, and words that lead nowhere. */
const text = fc.oneof(
  fc.constantFrom(
    ...[
      "đèn tắt ở Yên Hòa",
      "bẩn quá",
      "hồ sơ trễ",
      "cháy",
      "tôi khiếu nại",
      "không rõ",
    ],
    ...[
      "Trung Hòa",
      "Bắc Ninh",
      "xóm trại",
      "hi",
      "/start",
      "/vi",
      "/en",
      "/huy",
      "thôi",
    ],
    ...["đúng", "không", "ok", "gửi", "sửa", "vẫn gửi", "1", "2", "9", "sở", ""],
    "Tổ chiếu sáng đã thay bóng lúc 10 giờ sáng nay.",
  ),
  fc.string(),
);
const caseId = fc.constantFrom("case-1", "case-2");
const verbs = <K extends "draft" | "desk">(kind: K) =>
  fc.constantFrom(
    ...actionSchema.options.flatMap((option) =>
      option.shape.kind.value === kind && "verb" in option.shape
        ? option.shape.verb.options
        : [],
    ),
  );
const ratingId = fc.constantFrom("rating-1", "rating-2");
const criterionId = fc.constantFrom("sipas-2017:19", "sipas-2017:22", "none");
const anyAction: fc.Arbitrary<unknown> = fc.oneof(
  fc.record({ kind: fc.constant("draft"), number: fc.nat(4), verb: verbs("draft") }),
  fc.record({ kind: fc.constant("desk"), caseId, verb: verbs("desk") }),
  fc.record({
    kind: fc.constant("pickWard"),
    number: fc.nat(4),
    wardId: fc.constantFrom("yen-hoa", "nowhere"),
  }),
  fc.record({
    kind: fc.constant("pickMatter"),
    number: fc.nat(4),
    matterId: fc.constantFrom("rac", "nothing"),
  }),
  fc.record({
    kind: fc.constant("pickAgency"),
    caseId,
    agencyId: fc.constantFrom(...AGENCIES.map(({ id }) => id), "nobody"),
  }),
  fc.record({
    kind: fc.constant("confirm"),
    caseId,
    code: fc.constant("YH-26-AAAAA"),
    verdict: fc.constantFrom("solved", "partly", "notSolved"),
  }),
  fc.constant({ kind: "fileOwn" }),
  fc.record({
    kind: fc.constantFrom("beginRating", "postponeRating"),
    subject: fc.constant({ kind: "case", caseId: "case-1" }),
    instrumentId: fc.option(fc.constantFrom(...INSTRUMENTS.keys(), "unknown")),
  }),
  fc.record({ kind: fc.constant("invitations"), wanted: fc.boolean() }),
  fc.record({
    kind: fc.constant("rating"),
    ratingId,
    verb: fc.constantFrom("stop", "done", "complain", "leaveIt"),
  }),
  fc.record({
    kind: fc.constant("rate"),
    ratingId,
    criterionId,
    level: fc.option(fc.integer({ min: 0, max: 5 })),
  }),
  fc.record({
    kind: fc.constant("rateReason"),
    ratingId,
    criterionId,
    reasonId: fc.option(fc.constantFrom("vague", "nothing")),
  }),
);

const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 4, arbitrary: text.map((typed): Event => ({ kind: "text", text: typed })) },
  fc.record({
    kind: fc.constant("files" as const),
    mediaIds: fc.array(fc.uuid(), { minLength: 1, maxLength: 2 }),
    caption: fc.option(text),
  }),
  fc.constant<Event>({ kind: "location", lat: 21, lon: 105.8 }),
  anyAction.map((action) => press(actionSchema.parse(action))),
  fc.constant(press(null)),
  fc.record({
    kind: fc.constant("start" as const),
    parameter: fc.option(fc.constantFrom("inv_abc", "qr")),
  }),
  fc.record({
    kind: fc.constant("language" as const),
    language: fc.constantFrom("vi" as const, "en" as const),
  }),
  fc.record({ kind: fc.constant("edit" as const), text }),
  fc.constantFrom<Event>(
    { kind: "contact", name: "Lan", phone: "84912345678" },
    { kind: "unsupported" },
  ),
);

/** A step of a story: something done, or one of the buttons seen so far pressed. */
const step = fc.oneof(
  event.map((done) => () => done),
  fc.nat(1000).map((n) => ({ buttons }: Dialogue) => {
    const action: Action | null =
      buttons[n % Math.max(1, buttons.length)]?.action ?? null;
    return press(action);
  }),
);

const story = fc.record({
  steps: fc.array(step, { maxLength: 60 }),
  isOfficer: fc.boolean(),
  hasConsented: fc.boolean(),
  desk: fc.constantFrom("denied" as const, OPEN_CASE, {
    ...OPEN_CASE,
    state: "closed",
  }),
});

/** Tells a story; `look` is called after each step. */
function tellStory(
  { steps, desk, ...person }: typeof story extends fc.Arbitrary<infer S> ? S : never,
  look: (chat: Dialogue, done: Event, came: string) => void = () => {},
): Dialogue {
  const chat = openDialogue({ ...person, house: dialogueHouse({ desk }) });
  for (const next of steps) {
    const done = next(chat);
    look(chat, done, chat.send(done));
  }
  return chat;
}

it("whatever people do, something comes back", () => {
  fc.assert(
    fc.property(story, (told) => {
      tellStory(told, (_before, _done, came) => expect(came).not.toBe(""));
    }),
    { numRuns: 500 },
  );
});

it("/huy ends what is in hand: the work on a case first, else the draft", () => {
  fc.assert(
    fc.property(story, (told) => {
      const chat = tellStory(told);
      const before = chat.state();
      chat.send("/huy");
      expect(chat.state()).toEqual({
        ...before,
        task: null,
        draft: before.task === null ? null : before.draft,
      });
      chat.send("/huy");
      expect(chat.state()).toMatchObject({ draft: null, task: null });
    }),
  );
});

it("a state read back from JSON is the state, and goes on in the same way", () => {
  fc.assert(
    fc.property(story, event, (told, next) => {
      const state = tellStory(told).state();
      const readBack = parseConversation(JSON.parse(JSON.stringify(state)));
      expect(readBack).toEqual(state);
      const { isOfficer, hasConsented } = told;
      const around = {
        isOfficer,
        hasConsented,
        asked: null,
        instruments: INSTRUMENTS,
      };
      const seen = (from: typeof state) =>
        JSON.parse(JSON.stringify(advance(from, next, around)));
      expect(seen(readBack)).toEqual(seen(state));
    }),
  );
});

it("nothing is sent but what the person saw in a summary and agreed to pass on", () => {
  fc.assert(
    fc.property(story, (told) => {
      const { effects } = tellStory(told);
      for (const [index, effect] of effects.entries()) {
        if (effect.kind !== "openCase") continue;
        const before = effects.slice(0, index);
        const shown = before.findLast(
          (one) => one.kind === "say" && one.reply.phrase.key === "summary",
        );
        expect(shown?.kind === "say" && shown.reply.phrase.in("vi")).toContain(
          effect.draft.owner?.agency.name.vi,
        );
        const consent = before.findLast(({ kind }) => kind === "recordConsent");
        expect(
          told.hasConsented || (consent?.kind === "recordConsent" && consent.isGiven),
        ).toBe(true);
      }
    }),
  );
});

it("every draft has a number of its own, so that no old button can touch it", () => {
  fc.assert(
    fc.property(story, (told) => {
      const seen = new Set([0]);
      tellStory(told, (chat) => {
        const { draft, drafts, parked } = chat.state();
        const numbers = [...parked, ...(draft === null ? [] : [draft])].map(
          ({ number }) => number,
        );
        expect(new Set(numbers).size).toBe(numbers.length);
        for (const number of numbers) {
          if (!seen.has(number)) expect(number).toBeGreaterThan(Math.max(...seen));
          seen.add(number);
        }
        expect(drafts).toBeGreaterThanOrEqual(Math.max(...seen));
      });
    }),
  );
});

it("a draft is sent at most once", () => {
  fc.assert(
    fc.property(story, (told) => {
      const sent = tellStory(told).effects.flatMap((effect) =>
        effect.kind === "openCase" ? [effect.draft.number] : [],
      );
      expect(sent).toEqual([...new Set(sent)]);
    }),
  );
});
