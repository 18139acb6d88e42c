import { randomUUID } from "node:crypto";
import type { Accept, Channel, FetchedFile } from "#channels/port.ts";
import type { ZaloAccess } from "#channels/zalo-oa/access.ts";
import { createZaloChannel } from "#channels/zalo-oa/channel.ts";
import { type SetClock, setClock } from "#platform/clock.ts";
import type { Database } from "#platform/db.ts";
import { listen } from "#platform/http.ts";
import { createLog } from "#platform/logger.ts";
import type { ChannelHarness, ChannelPerson, SeenMessage } from "./channel-harness.ts";
import { sharedCity } from "./seeded-city.ts";
import { type FakeZalo, startFakeZalo } from "./zalo-fake.ts";
import type { ZaloPerson } from "./zalo-fake-people.ts";
import type { ZaloMessage } from "./zalo-fake-world.ts";

/** Our channel, started, on a fake Zalo of its own. */
export type ZaloRig = AsyncDisposable & {
  readonly fake: FakeZalo;
  readonly channel: Channel;
  readonly access: ZaloAccess;
  readonly clock: SetClock;
  readonly logLines: readonly string[];
  readonly keep: (file: FetchedFile) => string;
  /** One more process of the same account. */
  readonly another: (access?: Partial<ZaloAccess>) => Promise<Channel>;
};

/** Monday, 09:00 in Ha Noi. */
const START = Temporal.Instant.from("2026-11-16T09:00:00+07:00");

export async function openZalo(options: {
  readonly accept: Accept;
  readonly database?: Database;
  readonly clock?: SetClock;
}): Promise<ZaloRig> {
  const clock = options.clock ?? setClock(START);
  const { db } = options.database ?? (await sharedCity());
  const fake = await startFakeZalo(clock);
  const media = new Map<string, FetchedFile>();
  const logLines: string[] = [];
  const write = (line: string) => void logLines.push(line);
  const log = createLog({ level: "debug", destination: { write } });
  const access = {
    oaId: fake.oaId,
    appId: fake.oauth.appId,
    appSecret: fake.oauth.appSecret,
    oaSecret: fake.oaSecret,
    refreshToken: fake.oauth.refreshToken(),
  };
  const create = (changes: Partial<ZaloAccess> = {}) =>
    createZaloChannel({
      access: { ...access, ...changes },
      roots: { api: fake.root, oauth: fake.root },
      db,
      clock,
      accept: options.accept,
      readMedia: (id) => {
        const file = media.get(id);
        return file
          ? Promise.resolve(file)
          : Promise.reject(new Error("no such medium"));
      },
      log,
    });
  const { routes, ...channel } = create();
  const server = await listen({
    fetch: (request) => routes.fetch(request),
    host: "127.0.0.1",
    port: 0,
  });
  fake.webhook.url = `${server.address}/zalo-oa/webhook`;
  await channel.start();
  const others: Channel[] = [];
  return {
    fake,
    channel,
    access,
    clock,
    logLines,
    keep: (file) => {
      const id = randomUUID();
      media.set(id, file);
      return id;
    },
    another: async (changes) => {
      const other = create(changes);
      others.push(other);
      await other.start();
      return other;
    },
    [Symbol.asyncDispose]: async () => {
      for (const one of [channel, ...others]) await one.stop();
      await fake[Symbol.asyncDispose]();
      await server.stop(0);
    },
  };
}

/** For the contract suite. */
export const zaloHarness: ChannelHarness = {
  name: "zalo-oa",
  hasBold: false,
  open: async (accept) => {
    const rig = await openZalo({ accept });
    return {
      channel: rig.channel,
      keep: rig.keep,
      bytesOf: async (file) => {
        if (!("fileRef" in file)) throw new Error("Zalo's files have addresses.");
        const fetched = await rig.channel.fetchFile?.(file.fileRef);
        return fetched?.bytes ?? new Uint8Array();
      },
      person: () => {
        const person = rig.fake.person();
        person.follow();
        return Promise.resolve(actAs(rig.fake, person));
      },
      [Symbol.asyncDispose]: () => rig[Symbol.asyncDispose](),
    };
  },
};

function actAs(fake: FakeZalo, person: ZaloPerson): ChannelPerson {
  const done = (act: () => void) => {
    act();
    return Promise.resolve();
  };
  return {
    chatExternalId: person.userId,
    writes: (text) => done(() => person.writes(text)),
    sendsPhoto: (bytes, caption) => done(() => person.sendsPhoto(bytes, caption)),
    sharesLocation: (lat, lon) => done(() => person.sharesLocation(lat, lon)),
    presses: (label) => done(() => person.presses(label)),
    // A link to an account carries no parameter; its code is typed.
    comesThroughLink: (parameter) => done(() => person.writes(parameter)),
    repeats: () => done(() => fake.webhook.repeat()),
    sees: async (count) => (await person.sees(count)).map(seen),
  };
}

function seen({ text, buttons, image }: ZaloMessage): SeenMessage {
  return {
    text,
    bold: [],
    buttons: buttons.map(({ title }) => title),
    photos: image === null ? [] : [image],
  };
}
