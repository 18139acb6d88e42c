import { type Phrase, phrase } from "#messages/phrase.ts";

const AGENCY = { vi: "UBND phường Yên Hòa", en: "Yen Hoa ward" };
const NAME = { vi: "Hà", en: "Ha" };
const CODE = "YH-26-4K7Q2";
const DAYS = {
  from: Temporal.Instant.from("2026-11-23T17:00:00Z"),
  last: Temporal.Instant.from("2026-11-28T16:59:59Z"),
};
const ONE_DAY = { from: DAYS.from, last: DAYS.from.add({ hours: 23 }) };

export const PEOPLE = {
  roleEnded: [phrase("roleEnded", { agency: AGENCY, role: "officer" })],
  handedBack: [
    phrase("handedBack", { name: NAME, agency: AGENCY, count: 1 }),
    phrase("handedBack", { name: NAME, agency: AGENCY, count: 12 }),
  ],
  passedOn: [
    phrase("passedOn", { code: CODE, agency: AGENCY, reason: "đèn ngõ về phường." }),
  ],
  codeUnknown: [phrase("codeUnknown")],
  codesPaused: [phrase("codesPaused")],
  linkCode: [phrase("linkCode", { code: "7K2Q-9MXT" })],
  linkOnlyPrivate: [phrase("linkOnlyPrivate")],
  askLink: [
    phrase("askLink", { channel: "telegram", isOfficer: true }),
    phrase("askLink", { channel: "web", isOfficer: false }),
  ],
  linkRefused: [phrase("linkRefused")],
  linkOver: [phrase("linkOver")],
  linkedAlready: [phrase("linkedAlready")],
  linked: [phrase("linked")],
  linkedThere: [phrase("linkedThere", { channel: "web" })],
  mainChatChosen: [phrase("mainChatChosen")],
  askLeave: [phrase("askLeave")],
  leaveUnclear: [phrase("leaveUnclear")],
  leaveImpossible: [phrase("leaveImpossible")],
  leaveNoted: [
    phrase("leaveNoted", { ...DAYS, hasColleagues: true }),
    phrase("leaveNoted", { ...ONE_DAY, hasColleagues: false }),
  ],
  leaveByOffice: [phrase("leaveByOffice", DAYS)],
  leaveStands: [phrase("leaveStands", { ...DAYS, standIn: NAME })],
  leaveOver: [phrase("leaveOver")],
  leaveEnded: [phrase("leaveEnded")],
  askStandIn: [phrase("askStandIn", { ...DAYS, name: NAME })],
  standInAsked: [phrase("standInAsked", { name: NAME })],
  standInAway: [phrase("standInAway", { name: NAME })],
  standInThanks: [phrase("standInThanks", DAYS)],
  standInDeclined: [phrase("standInDeclined")],
  standInTaken: [phrase("standInTaken")],
  standInAgreed: [phrase("standInAgreed", { name: NAME })],
  standInSaysNo: [
    phrase("standInSaysNo", { name: NAME, hasOthers: true }),
    phrase("standInSaysNo", { name: NAME, hasOthers: false }),
  ],
  standInEnds: [phrase("standInEnds", { name: NAME })],
  endLeave: [phrase("endLeave")],
  standInYes: [phrase("standInYes")],
  standInNo: [phrase("standInNo")],
  linkYes: [phrase("linkYes")],
  linkNo: [phrase("linkNo")],
};

export const PEOPLE_WITH_TEXT: readonly ((typed: string) => Phrase)[] = [
  (reason) => phrase("passedOn", { code: CODE, agency: AGENCY, reason }),
  (vi) => phrase("handedBack", { name: { vi, en: vi }, agency: AGENCY, count: 2 }),
  (vi) => phrase("askStandIn", { ...DAYS, name: { vi, en: vi } }),
];
