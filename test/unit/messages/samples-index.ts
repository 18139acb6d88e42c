import { phrase } from "#messages/phrase.ts";

const WEEKLY = {
  agency: { vi: "UBND phường Yên Hòa", en: "People's Committee of Yen Hoa ward" },
  from: Temporal.Instant.from("2026-10-19T00:00:00+07:00"),
  to: Temporal.Instant.from("2026-11-15T00:00:00+07:00"),
  share: 0.814,
  people: 212,
  target: 85,
  trend: { kind: "down" as const, change: -3.2 },
  toMend: [
    {
      kind: "criterion" as const,
      name: { vi: "Xử lý tích cực", en: "Handled actively" },
      share: 0.71,
    },
    {
      kind: "reason" as const,
      name: { vi: "Trả lời chung chung", en: "Vague answer" },
      count: 23,
      of: 61,
    },
    { kind: "part" as const, name: "Quầy số 3", share: 0.62, points: -2.34 },
  ],
  link: "https://langnghe.example.vn/chi-so",
};

export const INDEX = {
  weeklyIndex: [
    phrase("weeklyIndex", WEEKLY),
    phrase("weeklyIndex", {
      ...WEEKLY,
      target: null,
      toMend: [],
      link: null,
      trend: { kind: "tooFew" },
    }),
    phrase("weeklyIndex", { ...WEEKLY, trend: { kind: "same", change: 0.4 } }),
  ],
};
