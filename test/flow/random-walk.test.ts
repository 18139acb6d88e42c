import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import type { InboundEvent } from "#channels/port.ts";
import { albumOf, readHappening } from "#test/support/story-lines.ts";
import { type Actor, openStage } from "#test/support/story-stage.ts";
import { openWorld } from "#test/support/world.ts";

const world = await openWorld();
const stage = openStage(world);
const { db } = world.house.database;
afterAll(() => world[Symbol.asyncDispose]());

const TEXTS = [
  "cột đèn trước ngõ 12 phố Yên Hòa tối thui cả tuần nay",
  "rac chat dong o phuong lang may hom nay",
  "cháy nhà ở ngõ 5 phố Yên Hòa!!!",
  "tôi tố cáo ông A cán bộ phường nhận hối lộ",
  "tôi khiếu nại quyết định xử phạt",
  "Đã thay bóng đèn cột số 7 lúc mười giờ sáng nay.",
  "phường Yên Hòa",
  "phường Trung Hòa",
  "asdf",
  "x".repeat(8_000),
  "",
  " \n ",
  "👍🏽",
  "\u202E<b>&amp;**",
  ...["hi", "ok", "1", "9", "có", "không", "sửa", "gửi", "huỷ", "thôi", "chỗ khác"],
  ...["vẫn gửi", "việc của tôi", "YH-26-ZZZZZ", "/start", "/huy", "/en", "/vi", "null"],
];
const HAPPENINGS = [
  ...["{photo}", "{photo đèn ngõ 12 phố Yên Hòa tắt}", "{voice}", "{pin}", "{far-pin}"],
  ...["{sticker}", "{contact}", "{start}", "{start inv_x}", "{edit đèn phố Láng tắt}"],
  ...["{left}", "{returned}", "{vi}", "{en}"],
];

/** `nth` counts buttons back from the newest; `who` is the citizen unless it says officer. */
type Move =
  | {
      readonly kind: "event";
      readonly isOfficer: boolean;
      readonly event: InboundEvent;
    }
  | { readonly kind: "press"; readonly isOfficer: boolean; readonly nth: number }
  | { readonly kind: "album" }
  | { readonly kind: "restart" }
  | { readonly kind: "pass"; readonly minutes: number };

const isOfficer = fc.integer({ min: 0, max: 4 }).map((n) => n === 0);
const anEvent = fc.oneof(
  fc.constantFrom(...TEXTS).map((text): InboundEvent => ({ kind: "text", text })),
  fc.string({ unit: "grapheme" }).map(
    (text): InboundEvent => ({
      kind: "text",
      text: text.replaceAll("\0", ""),
    }),
  ),
  fc.constantFrom(...HAPPENINGS).map((one): InboundEvent => {
    const event = readHappening(one);
    if (event === null) throw new Error(`${one} is nothing that happens.`);
    return event;
  }),
);
const aMove: fc.Arbitrary<Move> = fc.oneof(
  { weight: 8, arbitrary: pressOf(fc.integer({ min: 0, max: 3 })) },
  { weight: 1, arbitrary: pressOf(fc.nat(60)) },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant("event"), isOfficer, event: anEvent }),
  },
  { weight: 1, arbitrary: fc.constant<Move>({ kind: "album" }) },
  { weight: 1, arbitrary: fc.constant<Move>({ kind: "restart" }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("pass"),
      minutes: fc.constantFrom(1, 90, 600, 4_000),
    }),
  },
);

function pressOf(nth: fc.Arbitrary<number>): fc.Arbitrary<Move> {
  return fc.record({ kind: fc.constant("press"), isOfficer, nth });
}

/** Events of a person that need no answer. */
const UNANSWERED: readonly InboundEvent["kind"][] = ["left", "returned"];
const ENDS_A_DRAFT = ["cancelled", "receipt"];

it("whatever people do, nothing is lost, nobody is stuck, no case is opened unseen", async () => {
  const walk = fc.array(aMove, { minLength: 40, maxLength: 200, size: "max" });
  await fc.assert(fc.asyncProperty(walk, walkThrough), {
    numRuns: 3,
    seed: 20_261_116,
    endOnFailure: true,
  });
  const ids = [...world.web.arrived].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  // Else the walks would prove little.
  expect(await db.case.count()).toBeGreaterThan(4);
  expect(await db.update.count({ where: { attempts: { gt: 0 } } })).toBe(0);
});

