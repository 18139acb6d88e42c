import { describe, expect, it } from "vitest";
import { follow, openDialogue, PIN, photo, type Row } from "#test/support/dialogue.ts";
import {
  FROM_CONSENT,
  LAMP,
  TO_CONSENT,
  TO_PHOTO,
  TO_RECEIPT,
  TO_SUMMARY,
  TO_WARD,
} from "./lamp-story.ts";

describe("from the first message to the receipt", () => {
  it.each<[string, readonly Row[]]>([
    ["text first", TO_RECEIPT],
    ["greeting first", [["xin chào", "greeting"], [LAMP, "consent"], ...FROM_CONSENT]],
    ["/start first", [["/start", "greeting"], [LAMP, "consent"], ...FROM_CONSENT]],
    [
      "photo first: no photo is asked for later",
      [
        [photo(), "photoKept"],
        ...TO_WARD,
        ["[Đúng]", "summary"],
        ["[Gửi phản ánh]", "+openCase receipt"],
      ],
    ],
    [
      "location first: it offers the wards around",
      [
        [PIN, "locationKept"],
        ["đèn tắt", "consentKeepsText consent"],
        ["[Đồng ý]", "+recordConsent askWardNear"],
        ["[phường Cầu Giấy]", "askPhoto"],
        ["[Không có ảnh]", "summary"],
        ["[Gửi phản ánh]", "+openCase receipt"],
      ],
    ],
    [
      "a matter of papers needs no photo",
      [
        ["hồ sơ trễ hẹn ở Yên Hòa", "consentKeepsText consent"],
        ["[Đồng ý]", "+recordConsent askWardYesNo"],
        ["[Đúng]", "summary"],
        ["[Gửi phản ánh]", "+openCase receipt"],
      ],
    ],
  ])("%s", (_, rows) => {
    const chat = follow(rows);
    expect(chat.state()).toMatchObject({
      draft: null,
      lastSent: { code: "YH-26-4K7Q2" },
    });
  });

  it("hands over what was collected", () => {
    const chat = follow([
      [photo({ id: "front", caption: LAMP }), "consentKeepsText consent"],
      ["[Đồng ý]", "+recordConsent askWardYesNo"],
      [photo({ id: "near" }), "photosAdded"],
      ["[Đúng]", "summary"],
    ]);
    expect(chat.state().draft).toMatchObject({
      text: LAMP,
      mediaIds: ["front", "near"],
      ward: { id: "yen-hoa" },
      matter: { id: "den-duong" },
      owner: { agency: { id: "ubnd-yen-hoa" } },
    });
  });

  it("asks no consent of those who gave it before", () => {
    const chat = openDialogue({ hasConsented: true });
    follow([[LAMP, "askWardYesNo"]], chat);
  });
});

