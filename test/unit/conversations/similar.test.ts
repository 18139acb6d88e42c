import { describe, expect, it } from "vitest";
import { follow, openDialogue, press } from "#test/support/dialogue.ts";
import { dialogueHouse } from "#test/support/dialogue-house.ts";

const SENT = "2026-11-16T02:00:00Z";
const ONE = [{ caseId: "other", people: 12, lastAt: SENT, metres: 40 }];
const TWO = [...ONE, { caseId: "second", people: 1, lastAt: SENT, metres: null }];
const LAMP = "đèn tắt ở ngõ 12 Yên Hòa";

const chatWith = (given: Parameters<typeof dialogueHouse>[0]) =>
  openDialogue({ house: dialogueHouse(given), hasConsented: true });

describe("others have sent it already", () => {
  it("is asked between the ward and the photo, with how many and how far", () => {
    const chat = follow(
      [
        [LAMP, "askWardYesNo"],
        ["[Đúng]", "askSimilarOne"],
      ],
      chatWith({ similar: ONE }),
    );
    const asked = chat.effects.findLast((effect) => effect.kind === "say");
    expect(asked?.reply.phrase.in("vi")).toBe(
      "12 người đã phản ánh việc giống thế này cách đây khoảng 40 m, gần nhất lúc 09:00 thứ Hai, 16/11. Anh/chị theo dõi cùng không ạ?",
    );
  });

  it.each(["[Vẫn gửi riêng]", "không", "bỏ qua", "vẫn gửi riêng"])(
    "%s goes on with one's own report and is not asked again",
    (own) => {
      follow(
        [
          [LAMP, "askWardYesNo"],
          ["[Đúng]", "askSimilarOne"],
          [own, "askPhoto"],
          ["[Không có ảnh]", "summary"],
          ["[Gửi phản ánh]", "+openCase receipt"],
        ],
        chatWith({ similar: ONE }),
      );
    },
  );

  it.each(["[Theo dõi cùng]", "đúng rồi", "ok"])(
    "%s follows; what was written waits to be sent along",
    (yes) => {
      const chat = follow(
        [
          [LAMP, "askWardYesNo"],
          ["[Đúng]", "askSimilarOne"],
          [yes, "followed askOwnWords"],
        ],
        chatWith({ similar: ONE }),
      );
      expect(chat.state().draft).toBeNull();
      follow([["[Gửi thêm nội dung]", "+addNote"]], chat);
      expect(chat.effects.at(-1)).toEqual({
        kind: "addNote",
        caseId: "other",
        text: LAMP,
        mediaIds: [],
      });
      expect(chat.state().parked).toEqual([]);
      follow([["[Gửi thêm nội dung]", "staleButton"]], chat);
    },
  );

  it.each([
    ["[Không cần gửi]", "wordsDropped"],
    ["[Vẫn gửi riêng]", "draftWaits askPhoto"],
    ["tiếp tục", "draftWaits askPhoto"],
  ])("after following, %s decides what becomes of the words", (input, replies) => {
    follow(
      [
        [LAMP, "askWardYesNo"],
        ["[Đúng]", "askSimilarOne"],
        ["[Theo dõi cùng]", "followed askOwnWords"],
        [input, replies],
      ],
      chatWith({ similar: ONE }),
    );
  });

  it("of several, a number or a button names one; yes alone names none", () => {
    const chat = follow(
      [
        [LAMP, "askWardYesNo"],
        ["[Đúng]", "askSimilarSome"],
        ["đúng", "askSimilarSome"],
        ["[Theo dõi việc 2]", "followed askOwnWords"],
      ],
      chatWith({ similar: TWO }),
    );
    const followed = chat.effects.find(({ kind }) => kind === "followCase");
    expect(followed).toMatchObject({ caseId: "second" });
  });

  it("goes on with one's own report when the case has closed meanwhile", () => {
    const chat = follow(
      [
        [LAMP, "askWardYesNo"],
        ["[Đúng]", "askSimilarOne"],
        ["[Theo dõi cùng]", "followTooLate askPhoto"],
      ],
      chatWith({ similar: ONE, isFollowable: false }),
    );
    expect(chat.state().draft?.text).toBe(LAMP);
  });

  it("going back asks once more", () => {
    follow(
      [
        [LAMP, "askWardYesNo"],
        ["[Đúng]", "askSimilarOne"],
        ["[Vẫn gửi riêng]", "askPhoto"],
        ["quay lại", "askSimilarOne"],
      ],
      chatWith({ similar: ONE }),
    );
  });

  it.each([
    ["nobody has sent it", LAMP, []],
    ["it is about one's own papers", "hồ sơ ở phường Yên Hòa trễ hẹn", ONE],
    ["it cannot wait", "cháy ở ngõ 12 Yên Hòa", ONE],
  ])("is not asked when %s", (_, text, similar) => {
    const chat = chatWith({ similar });
    chat.send(text);
    const next = chat.send("[Đúng]");
    expect(next).not.toContain("askSimilar");
  });
});

describe("a case somebody follows", () => {
  const action = { kind: "follower", caseId: "other", code: "YH-26-BBBBB" } as const;

  it.each([
    ["follow", "followed"],
    ["unfollow", "+unfollowCase"],
    ["disagree", "+disagree"],
  ] as const)("the button to %s", (verb, replies) => {
    follow([[press({ ...action, verb }), replies]], chatWith({}));
  });
});
