import { expect, it } from "vitest";
import type { Button, OutgoingBody, SendResult } from "#channels/port.ts";
import { createApi } from "#channels/telegram/api.ts";
import { createSend } from "#channels/telegram/send.ts";
import { createInboxDouble } from "#test/support/channel-harness.ts";
import type { FakeTelegram } from "#test/support/fake-telegram.ts";
import { openTelegram } from "#test/support/fake-telegram-harness.ts";
import type { FakePerson } from "#test/support/fake-telegram-people.ts";

const SECRET_TEXT = "Nhà tôi ở số 12, gọi 0900000000";

async function openChat() {
  const rig = await openTelegram("polling", createInboxDouble().accept);
  const person = rig.fake.person();
  person.start();
  const send = (body: Partial<OutgoingBody>, to: number | string = person.chatId) =>
    rig.channel.send({
      id: JSON.stringify(body),
      chatExternalId: String(to),
      body: { text: SECRET_TEXT, buttons: [], mediaIds: [], ...body },
    });
  return { ...rig, person, send };
}

type Arrange = (fake: FakeTelegram, person: FakePerson) => unknown;
const answer = (code: number, description: string): Arrange => {
  return (fake) => fake.fail({ kind: "answer", code, description });
};
const flood = (retryAfter: number): Arrange => {
  return (fake) => fake.fail({ kind: "flood", retryAfter });
};

it.each<[string, Arrange, Partial<SendResult>, number]>([
  ["a person who is there", () => {}, { kind: "sent" }, 1],
  [
    "too many messages for the chat",
    flood(7),
    { kind: "paused", retryAfter: 7, scope: "chat" },
    0,
  ],
  [
    "too many messages for the bot",
    flood(61),
    { kind: "paused", retryAfter: 61, scope: "channel" },
    0,
  ],
  [
    "a person who blocked the bot",
    (_, person) => person.block(),
    { kind: "unreachable" },
    0,
  ],
  [
    "a person who deleted the account",
    answer(403, "Forbidden: user is deactivated"),
    { kind: "unreachable" },
    0,
  ],
  [
    "a group that muted the bot",
    answer(400, "Bad Request: not enough rights to send text messages to the chat"),
    { kind: "unreachable" },
    0,
  ],
  [
    "a message Telegram does not take",
    answer(400, `Bad Request: can't parse "${SECRET_TEXT}"`),
    { kind: "refused", detail: "400 Bad Request: can…" },
    0,
  ],
  [
    "a wrong token",
    answer(401, "Unauthorized"),
    { kind: "failed", detail: "401 Unauthorized" },
    0,
  ],
  [
    "an error inside Telegram",
    answer(500, "Internal Server Error"),
    { kind: "failed" },
    0,
  ],
  [
    "a gateway's page",
    (fake) => fake.fail({ kind: "badGateway" }),
    { kind: "failed" },
    0,
  ],
  [
    "nobody at the port",
    (fake) => fake.goDown(),
    { kind: "failed", detail: "ECONNREFUSED" },
    0,
  ],
  [
    "a connection that breaks before the answer",
    (fake) => fake.fail({ kind: "dropAfter" }),
    { kind: "unknown" },
    1,
  ],
])("sending meets %s", async (_, arrange, outcome, arrived) => {
  await using chat = await openChat();
  await arrange(chat.fake, chat.person);
  expect(await chat.send({})).toMatchObject(outcome);
  expect(chat.person.seen()).toHaveLength(arrived);
  const log = chat.logLines.join("\n");
  expect(log).not.toContain("0900000000");
  expect(log).not.toContain(chat.fake.token);
});

it("says in the log that the token is wrong", async () => {
  await using chat = await openChat();
  chat.fake.fail({ kind: "answer", code: 401, description: "Unauthorized" });
  await chat.send({});
  expect(chat.logLines.join("\n")).toContain("telegram.tokenRefused");
});

it("cannot write first, nor to a chat that does not exist", async () => {
  await using chat = await openChat();
  const stranger = chat.fake.person();
  expect(await chat.send({}, stranger.chatId)).toMatchObject({ kind: "unreachable" });
  expect(await chat.send({}, 424242)).toMatchObject({ kind: "unreachable" });
});

it("is told where a group has moved", async () => {
  await using chat = await openChat();
  const group = chat.fake.group();
  const toExternalId = String(group.migrate(chat.person));
  expect(await chat.send({}, group.chatId)).toEqual({ kind: "moved", toExternalId });
  expect(await chat.send({}, toExternalId)).toMatchObject({ kind: "sent" });
});

