import { describe, expect, it } from "vitest";
import { follow, openDialogue, PIN, photo, press } from "#test/support/dialogue.ts";
import { COUNTER, dialogueHouse, LANG } from "#test/support/dialogue-house.ts";

const SCAN = { kind: "start", parameter: "p_lang" } as const;
const UNKNOWN = { kind: "start", parameter: "p_nowhere" } as const;

/** Somebody who has agreed before. */
function known() {
  return openDialogue({ hasConsented: true });
}

describe("a scanned code", () => {
  it("settles ward, address and office before the first word", () => {
    const chat = follow([[SCAN, "counterGreeting"]], known());
    expect(chat.state().draft).toMatchObject({
      ward: LANG,
      isWardSure: true,
      address: "79 Nguyên Hồng",
      point: { agencyId: "ubnd-lang" },
    });
    follow([["đèn hỏng ở ngõ 5", "askPhoto"]], chat);
    expect(chat.state().draft?.address).toBe("79 Nguyên Hồng");
  });

  it("is handed to whoever finds the owner", () => {
    const chat = follow(
      [
        [SCAN, "counterGreeting"],
        ["đèn hỏng", "askPhoto"],
        ["[Không có ảnh]", "summary"],
      ],
      known(),
    );
    expect(chat.effects).toContainEqual(
      expect.objectContaining({
        kind: "findOwner",
        wardId: "lang",
        point: {
          name: COUNTER.name,
          agencyId: COUNTER.agencyId,
          address: COUNTER.address,
        },
      }),
    );
  });

  it("keeps text and photos of the draft in hand, and takes the pin of another place away", () => {
    const chat = follow(
      [
        [photo(), "photoKept"],
        [PIN, "photoKept"],
        ["đèn hỏng", "askWardNear"],
        [SCAN, "pointNoted summary"],
      ],
      known(),
    );
    expect(chat.state().draft).toMatchObject({
      text: "đèn hỏng",
      mediaIds: ["photo"],
      pin: null,
      ward: LANG,
    });
  });

  it("opens no second draft, however often it is scanned", () => {
    const chat = follow(
      [
        [SCAN, "counterGreeting"],
        [SCAN, "counterGreeting"],
      ],
      known(),
    );
    expect(chat.state().drafts).toBe(1);
  });

  it("leaves what is unclear to one more question, as without a code", () => {
    follow(
      [
        [SCAN, "counterGreeting"],
        ["noi khong ro lam", "describeMore"],
      ],
      known(),
    );
  });

  it("ends a note for a case: what is written next is a report", () => {
    const note = press({ kind: "track", caseId: "c", code: "C", verb: "add" });
    const chat = follow(
      [
        [note, "askNote"],
        [SCAN, "counterGreeting"],
        ["đèn hỏng", "askPhoto"],
      ],
      known(),
    );
    expect(chat.state().task).toBeNull();
  });

  it("that nobody printed is a plain hello, and leaves the draft alone", () => {
    const chat = known();
    follow([[UNKNOWN, "greeting"]], chat);
    expect(chat.state().draft).toBeNull();
    follow(
      [
        ["đèn hỏng ở phường Láng", "askWardYesNo"],
        [UNKNOWN, "draftWaits askWardYesNo"],
      ],
      chat,
    );
  });

  it.each(["[Không đúng cơ quan]", "gặp người"])(
    "no longer names the office after %s",
    (said) => {
      const chat = known();
      for (const input of [SCAN, "đèn hỏng", "[Không có ảnh]", said]) chat.send(input);
      expect(chat.state().draft?.point).toBeNull();
    },
  );

  it("does not send a denunciation to the office that hung it up", () => {
    const chat = known();
    for (const input of [SCAN, "to cao can bo", "[Vẫn gửi phản ánh]"]) chat.send(input);
    expect(chat.state().draft?.point).toBeNull();
  });
});

describe("a pin", () => {
  it.each([
    ["in the ward that is settled asks nothing", LANG.id, "askPhoto"],
    ["in another ward is asked about", "yen-hoa", "askWardYesNo"],
  ])("%s", (_, id, expected) => {
    const pin = { kind: "one", ward: { ...LANG, id } } as const;
    const chat = openDialogue({ hasConsented: true, house: dialogueHouse({ pin }) });
    chat.send("đèn hỏng");
    follow(
      [
        ["phường Láng", "askPhoto"],
        [PIN, expected],
      ],
      chat,
    );
  });
});
