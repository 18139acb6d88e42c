import { randomUUID } from "node:crypto";
import type { Accept, Channel, FetchedFile, ReadMedia } from "#channels/port.ts";
import { createTelegramChannel } from "#channels/telegram/channel.ts";
import { listen } from "#platform/http.ts";
import { createLog, type Log } from "#platform/logger.ts";
import type {
  ChannelHarness,
  ChannelPerson,
  ChannelWorld,
  SeenMessage,
} from "./channel-harness.ts";
import { type FakeTelegram, startFakeTelegram } from "./fake-telegram.ts";
import type { FakePerson } from "./fake-telegram-people.ts";
import type { FakeMessage } from "./fake-telegram-world.ts";

export type TelegramMode = "polling" | "webhook";

/** Our channel, started, on a fake Telegram of its own. */
export type TelegramRig = AsyncDisposable & {
  readonly fake: FakeTelegram;
  readonly channel: Channel;
  readonly log: Log;
  readonly logLines: readonly string[];
  readonly keep: (file: FetchedFile) => string;
  /** Where the webhook is served; also when polling, where nothing answers. */
  readonly publicUrl: string;
};

export async function openTelegram(
  mode: TelegramMode,
  accept: Accept,
): Promise<TelegramRig> {
  const fake = await startFakeTelegram();
  const media = new Map<string, FetchedFile>();
  const logLines: string[] = [];
  const log = createLog({
    level: "debug",
    destination: { write: (line) => void logLines.push(line) },
  });
  let answer = (_: Request): Response | Promise<Response> =>
    new Response(null, { status: 404 });
  const server = await listen({
    fetch: (request) => answer(request),
    host: "127.0.0.1",
    port: 0,
  });
  const { routes, ...channel } = createTelegramChannel({
    token: fake.token,
    apiRoot: fake.apiRoot,
    publicUrl: mode === "webhook" ? `${server.address}/` : null,
    accept,
    readMedia: readFrom(media),
    log,
  });
  if (routes !== null) answer = (request) => routes.fetch(request);
  await channel.start();
  if (routes !== null) await fake.world.until(() => fake.updates.webhook());
  return {
    fake,
    channel,
    log,
    logLines,
    publicUrl: server.address,
    keep: (file) => {
      const id = randomUUID();
      media.set(id, file);
      return id;
    },
    [Symbol.asyncDispose]: async () => {
      await channel.stop();
      await fake[Symbol.asyncDispose]();
      await server.stop(0);
    },
  };
}

function readFrom(media: ReadonlyMap<string, FetchedFile>): ReadMedia {
  return (id) => {
    const file = media.get(id);
    return file ? Promise.resolve(file) : Promise.reject(new Error("no such medium"));
  };
}

/** For the contract suite. */
export function telegramHarness(mode: TelegramMode): ChannelHarness {
  return {
    name: `telegram, ${mode}`,
    hasBold: true,
    open: async (accept) => worldOf(await openTelegram(mode, accept)),
  };
}

function worldOf(rig: TelegramRig): ChannelWorld {
  const { channel, fake } = rig;
  return {
    channel,
    keep: rig.keep,
    bytesOf: async (file) => {
      if (!("fileRef" in file)) throw new Error("Telegram's files have references.");
      const fetched = await channel.fetchFile?.(file.fileRef);
      return fetched?.bytes ?? new Uint8Array();
    },
    person: () => {
      const person = fake.person();
      person.start();
      return Promise.resolve(actAs(fake, person));
    },
    [Symbol.asyncDispose]: () => rig[Symbol.asyncDispose](),
  };
}

function actAs(fake: FakeTelegram, person: FakePerson): ChannelPerson {
  let last = 0;
  const act = (updateId: number) => {
    last = updateId;
    return Promise.resolve();
  };
  return {
    chatExternalId: String(person.chatId),
    writes: (text) => act(person.sendText(text)),
    sendsPhoto: (bytes, caption) => act(person.sendPhoto(bytes, caption ?? undefined)),
    sharesLocation: (lat, lon) => act(person.sendLocation(lat, lon)),
    presses: (label) => act(person.press(label)),
    comesThroughLink: (parameter) => act(person.start(parameter)),
    repeats: () => {
      fake.repeat(last);
      return Promise.resolve();
    },
    sees: async (count) => {
      await person.sees(count);
      return person.seen().map(seen);
    },
  };
}

function seen({ text, entities, buttons, file }: FakeMessage): SeenMessage {
  return {
    text,
    bold: entities
      .filter(({ type }) => type === "bold")
      .map(({ offset, length }) => text.slice(offset, offset + length)),
    buttons: buttons.flat().map((button) => button.text),
    photos: file?.kind === "photo" ? [file.bytes] : [],
  };
}
