import { describe, expect, it } from "vitest";
import {
  follow,
  type Input,
  openDialogue,
  PIN,
  photo,
  type Row,
} from "#test/support/dialogue.ts";
import {
  LAMP,
  TO_CONSENT,
  TO_PHOTO,
  TO_RECEIPT,
  TO_SUMMARY,
  TO_WARD,
} from "./lamp-story.ts";

describe("the draft is never lost by accident", () => {
  it.each<[string, readonly Row[], string]>([
    ["consent", TO_CONSENT, "consent"],
    ["ward", TO_WARD, "askWardYesNo"],
    ["photo", TO_PHOTO, "askPhoto"],
    ["summary", TO_SUMMARY, "summary"],
  ])("a command of some other bot at %s repeats the question", (_, rows, question) => {
    const chat = follow([...rows, ["/settings", question]]);
    expect(chat.state().draft?.text).toBe(LAMP);
  });

  it.each<[string, readonly Row[], string]>([
    ["consent", TO_CONSENT, "consent"],
    ["ward", TO_WARD, "askWardYesNo"],
    ["photo", TO_PHOTO, "askPhoto"],
    ["summary", TO_SUMMARY, "summary"],
  ])("a stray hi at %s repeats the question", (_, rows, question) => {
    const chat = follow([...rows, ["hi", `draftWaits ${question}`]]);
    expect(chat.state().draft?.text).toBe(LAMP);
    follow([["/start", `draftWaits ${question}`]], chat);
  });

  it.each<[string, Input, string]>([
    ["nothing", "chào", "greeting"],
    ["a photo", photo(), "photoKept"],
    ["a location", PIN, "locationKept"],
  ])("a stray hi after %s asks for the text", (what, input, replies) => {
    const chat = openDialogue();
    follow(
      [
        [input, replies],
        ["alo", replies],
      ],
      chat,
    );
    expect(chat.state().draft === null).toBe(what === "nothing");
  });

  it.each<[string, readonly Row[], string]>([
    ["the beginning", [], "nothingToCancel"],
    ["describe", [[photo(), "photoKept"]], "cancelled"],
    ["consent", TO_CONSENT, "cancelled"],
    ["ward", TO_WARD, "cancelled"],
    ["photo", TO_PHOTO, "cancelled"],
    ["summary", TO_SUMMARY, "cancelled"],
    ["rewrite", [...TO_SUMMARY, ["[Sửa nội dung]", "editText"]], "cancelled"],
    ["the receipt", TO_RECEIPT, "nothingToCancel"],
  ])("/huy at %s", (_, rows, reply) => {
    for (const word of ["/huy", "Huỷ", "hủy bỏ", "/cancel"]) {
      expect(follow([...rows, [word, reply]]).state().draft).toBeNull();
    }
  });

  it.each<[string, Input, string]>([
    [
      "a phone number",
      { kind: "contact", name: "Lan", phone: "84912345678" },
      "contactNotNeeded",
    ],
    ["a sticker", { kind: "unsupported" }, "unsupported"],
    ["a button of nothing", { kind: "press", action: null }, "staleButton"],
  ])("%s changes nothing", (_, input, replies) => {
    const chat = follow(TO_PHOTO);
    const before = chat.state();
    follow([[input, replies]], chat);
    expect(chat.state()).toEqual(before);
  });

  it("another language repeats the question in it", () => {
    const chat = follow(TO_PHOTO);
    const before = chat.state();
    const english: Input = { kind: "language", language: "en" };
    follow(
      [
        [english, "+setLanguage languageSet askPhoto"],
        ["/vi", "+setLanguage languageSet askPhoto"],
      ],
      chat,
    );
    expect(chat.state()).toEqual(before);
  });

  it("consent refused keeps the text, and agreeing later goes on from there", () => {
    const chat = follow([
      ...TO_CONSENT,
      ["[Không đồng ý]", "+recordConsent consentRefused"],
      ["[Đồng ý]", "+recordConsent askWardYesNo"],
    ]);
    const given = chat.effects.filter(({ kind }) => kind === "recordConsent");
    expect(given).toMatchObject([{ isGiven: false }, { isGiven: true }]);
    expect(chat.state().draft?.text).toBe(LAMP);
  });
});

describe("changing one's mind", () => {
  it("rewrites the text and keeps photos and ward", () => {
    const chat = follow([
      ...TO_PHOTO,
      [photo(), "summary"],
      ["[Sửa nội dung]", "editText"],
      ["đèn ngõ 14 tắt", "summary"],
    ]);
    expect(chat.state().draft).toMatchObject({
      text: "đèn ngõ 14 tắt",
      mediaIds: ["photo"],
      ward: { id: "yen-hoa" },
    });
  });

  it("a message edited in the chat replaces the text", () => {
    const chat = follow([
      ...TO_PHOTO,
      [{ kind: "edit", text: "đèn ngõ 14 tắt" }, "editNoted askPhoto"],
    ]);
    expect(chat.state().draft?.text).toBe("đèn ngõ 14 tắt");
  });

  it("a message edited after sending is passed on as a note", () => {
    const chat = follow([
      ...TO_RECEIPT,
      [{ kind: "edit", text: "ngõ 14 mới đúng" }, "+addNote"],
    ]);
    expect(chat.effects.at(-1)).toMatchObject({ caseId: "case-1" });
  });

  it("a message edited before anything else begins a draft", () => {
    follow([[{ kind: "edit", text: LAMP }, "consentKeepsText consent"]]);
  });

  it("the wrong agency means another matter, and the owner is found again", () => {
    follow([
      ["bẩn quá ở Yên Hòa", "consentKeepsText consent"],
      ["[Đồng ý]", "+recordConsent askMatter"],
      ["1", "askWardYesNo"],
      ["[Đúng]", "askPhoto"],
      ["[Không có ảnh]", "summary"],
      ["[Không đúng cơ quan]", "askMatter"],
      ["2", "summary"],
    ]);
  });
});

describe("buttons of an earlier report", () => {
  it("pressing send twice sends once", () => {
    const chat = follow([...TO_RECEIPT, ["[Gửi phản ánh]", "alreadySent"]]);
    expect(chat.effects.filter(({ kind }) => kind === "openCase")).toHaveLength(1);
  });

  it("any button of a report that was sent says so", () => {
    follow([...TO_RECEIPT, ["[Không có ảnh]", "alreadySent"]]);
  });

  it("a button of a cancelled report changes nothing", () => {
    const chat = follow([...TO_SUMMARY, ["/huy", "cancelled"]]);
    follow([["[Gửi phản ánh]", "staleButton"]], chat);
    follow([["đèn tắt ở Láng", "askWardYesNo"]], chat);
    const before = chat.state();
    follow([["[Gửi phản ánh]", "staleButton askWardYesNo"]], chat);
    expect(chat.state()).toEqual(before);
  });

  it("the send button of an older summary shows the new one first", () => {
    follow([
      ...TO_SUMMARY,
      ["[Sửa nội dung]", "editText"],
      ["[Gửi phản ánh]", "summary"],
    ]);
  });
});
