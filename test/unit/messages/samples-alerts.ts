import { nudgeReasons } from "#kernel/nudge-reason.ts";
import { phrase } from "#messages/phrase.ts";
import { DIGEST } from "./samples-digest.ts";
import { DOSSIERS } from "./samples-dossiers.ts";

const AGENCY = { vi: "UBND phường Yên Hòa", en: "Yen Hoa ward" };
const CODE = "YH-26-4K7Q2";
const DUE = Temporal.Instant.from("2026-11-23T10:30:00Z");
const FACTS = {
  code: CODE,
  matter: { vi: "Đèn đường tắt", en: "Street light out" },
  place: "ngõ 12 phố Yên Hòa, phường Yên Hòa",
  caseKind: "feedback" as const,
  receivedAt: DUE,
  acceptDueAt: DUE,
  answerDueAt: DUE,
  followers: 0,
};
const LINE = {
  code: CODE,
  matter: FACTS.matter,
  agency: AGENCY,
  deadline: "accept" as const,
  dueAt: DUE,
  minutesLeft: 240,
};
const LATE = { ...LINE, deadline: "answer" as const, minutesLeft: null };

export const ALERTS = {
  ...DIGEST,
  ...DOSSIERS,
  nudgeAccept: [phrase("nudgeAccept", { ...FACTS, minutesLeft: 240 })],
  nudgeAnswer: [phrase("nudgeAnswer", { ...FACTS, minutesLeft: 85 })],
  overdueAccept: [phrase("overdueAccept", { ...FACTS, agency: AGENCY })],
  overdueAnswer: [phrase("overdueAnswer", { ...FACTS, agency: AGENCY })],
  alertList: [
    phrase("alertList", { lines: [LINE, LINE], late: 0, soon: 2 }),
    phrase("alertList", { lines: [LATE, LINE], late: 1, soon: 12 }),
  ],
  openOnDesk: [phrase("openOnDesk")],
  nudgeReason: nudgeReasons.map((reason) => phrase("nudgeReason", { reason })),
};
