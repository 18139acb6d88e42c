import { type Phrase, phrase } from "#messages/phrase.ts";

const MOVED = {
  code: "YH-26-4K7Q2",
  agency: { vi: "UBND phường Yên Hòa", en: "Yen Hoa ward" },
  acceptDueAt: Temporal.Instant.from("2026-11-23T02:00:00Z"),
  answerDueAt: Temporal.Instant.from("2026-11-27T10:30:00Z"),
  day: Temporal.PlainDate.from("2026-11-24"),
  reason: "Ngày Văn hóa Việt Nam",
};

export const CALENDAR = {
  deadlineMoved: [
    phrase("deadlineMoved", MOVED),
    phrase("deadlineMoved", { ...MOVED, acceptDueAt: null, day: null }),
  ],
  calendarUnconfirmed: [
    phrase("calendarUnconfirmed", { year: 2027, days: 8, isTetOpen: true }),
    phrase("calendarUnconfirmed", { year: 2027, days: 1, isTetOpen: false }),
    phrase("calendarUnconfirmed", { year: 2027, days: 0, isTetOpen: true }),
  ],
};

export const CALENDAR_WITH_TEXT: readonly ((typed: string) => Phrase)[] = [
  (reason) => phrase("deadlineMoved", { ...MOVED, reason }),
];
