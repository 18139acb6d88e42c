import { describe, expect, it } from "vitest";
import type { Event, Verdict } from "#conversations/types.ts";
import { follow, openDialogue, press } from "#test/support/dialogue.ts";
import { dialogueHouse } from "#test/support/dialogue-house.ts";

const CODE = "YH-26-AAAAA";
const judge = (verdict: Verdict): Event =>
  press({ kind: "confirm", caseId: "case-1", code: CODE, verdict });
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