async function walkThrough(moves: readonly Move[]): Promise<void> {
  world.clock.set(Temporal.Instant.from("2026-11-16T09:00:00+07:00"));
  const citizen = newcomer("An");
  const officer = newcomer("Hà");
  await world.member(officer.chat, "ubnd:w-yen-hoa", "officer");
  const watch = watchOver(citizen);
  for (const move of moves) {
    await perform(move, { citizen, officer });
    await watch.look(move);
  }
  await tell(citizen, { kind: "returned" });
  await tell(citizen, { kind: "text", text: "/huy" });
  await tell(citizen, { kind: "text", text: "/huy" });
  expect(await draftOf(citizen)).toBeNull();
  await stage.clear();
}

function newcomer(name: string): Actor {
  return {
    name,
    chat: `${name}-${randomUUID()}`,
    channel: world.web,
    language: null,
  };
}

async function perform(
  move: Move,
  { citizen, officer }: { readonly citizen: Actor; readonly officer: Actor },
): Promise<void> {
  // Slower than the pace at which a person is made to wait.
  world.clock.set(world.clock.now().add({ seconds: 5 }));
  switch (move.kind) {
    case "restart":
      return await stage.restart();
    case "pass":
      return await stage.pass({ minutes: move.minutes });
    case "album":
      for (const event of albumOf("3"))
        await stage.deliver(citizen, event, randomUUID());
      return await stage.pass({ seconds: 2 });
    case "event":
      return await tell(move.isOfficer ? officer : citizen, move.event);
    case "press": {
      const who = move.isOfficer ? officer : citizen;
      const buttons = who.channel.seenBy(who.chat).flatMap((body) => body.buttons);
      const buttonId = buttons.at(-1 - move.nth)?.id ?? "no button of ours";
      return await tell(who, { kind: "press", buttonId });
    }
  }
}

async function tell(who: Actor, event: InboundEvent): Promise<void> {
  await stage.deliver(who, event, randomUUID());
  await stage.work();
}

/** Looks at the citizen's chat after every move. */
function watchOver(citizen: Actor) {
  let draft: unknown = null;
  let cases = 0;
  let isSummarised = false;
  return {
    look: async (move: Move) => {
      const news = await stage.news();
      const keys = news
        .filter(({ chat }) => chat === citizen.chat)
        .map(({ key }) => key);
      expect(keys).not.toContain("setAside");
      if (isAnswered(move)) expect(keys, JSON.stringify(move)).not.toEqual([]);

      const before = draft;
      draft = await draftOf(citizen);
      if (before !== null && draft === null) {
        expect(
          keys.some((key) => ENDS_A_DRAFT.includes(key)),
          keys.join(),
        ).toBe(true);
      }
      const opened = await db.case.count({
        where: { chatId: { in: await idsOf(citizen) } },
      });
      if (opened > cases) {
        expect(isSummarised).toBe(true);
        expect(await hasConsented(citizen)).toBe(true);
      }
      cases = opened;
      if (keys.includes("summary")) isSummarised = true;
      if (draft === null) isSummarised = false;
    },
  };
}

function isAnswered(move: Move): boolean {
  if (move.kind === "album") return true;
  if (move.kind === "event") {
    return !move.isOfficer && !UNANSWERED.includes(move.event.kind);
  }
  return move.kind === "press" && !move.isOfficer;
}

async function idsOf({ chat }: Actor): Promise<string[]> {
  const rows = await db.chat.findMany({ where: { externalId: chat } });
  return rows.map(({ id }) => id);
}

async function draftOf({ chat }: Actor): Promise<unknown> {
  const row = await db.chat.findFirst({ where: { externalId: chat } });
  const state: unknown = row?.conversation ?? null;
  const hasDraft = typeof state === "object" && state !== null && "draft" in state;
  return hasDraft ? state.draft : null;
}

async function hasConsented(citizen: Actor): Promise<boolean> {
  const given = await db.consent.findFirst({
    where: { chatId: { in: await idsOf(citizen) }, purpose: "feedback" },
    orderBy: { at: "desc" },
  });
  return given?.isGiven === true;
}
