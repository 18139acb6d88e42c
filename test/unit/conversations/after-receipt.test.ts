import { describe, expect, it } from "vitest";
import { agencyButtons, matterButtons } from "#conversations/flows/reroute-case.ts";
import { receiptButtons } from "#conversations/flows/track-case.ts";
import type { Action, ReplyButton } from "#conversations/types.ts";
import { follow, openDialogue, press } from "#test/support/dialogue.ts";
import { AGENCIES, RECEIPT } from "#test/support/dialogue-house.ts";

const CASE = { id: "case-1", code: "YH-26-4K7Q2", hops: 1 };
const labels = (buttons: readonly ReplyButton[]) =>
  buttons.map(({ label }) => label.in("vi"));
const track = (verb: "why" | "wrong") =>
  press({ kind: "track", caseId: CASE.id, code: CASE.code, verb });

describe("below the receipt", () => {
  it.each([
    [true, ["Theo dõi", "Không đúng cơ quan"]],
    [false, ["Theo dõi"]],
  ])("where it may be rerouted is %s", (mayReroute, shown) => {
    expect(labels(receiptButtons({ ...RECEIPT, mayReroute }))).toEqual(shown);
  });
});

describe("what a press asks of the house", () => {
  it.each<[string, ReturnType<typeof press>, string]>([
    ["why late", track("why"), "+explainDelay"],
    ["wrong agency", track("wrong"), "+offerReroute"],
    [
      "another matter",
      press({ kind: "rerouteMatters", caseId: CASE.id }),
      "+offerMatters",
    ],
  ])("%s", (_, event, effects) => {
    follow([[event, effects]]);
  });

  it.each([
    "vi sao tre",
    "Vì sao trễ?",
    "sao lâu thế ạ",
    "SAO LAU THE",
    "why late",
    "Why is it late?",
  ])("“%s” asks why, and keeps what is being written", (typed) => {
    const chat = openDialogue({ hasConsented: true });
    chat.send("đèn tắt ở Yên Hòa");
    const { draft } = chat.state();
    expect(chat.send(typed)).toBe("+explainOnly");
    expect(chat.state().draft).toEqual(draft);
  });

  it("a longer sentence with these words is a report", () => {
    const chat = openDialogue({ hasConsented: true });
    expect(chat.send("vì sao trễ xe buýt số 32 ở Yên Hòa")).not.toContain(
      "+explainOnly",
    );
  });
});

describe("the choices of who says “wrong agency”", () => {
  const claims = (buttons: readonly ReplyButton[]) =>
    buttons.map(({ action }): Action["kind"] | string =>
      action.kind === "reroute" ? action.claim.kind : action.kind,
    );

  it("agencies, another matter, not sure, and the way back", () => {
    expect(claims(agencyButtons(CASE, AGENCIES, true))).toEqual([
      ...AGENCIES.map(() => "agency"),
      "rerouteMatters",
      "unsure",
      "track",
    ]);
    expect(claims(agencyButtons(CASE, [], false))).toEqual(["unsure", "track"]);
  });

  it("matters, not sure, and the way back", () => {
    expect(claims(matterButtons(CASE, AGENCIES))).toEqual([
      ...AGENCIES.map(() => "matter"),
      "unsure",
      "track",
    ]);
  });

  it("each remembers where the case stood, so that an old button moves nothing", () => {
    for (const { action } of agencyButtons(CASE, AGENCIES, false)) {
      if (action.kind !== "reroute") continue;
      const chat = openDialogue();
      chat.send(press(action));
      expect(chat.effects[0]).toEqual({
        kind: "rerouteCase",
        caseId: CASE.id,
        hops: CASE.hops,
        claim: action.claim,
      });
    }
    expect.assertions(AGENCIES.length + 1);
  });
});
