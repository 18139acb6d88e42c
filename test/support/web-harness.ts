import { randomUUID } from "node:crypto";
import { Server } from "node:http";
import { serve } from "@hono/node-server";
import type { Accept, Channel, Inbound, OutgoingBody } from "#channels/port.ts";
import { createWebChannel } from "#channels/web/channel.ts";
import type { Line } from "#channels/web/client/wire.ts";
import { AppError } from "#kernel/app-error.ts";
import { type SetClock, setClock } from "#platform/clock.ts";
import type { Database } from "#platform/db.ts";
import type { FileStore } from "#platform/files.ts";
import { createLog } from "#platform/logger.ts";
import type {
  ChannelHarness,
  ChannelPerson,
  ChannelWorld,
  SeenMessage,
} from "./channel-harness.ts";
import { openSeededCity, sharedCity } from "./seeded-city.ts";
import { albumOf, type WebPerson, webPerson } from "./web-person.ts";

/** The web channel, started, behind a real server, on a database in memory. */
export type WebRig = AsyncDisposable & {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly channel: Channel;
  readonly clock: SetClock;
  readonly files: FileStore;
  readonly database: Database;
  readonly logLines: readonly string[];
  /** Every event that was new, read. */
  readonly heard: readonly Inbound[];
  /** Says something in a chat as the outbox would. */
  readonly say: (chatExternalId: string, body: Partial<OutgoingBody>) => Promise<void>;
  /** Cuts all connections; new ones are welcome at once. */
  readonly dropConnections: () => void;
};

/** Monday, 09:05 in Ha Noi. */
const START = Temporal.Instant.from("2026-11-23T09:05:00+07:00");

export async function openWeb(
  options: {
    /** Shared with other rigs and closed by whoever opened it; else one in memory. */
    readonly database?: Database;
    readonly accept?: Accept;
    readonly isDemo?: boolean;
    readonly isSecure?: boolean;
    /** What the bot says to an event. */
    readonly answer?: (inbound: Inbound) => readonly Partial<OutgoingBody>[];
  } = {},
): Promise<WebRig> {
  const database = options.database ?? (await openSeededCity());
  const clock = setClock(START);
  const files = memoryFiles();
  const heard: Inbound[] = [];
  const logLines: string[] = [];
  const write = (line: string) => void logLines.push(line);
  const accept = withAlso(options.accept ?? rememberIds(), database);
  const { routes, ...channel } = createWebChannel({
    database,
    files,
    clock,
    log: createLog({ level: "debug", destination: { write } }),
    isSecure: options.isSecure ?? false,
    accept: async (sighting, also) => {
      const outcome = await accept(sighting, also);
      if (outcome === "repeat") return outcome;
      const inbound = channel.parse(sighting.raw);
      heard.push(inbound);
      for (const body of options.answer?.(inbound) ?? []) {
        setImmediate(() => void say(inbound.chatExternalId, body));
      }
      return outcome;
    },
    demo:
      options.isDemo === true
        ? {
            advance: async (hours) => clock.set(clock.now().add({ hours })),
            invitationFor: () => Promise.resolve(null),
          }
        : null,
  });
  const say: WebRig["say"] = async (chatExternalId, body) => {
    const whole = { text: "", buttons: [], mediaIds: [], ...body };
    await channel.send({ id: randomUUID(), chatExternalId, body: whole });
  };
  await channel.start();
  const { server, url } = await startServer((request) => routes.fetch(request));
  return {
    url,
    channel,
    clock,
    files,
    database,
    logLines,
    heard,
    say,
    dropConnections: () => server.closeAllConnections(),
    [Symbol.asyncDispose]: async () => {
      await channel.stop();
      await new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      });
      if (options.database === undefined) await database.close();
    },
  };
}

