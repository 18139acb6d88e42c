import { describe, expect, it } from "vitest";
import type { Action } from "#conversations/types.ts";
import {
  type Dialogue,
  type Input,
  openDialogue,
  photo,
  follow as play,
  press,
  type Row,
} from "#test/support/dialogue.ts";
import {
  type DialogueHouse,
  dialogueHouse,
  OPEN_CASE,
} from "#test/support/dialogue-house.ts";

type Verb = Extract<Action, { kind: "desk" }>["verb"];

const WORK = "Tổ chiếu sáng đã thay bóng lúc 10 giờ sáng nay.";

function onDesk(verb: Verb, caseId = "case-1") {
  return press({ kind: "desk", caseId, verb });
}

function follow(
  rows: readonly Row[],
  house: DialogueHouse = dialogueHouse(),
  chat = openDialogue({ isOfficer: true, house }),
): Dialogue {
  return play(rows, chat);
}

const TO_ANSWER: readonly Row[] = [[onDesk("answer"), "writeAnswer"]];
const TO_CHECK: readonly Row[] = [...TO_ANSWER, [WORK, "checkAnswer"]];
const TO_TRANSFER: readonly Row[] = [
  [onDesk("transfer"), "whatWasWrong"],
  ["[Ngoài thẩm quyền]", "whereTo"],
];
const TO_REASON: readonly Row[] = [...TO_TRANSFER, ["[Sở Xây dựng]", "whyTransfer"]];

describe("an officer answers", () => {
  it("accepts with one press", () => {
    follow([[onDesk("accept"), "+acceptCase"]]);
  });

  it.each(["[Gửi trả lời]", "gui tra loi", "Send answer"])(
    "writes, reads it once more, sends: %s",
    (input) => {
      const chat = follow([...TO_CHECK, [input, "+answerCase"]]);
      expect(chat.effects.at(-1)).toEqual({
        kind: "answerCase",
        caseId: "case-1",
        text: WORK,
        mediaIds: [],
      });
      expect(chat.state().task).toBeNull();
    },
  );

  it.each(["ok", "Đã xử lý", "...................."])("“%s” is too short", (text) => {
    follow([...TO_ANSWER, [text, "answerTooShort"], [WORK, "checkAnswer"]]);
  });

  it("an answer is nothing but what was written after the last look", () => {
    const chat = follow([
      ...TO_ANSWER,
      ["Đã xử lý", "answerTooShort"],
      ["Cột số 7 đã thay bóng sáng nay.", "checkAnswer"],
      ["Cột số 8 thay vào ngày mai.", "checkAnswer"],
      ["[Gửi trả lời]", "+answerCase"],
    ]);
    expect(chat.effects.at(-1)).toMatchObject({
      text: "Cột số 7 đã thay bóng sáng nay.\nCột số 8 thay vào ngày mai.",
    });
  });

  it("photos go with it, before the text or after", () => {
    const chat = follow([
      ...TO_ANSWER,
      [photo({ id: "before" }), "photosAdded"],
      [WORK, "checkAnswer"],
      [photo({ id: "after" }), "checkAnswer"],
      ["[Gửi trả lời]", "+answerCase"],
    ]);
    expect(chat.effects.at(-1)).toMatchObject({ mediaIds: ["before", "after"] });
  });

  it.each(["[Viết lại]", "viet lai"])("%s begins anew", (input) => {
    const chat = follow([...TO_CHECK, [input, "writeAnswer"]]);
    expect(chat.state().task).toMatchObject({ text: "" });
  });

  it("a message edited while it is being checked replaces the answer", () => {
    const text = "Đã thay bóng cột số 9, không phải số 7.";
    const chat = follow([...TO_CHECK, [{ kind: "edit", text }, "checkAnswer"]]);
    expect(chat.state()).toMatchObject({ draft: null, task: { text } });
  });

  it.each<[string, Input]>([
    ["the button", "[Thôi]"],
    ["thôi", "thôi"],
    ["/huy", "/huy"],
    ["/cancel", "/cancel"],
    ["Huỷ bỏ", "Huỷ bỏ"],
  ])("leaves it with %s", (_, input) => {
    expect(follow([...TO_CHECK, [input, "deskTaskDropped"]]).state().task).toBeNull();
  });

  it("sending what was sent already looks at the case again", () => {
    const chat = follow([...TO_CHECK, ["[Gửi trả lời]", "+answerCase"]]);
    follow([["[Gửi trả lời]", "+showOnDesk"]], undefined, chat);
  });
});

