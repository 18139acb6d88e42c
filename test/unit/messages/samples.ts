import { type Phrase, type PhraseKey, phrase } from "#messages/phrase.ts";
import { AFTER_RECEIPT } from "./samples-after-receipt.ts";
import { ALERTS } from "./samples-alerts.ts";
import { BLOCKS, BLOCKS_WITH_TEXT } from "./samples-blocks.ts";
import { BUTTONS } from "./samples-buttons.ts";
import { CALENDAR, CALENDAR_WITH_TEXT } from "./samples-calendar.ts";
import { DESK, DESK_WITH_TEXT } from "./samples-desk.ts";
import { FOLLOWERS, FOLLOWERS_WITH_TEXT } from "./samples-followers.ts";
import { INDEX } from "./samples-index.ts";
import { LISTS_SAMPLES, LISTS_WITH_TEXT } from "./samples-lists.ts";
import { PEOPLE, PEOPLE_WITH_TEXT } from "./samples-people.ts";
import { RATINGS, RATINGS_WITH_TEXT } from "./samples-ratings.ts";
import { TWO_MATTERS, TWO_MATTERS_WITH_TEXT } from "./samples-two-matters.ts";

const YEN_HOA = { vi: "UBND phường Yên Hòa", en: "Yen Hoa ward" };
const WARD = {
  vi: "phường Yên Hòa (trước thuộc quận Cầu Giấy)",
  en: "Yen Hoa ward",
};
const CODE = "YH-26-4K7Q2";
const TEXT = "đèn tắt cả tuần nay";
const DUE = Temporal.Instant.from("2026-11-23T10:30:00Z");
const NEWS = { code: CODE, agency: YEN_HOA, answerDueAt: DUE };
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

const GLANCE = {
  caseId: "c1",
  code: CODE,
  matter: { vi: "Đèn đường tắt", en: "Street light out" },
  state: "accepted",
  isLate: false,
  isFollowed: false,
};
const WHY = { vi: "đèn trong ngõ do phường quản lý", en: "the ward looks after it" };
const STORY = {
  ...GLANCE,
  isMine: true,
  place: "phường Yên Hòa",
  agency: YEN_HOA,
  why: WHY.vi,
  acceptDueAt: DUE,
  answerDueAt: DUE,
  mayReroute: true,
  followers: 0,
  isAsked: false,
  lines: [
    { at: DUE, kind: "submitted" as const, agency: null, reason: null },
    { at: DUE, kind: "transferred" as const, agency: YEN_HOA, reason: WHY },
  ],
};