/** For the contract suite. */
export const webHarness: ChannelHarness = {
  name: "web",
  hasBold: true,
  open: async (accept) => {
    // People of one test are strangers to those of another.
    const rig = await openWeb({ accept, database: await sharedCity() });
    const { channel, files } = rig;
    const kept: Promise<void>[] = [];
    const world: ChannelWorld = {
      channel,
      person: () => comeIn(rig),
      keep: ({ bytes }) => {
        const id = randomUUID();
        kept.push(files.write(id, bytes));
        return id;
      },
      bytesOf: (file) => {
        if (!("storedId" in file)) throw new Error("The page's files are stored.");
        return files.read(file.storedId);
      },
      [Symbol.asyncDispose]: async () => {
        await Promise.all(kept);
        await rig[Symbol.asyncDispose]();
      },
    };
    return world;
  },
};

/** A person of the contract suite: posts until the server has it, as the page does. */
async function comeIn(rig: WebRig): Promise<ChannelPerson> {
  const person = webPerson(rig.url);
  let last: () => Promise<Response> = () => person.get("/events");
  const act = async (send: () => Promise<Response>) => {
    last = send;
    for (let tries = 0; tries < 5; tries += 1) {
      if ((await send()).ok) return;
    }
    throw new Error("the server took nothing");
  };
  const post = (update: object) => {
    const id = randomUUID();
    return act(() => person.post({ id, ...update }));
  };
  await post({ kind: "start", parameter: null });
  const chatExternalId = rig.heard.at(-1)?.chatExternalId ?? "";
  const bot = async (count: number) => {
    const lines = await person.follow((seen) => botLines(seen).length >= count);
    return botLines(lines);
  };
  return {
    chatExternalId,
    writes: (text) => post({ kind: "text", text }),
    sharesLocation: (lat, lon) => post({ kind: "location", lat, lon }),
    comesThroughLink: (parameter) => post({ kind: "start", parameter }),
    sendsPhoto: (bytes, caption) => {
      const id = randomUUID();
      return act(() => person.upload(albumOf(id, [bytes], caption)));
    },
    presses: async (label) => {
      const buttons = (await bot(1)).flatMap((line) => line.buttons);
      const button = buttons.findLast((one) => one.label === label);
      await post({ kind: "press", buttonId: button?.id ?? "" });
    },
    repeats: async () => void (await last()),
    sees: async (count) => {
      const lines = await bot(count);
      return await Promise.all(lines.map((line) => seenOf(line, person)));
    },
  };
}

type BotLines = Extract<Line, { from: "bot" }>;

function botLines(lines: readonly Line[]): BotLines[] {
  return lines.filter((line) => line.from === "bot");
}

async function seenOf(line: BotLines, person: WebPerson): Promise<SeenMessage> {
  const photos = line.mediaIds.map(async (id) => {
    const answer = await person.get(`/media/${id}`);
    return new Uint8Array(await answer.arrayBuffer());
  });
  return {
    text: line.segments.map(({ text }) => text).join(""),
    bold: line.segments.filter(({ isBold }) => isBold).map(({ text }) => text),
    buttons: line.buttons.map(({ label }) => label),
    photos: await Promise.all(photos),
  };
}

/** Runs `also` for a new event, as an inbox with a database does. */
function withAlso(accept: Accept, database: Database): Accept {
  return async (sighting, also) => {
    const outcome = await accept(sighting);
    if (outcome === "new" && also !== undefined) await database.transaction(also);
    return outcome;
  };
}

function rememberIds(): Accept {
  const known = new Set<string>();
  return ({ externalId }) => {
    if (known.has(externalId)) return Promise.resolve("repeat");
    known.add(externalId);
    return Promise.resolve("new");
  };
}

function memoryFiles(): FileStore {
  const files = new Map<string, Uint8Array>();
  return {
    write: async (id, bytes) => void files.set(id, bytes),
    read: (id) => {
      const bytes = files.get(id);
      return bytes === undefined
        ? Promise.reject(new AppError("no such file", { code: "file.missing" }))
        : Promise.resolve(bytes);
    },
    remove: async (id) => void files.delete(id),
  };
}

function startServer(
  fetch: (request: Request) => Response | Promise<Response>,
): Promise<{ readonly server: Server; readonly url: string }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) => {
      if (server instanceof Server)
        resolve({ server, url: `http://127.0.0.1:${port}` });
      else reject(new Error("not a plain server"));
    });
  });
}
