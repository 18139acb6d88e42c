import { randomUUID } from "node:crypto";
import { afterAll, afterEach, expect } from "vitest";
import type { ChannelName } from "#channels/port.ts";
import { phrase } from "#messages/phrase.ts";
import type { MessageClass } from "#outbox/types.ts";
import type { FakeChannel } from "#test/support/fake-channel.ts";
import type { Person, World } from "#test/support/world.ts";
import { deliverOutbox, settleAbandoned } from "#workflow/deliver-outbox.ts";
import type { House } from "#workflow/house.ts";
import { tell } from "#workflow/tell.ts";
import { atOnce } from "./house-databases.ts";

/** A world for all tests of a suite, each of which must leave the outbox empty. */
export async function openOutboxDesk(open: () => Promise<World>) {
  const world = await open();
  const desk = outboxDesk(world);
  afterAll(() => world[Symbol.asyncDispose]());
  afterEach(async () => {
    expect(await desk.countWaiting(), "nothing is left behind").toBe(0);
  });
  return { world, desk };
}

/** Writes messages into the outbox of a world, lets them leave, and looks at what became of them. */
function outboxDesk(world: World) {
  const { house, clock } = world;
  const { db } = house.database;
  const deliver = () =>
    atOnce(
      1,
      async () => (await settleAbandoned(house)) + (await deliverOutbox(house)),
    );
  const chatOf = (person: Person) =>
    db.chat.findFirstOrThrow({ where: { externalId: person.chat } });
  return {
    deliver,
    chatOf,
    wait: async (seconds: number) => {
      clock.set(clock.now().add({ seconds }));
      await deliver();
    },
    /** Somebody with an open chat and nothing to read. */
    newcomer: async (channel: ChannelName = "telegram") => {
      const person = world.person(randomUUID(), channel);
      await person.sends({ kind: "start", parameter: null });
      person.reads();
      return person;
    },
    post: async (
      person: Person,
      text: string,
      given: { readonly class?: MessageClass; readonly dedupeKey?: string } = {},
    ) => {
      const { id } = await chatOf(person);
      const telling = {
        to: { chatId: id, language: "vi" },
        dedupeKey: given.dedupeKey ?? randomUUID(),
        class: given.class ?? "reply",
        phrase: phrase("literal", { vi: text, en: text }),
      } as const;
      await house.database.transaction((tx) => tell(tx, [telling], clock.now()));
    },
    /** State, reason and attempts of what was posted to a person. */
    storedIn: async (person: Person) => {
      const { id } = await chatOf(person);
      const rows = await db.message.findMany({
        where: { chatId: id },
        orderBy: { seq: "asc" },
        skip: 1,
      });
      return rows.map(
        ({ state, reason, attempts }) => `${state} ${reason} ${attempts}`,
      );
    },
    countWaiting: () =>
      db.message.count({ where: { state: { in: ["pending", "sending"] } } }),
    /** The same house on a Telegram that sends differently. */
    sendingBy: (send: FakeChannel["send"]): House => ({
      ...house,
      channels: new Map([...house.channels, ["telegram", { ...world.telegram, send }]]),
    }),
  };
}
