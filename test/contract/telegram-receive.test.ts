import { expect, it } from "vitest";
import { createTelegramChannel } from "#channels/telegram/channel.ts";
import { createInboxDouble } from "#test/support/channel-harness.ts";
import {
  openTelegram,
  type TelegramMode,
} from "#test/support/fake-telegram-harness.ts";

async function open(mode: TelegramMode) {
  const inbox = createInboxDouble();
  const rig = await openTelegram(mode, inbox.accept);
  return { ...rig, inbox, person: rig.fake.person() };
}

type Rig = Awaited<ReturnType<typeof open>>;

const eventsOf = ({ inbox, channel }: Rig) =>
  inbox.stored.map(({ raw }) => channel.parse(raw).event);

async function post(
  rig: Rig,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<number> {
  const url = rig.fake.updates.webhook()?.url ?? "";
  return (await fetch(url, { method: "POST", body, headers })).status;
}

const secretHeader = (rig: Rig) => ({
  "x-telegram-bot-api-secret-token": rig.fake.updates.webhook()?.secret ?? "",
});

const UPDATE = JSON.stringify({
  update_id: 1,
  message: { message_id: 1, chat: { id: 5, type: "private" }, text: "giả" },
});

it("gives the webhook an address and a secret that do not give the token away", async () => {
  await using rig = await open("webhook");
  const { url, secret } = rig.fake.updates.webhook() ?? {};
  expect(url).toBe(`${rig.publicUrl}/telegram/webhook`);
  expect(secret).toMatch(/^[\w-]{32,256}$/);
  const [, half = ""] = rig.fake.token.split(":");
  expect(`${url}${secret}`).not.toContain(half);
});

it.each<[string, string, (rig: Rig) => Readonly<Record<string, string>>, number]>([
  ["no secret", UPDATE, () => ({}), 401],
  ["a wrong secret", UPDATE, () => ({ "x-telegram-bot-api-secret-token": "abc" }), 401],
  ["no JSON", "<html>", secretHeader, 400],
  ["JSON that is no update", '{"message":{"text":"x"}}', secretHeader, 400],
  [
    "more than a megabyte",
    JSON.stringify({ update_id: 1, x: "a".repeat(1 << 20) }),
    secretHeader,
    413,
  ],
  [
    "an update of a kind not invented yet",
    '{"update_id":2,"thought":{}}',
    secretHeader,
    200,
  ],
  ["an update", UPDATE, secretHeader, 200],
])("answers a post with %s", async (_, body, headers, status) => {
  await using rig = await open("webhook");
  expect(await post(rig, body, headers(rig))).toBe(status);
  expect(rig.inbox.stored).toHaveLength(status === 200 ? 1 : 0);
});

it("gets the messages of a chat in order although the first is refused twice", async () => {
  await using rig = await open("webhook");
  rig.inbox.failNext(2);
  const ids = ["một", "hai", "ba"].map((text) => rig.person.sendText(text));
  await rig.fake.world.until(() => rig.fake.world.pending.length === 0);
  expect(rig.fake.updates.deliveries).toEqual([
    { updateId: ids[0], status: 500 },
    { updateId: ids[0], status: 500 },
    { updateId: ids[0], status: 200 },
    { updateId: ids[1], status: 200 },
    { updateId: ids[2], status: 200 },
  ]);
  expect(rig.inbox.stored.map(({ externalId }) => Number(externalId))).toEqual(ids);
});

it("takes over by polling what waited for a webhook", async () => {
  await using rig = await open("webhook");
  rig.inbox.failNext(Number.POSITIVE_INFINITY);
  const updateId = rig.person.sendText("đang chờ");
  await rig.inbox.until(({ calls }) => calls.length > 0);
  const inbox = createInboxDouble();
  const poller = createTelegramChannel({ ...pollerOptions(rig), accept: inbox.accept });
  await poller.start();
  await inbox.until(({ stored }) => stored.length === 1);
  expect(inbox.stored[0]?.externalId).toBe(String(updateId));
  await poller.stop();
});

it("gets after a restart what was not taken in before, and nothing else", async () => {
  await using rig = await open("polling");
  rig.person.sendText("đã nhận");
  await rig.inbox.until(({ stored }) => stored.length === 1);
  await rig.fake.world.until(() => rig.fake.world.pending.length === 0);
  await rig.channel.stop();
  const updateId = rig.person.sendText("khi tắt máy");
  const inbox = createInboxDouble();
  const next = createTelegramChannel({ ...pollerOptions(rig), accept: inbox.accept });
  await next.start();
  await inbox.until(({ stored }) => stored.length === 1);
  expect(inbox.calls.map(({ externalId }) => externalId)).toEqual([String(updateId)]);
  await next.stop();
});

it("advises when two processes poll for the same bot", async () => {
  await using rig = await open("polling");
  const second = createTelegramChannel(pollerOptions(rig));
  await second.start();
  await rig.fake.world.until(
    () => rig.logLines.join("").includes("telegram.conflict") || null,
  );
  await second.stop();
});

it("goes on polling after Telegram was away", async () => {
  await using rig = await open("polling");
  await rig.fake.goDown();
  await rig.fake.comeBack();
  rig.person.sendText("vẫn nghe");
  await rig.inbox.until(({ stored }) => stored.length === 1);
});

it("answers a press and shows that it types, but only to a person in private", async () => {
  await using rig = await open("polling");
  rig.person.start();
  const { openCallbacks, typing } = rig.fake.world;
  const buttons = [{ id: "b", label: "Đúng", kind: "press" as const }];
  const body = { text: "Đúng không ạ?", buttons, mediaIds: [] };
  await rig.inbox.until(({ stored }) => stored.length === 1);
  await rig.channel.send({ id: "m", chatExternalId: String(rig.person.chatId), body });
  rig.person.press("Đúng");
  await rig.fake.world.until(() => openCallbacks.size === 0 && typing.length === 1);
  const group = rig.fake.group();
  group.sendText(rig.person, "chào cả nhóm");
  rig.person.sendText("và đây");
  await rig.fake.world.until(() => typing.length === 2);
  expect(typing).toEqual([rig.person.chatId, rig.person.chatId]);
});

it("takes no harm from a press that Telegram has forgotten", async () => {
  await using rig = await open("polling");
  rig.person.start();
  const buttons = [{ id: "b", label: "Đúng", kind: "press" as const }];
  const body = { text: "Đúng không ạ?", buttons, mediaIds: [] };
  await rig.inbox.until(({ stored }) => stored.length === 1);
  await rig.channel.send({ id: "m", chatExternalId: String(rig.person.chatId), body });
  rig.fake.fail(
    { kind: "answer", code: 400, description: "Bad Request: query is too old" },
    { method: "answerCallbackQuery" },
  );
  rig.person.press("Đúng");
  rig.person.sendText("tiếp tục");
  await rig.inbox.until(({ stored }) => stored.length === 3);
});

it("hears every kind of event of the wire", async () => {
  await using rig = await open("polling");
  const { person, fake } = rig;
  person.sendAlbum([Buffer.from("một"), Buffer.from("hai")], "hai ảnh");
  person.sendText("sai");
  person.edit("đúng");
  person.sendContact();
  person.sendOther({ sticker: { file_id: "S" } });
  person.sendOther({ voice: { file_id: "V" } });
  person.block();
  person.unblock();
  const group = fake.group();
  const newId = group.migrate(person);
  group.removeBot(person);
  await rig.inbox.until(({ stored }) => stored.length === 12);
  const [first, second, ...others] = eventsOf(rig);
  if (first?.kind !== "files" || second?.kind !== "files") throw new Error("no album");
  expect(first.albumId).toBe(second.albumId);
  expect([first.caption, second.caption]).toEqual(["hai ảnh", null]);
  expect(others).toEqual([
    { kind: "text", text: "sai" },
    { kind: "edit", text: "đúng" },
    { kind: "contact", name: "An", phone: "+84900000000" },
    { kind: "unsupported" },
    {
      kind: "files",
      files: [{ kind: "voice", fileRef: "V" }],
      caption: null,
      albumId: null,
    },
    { kind: "left" },
    { kind: "returned" },
    { kind: "moved", toExternalId: String(newId) },
    { kind: "ignored" },
    { kind: "left" },
  ]);
});

it.each([
  ["one it does not know", (rig: Rig) => `none of ${rig.publicUrl}`],
  ["one of more than 20 MB", layBigFile],
  [
    "the same from a server of our own, which sets no limit",
    (rig: Rig) => {
      rig.fake.world.maxDownloadBytes = Number.POSITIVE_INFINITY;
      return layBigFile(rig);
    },
  ],
])("cannot hand out a file: %s", async (_, arrange) => {
  await using rig = await open("polling");
  const fetchFile = rig.channel.fetchFile ?? (() => Promise.reject(new Error("none")));
  await expect(fetchFile(arrange(rig))).rejects.toMatchObject({
    code: "telegram.fileUnavailable",
  });
});

function layBigFile(rig: Rig): string {
  const bytes = new Uint8Array((20 << 20) + 1);
  rig.fake.world.files.set("BIG", { path: "documents/big.bin", bytes });
  return "BIG";
}

function pollerOptions(rig: Rig) {
  return {
    token: rig.fake.token,
    apiRoot: rig.fake.apiRoot,
    publicUrl: null,
    accept: rig.inbox.accept,
    readMedia: () => Promise.reject(new Error("no media here")),
    log: rig.log,
  };
}
