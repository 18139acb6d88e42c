import { phrase } from "#messages/phrase.ts";

const DUE = Temporal.Instant.from("2026-11-23T10:30:00Z");

export const DOSSIERS = {
  ratingLinkEnded: [phrase("ratingLinkEnded")],
  dossierNudge: [2, 1].map((daysLeft) =>
    phrase("dossierNudge", {
      code: "H26.15-261109-0012",
      procedure: "Đăng ký khai sinh",
      agency: { vi: "UBND phường Yên Hòa", en: "Yen Hoa ward" },
      daysLeft,
      receivedAt: DUE,
      dueAt: DUE,
    }),
  ),
};
