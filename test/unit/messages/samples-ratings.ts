import { phrase } from "#messages/phrase.ts";

const CODE = "YH-26-4K7Q2";
const NAME = { vi: "hồ sơ cấp lại khai sinh", en: "file birth certificate" };
const QUESTION = {
  nth: 1,
  of: 4,
  heading: null,
  words: {
    vi: "Anh/chị hài lòng đến mức nào về kết quả?",
    en: "How satisfied are you with the result?",
  },
  isStatement: false,
};
const STATEMENT = {
  nth: 10,
  of: 22,
  heading: { vi: "Công chức", en: "Officials" },
  words: {
    vi: "Công chức có thái độ giao tiếp lịch sự",
    en: "The official was polite",
  },
  isStatement: true,
};
const SCALE = {
  name: NAME,
  count: 5,
  worst: { vi: "Rất không hài lòng", en: "Very dissatisfied" },
  best: { vi: "Rất hài lòng", en: "Very satisfied" },
};
const DONE = Temporal.Instant.from("2026-11-20T03:00:00Z");

export const RATINGS = {
  rateInvitation: [
    phrase("rateInvitation", {
      procedure: "Cấp lại khai sinh",
      doneAt: DONE,
      count: 4,
    }),
  ],
  mayRate: [phrase("mayRate", { code: CODE })],
  rateFirst: [
    phrase("rateFirst", { ...SCALE, ...QUESTION, isAgain: false }),
    phrase("rateFirst", { ...SCALE, ...QUESTION, of: 1, isAgain: false }),
    phrase("rateFirst", { ...SCALE, ...QUESTION, isAgain: true }),
  ],
  rateNext: [phrase("rateNext", QUESTION), phrase("rateNext", STATEMENT)],
  rateWhy: [phrase("rateWhy")],
  rateComment: [phrase("rateComment")],
  commentNoted: [phrase("commentNoted")],
  ratingChanged: [phrase("ratingChanged")],
  ratingThanks: [phrase("ratingThanks", { name: NAME })],
  ratingStopped: [phrase("ratingStopped")],
  ratingPostponed: [phrase("ratingPostponed")],
  alreadyRated: [phrase("alreadyRated", { name: NAME })],
  ratingTooLate: [phrase("ratingTooLate", { name: NAME })],
  ratingTooEarly: [phrase("ratingTooEarly", { name: NAME })],
  ratingTooMany: [phrase("ratingTooMany")],
  ratingNotByStaff: [phrase("ratingNotByStaff")],
  ratingBusy: [phrase("ratingBusy")],
  ratingUnknown: [phrase("ratingUnknown")],
  offerComplaint: [phrase("offerComplaint")],
  complaintLeft: [phrase("complaintLeft")],
  complaintDrafted: [phrase("complaintDrafted", { text: "quầy đông" })],
  invitationsStopped: [phrase("invitationsStopped")],
  invitationsWanted: [phrase("invitationsWanted")],
  rate: [phrase("rate")],
  noOpinion: [phrase("noOpinion")],
  noReason: [phrase("noReason")],
  ratingDone: [phrase("ratingDone")],
  writeReport: [phrase("writeReport")],
  inviteNoMore: [phrase("inviteNoMore")],
  inviteAgain: [phrase("inviteAgain")],
};

export const RATINGS_WITH_TEXT = [
  (text: string) => phrase("complaintDrafted", { text }),
];
