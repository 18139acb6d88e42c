import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  findButtonLabel,
  findEventsAfter,
  insertEvent,
  insertSession,
  purgeEvents,
} from "#channels/web/store.ts";
import type { World } from "#test/support/world.ts";
import { processAll } from "#workflow/process-all.ts";
import { retain } from "#workflow/retain.ts";
import { acceptOf, atOnce, databases, rawOf } from "./house-databases.ts";

const BUTTON = { id: "m1:0", label: "Rút phản ánh", kind: "press" as const };
const PHOTO = randomUUID();

/** A line of the bot as a page keeps it. */
function botLine(text: string, buttons: (typeof BUTTON)[]) {
  const rest = { mediaIds: [], speaker: null, asksLocation: false };
  return { from: "bot" as const, text, buttons, ...rest };
}

const LINES = [
  { from: "person", kind: "text", text: "cột đèn tắt" },
  { from: "person", kind: "location", lat: 21, lon: 105 },
  { from: "person", kind: "files", mediaIds: [PHOTO], text: "" },
  botLine("Đã nhận.", []),
  botLine("Việc của anh/chị", [BUTTON]),
] as const;

async function leaveLines({ house }: World, lines: typeof LINES): Promise<string> {
  const { db } = house.database;
  const now = house.clock.now();
  const { id } = await insertSession(db, randomUUID(), now);
  for (const [index, body] of lines.entries()) {
    await insertEvent(db, { sessionId: id, key: `line:${index}`, body }, now);
  }
  return id;
}

describe.each(databases)("retention on $name", ({ open }) => {
  let world: World;
  beforeAll(async () => {
    world = await open();
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it("of a web chat leaves only buttons, and only for those lines that are old", async () => {
    const { clock } = world;
    const { database } = world.house;
    const old = await leaveLines(world, LINES);
    clock.set(clock.now().add({ hours: 1 }));
    const fresh = await leaveLines(world, LINES);
    const before = clock.now().subtract({ minutes: 1 });
    const purge = (limit: number) =>
      database.transaction((tx) => purgeEvents(tx, before, limit));
    expect([await purge(2), await purge(500), await purge(500)]).toEqual([2, 3, 0]);

    const left = await findEventsAfter(database.db, old, 0, 10);
    expect(left.map(({ body }) => body)).toEqual([botLine("", [BUTTON])]);
    expect(await findButtonLabel(database.db, old, BUTTON.id)).toBe(BUTTON.label);
    const kept = await findEventsAfter(database.db, fresh, 0, 10);
    expect(kept.map(({ body }) => body)).toEqual(LINES);
  });

  it("by four processes at once empties every update once, batch by batch", async () => {
    const { clock } = world;
    const { database } = world.house;
    const accept = acceptOf(world);
    for (let index = 0; index < 40; index++) {
      const externalId = `old:${index}`;
      const chat = `old${index % 20}`;
      const raw = rawOf(chat, { kind: "start", parameter: null });
      await accept({ channel: "telegram", externalId, lane: chat, raw });
    }
    await processAll(world.house);
    clock.set(clock.now().add({ hours: 24 * 31 }));
    const before = world.logLines.length;
    await atOnce(4, () => retain(world.house));
    const rows = await database.db.update.findMany({
      select: { state: true, raw: true },
    });
    expect(rows).toEqual(rows.map(() => ({ state: "purged", raw: {} })));
    const counts = world.logLines
      .slice(before)
      .map((line) => JSON.parse(line))
      .filter(({ event }) => event === "retention.done")
      .map(({ updates }) => updates ?? 0);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(40);
    const again = {
      channel: "telegram",
      externalId: "old:0",
      lane: "old0",
      raw: {},
    } as const;
    expect(await accept(again)).toBe("repeat");
  });
});
