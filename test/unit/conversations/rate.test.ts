import { describe, expect, it } from "vitest";
import type { Event } from "#conversations/types.ts";
import { criteriaOf } from "#kernel/instrument.ts";
import { follow, openDialogue, photo, press } from "#test/support/dialogue.ts";
import { INSTRUMENTS } from "#test/support/instruments.ts";

const CODE = "YH-26-AAAAA";
const SOLVED = press({
  kind: "confirm",
  caseId: "case-1",
  code: CODE,
  verdict: "solved",
});
const rateWith = (instrumentId: string) =>
  press({
    kind: "beginRating",
    subject: { kind: "dossier", dossierId: "dossier-1" },
    instrumentId,
  });

describe("the questions", () => {
  it("come one by one after “solved”, one tap or number each", () => {
    const chat = follow([
      [SOLVED, "+confirmCase rateFirst"],
      ["[Rất hài lòng]", "+recordRating rateNext"],
      ["4", "+recordRating rateNext"],
      ["khong y kien", "+recordRating rateNext"],
      ["Bình thường", "+recordRating +finishRating rateComment"],
      ["[Xong]", "+closeRating ratingThanks offerComplaint"],
    ]);
    const said = chat.effects.filter((one) => one.kind === "recordRating");
    expect(said.map(({ criterionId, level }) => [criterionId, level])).toEqual([
      ["sipas-2017:19", 5],
      ["sipas-2017:20", 4],
      ["sipas-2017:21", null],
      ["sipas-2017:22", 3],
    ]);
    expect(chat.state().task).toBeNull();
  });

  it.each([...INSTRUMENTS.values()])("of $id can all be answered", (instrument) => {
    const chat = openDialogue();
    expect(chat.send(rateWith(instrument.id))).toBe("rateFirst");
    const { levels } = instrument.scale;
    const best = `[${levels.at(-1)?.label.vi}]`;
    const replies = criteriaOf(instrument).map(() => chat.send(best));
    expect(replies.pop()).toBe("+recordRating +finishRating rateComment");
    expect(new Set(replies)).toEqual(
      new Set(replies.map(() => "+recordRating rateNext")),
    );
    const values = chat.effects.flatMap((one) =>
      one.kind === "recordRating" ? [one.level] : [],
    );
    expect(values).toEqual(criteriaOf(instrument).map(() => levels.at(-1)?.value));
  });

  it("are asked why once for each part, whatever follows in it", () => {
    follow([
      [rateWith("sipas-2017"), "rateFirst"],
      ["1", "+recordRating rateWhy"],
      ["[Thiếu chỗ ngồi chờ]", "+recordReason rateNext"],
      ["2", "+recordRating rateNext"],
      ["1", "+recordRating rateNext"],
      ["1", "+recordRating rateNext"],
      ["2", "+recordRating rateWhy"],
      ["bắt nộp thêm giấy khai sinh", "+recordReason rateNext"],
    ]);
  });

  it.each([
    ["its number", "2"],
    ["its words", "gửi quá phức tạp"],
  ])("take a reason by %s", (_, typed) => {
    const chat = follow([
      [SOLVED, "+confirmCase rateFirst"],
      ["1", "+recordRating rateWhy"],
      [typed, "+recordReason rateNext"],
    ]);
    const why = chat.effects.find((one) => one.kind === "recordReason");
    expect(why).toMatchObject({ reasonId: "complicated", words: null });
  });

  it.each(["[Không nêu lý do]", "không", "bỏ qua ạ"])(
    "take “%s” for no reason",
    (no) => {
      const chat = follow([[SOLVED, "+confirmCase rateFirst"]]);
      chat.send("1");
      if (no !== "bỏ qua ạ") expect(chat.send(no)).toBe("rateNext");
      else expect(chat.send(no)).toContain("ratingStopped");
    },
  );

  it.each(["[Thôi]", "thôi", "/huy"])("stop with “%s”", (stop) => {
    const chat = follow([
      [SOLVED, "+confirmCase rateFirst"],
      ["4", "+recordRating rateNext"],
      [stop, "+closeRating ratingStopped offerComplaint"],
    ]);
    expect(chat.state().task).toBeNull();
  });

  it("come again in the language the person chooses", () => {
    follow([
      [SOLVED, "+confirmCase rateFirst"],
      ["/en", "+setLanguage languageSet rateNext"],
      ["Very satisfied", "+recordRating rateNext"],
      ["2", "+recordRating rateWhy"],
      [{ kind: "language", language: "vi" }, "+setLanguage languageSet rateWhy"],
    ]);
  });
});

describe("an older button", () => {
  it("changes its answer and asks nothing again", () => {
    const chat = openDialogue();
    chat.send(SOLVED);
    const [worst] = chat.buttons;
    chat.send("5");
    expect(chat.send(press(worst?.action ?? null))).toBe("+recordRating ratingChanged");
    expect(chat.effects.at(-2)).toMatchObject({
      criterionId: "sipas-2017:19",
      level: 1,
    });
    expect(chat.send("4")).toBe("+recordRating rateNext");
    chat.send("[Thôi]");
    expect(chat.send(press(worst?.action ?? null))).toBe("staleButton");
  });
});