it.each([
  ["a button id of 65 bytes", { buttons: [button({ id: `${"ữ".repeat(21)}ab` })] }],
  ["a button id of none", { buttons: [button({ id: "" })] }],
  ["nothing at all", { text: " " }],
])("refuses %s without asking Telegram", async (_, body) => {
  await using chat = await openChat();
  const before = chat.fake.calls.filter(({ method }) =>
    method.startsWith("send"),
  ).length;
  expect(await chat.send(body)).toMatchObject({ kind: "refused" });
  const after = chat.fake.calls.filter(({ method }) =>
    method.startsWith("send"),
  ).length;
  expect(after).toBe(before);
});

it("goes on where it stopped when a long message is tried again", async () => {
  await using chat = await openChat();
  const sentences = Array.from(
    { length: 300 },
    (_, index) => `Câu số ${index} của văn bản.`,
  );
  const body = { text: sentences.join(" "), buttons: [button({})] };
  await chat.send({ text: "trước" });
  const failSecond = chat.fake.world
    .until(() => chat.person.seen().length === 2)
    .then(() => {
      chat.fake.fail({ kind: "flood", retryAfter: 3 });
    });
  const [first] = await Promise.all([chat.send(body), failSecond]);
  expect(first).toMatchObject({ kind: "paused" });
  expect(await chat.send(body)).toMatchObject({ kind: "sent" });
  const seen = chat.person.seen().slice(1);
  expect(seen.map(({ text }) => text).join(" ")).toBe(body.text);
});

it("leaves the rest for the next try when the line is too slow for all of it", async () => {
  await using chat = await openChat();
  const { token, apiRoot } = chat.fake;
  const send = createSend({
    api: createApi({ token, apiRoot }),
    uploadApi: createApi({ token, apiRoot }),
    readMedia: () => Promise.reject(new Error("no media here")),
    log: chat.log,
    shiftMs: 0,
  });
  const text = "Một câu rất dài. ".repeat(600).trim();
  const body = { text, buttons: [], mediaIds: [] };
  const message = { id: "long", chatExternalId: String(chat.person.chatId), body };
  const kinds = [await send(message), await send(message), await send(message)];
  expect(kinds.map(({ kind }) => kind)).toEqual(["paused", "paused", "sent"]);
  expect(
    chat.person
      .seen()
      .map((one) => one.text)
      .join(" "),
  ).toBe(text);
});

it("asks for a place with a keyboard that goes away after use", async () => {
  await using chat = await openChat();
  await chat.send({
    requestLocation: true,
    buttons: [
      button({ id: "place", label: "Gửi vị trí", kind: "location" }),
      button({ id: "later", label: "Để sau" }),
    ],
  });
  const [words, keyboard] = chat.person.seen();
  expect(words?.buttons.flat().map(({ text }) => text)).toEqual(["Để sau"]);
  expect(keyboard?.keyboard).toEqual({
    keyboard: [[{ text: "Gửi vị trí", request_location: true }]],
    one_time_keyboard: true,
    resize_keyboard: true,
  });
});

it("sends what is no picture as a file, and pictures before the words", async () => {
  await using chat = await openChat();
  const pdf = { bytes: Buffer.from("%PDF-1.7"), contentType: "application/pdf" };
  const jpeg = { bytes: Buffer.from([0xff, 0xd8, 0xff, 1]), contentType: "image/jpeg" };
  const mediaIds = [pdf, jpeg, jpeg].map(chat.keep);
  const buttons = [button({ label: "Đã đọc" })];
  expect(await chat.send({ text: "Kết quả.", mediaIds, buttons })).toMatchObject({
    kind: "sent",
  });
  const seen = chat.person.seen();
  expect(seen.map(({ file, text }) => file?.kind ?? text)).toEqual([
    "photo",
    "photo",
    "document",
    "Kết quả.",
  ]);
  expect(seen[2]?.file).toMatchObject({
    name: "lang-nghe.pdf",
    bytes: new Uint8Array(pdf.bytes),
  });
  expect(seen[3]?.buttons).toHaveLength(1);
});

it("shows no preview of links", async () => {
  await using chat = await openChat();
  await chat.send({ text: "https://hanoi.gov.vn/tin" });
  expect(chat.person.seen()[0]?.hasPreview).toBe(false);
});

function button(changes: Partial<Button>): Button {
  return { id: "b", label: "Đúng", kind: "press", ...changes };
}
