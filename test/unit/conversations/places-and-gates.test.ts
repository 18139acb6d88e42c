import { describe, expect, it } from "vitest";
import {
  type Dialogue,
  openDialogue,
  PIN,
  follow as play,
  type Row,
} from "#test/support/dialogue.ts";
import { dialogueHouse, LANG, YEN_HOA } from "#test/support/dialogue-house.ts";

/** People who agreed before, so that rows begin with the matter. */
function follow(
  rows: readonly Row[],
  chat = openDialogue({ hasConsented: true }),
): Dialogue {
  return play(rows, chat);
}

describe("where it is", () => {
  it.each<[string, readonly Row[], string | null]>([
    [
      "named and confirmed",
      [
        ["đèn tắt ở Láng", "askWardYesNo"],
        ["đúng", "askPhoto"],
      ],
      "lang",
    ],
    [
      "confirmed after a name that was not found, and asked anew on the way back",
      [
        ["đèn tắt ở Láng", "askWardYesNo"],
        ["chỗ cây đa", "wardStillAsked"],
        ["đúng", "askPhoto"],
        ["quay lại", "askWardYesNo"],
        ["chỗ cây đa", "wardStillAsked"],
        ["[Đúng]", "askPhoto"],
        ["quay lại", "askWardYesNo"],
      ],
      "lang",
    ],
    [
      "never found, and asked anew on the way back",
      [
        ["đèn tắt cả tuần nay", "askWard"],
        ["chỗ cây đa", "wardNotFound"],
        ["chỗ cây đa", "askPhoto"],
        ["quay lại", "askWard"],
      ],
      null,
    ],
    [
      "corrected by typing another",
      [
        ["đèn tắt ở Láng", "askWardYesNo"],
        ["phường Yên Hòa", "askPhoto"],
      ],
      "yen-hoa",
    ],
    [
      "denied, then typed",
      [
        ["đèn tắt ở Láng", "askWardYesNo"],
        ["[Chỗ khác]", "askWard"],
        ["Yên Hòa", "askPhoto"],
      ],
      "yen-hoa",
    ],
    [
      "an old name of several wards, chosen by button",
      [
        ["đèn tắt ở Trung Hòa", "askWardOf"],
        ["[phường Láng]", "askPhoto"],
      ],
      "lang",
    ],
    [
      "chosen by number",
      [
        ["đèn tắt ở Trung Hòa", "askWardOf"],
        ["2", "askPhoto"],
      ],
      "lang",
    ],
    [
      "chosen by name without diacritics",
      [
        ["đèn tắt ở Trung Hòa", "askWardOf"],
        ["phuong yen hoa", "askPhoto"],
      ],
      "yen-hoa",
    ],
    [
      "none of the several",
      [
        ["đèn tắt ở Trung Hòa", "askWardOf"],
        ["[Chỗ khác]", "askWard"],
        ["Láng", "askPhoto"],
      ],
      "lang",
    ],
    [
      "a location, chosen among the nearest",
      [
        ["đèn tắt", "askWard"],
        ["[Gửi vị trí]", "howToSendLocation"],
        [PIN, "askWardNear"],
        ["1", "askPhoto"],
      ],
      "yen-hoa",
    ],
    [
      "not found twice: the dispatcher will know",
      [
        ["đèn tắt", "askWard"],
        ["xóm trại", "wardNotFound"],
        ["xóm trại cũ", "askPhoto"],
        ["[Không có ảnh]", "summary"],
      ],
      null,
    ],
    [
      "seemingly outside the city, then inside",
      [
        ["đèn tắt ở Bắc Ninh", "outsideCity"],
        ["Láng", "askPhoto"],
      ],
      "lang",
    ],
    [
      "outside the city and no other",
      [
        ["đèn tắt ở Bắc Ninh", "outsideCity"],
        ["Bắc Ninh mà", "askPhoto"],
      ],
      null,
    ],
  ])("%s", (_, rows, wardId) => {
    const chat = follow(rows);
    expect(chat.state().draft?.ward?.id ?? null).toBe(wardId);
  });

  it.each([
    [
      "đèn tắt ở ngõ 12 Láng",
      "Ngõ 12: chỗ này ở **phường Láng (tên cũ)**, đúng không ạ?",
    ],
    ["đèn tắt ở phường Láng", "Chỗ này ở **phường Láng (tên cũ)**, đúng không ạ?"],
  ])("the question after “%s” says each name once", (text, question) => {
    const chat = follow([[text, "askWardYesNo"]]);
    const [said] = chat.effects.flatMap((effect) =>
      effect.kind === "say" ? [effect.reply.phrase.in("vi")] : [],
    );
    expect(said).toBe(question);
  });

  it("a ward that was only guessed gives way to the corrected text", () => {
    const chat = follow([
      ["đèn tắt ở Láng", "askWardYesNo"],
      [{ kind: "edit", text: "đèn tắt ở Yên Hòa" }, "editNoted askWardYesNo"],
    ]);
    expect(chat.state().draft?.ward?.id).toBe("yen-hoa");
  });

  it("the device is asked for its place when the person wants to send it", () => {
    const chat = follow([
      ["đèn tắt", "askWard"],
      ["[Gửi vị trí]", "howToSendLocation"],
    ]);
    expect(chat.effects.at(-1)).toMatchObject({ reply: { requestLocation: true } });
    expect(chat.buttons.at(-1)).toMatchObject({ kind: "location" });
  });

  it("a ward nobody found goes to the dispatcher with the words typed for it", () => {
    const chat = follow([
      ["đèn tắt", "askWard"],
      ["xóm trại", "wardNotFound"],
      ["xóm trại cũ", "askPhoto"],
      ["[Không có ảnh]", "summary"],
    ]);
    expect(chat.state().draft).toMatchObject({
      address: "xóm trại cũ",
      owner: { agency: { id: "ttpvhcc" } },
    });
  });

  it("a place outside the city is asked about even when it was read twice", () => {
    follow([
      ["không rõ, ở Bắc Ninh", "describeMore"],
      ["đèn tắt", "outsideCity"],
    ]);
  });

  it("a ward that was settled stays when a location near it follows", () => {
    const chat = follow([
      ["đèn tắt ở Yên Hòa", "askWardYesNo"],
      ["[Đúng]", "askPhoto"],
      [PIN, "askPhoto"],
    ]);
    expect(chat.state().draft).toMatchObject({
      ward: { id: "yen-hoa" },
      pin: { lat: 21.02 },
    });
  });

  it("a location far from the ward that was settled is asked about", () => {
    const pin = { kind: "several", name: null, wards: [LANG] } as const;
    const house = dialogueHouse({ pin });
    follow(
      [
        ["đèn tắt ở Yên Hòa", "askWardYesNo"],
        ["[Đúng]", "askPhoto"],
        [PIN, "askWardNear"],
        ["1", "askPhoto"],
      ],
      openDialogue({ hasConsented: true, house }),
    );
  });

  it("a location outside the city is called so in both languages", () => {
    const house = dialogueHouse({ pin: { kind: "outside", name: null } });
    const chat = follow(
      [
        ["đèn tắt", "askWard"],
        [PIN, "outsideCity"],
      ],
      openDialogue({ hasConsented: true, house }),
    );
    const [card] = chat.effects.flatMap((effect) =>
      effect.kind === "say" && effect.reply.phrase.key === "outsideCity"
        ? [effect.reply.phrase]
        : [],
    );
    expect(card?.in("vi")).toMatch(/^Nơi này có vẻ ở ngoài Hà Nội\./);
    expect(card?.in("en")).toMatch(/^That seems to be outside Ha Noi\./);
  });

  it("more text never replaces a ward that was settled", () => {
    const chat = follow([
      ["đèn tắt ở Yên Hòa", "askWardYesNo"],
      ["[Đúng]", "askPhoto"],
      ["đi từ Láng sang", "textAdded"],
    ]);
    expect(chat.state().draft?.ward?.id).toBe(YEN_HOA.id);
  });
});