describe("something else", () => {
  it.each<[string, string | Event]>([
    ["a text", "đèn tắt ở Yên Hòa"],
    ["a photo", photo()],
    ["a number that is no level", "9"],
    ["a greeting", "xin chào"],
  ])("%s begins it, and a number is no rating any more", (_, input) => {
    const chat = follow([[SOLVED, "+confirmCase rateFirst"]]);
    expect(chat.send(input)).not.toContain("Rating");
    expect(chat.state().task).toBeNull();
    expect(chat.send("1")).not.toContain("+recordRating");
  });

  it("is never pushed aside: the questions wait behind a button, the report goes on after them", () => {
    const chat = openDialogue();
    chat.send("đèn tắt ở Yên Hòa");
    expect(chat.send(SOLVED)).toBe("+confirmCase mayRate");
    expect(chat.send("[Đồng ý]")).toBe("+recordConsent askWardYesNo");
    expect(chat.send("[Đánh giá]")).toBe("rateFirst");
    expect(chat.send("[Thôi]")).toBe(
      "+closeRating ratingStopped offerComplaint askWardYesNo",
    );
    expect(chat.state().draft?.text).toBe("đèn tắt ở Yên Hòa");
  });

  it("an officer's answer in hand stays", () => {
    const chat = openDialogue({ isOfficer: true });
    chat.send(press({ kind: "desk", caseId: "case-1", verb: "answer" }));
    chat.send("Tổ chiếu sáng đã thay bóng đèn.");
    const { task } = chat.state();
    expect(chat.send(rateWith("ihanoi"))).toBe("ratingBusy");
    expect(chat.state().task).toEqual(task);
  });
});

describe("at the end", () => {
  const toTheEnd = () => {
    const chat = follow([[rateWith("ihanoi"), "rateFirst"]]);
    chat.send("3");
    return chat;
  };

  it("words and photos are added, as often as one likes", () => {
    const chat = toTheEnd();
    expect(chat.send("quầy số 3 đông quá")).toBe("+recordComment commentNoted");
    expect(chat.send(photo({ caption: "đây" }))).toBe("+recordComment commentNoted");
    expect(chat.send("xong")).toBe("+closeRating ratingThanks offerComplaint");
  });

  it("what is wanting becomes a report with place and office, and is sent only after a summary", () => {
    const chat = toTheEnd();
    chat.send("[Xong]");
    expect(chat.send("[Viết phản ánh]")).toBe(
      "complaintDrafted consentKeepsText consent",
    );
    expect(chat.state().draft).toMatchObject({
      text: "Chưa hài lòng về hồ sơ ở quầy.",
      point: { agencyId: "ubnd-lang" },
      ward: { id: "lang" },
    });
    chat.send("[Đồng ý]");
    expect(chat.effects.some(({ kind }) => kind === "openCase")).toBe(false);
  });

  it("a report in hand waits meanwhile", () => {
    const chat = openDialogue({ hasConsented: true });
    chat.send("đèn tắt ở Yên Hòa");
    chat.send(rateWith("ihanoi"));
    chat.send("1");
    chat.send("[Thôi]");
    chat.send("[Viết phản ánh]");
    expect(chat.state().parked.map(({ text }) => text)).toEqual(["đèn tắt ở Yên Hòa"]);
  });

  it("nothing need be sent", () => {
    const chat = toTheEnd();
    chat.send("[Xong]");
    expect(chat.send("[Không cần gửi]")).toBe("complaintLeft");
    expect(chat.state()).toMatchObject({ draft: null, task: null });
  });
});

describe("invitations", () => {
  it.each(["/ngungmoi", "đừng hỏi nữa", "Không hỏi nữa"])("“%s”", (typed) => {
    const chat = openDialogue();
    const came = chat.send(typed);
    if (typed === "đừng hỏi nữa") return expect(came).not.toContain("invitations");
    expect(came).toBe("+recordConsent invitationsStopped");
    expect(chat.effects[0]).toMatchObject({ purpose: "rating", isGiven: false });
    expect(chat.send("[Mời lại]")).toBe("+recordConsent invitationsWanted");
  });

  it("put off stay where they are", () => {
    const subject = { kind: "dossier" as const, dossierId: "dossier-1" };
    follow([
      [
        press({ kind: "postponeRating", subject, instrumentId: null }),
        "ratingPostponed",
      ],
      ["[Đánh giá]", "rateFirst"],
    ]);
  });
});

it("a counter may be rated or written about", () => {
  const chat = openDialogue();
  expect(chat.send({ kind: "start", parameter: "p_lang" })).toBe("counterGreeting");
  expect(chat.send("[Đánh giá]")).toBe("rateFirst");
  expect(chat.send("[Thôi]")).toBe("+closeRating ratingStopped offerComplaint");
  expect(chat.send("[Viết phản ánh]")).toContain("complaintDrafted");
});
