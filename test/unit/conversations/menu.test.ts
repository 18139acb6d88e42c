import { describe, expect, it } from "vitest";
import { follow, openDialogue, photo, type Row } from "#test/support/dialogue.ts";
import {
  FROM_CONSENT,
  LAMP,
  TO_CONSENT,
  TO_PHOTO,
  TO_RECEIPT,
  TO_SUMMARY,
  TO_WARD,
} from "./lamp-story.ts";

/** Every step at which somebody may want something else, and the question that stands there. */
const STEPS: readonly (readonly [string, readonly Row[], string])[] = [
  ["consent", TO_CONSENT, "consent"],
  ["ward", TO_WARD, "askWardYesNo"],
  ["photo", TO_PHOTO, "askPhoto"],
  ["summary", TO_SUMMARY, "summary"],
];

describe.each(STEPS)("at %s", (_, rows, question) => {
  it.each(["[Sửa nội dung]", "sửa", "sua", "viết lại"])(
    "%s: the text is written anew",
    (typed) => {
      const chat = follow([...rows, ...opened(typed), [typed, "editText"]]);
      chat.send("đèn hỏng ở Láng");
      expect(chat.state().draft?.text).toBe("đèn hỏng ở Láng");
    },
  );

  it.each(["[Để sau]", "để sau", "de sau", "Later"])(
    "%s: the chat is free, the draft waits",
    (typed) => {
      const chat = follow([...rows, ...opened(typed), [typed, "parked"]]);
      expect(chat.state()).toMatchObject({ draft: null, parked: [{ text: LAMP }] });
      follow([["[Viết tiếp]", `draftWaits ${question}`]], chat);
      expect(chat.state()).toMatchObject({ draft: { text: LAMP }, parked: [] });
    },
  );

  it.each(["[Gặp người]", "gặp người", "gap can bo"])(
    "%s: a person reads it",
    (typed) => {
      const chat = follow([...rows, ...opened(typed)]);
      expect(chat.send(typed)).toMatch(/^personReads (consent|summary)$/);
      expect(chat.state().draft).toMatchObject({ text: LAMP, matter: null });
    },
  );

  it.each(["[Huỷ]", "huỷ", "huy", "/huy"])("%s: it ends", (typed) => {
    const chat = follow([...rows, ...opened(typed), [typed, "cancelled"]]);
    expect(chat.state()).toMatchObject({ draft: null, parked: [] });
  });
});

/** The buttons of every step are one press away. */
function opened(typed: string): readonly Row[] {
  return typed.startsWith("[") ? [["[Lựa chọn khác]", "moreChoices"]] : [];
}

describe("going back", () => {
  it("asks the question before, and what follows once more", () => {
    follow([
      ...TO_SUMMARY,
      ["quay lại", "askPhoto"],
      ["quay lai", "askWardYesNo"],
      ["[Đúng]", "askPhoto"],
      [photo(), "summary"],
    ]);
  });

  it("opens no question that was never asked", () => {
    follow([
      ["rác hay cống ở Yên Hòa, chắc là đèn", "consentKeepsText consent"],
      ["[Đồng ý]", "+recordConsent askWardYesNo"],
      ["quay lại", "nothingBefore askWardYesNo"],
    ]);
  });

  it("has an end", () => {
    follow([
      ...TO_CONSENT,
      ["[Lựa chọn khác]", "moreChoices"],
      ["[Quay lại]", "nothingBefore consent"],
    ]);
  });
});

describe("leaving a question unanswered", () => {
  it.each<[string, readonly Row[], string, string]>([
    ["the photo", TO_PHOTO, "bỏ qua", "summary"],
    ["the ward", TO_WARD, "không rõ", "askPhoto"],
    ["the ward by skipping", TO_WARD, "bo qua", "askPhoto"],
    ["the ward by wanting to send", TO_WARD, "vẫn gửi", "askPhoto"],
  ])("%s", (_, rows, typed, next) => {
    follow([...rows, [typed, next]]);
  });

  it("a ward nobody knows is for the dispatcher", () => {
    const chat = follow([
      ["đèn tắt", "consentKeepsText consent"],
      ["[Đồng ý]", "+recordConsent askWard"],
      ["[Không rõ]", "askPhoto"],
      ["[Không có ảnh]", "summary"],
    ]);
    expect(chat.state().draft?.owner?.agency.id).toBe("ttpvhcc");
  });
});

describe("drafts that wait", () => {
  it("something else is filed meanwhile, and the first goes on afterwards", () => {
    const chat = follow(
      [
        ...TO_PHOTO,
        ["để sau", "parked"],
        ["hồ sơ trễ hẹn ở Yên Hòa", "askWardYesNo"],
        ["[Đúng]", "summary"],
        ["[Gửi phản ánh]", "+openCase receipt draftParked"],
        ["tiếp tục", "draftWaits askPhoto"],
      ],
      openDialogue(),
    );
    expect(chat.state().draft?.text).toBe(LAMP);
  });

  it("an old button brings its draft back; the one in hand waits instead", () => {
    const chat = follow([
      ...TO_PHOTO,
      ["để sau", "parked"],
      ["hồ sơ trễ hẹn ở Láng", "askWardYesNo"],
    ]);
    const noPhoto = chat.buttons.find(({ label }) => label.key === "noPhoto");
    chat.send({ kind: "press", action: noPhoto?.action ?? null });
    expect(chat.state()).toMatchObject({
      draft: { text: LAMP, asked: "confirm" },
      parked: [{ text: "hồ sơ trễ hẹn ở Láng" }],
    });
  });

  it("nothing waits: going on is a greeting", () => {
    follow([["tiếp tục", "greeting"]]);
    follow([...TO_RECEIPT, ["tiep tuc", "greeting"]]);
  });

  it("a photo put off is kept too", () => {
    const chat = follow([
      [photo({ id: "front" }), "photoKept"],
      ["để sau", "parked"],
      ["[Viết tiếp]", "photoKept"],
    ]);
    expect(chat.state().draft?.mediaIds).toEqual(["front"]);
  });
});

describe("a person asked for before anything is written", () => {
  it.each(["gặp người", "gap nhan vien", "talk to a person"])("%s", (typed) => {
    follow([[typed, "reachPerson"]]);
  });

  it("below a question about the text the question stays", () => {
    follow([
      [photo(), "photoKept"],
      ["gặp người", "reachPerson photoKept"],
    ]);
  });
});

it("a number typed below the consent is no consent", () => {
  follow([...TO_CONSENT, ["1", "consent"], ...FROM_CONSENT.slice(0, 1)]);
});
