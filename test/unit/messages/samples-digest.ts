import { phrase } from "#messages/phrase.ts";

const DUE = Temporal.Instant.from("2026-11-23T10:30:00Z");
const NONE = { late: 0, today: 0, tomorrow: 0, waiting: 0, replied: 0, nudged: 0 };
const LINE = {
  code: "YH-26-4K7Q2",
  matter: { vi: "Đèn đường tắt", en: "Street light out" },
  dueAt: DUE,
  isAccepted: true,
};
const GROUPS = ["late", "today", "tomorrow", "waiting", "replied", "nudged"] as const;

export const DIGEST = {
  digest: GROUPS.map((group) =>
    phrase("digest", {
      day: DUE,
      counts: { ...NONE, [group]: 2, late: 1 },
      lines: [
        { ...LINE, group: "late" as const },
        { ...LINE, group, isAccepted: group !== "waiting" },
      ],
    }),
  ),
  digestAll: [phrase("digestAll")],
};