/** Every phrase said at least once, each of its turns once: a key left out does not compile. */
export const SAMPLES = {
  greeting: [phrase("greeting")],
  counterGreeting: [phrase("counterGreeting", { name: "Một cửa Láng" })],
  pointGreeting: [phrase("pointGreeting", { name: "Bộ phận Một cửa phường Láng" })],
  pointNoted: [
    phrase("pointNoted", { name: "Bộ phận Một cửa phường Láng", text: TEXT }),
  ],
  noCases: [phrase("noCases")],
  dataShown: [true, false].map((hasConsented) =>
    phrase("dataShown", { since: DUE, cases: 2, photos: 1, hasConsented }),
  ),
  askErase: [phrase("askErase")],
  askEraseOpen: [phrase("askEraseOpen", { open: 2 })],
  dataErased: [phrase("dataErased")],
  dataKept: [phrase("dataKept")],
  eraseWaits: [phrase("eraseWaits")],
  eraseNotOfficer: [phrase("eraseNotOfficer")],
  consentsGiven: [
    phrase("consentsGiven", { purposes: [] }),
    phrase("consentsGiven", { purposes: ["feedback", "contact", "rating"] }),
  ],
  feedbackWithdrawn: [phrase("feedbackWithdrawn")],
  contactWithdrawn: [phrase("contactWithdrawn")],
  ratingWithdrawn: [phrase("ratingWithdrawn")],
  withdrawFeedback: [phrase("withdrawFeedback")],
  withdrawContact: [phrase("withdrawContact")],
  withdrawRating: [phrase("withdrawRating")],
  blockedCall: [phrase("blockedCall")],
  paceLimited: [phrase("paceLimited")],
  chatBlocked: [phrase("chatBlocked", { reason: "nhiều tin quảng cáo" })],
  eraseNow: [phrase("eraseNow")],
  eraseNot: [phrase("eraseNot")],
  eraseWhenDone: [phrase("eraseWhenDone")],
  myCases: [
    phrase("myCases", {
      cases: [GLANCE, { ...GLANCE, isLate: true, state: "closed" }],
    }),
  ],
  caseNotFound: [phrase("caseNotFound")],
  caseStory: [
    phrase("caseStory", STORY),
    phrase("caseStory", { ...STORY, isLate: true, place: "", lines: [] }),
    phrase("caseStory", { ...STORY, state: "answered" }),
    phrase("caseStory", { ...STORY, isAsked: true }),
    phrase("caseStory", { ...STORY, isAsked: true, isMine: false }),
  ],
  askNote: [phrase("askNote", { code: CODE })],
  askWithdraw: [phrase("askWithdraw", { code: CODE })],
  withdrawn: [phrase("withdrawn", { code: CODE })],
  caseWithdrawn: [phrase("caseWithdrawn", { code: CODE })],
  consent: [phrase("consent")],
  consentKeepsText: [phrase("consentKeepsText")],
  consentRefused: [phrase("consentRefused")],
  describe: [phrase("describe")],
  describeMore: [phrase("describeMore")],
  photoKept: [phrase("photoKept", { count: 1 }), phrase("photoKept", { count: 3 })],
  locationKept: [phrase("locationKept")],
  askWardYesNo: [
    phrase("askWardYesNo", { ward: WARD, address: null }),
    phrase("askWardYesNo", { ward: WARD, address: "ngõ 12 phố Yên Hòa" }),
  ],
  askWardOf: [phrase("askWardOf", { name: "Trung Hòa" })],
  askWardNear: [phrase("askWardNear")],
  askWard: [phrase("askWard")],
  wardNotFound: [phrase("wardNotFound")],
  outsideCity: [
    phrase("outsideCity", { name: "Bắc Ninh" }),
    phrase("outsideCity", { name: null }),
  ],
  howToSendLocation: [phrase("howToSendLocation")],
  askMatter: [phrase("askMatter")],
  askPhoto: [phrase("askPhoto")],
  photosAdded: [phrase("photosAdded", { count: 2 })],
  summary: [summary(TEXT, true), summary(TEXT, false, "")],
  ...AFTER_RECEIPT,
  ...BUTTONS,
  ...DESK,
  ...LISTS_SAMPLES,
  ...FOLLOWERS,
  editText: [phrase("editText")],
  wardStillAsked: [phrase("wardStillAsked", { ward: WARD })],
  moreChoices: [phrase("moreChoices")],
  nothingBefore: [phrase("nothingBefore")],
  parked: [phrase("parked")],
  reachPerson: [phrase("reachPerson")],
  personReads: [phrase("personReads")],
  textAdded: [phrase("textAdded")],
  cancelled: [phrase("cancelled")],
  nothingToCancel: [phrase("nothingToCancel")],
  draftWaits: [phrase("draftWaits", { text: TEXT })],
  staleButton: [phrase("staleButton")],
  alreadySent: [null, "YH-26-7M3PX"].map((second) =>
    phrase("alreadySent", { code: CODE, second }),
  ),
  unsupported: [phrase("unsupported")],
  contactNotNeeded: [phrase("contactNotNeeded")],
  editNoted: [phrase("editNoted")],
  languageSet: [phrase("languageSet")],
  setAside: [phrase("setAside")],
  emergency: [phrase("emergency")],
  crime: [phrase("crime")],
  complaint: [phrase("complaint")],
  denunciation: [phrase("denunciation")],
  civilDispute: [phrase("civilDispute")],
  outsideAuthority: [phrase("outsideAuthority")],
  accepted: [phrase("accepted", NEWS)],
  transferred: ["đèn do Sở quản lý", "đèn do Sở quản lý. "].map((reason) =>
    phrase("transferred", { ...NEWS, from: YEN_HOA, reason }),
  ),
  answered: [phrase("answered", { code: CODE, text: TEXT })],
  thanksSolved: [phrase("thanksSolved", { code: CODE })],
  reopened: ([null, "head", "dispatcher"] as const).map((leader) =>
    phrase("reopened", { ...NEWS, leader }),
  ),
  reopenedTooOften: [phrase("reopenedTooOften", { code: CODE })],
  handedOver: (["partly", "notSolved"] as const).map((verdict) =>
    phrase("handedOver", { code: CODE, verdict }),
  ),
  reopenTooLate: [phrase("reopenTooLate", { code: CODE })],
  confirmReminder: [phrase("confirmReminder", { code: CODE, closesAt: DUE })],
  closedSilently: [phrase("closedSilently", { code: CODE, until: DUE })],
  noteForwarded: [phrase("noteForwarded", { code: CODE })],
  caseIs: states((state) => phrase("caseIs", { code: CODE, state, agency: YEN_HOA })),
  overdueTold: ([null, "head", "dispatcher"] as const).map((leader) =>
    phrase("overdueTold", { ...NEWS, leader }),
  ),
  officerWelcome: ["officer", "head", "dispatcher"].map((role, waiting) =>
    phrase("officerWelcome", { agency: YEN_HOA, role, waiting }),
  ),
  invitationInvalid: [phrase("invitationInvalid")],
  newCase: [
    phrase("newCase", {
      ...FACTS,
      place: "ngõ 12",
      text: TEXT,
      photos: 2,
      phone: "09•• ••• 123",
    }),
    phrase("newCase", { ...FACTS, place: "", text: TEXT, photos: 0, phone: null }),
  ],
  reopenedCase: (["partly", "notSolved"] as const).map((verdict) =>
    phrase("reopenedCase", { ...FACTS, verdict }),
  ),
  citizenNote: [phrase("citizenNote", { ...FACTS, text: TEXT })],
  ...ALERTS,
  ...INDEX,
  acceptedByYou: [phrase("acceptedByYou", FACTS)],
  writeAnswer: [phrase("writeAnswer", { code: CODE })],
  answerTooShort: [phrase("answerTooShort")],
  checkAnswer: [
    phrase("checkAnswer", { code: CODE, text: TEXT, photos: 1, proof: "none" }),
    phrase("checkAnswer", { code: CODE, text: TEXT, photos: 0, proof: "asked" }),
    phrase("checkAnswer", { code: CODE, text: TEXT, photos: 0, proof: "required" }),
  ],
  answerSent: [phrase("answerSent", { code: CODE })],
  whereTo: [phrase("whereTo", { code: CODE })],
  agencyNotFound: [phrase("agencyNotFound")],
  whyTransfer: [phrase("whyTransfer", { agency: YEN_HOA })],
  transferDone: [phrase("transferDone", { code: CODE, agency: YEN_HOA })],
  transferToDispatcher: [
    phrase("transferToDispatcher", { code: CODE, agency: YEN_HOA }),
  ],
  deskTaskDropped: [phrase("deskTaskDropped")],
  deskDenied: [phrase("deskDenied")],
  deskStale: [
    ...states((state) => phrase("deskStale", { code: CODE, state, isPaused: false })),
    phrase("deskStale", { code: CODE, state: "accepted", isPaused: true }),
  ],
  deskIdle: [
    phrase("deskIdle", { open: 0, late: 0 }),
    phrase("deskIdle", { open: 3, late: 0 }),
    phrase("deskIdle", { open: 3, late: 1 }),
  ],
  partly: [phrase("partly")],
  ...TWO_MATTERS,
  ...RATINGS,
  ...CALENDAR,
  literal: [phrase("literal", { vi: "Đèn đường tắt", en: "Street light out" })],
  ...PEOPLE,
  ...BLOCKS,
} satisfies Record<PhraseKey, readonly Phrase[]>;

