import { expect, it } from "vitest";
import { type InvitationFacts, isLinkOpen, whyNotInvited } from "#dossiers/rules.ts";
import type { InvitationReason, OwnerChat } from "#dossiers/types.ts";

const NOW = Temporal.Instant.from("2026-11-23T09:00:00+07:00");
const POLICY = { mostPerMonth: 2, withinDays: 30 };
const ago = (days: number) => NOW.subtract({ hours: 24 * days });

const CHAT: OwnerChat = {
  chatId: "chat",
  personId: "person",
  channel: "web",
  language: "vi",
  heardAt: ago(100),
  isReachable: true,
  isBlocked: false,
  isOptedOut: false,
  isStaff: false,
};
const FACTS: InvitationFacts = {
  doneAt: ago(1),
  isRated: false,
  hasContact: true,
  chats: [CHAT],
  invitedBefore: 0,
};
const inChat = (change: Partial<OwnerChat>) => ({ chats: [{ ...CHAT, ...change }] });
const zalo = (days: number) => inChat({ channel: "zalo-oa", heardAt: ago(days) });

it.each<[string, Partial<InvitationFacts>, InvitationReason | null]>([
  ["the day after the result", {}, null],
  ["29 days after it", { doneAt: ago(29) }, null],
  ["30 days after it", { doneAt: ago(30) }, "tooOld"],
  ["whose result was taken back", { doneAt: null }, "tooOld"],
  ["who has rated unasked", { isRated: true }, "rated"],
  ["of whom nothing is known", { chats: [], hasContact: false }, "noContact"],
  ["who never wrote to us", { chats: [] }, "noChat"],
  [
    "whose phone two people gave",
    { chats: [CHAT, { ...CHAT, personId: "other" }] },
    "severalPeople",
  ],
  ["who was blocked", inChat({ isBlocked: true }), "blocked"],
  ["who closed the chat", inChat({ isReachable: false }), "unreachable"],
  ["who wants no invitations", inChat({ isOptedOut: true }), "optedOut"],
  ["who works there", inChat({ isStaff: true }), "staff"],
  ["who had one this month", { invitedBefore: 1 }, null],
  ["who had two this month", { invitedBefore: 2 }, "tooMany"],
  ["who wrote on Zalo six days ago", zalo(6), null],
  ["who wrote on Zalo seven days ago", zalo(7), "outsideWindow"],
  [
    "who only followed on Zalo",
    inChat({ channel: "zalo-oa", heardAt: null }),
    "outsideWindow",
  ],
  [
    "who wrote on Telegram a year ago",
    inChat({ channel: "telegram", heardAt: ago(365) }),
    null,
  ],
])("an owner %s: %o says %s", (_, change, why) => {
  expect(whyNotInvited({ ...FACTS, ...change }, POLICY, NOW)).toBe(why);
});

it.each([
  ["before there is a result", null, true],
  ["29 days after it", ago(29), true],
  ["30 days after it", ago(30), false],
])("a link works %s", (_, doneAt, isOpen) => {
  expect(isLinkOpen({ doneAt }, NOW)).toBe(isOpen);
});