describe("what people type instead of pressing", () => {
  it.each<[string, string]>([
    ["Đồng ý", "+recordConsent askWardYesNo"],
    ["dong y.", "+recordConsent askWardYesNo"],
    ["OK", "+recordConsent askWardYesNo"],
    ["I agree", "+recordConsent askWardYesNo"],
    ["không", "+recordConsent consentRefused"],
    ["I do not agree", "+recordConsent consentRefused"],
    ["cột thứ ba", "textAdded"],
  ])("consent: %s → %s", (text, replies) => {
    follow([...TO_CONSENT, [text, replies]]);
  });

  it.each<[string, string]>([
    ["đúng rồi ạ", "askPhoto"],
    ["Đúng rồi", "askPhoto"],
    ["dung roi!", "askPhoto"],
    ["Yes", "askPhoto"],
    ["không", "askWard"],
    ["Chỗ khác", "askWard"],
    ["Somewhere else", "askWard"],
    ["Gửi vị trí", "howToSendLocation"],
    ["phường Láng", "askPhoto"],
  ])("ward: %s → %s", (text, replies) => {
    follow([...TO_WARD, [text, replies]]);
  });

  it.each<[string, string]>([
    ["Không có ảnh", "summary"],
    ["ko co anh", "summary"],
    ["thôi", "summary"],
    ["cột thứ ba từ ngoài vào", "textAdded"],
  ])("photo: %s → %s", (text, replies) => {
    follow([...TO_PHOTO, [text, replies]]);
  });

  it.each<[string, string]>([
    ["Gửi phản ánh", "+openCase receipt"],
    ["gui di", "+openCase receipt"],
    ["Send report", "+openCase receipt"],
    ["sửa", "editText"],
    ["Edit text", "editText"],
    ["Không đúng cơ quan", "askMatter"],
    ["đèn cột thứ ba nữa", "summary"],
  ])("summary: %s → %s", (text, replies) => {
    follow([...TO_SUMMARY, [text, replies]]);
  });

  const TO_MATTER: readonly Row[] = [
    ["bẩn quá ở Yên Hòa", "consentKeepsText consent"],
    ["[Đồng ý]", "+recordConsent askMatter"],
  ];
  it.each<[string, string | null]>([
    ["1", "rac"],
    ["2", "cong"],
    ["Cống tắc", "cong"],
    ["cong tac", "cong"],
    ["[Cống tắc]", "cong"],
    ["[Loại khác]", null],
    ["loai khac", null],
    ["Something else", null],
  ])("matter: %s → %s", (input, matterId) => {
    const chat = follow([...TO_MATTER, [input, "askWardYesNo"]]);
    expect(chat.state().draft).toMatchObject({
      text: "bẩn quá ở Yên Hòa",
      matter: matterId === null ? null : { id: matterId },
    });
  });

  it("a matter nobody is sure of is not guessed at, nor asked about in vain", () => {
    const chat = follow([
      ["linh tinh ở Yên Hòa", "consentKeepsText consent"],
      ["[Đồng ý]", "+recordConsent askWardYesNo"],
    ]);
    expect(chat.state().draft).toMatchObject({ matter: null, isMatterSure: true });
  });

  it("three likeliest matters and another one are offered", () => {
    const labels = follow(TO_MATTER).buttons.map(({ label }) => label.in("vi"));
    expect(labels.slice(-5)).toEqual([
      "Rác chưa thu gom",
      "Cống tắc",
      "Đèn đường tắt",
      "Loại khác",
      "Lựa chọn khác",
    ]);
  });

  it("keeps the matter the person picked when they write more", () => {
    const chat = follow([
      ...TO_MATTER,
      ["2", "askWardYesNo"],
      ["[Đúng]", "askPhoto"],
      ["đèn cũng tắt", "textAdded"],
    ]);
    expect(chat.state().draft?.matter?.id).toBe("cong");
  });
});

describe("a text that is not clear", () => {
  it("is asked about once, then taken as it is", () => {
    follow([
      ["không rõ", "describeMore"],
      ["vẫn không rõ", "consentKeepsText consent"],
      ["[Đồng ý]", "+recordConsent askWard"],
    ]);
  });

  it("is sent as it is by who says so", () => {
    const chat = follow([
      ["không rõ", "describeMore"],
      ["vẫn gửi", "consentKeepsText consent"],
    ]);
    expect(chat.state().draft?.text).toBe("không rõ");
  });

  it.each(["gửi", "vẫn gửi", "bỏ qua"])(
    "is no report yet: a photo and “%s”",
    (typed) => {
      const chat = follow([
        [photo(), "photoKept"],
        [typed, "photoKept"],
      ]);
      expect(chat.state().draft?.text).toBe("");
    },
  );

  it.each(["?", "ok", "1", "...", "/help"])("is no report at all: %s", (typed) => {
    expect(follow([[typed, "greeting"]]).state().draft).toBeNull();
  });

  it("becomes clear with more words", () => {
    const chat = follow([
      ["tối quá", "consentKeepsText consent"],
      ["đèn tắt", "textAdded"],
    ]);
    expect(chat.state().draft).toMatchObject({
      text: "tối quá\nđèn tắt",
      matter: { id: "den-duong" },
    });
  });
});
