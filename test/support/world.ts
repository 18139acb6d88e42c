import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import type {
  Accept,
  Channel,
  ChannelName,
  InboundEvent,
  OutgoingBody,
} from "#channels/port.ts";
import { type SetClock, setClock } from "#platform/clock.ts";
import { type Database, openDatabase } from "#platform/db.ts";
import { openFileStore } from "#platform/files.ts";
import { createLog } from "#platform/logger.ts";
import { keyedHash } from "#platform/secret.ts";
import { trainedClassifier } from "#test/support/classifier.ts";
import { createAccept } from "#workflow/accept-update.ts";
import type { City, House, Learning, ModelDesk } from "#workflow/house.ts";
import { invite } from "#workflow/invite.ts";
import { passTime, processAll } from "#workflow/process-all.ts";
import { loadCity, seedCity } from "#workflow/seed-city.ts";
import { type FakeChannel, fakeChannel } from "./fake-channel.ts";
import { openSeededCity } from "./seeded-city.ts";

/** Monday, 09:00 in Ha Noi; no holiday follows for a month but 24 November, unconfirmed. */
export const MONDAY = Temporal.Instant.from("2026-11-16T09:00:00+07:00");

export type World = AsyncDisposable & {
  readonly house: House;
  readonly clock: SetClock;
  readonly web: FakeChannel;
  readonly telegram: FakeChannel;
  /** Somebody with a chat; nothing is done until they write. */
  readonly person: (name: string, channel?: ChannelName) => Person;
  /** Somebody who has joined an agency. */
  readonly member: (
    name: string,
    agencyId: string,
    role: "officer" | "head" | "dispatcher",
    channel?: ChannelName,
  ) => Promise<Person>;
  /** Time goes by, with everything that falls due on the way. */
  readonly pass: (duration: Temporal.DurationLike) => Promise<void>;
  readonly logLines: readonly string[];
};

export type Person = {
  readonly chat: string;
  readonly sends: (event: InboundEvent) => Promise<void>;
  readonly says: (text: string) => Promise<void>;
  /** Presses the newest button with this label. */
  readonly presses: (label: string) => Promise<void>;
  /** Texts seen since the last look. */
  readonly reads: () => readonly string[];
  /** The same without the overview of the morning. */
  readonly readsBesides: () => readonly string[];
  readonly last: () => OutgoingBody;
  readonly all: () => readonly OutgoingBody[];
};