/** The phrases that carry what a person typed. */
export const WITH_TEXT: readonly ((typed: string) => Phrase)[] = [
  (address) => phrase("askWardYesNo", { ward: WARD, address }),
  (name) => phrase("askWardOf", { name }),
  (name) => phrase("outsideCity", { name }),
  (text) => summary(text, true),
  (place) => summary(TEXT, true, place),
  (text) => phrase("draftWaits", { text }),
  (reason) => phrase("chatBlocked", { reason }),
  (reason) => phrase("transferred", { ...NEWS, from: YEN_HOA, reason }),
  (text) => phrase("answered", { code: CODE, text }),
  (text) => phrase("newCase", { ...FACTS, text, photos: 0, phone: null }),
  (place) => phrase("newCase", { ...FACTS, place, text: TEXT, photos: 0, phone: null }),
  (text) => phrase("citizenNote", { ...FACTS, text }),
  ...DESK_WITH_TEXT,
  ...LISTS_WITH_TEXT,
  ...CALENDAR_WITH_TEXT,
  ...PEOPLE_WITH_TEXT,
  ...BLOCKS_WITH_TEXT,
  ...TWO_MATTERS_WITH_TEXT,
  ...RATINGS_WITH_TEXT,
  ...FOLLOWERS_WITH_TEXT,
  (place) => phrase("nudgeAnswer", { ...FACTS, place, minutesLeft: 60 }),
  (text) => phrase("checkAnswer", { code: CODE, text, photos: 0, proof: "none" }),
];

function summary(text: string, hasPhotos: boolean, place = FACTS.place): Phrase {
  return phrase("summary", {
    matter: FACTS.matter,
    place,
    text,
    hasPhotos,
    agency: YEN_HOA,
    why: { vi: "Đèn trong ngõ do phường quản lý", en: "the ward looks after it" },
    caseKind: "feedback",
    sender: null,
  });
}

function states(say: (state: string) => Phrase): Phrase[] {
  return ["submitted", "accepted", "answered", "closed"].map(say);
}
