import { describe, expect, it } from "vitest";
import { createLog } from "#platform/logger.ts";
import { startPoller } from "#platform/poller.ts";
import { newUrl } from "#test/support/seeded-city.ts";
import { openWorld, type World } from "#test/support/world.ts";
import { startWork } from "#workflow/start-work.ts";
import { acceptOf, rawOf } from "./house-databases.ts";

/** Several processes of one city on an empty PostgreSQL, started together. */
async function openHouses(count: number): Promise<World[]> {
  const databaseUrl = await newUrl();
  return await Promise.all(
    Array.from({ length: count }, () => openWorld({ databaseUrl })),
  );
}

it("a heap of work lets in who knocks meanwhile", async () => {
  let left = 1000;
  const knock = Promise.withResolvers<number>();
  setImmediate(() => knock.resolve(left));
  const poller = startPoller("heap", {
    everyMs: 60_000,
    log: createLog({ level: "silent" }),
    // As PGlite does: it answers without waiting for anything outside.
    work: () => Promise.resolve(left > 0 ? left-- : 0),
  });
  expect(await knock.promise).toBeGreaterThan(990);
  await poller.stop();
});

it("the embedded database gives back at night what was replaced by day", async () => {
  await using world = await openWorld();
  const { database } = world.house;
  const countRows = async () => {
    const [row] = await database.db.$queryRaw<{ rows: number }[]>`
      SELECT reltuples::int AS rows FROM pg_class WHERE relname = 'ward'`;
    return row?.rows;
  };
  expect(await countRows()).toBe(-1);
  await database.tidy();
  expect(await countRows()).toBe(126);
});

describe("several processes on one PostgreSQL", () => {
  it("start together and know the same city", async () => {
    const worlds = await openHouses(4);
    const cities = worlds.map(({ house }) => house.city);
    expect(cities.map(({ wards }) => wards.size)).toEqual([126, 126, 126, 126]);
    expect(new Set(cities.map(({ alertPolicies }) => alertPolicies.length)).size).toBe(
      1,
    );
    for (const world of worlds) await world[Symbol.asyncDispose]();
  });

  it("share the work: everybody is answered once, whoever took their message in", async () => {
    const worlds = await openHouses(3);
    const people = Array.from({ length: 60 }, (_, index) => `person${index}`);
    await Promise.all(
      people.map(async (chat, index) => {
        const world = worlds[index % worlds.length];
        const raw = rawOf(chat, { kind: "start", parameter: null });
        if (world === undefined) return;
        await acceptOf(world)({
          channel: "telegram",
          externalId: chat,
          lane: chat,
          raw,
        });
      }),
    );
    const arrived = () => worlds.flatMap(({ telegram }) => telegram.arrived);
    const works = worlds.map(({ house }) => startWork(house));
    await expect.poll(() => arrived().length, { timeout: 20_000 }).toBe(people.length);
    for (const work of works) await work.stop();

    expect(
      arrived()
        .map(({ chatExternalId }) => chatExternalId)
        .sort(),
    ).toEqual(people.sort());
    const failed = worlds
      .flatMap(({ logLines }) => logLines)
      .filter((line) =>
        /"event":"(poller|update|chat)\.(failed|notServed|setAside)"/.test(line),
      );
    expect(failed).toEqual([]);
    for (const world of worlds) await world[Symbol.asyncDispose]();
  });
});
