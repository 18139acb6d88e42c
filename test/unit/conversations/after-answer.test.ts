import { describe, expect, it } from "vitest";
import type { Event, Verdict } from "#conversations/types.ts";
import { follow, openDialogue, photo, press } from "#test/support/dialogue.ts";
import { dialogueHouse } from "#test/support/dialogue-house.ts";

const CODE = "YH-26-AAAAA";
const judge = (verdict: Verdict): Event =>
  press({ kind: "confirm", caseId: "case-1", code: CODE, verdict });
const SOLVED = judge("solved");
const waiting = (isOfficer = false) =>
  openDialogue({ house: dialogueHouse({ isWaiting: true }), isOfficer });

describe("a verdict that is typed", () => {
  it.each<[string, Verdict]>([
    ["Đã giải quyết", "solved"],
    ["xong rồi ạ", "solved"],
    ["XONG ROI!", "solved"],
    ["Mới một phần", "partly"],
    ["mot phan", "partly"],
    ["Chưa giải quyết.", "notSolved"],
    ["chua xong", "notSolved"],
  ])("“%s” is %s", (typed, verdict) => {
    for (const isOfficer of [false, true]) {
      const chat = waiting(isOfficer);
      chat.send(typed);
      expect(chat.effects[0]).toMatchObject({ kind: "confirmOnly", verdict });
    }
  });

  it("is an ordinary text when no case waits", () => {
    follow([["chưa xong", "+confirmOnly consentKeepsText consent"]]);
  });

  it("says nothing about a case while a report is being written", () => {
    const chat = waiting();
    chat.send("đèn tắt ở Yên Hòa");
    expect(chat.send("xong rồi")).not.toContain("+confirmOnly");
  });
});

it.each(["partly", "notSolved"] as const)("%s: what follows is a note", (verdict) => {
  follow([
    [judge(verdict), "+confirmCase"],
    ["vẫn tối", "+addNote"],
  ]);
});

describe("four questions", () => {
  it("come one by one after “solved”, one tap or number each", () => {
    const chat = follow([
      [SOLVED, "+confirmCase rateFirst"],
      ["[Rất hài lòng]", "+recordRating rate20"],
      ["2", "+recordRating rate21"],
      ["khong y kien", "+recordRating rate22"],
      ["Bình thường", "+recordRating +finishRating ratingThanks"],
    ]);
    const said = chat.effects.filter((one) => one.kind === "recordRating");
    expect(said.map(({ criterion, level }) => [criterion, level])).toEqual([
      [19, 5],
      [20, 2],
      [21, null],
      [22, 3],
    ]);
    expect(chat.state().task).toBeNull();
  });

  it.each(["[Thôi]", "thôi", "/huy"])("stop with “%s”", (stop) => {
    const chat = follow([
      [SOLVED, "+confirmCase rateFirst"],
      ["4", "+recordRating rate20"],
      [stop, "+finishRating ratingStopped"],
    ]);
    expect(chat.state().task).toBeNull();
  });

  it("an older button changes its answer and asks nothing again", () => {
    const chat = openDialogue();
    chat.send(SOLVED);
    const [worst] = chat.buttons;
    chat.send("5");
    expect(chat.send(press(worst?.action ?? null))).toBe("+recordRating ratingChanged");
    expect(chat.effects.at(-2)).toMatchObject({ criterion: 19, level: 1 });
    expect(chat.send("4")).toBe("+recordRating rate21");
    chat.send("[Thôi]");
    expect(chat.send(press(worst?.action ?? null))).toBe("staleButton");
  });

  it.each<[string, string | Event]>([
    ["a text", "đèn tắt ở Yên Hòa"],
    ["a photo", photo()],
    ["a number that is no level", "9"],
  ])("%s begins something else, and a number is no rating any more", (_, input) => {
    const chat = follow([[SOLVED, "+confirmCase rateFirst"]]);
    expect(chat.send(input)).not.toContain("Rating");
    expect(chat.state().task).toBeNull();
    expect(chat.send("1")).not.toContain("+recordRating");
  });

  it("never come into the middle of a report, but wait behind a button", () => {
    const chat = openDialogue();
    chat.send("đèn tắt ở Yên Hòa");
    expect(chat.send(SOLVED)).toBe("+confirmCase mayRate");
    expect(chat.send("[Đồng ý]")).toBe("+recordConsent askWardYesNo");
    expect(chat.send("[Đánh giá]")).toBe("rateFirst");
  });
});
