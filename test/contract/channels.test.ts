import { describe, expect, it } from "vitest";
import type { InboundEvent, OutgoingBody } from "#channels/port.ts";
import { withoutMarkup } from "#kernel/markup.ts";
import {
  type ChannelHarness,
  type ChannelPerson,
  createInboxDouble,
} from "#test/support/channel-harness.ts";
import { telegramHarness } from "#test/support/fake-telegram-harness.ts";
import { webHarness } from "#test/support/web-harness.ts";
import { zaloHarness } from "#test/support/zalo-fake-harness.ts";

/** What every channel promises, tried on each. */
const HARNESSES: readonly ChannelHarness[] = [
  telegramHarness("polling"),
  telegramHarness("webhook"),
  webHarness,
  zaloHarness,
];

/** The smallest files that programs take for pictures. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

const body = (changes: Partial<OutgoingBody>): OutgoingBody => ({
  text: "Đã nhận.",
  buttons: [],
  mediaIds: [],
  ...changes,
});

describe.each(HARNESSES)("$name", ({ open, hasBold }) => {
  /** A world, one person in it, and what they did after coming in. */
  async function meet() {
    const inbox = createInboxDouble();
    const world = await open(inbox.accept);
    const person = await world.person();
    await person.writes("xin chào");
    const hasGreeted = () =>
      inbox.stored.some(({ raw }) => {
        const { event } = world.channel.parse(raw);
        return event.kind === "text" && event.text === "xin chào";
      });
    await inbox.until(hasGreeted);
    const before = inbox.stored.length;
    const callsBefore = inbox.calls.length;
    return {
      inbox,
      world,
      person,
      fresh: () => inbox.stored.slice(before),
      freshCalls: () => inbox.calls.slice(callsBefore),
      send: (changes: Partial<OutgoingBody>, id = crypto.randomUUID()) =>
        world.channel.send({
          id,
          chatExternalId: person.chatExternalId,
          body: body(changes),
        }),
      [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
    };
  }

  it.each<[string, (person: ChannelPerson) => Promise<void>, InboundEvent]>([
    [
      "a text",
      (person) => person.writes("Đèn đường tắt <3 & tối"),
      { kind: "text", text: "Đèn đường tắt <3 & tối" },
    ],
    [
      "a place",
      (person) => person.sharesLocation(21.0285, 105.8542),
      { kind: "location", lat: 21.0285, lon: 105.8542 },
    ],
    [
      "a link followed",
      (person) => person.comesThroughLink("inv_aB-9_z"),
      { kind: "start", parameter: "inv_aB-9_z" },
    ],
  ])("hears %s", async (_, act, event) => {
    await using met = await meet();
    await act(met.person);
    await met.inbox.until(() => met.fresh().length === 1);
    const [sighting] = met.fresh();
    expect(met.world.channel.parse(sighting?.raw)).toMatchObject({
      chatExternalId: met.person.chatExternalId,
      event,
    });
  });

  it("keeps the order in which a person writes", async () => {
    await using met = await meet();
    const texts = Array.from({ length: 12 }, (_, index) => `tin ${index}`);
    for (const text of texts) await met.person.writes(text);
    await met.inbox.until(() => met.fresh().length === texts.length);
    const events = met.fresh().map(({ raw }) => met.world.channel.parse(raw).event);
    expect(events).toEqual(texts.map((text) => ({ kind: "text", text })));
  });

  it("gives all a person does one lane, and another person another", async () => {
    await using met = await meet();
    await met.send({ buttons: [{ id: "b1", label: "Đúng", kind: "press" }] });
    await met.person.sees(1);
    await met.person.presses("Đúng");
    await met.person.writes("và thêm");
    await met.inbox.until(() => met.fresh().length === 2);
    const lanes = new Set(met.fresh().map(({ lane }) => lane));
    expect(lanes.size).toBe(1);
    const other = await met.world.person();
    await other.writes("người khác");
    await met.inbox.until(() => met.fresh().some(({ lane }) => !lanes.has(lane)));
  });

  it("names the same event the same when it comes twice", async () => {
    await using met = await meet();
    await met.person.writes("một lần");
    await met.inbox.until(() => met.fresh().length === 1);
    await met.person.repeats();
    await met.inbox.until(() => met.freshCalls().length === 2);
    const [first, second] = met.freshCalls();
    expect(second?.externalId).toBe(first?.externalId);
    expect(met.fresh()).toHaveLength(1);
  });

  it("says received only when the inbox has it", async () => {
    await using met = await meet();
    met.inbox.failNext(2);
    await met.person.writes("đừng làm mất");
    await met.inbox.until(() => met.fresh().length === 1);
    expect(met.freshCalls().map(({ externalId }) => externalId)).toEqual(
      Array(3).fill(met.fresh()[0]?.externalId),
    );
  });

  it("shows buttons and hears which one was pressed", async () => {
    await using met = await meet();
    // 64 bytes, the most a button may carry.
    const id = "9".repeat(64);
    const result = await met.send({
      text: "Chỗ này thuộc phường **Yên Hòa**, đúng không ạ?",
      buttons: [
        { id, label: "Đúng", kind: "press" },
        { id: "b2", label: "Chỗ khác", kind: "press" },
      ],
    });
    expect(result).toMatchObject({ kind: "sent" });
    const [message] = await met.person.sees(1);
    expect(message?.buttons).toEqual(["Đúng", "Chỗ khác"]);
    await met.person.presses("Đúng");
    await met.inbox.until(() => met.fresh().length === 1);
    expect(met.world.channel.parse(met.fresh()[0]?.raw).event).toEqual({
      kind: "press",
      buttonId: id,
    });
  });

  it.each([
    ["bold", "Mã **YH-26-4K7Q2**.", "Mã YH-26-4K7Q2.", ["YH-26-4K7Q2"]],
    ["what looks like a tag", "5 < 6 <b>x</b>", "5 < 6 <b>x</b>", []],
    ["ampersands", "A & B &lt; &amp;", "A & B &lt; &amp;", []],
    ["marks of other markups", "_x_ *y* `z` [a](b)", "_x_ *y* `z` [a](b)", []],
    ["an unpaired pair of stars", "2 ** 3", "2 ** 3", []],
    [
      "tags inside bold",
      "**<i>chắc</i> & thật** rồi",
      "<i>chắc</i> & thật rồi",
      ["<i>chắc</i> & thật"],
    ],
    [
      "stars a person typed",
      `Nội dung: ${withoutMarkup("**to** < nhỏ")}`,
      `Nội dung: ${withoutMarkup("**to** < nhỏ")}`,
      [],
    ],
  ])("draws %s", async (_, text, visible, bold) => {
    await using met = await meet();
    expect(await met.send({ text })).toMatchObject({ kind: "sent" });
    const [message] = await met.person.sees(1);
    expect(message).toMatchObject({ text: visible, bold: hasBold ? bold : [] });
  });

  it("loses nothing of a long text and puts the buttons at its end", async () => {
    await using met = await meet();
    const sentence = "Đoạn đường này **ngập** < mỗi & khi mưa, xe không qua được. ";
    const text = sentence.repeat(200).trim();
    await met.send({ text, buttons: [{ id: "b", label: "Đã đọc", kind: "press" }] });
    const seen = await met.person.sees(
      Math.ceil(text.length / met.world.channel.capabilities.maxText),
    );
    const visible = text.replaceAll("**", "");
    expect(seen.map((message) => message.text).join(" ")).toBe(visible);
    expect(seen.flatMap(({ bold }) => bold)).toEqual(
      Array(hasBold ? 200 : 0).fill("ngập"),
    );
    expect(seen.map(({ buttons }) => buttons.length)).toEqual(
      seen.map((_, index) => (index === seen.length - 1 ? 1 : 0)),
    );
  });

  it("carries a photo in without changing a byte", async () => {
    await using met = await meet();
    await met.person.sendsPhoto(PNG, "trước cửa nhà");
    await met.inbox.until(() => met.fresh().length === 1);
    const { event } = met.world.channel.parse(met.fresh()[0]?.raw);
    if (event.kind !== "files") throw new Error(`a photo came as ${event.kind}`);
    expect(event).toMatchObject({ caption: "trước cửa nhà", albumId: null });
    expect(event.files).toHaveLength(1);
    const [file] = event.files;
    expect(file?.kind).toBe("photo");
    expect(file && Buffer.from(await met.world.bytesOf(file))).toEqual(PNG);
  });

  it.each([1, 2, 10])(
    "carries %i photos out without changing a byte",
    async (count) => {
      await using met = await meet();
      const photos = Array.from({ length: count }, (_, index) =>
        Buffer.concat([PNG, Buffer.from([index])]),
      );
      const result = await met.send({
        text: "Đã thay bóng đèn.",
        mediaIds: photos.map((bytes) =>
          met.world.keep({ bytes, contentType: "image/png" }),
        ),
      });
      expect(result).toMatchObject({ kind: "sent" });
      const seen = await met.person.sees(1);
      expect(
        seen.flatMap((one) => one.photos).map((bytes) => Buffer.from(bytes)),
      ).toEqual(photos);
      expect(seen.at(-1)?.text).toBe("Đã thay bóng đèn.");
    },
  );

  it("stops within a second and then takes nothing more", async () => {
    await using met = await meet();
    const start = performance.now();
    await met.world.channel.stop();
    expect(performance.now() - start).toBeLessThan(1000);
    expect(met.fresh()).toEqual([]);
  });
});