describe("what does not go the ordinary way", () => {
  it("danger: the numbers to call come first and once, and the report goes on", () => {
    const chat = follow([
      ["cháy ở Yên Hòa", "emergency askWardYesNo"],
      ["[Đúng]", "askPhoto"],
      ["cháy to lắm", "textAdded"],
      ["không có ảnh", "summary"],
    ]);
    expect(chat.state().draft?.isUrgent).toBe(true);
  });

  it("danger is told before anything else", () => {
    follow([["cháy ở Yên Hòa", "emergency consentKeepsText consent"]], openDialogue());
  });

  it.each([
    ["đánh nhau ở Láng", "crime"],
    ["tôi khiếu nại quyết định", "complaint"],
    ["tôi tố cáo ông A", "denunciation"],
    ["hàng xóm không trả, tôi đòi nợ", "civilDispute"],
    ["hoàn thuế chậm", "outsideAuthority"],
  ])("%s → the card %s, asked before consent", (text, card) => {
    const chat = follow([[text, card]], openDialogue());
    expect(chat.buttons.map(({ label }) => label.in("vi"))).toEqual([
      "Vẫn gửi phản ánh",
      "Huỷ",
      "Lựa chọn khác",
    ]);
    expect(chat.effects.some(({ kind }) => kind === "openCase")).toBe(false);
  });

  it.each(["[Vẫn gửi phản ánh]", "vẫn gửi", "cu gui", "Send it anyway"])(
    "%s opens the gate for good",
    (input) => {
      const chat = follow([
        ["tôi khiếu nại việc đèn tắt ở Láng", "complaint"],
        [input, "askWardYesNo"],
        ["[Đúng]", "askPhoto"],
        ["tôi khiếu nại lần này nữa", "textAdded"],
      ]);
      expect(chat.state().draft?.gate).toBe("feedback");
    },
  );

  it("a denunciation sent anyway goes to the dispatcher, not to a unit it may accuse", () => {
    const chat = follow([
      ["tôi tố cáo ông A ở Láng", "denunciation"],
      ["[Vẫn gửi phản ánh]", "askWardYesNo"],
      ["[Đúng]", "askPhoto"],
      ["[Không có ảnh]", "summary"],
    ]);
    expect(chat.effects).toContainEqual(
      expect.objectContaining({ kind: "findOwner", matterId: null }),
    );
  });

  it("another text is looked at anew", () => {
    follow([
      ["tôi khiếu nại", "complaint"],
      ["nói thêm", "complaint"],
      ["[Huỷ]", "cancelled"],
    ]);
  });
});