export async function openWorld(
  options: {
    /** A PostgreSQL instead of the copy of a seeded city; seeded if it is not. */
    readonly databaseUrl?: string;
    /** One that is open already, seeded if it is not; it ends with the world. */
    readonly database?: Database;
    readonly start?: Temporal.Instant;
    /** Opens a model that learns; left out: the seed's, and it stays. */
    readonly learn?: (ground: Pick<House, "database" | "log">) => Promise<Learning>;
    /** What reads live messages beside the embedded model; left out: nothing. */
    readonly languageModel?: ModelDesk;
    /** False: the web channel shows none, as some chat apps do not. */
    readonly hasButtons?: boolean;
    /** One more channel, of a real wire; whoever makes it ends it. */
    readonly channel?: (ground: {
      readonly database: Database;
      readonly clock: SetClock;
      readonly accept: Accept;
    }) => Promise<Channel>;
  } = {},
): Promise<World> {
  const folder = mkdtempSync(`${tmpdir()}/lang-nghe-world-`);
  const { database, loadOwn } = await openGround(options);
  const clock = setClock(options.start ?? MONDAY);
  const logLines: string[] = [];
  const log = createLog({
    level: "debug",
    destination: { write: (line) => void logLines.push(line) },
  });
  const city = await loadOwn(clock.now());
  const learning = (await options.learn?.({ database, log })) ?? null;
  const web = fakeChannel({
    name: "web",
    isSendIdempotent: true,
    buttons: options.hasButtons ?? true,
  });
  const telegram = fakeChannel({ name: "telegram", isSendIdempotent: false });
  const accept = createAccept({ database, clock, log, onNew: () => {} });
  const other = await options.channel?.({ database, clock, accept });
  const channels: readonly Channel[] = [web, telegram, ...(other ? [other] : [])];
  const house: House = {
    database,
    files: openFileStore(folder),
    clock,
    log,
    city,
    classifier: learning?.models.classifier ?? (await trainedClassifier()),
    learning,
    languageModel: options.languageModel ?? null,
    keyedHash: keyedHash("test"),
    caseLink: (code) => `https://langnghe.example.vn/viec/${code}`,
    channels: new Map(channels.map((channel) => [channel.name, channel])),
  };

  const person = (name: string, channel: ChannelName = "web"): Person =>
    actAs(name, { house, accept, channel: channel === "web" ? web : telegram });
  return {
    house,
    clock,
    web,
    telegram,
    person,
    logLines,
    member: async (name, agencyId, role, channel) => {
      const joined = person(name, channel);
      const token = await invite(house, { agencyId, role, displayName: name });
      await joined.sends({ kind: "start", parameter: `inv_${token}` });
      joined.reads();
      return joined;
    },
    pass: (duration) => passTime(house, clock, later(clock.now(), duration)),
    [Symbol.asyncDispose]: async () => {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Ground = {
  readonly database: Database;
  readonly loadOwn: (now: Temporal.Instant) => Promise<City>;
};

async function openGround(given: {
  readonly databaseUrl?: string;
  readonly database?: Database;
}): Promise<Ground> {
  const { databaseUrl } = given;
  if (given.database === undefined && databaseUrl === undefined) {
    const database = await openSeededCity();
    return { database, loadOwn: () => copyCity(database) };
  }
  const database =
    given.database ??
    (await openDatabase({ databaseUrl: databaseUrl ?? null, folder: null }));
  return {
    database,
    loadOwn: async (now) => {
      await seedCity(database, now);
      return await loadCity(database);
    },
  };
}

let seeded: Promise<City> | null = null;

/** Every copy of the seeded city loads the same; what changes in one is replaced in it as a whole. */
async function copyCity(database: Database): Promise<City> {
  seeded ??= loadCity(database);
  return { ...(await seeded) };
}

function later(
  from: Temporal.Instant,
  duration: Temporal.DurationLike,
): Temporal.Instant {
  return from.toZonedDateTimeISO("Asia/Ho_Chi_Minh").add(duration).toInstant();
}

function actAs(
  chat: string,
  parts: {
    readonly house: House;
    readonly accept: ReturnType<typeof createAccept>;
    readonly channel: FakeChannel;
  },
): Person {
  const { house, accept, channel } = parts;
  let read = 0;
  const sends = async (event: InboundEvent) => {
    const raw = { chatExternalId: chat, languageHint: null, event };
    const lane = `${channel.name}:${chat}`;
    await accept({ channel: channel.name, externalId: randomUUID(), lane, raw });
    await processAll(house);
  };
  const all = () => channel.seenBy(chat);
  const reads = () => {
    const fresh = all().slice(read);
    read = all().length;
    return fresh.map(({ text }) => text);
  };
  return {
    chat,
    sends,
    says: (text) => sends({ kind: "text", text }),
    presses: (label) => {
      const button = all()
        .flatMap(({ buttons }) => buttons)
        .findLast((one) => one.label === label);
      if (button === undefined) throw new Error(`${chat} sees no button "${label}"`);
      return sends({ kind: "press", buttonId: button.id });
    },
    reads,
    readsBesides: () => reads().filter((text) => !text.startsWith("📋")),
    last: () => {
      const newest = all().at(-1);
      if (newest === undefined) throw new Error(`${chat} has seen nothing`);
      return newest;
    },
    all,
  };
}