describe("an officer passes a case on", () => {
  it.each<[string, readonly Row[], string]>([
    ["by button", [["[Sở Xây dựng]", "whyTransfer"]], "so-xd"],
    ["by number", [["2", "whyTransfer"]], "so-xd"],
    ["by the name of an option", [["so xay dung", "whyTransfer"]], "so-xd"],
    ["by the name of another", [["môi trường", "whyTransfer"]], "so-nnmt"],
    [
      "one of several",
      [
        ["sở", "whereTo"],
        ["2", "whyTransfer"],
      ],
      "so-nnmt",
    ],
    [
      "none by that name, then one",
      [
        ["hội khuyến học", "agencyNotFound"],
        ["Láng", "whyTransfer"],
      ],
      "ubnd-lang",
    ],
  ])("%s", (_, rows, agencyId) => {
    const chat = follow([
      ...TO_TRANSFER,
      ...rows,
      ["Đèn này do Sở quản lý", "+transferCase"],
    ]);
    expect(chat.effects.at(-1)).toEqual({
      kind: "transferCase",
      caseId: "case-1",
      agencyId,
      reason: "Đèn này do Sở quản lý",
      fault: "owner",
      matterId: null,
    });
    expect(chat.state().task).toBeNull();
  });

  it("a photo is no reason", () => {
    follow([
      ...TO_REASON,
      [photo(), "whyTransfer"],
      ["Đèn này do Sở quản lý", "+transferCase"],
    ]);
  });

  it("another button changes the choice", () => {
    const chat = follow([...TO_REASON, ["[UBND phường Láng]", "whyTransfer"]]);
    expect(chat.state().task).toMatchObject({ to: { id: "ubnd-lang" } });
  });

  it("the button of an agency works after the task was dropped: it begins anew", () => {
    follow([
      ...TO_REASON,
      ["[Thôi]", "deskTaskDropped"],
      ["[Sở Xây dựng]", "whatWasWrong"],
    ]);
  });
});

describe("buttons that no longer hold", () => {
  it.each(["answer", "transfer", "sendAnswer", "writeAgain"] as const)(
    "%s on somebody else's case is denied",
    (verb) => {
      const house = dialogueHouse({ desk: "denied" });
      expect(follow([[onDesk(verb), "deskDenied"]], house).state().task).toBeNull();
    },
  );

  it.each(["answer", "transfer"] as const)(
    "%s on an answered case is stale",
    (verb) => {
      const house = dialogueHouse({ desk: { ...OPEN_CASE, state: "answered" } });
      expect(follow([[onDesk(verb), "+showOnDesk"]], house).state().task).toBeNull();
    },
  );

  it.each<[Verb, string]>([
    ["sendAnswer", "+showOnDesk"],
    ["writeAgain", "+showOnDesk"],
    ["leave", "+showOnDesk"],
  ])("%s of another case does not touch the answer in hand", (verb, replies) => {
    const chat = follow(TO_CHECK);
    const before = chat.state();
    follow([[onDesk(verb, "case-2"), replies]], undefined, chat);
    expect(chat.state()).toEqual(before);
  });

  it("a denied look at another case does not touch the answer in hand", () => {
    const own = dialogueHouse();
    const denied = dialogueHouse({ desk: "denied" });
    const house: DialogueHouse = {
      answer: (effect) =>
        (effect.kind === "lookAtCase" && effect.caseId === "case-2"
          ? denied
          : own
        ).answer(effect),
    };
    const chat = follow(TO_CHECK, house);
    const before = chat.state();
    follow([[onDesk("sendAnswer", "case-2"), "deskDenied"]], house, chat);
    expect(chat.state()).toEqual(before);
  });
});

describe("an officer with nothing in hand", () => {
  it.each<[string, Input]>([
    ["a text", "đèn tắt"],
    ["/start", "/start"],
    ["an edited message", { kind: "edit", text: "sửa lại câu trả lời" }],
  ])("%s shows the desk and begins no draft", (_, input) => {
    expect(follow([[input, "deskIdle"]]).state().draft).toBeNull();
  });

  it("files their own report by the button", () => {
    follow([
      ["hi", "deskIdle"],
      ["[Gửi phản ánh riêng]", "describe"],
      ["đèn tắt ở Láng", "consentKeepsText consent"],
      ["[Đồng ý]", "+recordConsent askWardYesNo"],
      ["[Gửi phản ánh riêng]", "askWardYesNo"],
    ]);
  });

  it("joins by a link", () => {
    const start = { kind: "start", parameter: "inv_abc" } as const;
    const chat = openDialogue();
    expect(chat.send(start)).toBe("+redeemInvitation");
    expect(chat.effects.at(-1)).toMatchObject({ token: "abc" });
  });
});

describe("the citizen judges the answer", () => {
  const notSolved = press({
    kind: "confirm",
    caseId: "case-1",
    code: "YH-26-AAAAA",
    verdict: "notSolved",
  });

  it.each<[string, Input, object]>([
    ["a text", "đèn lại tắt", { text: "đèn lại tắt", mediaIds: [] }],
    ["a photo", photo(), { text: "", mediaIds: ["photo"] }],
    ["both", photo({ caption: "vẫn tối" }), { text: "vẫn tối", mediaIds: ["photo"] }],
  ])(
    "not solved: %s that follows is a note, the next begins a report",
    (_, input, note) => {
      const chat = openDialogue();
      expect(chat.send(notSolved)).toBe("+confirmCase");
      expect(chat.send(input)).toBe("+addNote");
      expect(chat.effects.at(-1)).toEqual({
        kind: "addNote",
        caseId: "case-1",
        ...note,
      });
      expect(chat.send("đèn khác tắt ở Láng")).toBe("consentKeepsText consent");
    },
  );

  it("not solved, but nothing to add", () => {
    const chat = openDialogue();
    chat.send(notSolved);
    expect(chat.send("thôi")).toBe("deskTaskDropped");
  });
});
