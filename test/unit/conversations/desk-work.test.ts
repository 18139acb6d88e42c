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

const WORK = "Tổ chiếu sáng đã thay bóng lúc 10 giờ sáng nay.";

function onDesk(verb: Extract<Action, { kind: "desk" }>["verb"]) {
  return press({ kind: "desk", caseId: "case-1", verb });
}

function follow(
  rows: readonly Row[],
  house: DialogueHouse = dialogueHouse(),
): Dialogue {
  return play(rows, openDialogue({ isOfficer: true, house }));
}

const TO_ANSWER: readonly Row[] = [[onDesk("answer"), "writeAnswer"]];
const TO_CHECK: readonly Row[] = [...TO_ANSWER, [WORK, "checkAnswer"]];

describe("an officer says what was wrong", () => {
  it.each<[string, readonly Row[], object]>([
    ["by button", [["[Sai địa bàn]", "whereTo"]], { fault: "place" }],
    ["in words", [["sai dia ban", "whereTo"]], { fault: "place" }],
    [
      "and what it is about instead",
      [
        ["[Sai loại việc]", "whichMatter"],
        ["[Cống tắc]", "whereTo"],
      ],
      { fault: "matter", matterId: "cong" },
    ],
    [
      "that by number, after something else",
      [
        ["sai loại việc", "whichMatter"],
        ["chịu", "whichMatter"],
        ["2", "whereTo"],
      ],
      { fault: "matter", matterId: "cong" },
    ],
  ])("%s", (_, rows, found) => {
    const chat = follow([
      [onDesk("transfer"), "whatWasWrong"],
      ["gì cơ", "whatWasWrong"],
      ...rows,
      ["[Sở Xây dựng]", "whyTransfer"],
      ["Đèn này do Sở quản lý", "+transferCase"],
    ]);
    expect(chat.effects.at(-1)).toMatchObject(found);
  });
});

describe("proof of an answer", () => {
  const at = (proof: "required" | "asked") =>
    dialogueHouse({ desk: { ...OPEN_CASE, proof } });

  it.each<[string, Input]>([
    ["the button", "[Gửi không ảnh]"],
    ["the words of the other button", "gửi trả lời"],
  ])("asked for once: %s sends without", (_, input) => {
    follow([...TO_CHECK, [input, "+answerCase"]], at("asked"));
  });

  it("required: nothing is sent before it is there", () => {
    follow(
      [
        ...TO_CHECK,
        [onDesk("sendAnswer"), "checkAnswer"],
        ["gửi trả lời", "checkAnswer"],
        [photo(), "checkAnswer"],
        ["[Gửi trả lời]", "+answerCase"],
      ],
      at("required"),
    );
  });
});

describe("a ready answer", () => {
  const use = (templateId: string) =>
    press({ kind: "template", caseId: "case-1", templateId, verb: "use" });

  it("is asked for what it lacks, and never sent with a gap", () => {
    const chat = follow([
      ...TO_ANSWER,
      ["[Mẫu trả lời]", "+offerTemplates"],
      [use("Đã sửa {hạng mục} vào lúc {giờ} hôm nay."), "fillIn"],
      [onDesk("sendAnswer"), "fillIn"],
      [photo(), "fillIn"],
      ["bóng đèn {giờ}", "fillIn"],
      ["10 giờ", "checkAnswer"],
      ["[Gửi trả lời]", "+answerCase"],
    ]);
    expect(chat.effects.at(-1)).toMatchObject({
      text: "Đã sửa bóng đèn giờ vào lúc 10 giờ hôm nay.",
      mediaIds: ["photo"],
    });
  });

  it.each([
    ["", "nameTooLong"],
    ["một cái tên dài quá mức", "nameTooLong"],
    ["Thay bóng", "+saveTemplate"],
  ])("is kept under the name “%s”: %s", (name, replies) => {
    follow([
      [onDesk("saveTemplate"), "nameTemplate"],
      [name, replies],
    ]);
  });
});

describe("the lists of an officer", () => {
  it.each([
    ["việc của tôi", "mine"],
    ["Hôm nay?", "today"],
    ["qua han", "late"],
    ["/chonhan", "waiting"],
  ])("“%s”", (typed, list) => {
    const chat = follow([[typed, "deskList"]]);
    expect(chat.effects).toContainEqual({ kind: "listDesk", list, words: "", page: 0 });
  });

  it.each([
    [
      "tìm đèn ngõ 12",
      { kind: "listDesk", list: "search", words: "đèn ngõ 12", page: 0 },
    ],
    ["tìm yh 26 4k7q2", { kind: "openByCode", code: "YH-26-4K7Q2" }],
    ["YH-26-4K7Q2", { kind: "openByCode", code: "YH-26-4K7Q2" }],
  ])("“%s” looks for it", (typed, effect) => {
    const chat = openDialogue({ isOfficer: true });
    chat.send(typed);
    expect(chat.effects[0]).toEqual(effect);
  });

  it("go on to the next page", () => {
    const chat = follow([
      ["quá hạn", "deskList"],
      ["[Xem tiếp]", "deskList"],
    ]);
    expect(chat.effects).toContainEqual({
      kind: "listDesk",
      list: "late",
      words: "",
      page: 1,
    });
  });

  it("are not asked for by what is written into an answer", () => {
    follow([
      ...TO_ANSWER,
      ["hôm nay", "answerTooShort"],
      ["tìm đèn ngõ 12 rồi thay bóng", "checkAnswer"],
    ]);
  });
});
