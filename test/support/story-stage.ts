import type { InboundEvent } from "#channels/port.ts";
import { nextOpening } from "#kernel/working-time.ts";
import { createAccept } from "#workflow/accept-update.ts";
import type { House } from "#workflow/house.ts";
import { processAll } from "#workflow/process-all.ts";
import { loadCity } from "#workflow/seed-city.ts";
import type { FakeChannel } from "./fake-channel.ts";
import type { World } from "./world.ts";

/** Somebody of a story: their own chat, whatever the name of others in other stories. */
export type Actor = {
  readonly name: string;
  readonly chat: string;
  readonly channel: FakeChannel;
  readonly language: "vi" | "en" | null;
};

/** A world in which one story is played after another. */
export type Stage = {
  readonly world: World;
  /** Stores an event without working on it; the same id again is the channel delivering it again. */
  readonly deliver: (who: Actor, event: InboundEvent, id: string) => Promise<void>;
  readonly work: () => Promise<void>;
  readonly pass: (duration: Temporal.DurationLike) => Promise<void>;
  /** The process ends, and another begins on the same database. */
  readonly restart: () => Promise<void>;
  /** Messages since the last look, in the order they were written. */
  readonly news: () => Promise<readonly News[]>;
  /** Nobody works here any more, and no case is open: the next story finds an empty city, in office hours. */
  readonly clear: () => Promise<void>;
};

export type News = {
  readonly chat: string;
  readonly key: string;
  readonly text: string;
};

export function openStage(world: World): Stage {
  const { clock } = world;
  const { db } = world.house.database;
  let house: House = world.house;
  let seen = 0n;
  return {
    world,
    deliver: async ({ chat, channel, language }, event, id) => {
      const { database, log } = house;
      const accept = createAccept({ database, clock, log, onNew: () => {} });
      const raw = { chatExternalId: chat, languageHint: language, event };
      const lane = `${channel.name}:${chat}`;
      await accept({ channel: channel.name, externalId: id, lane, raw });
    },
    work: () => processAll(house),
    pass: (duration) => world.pass(duration),
    restart: async () => {
      house = { ...world.house, city: await loadCity(world.house.database) };
    },
    news: async () => {
      const rows = await db.message.findMany({
        where: { seq: { gt: seen } },
        orderBy: { seq: "asc" },
        select: { seq: true, key: true, body: true, chat: true },
      });
      seen = rows.at(-1)?.seq ?? seen;
      // The overview of each morning has its own tests; in two weeks of waiting it would drown the story.
      const told = rows.filter(({ key }) => key !== "digest");
      return told.map(({ key, body, chat }) => ({
        chat: chat.externalId,
        key,
        text: textOf(body),
      }));
    },
    clear: async () => {
      const validTo = new Date(clock.now().epochMilliseconds);
      await db.membership.updateMany({ data: { validTo } });
      await db.case.updateMany({ data: { nextAlertAt: null, state: "closed" } });
      clock.set(nextOpening(world.house.city.calendar, clock.now()));
    },
  };
}

function textOf(body: unknown): string {
  const isText = typeof body === "object" && body !== null && "text" in body;
  return isText && typeof body.text === "string" ? body.text : "";
}
