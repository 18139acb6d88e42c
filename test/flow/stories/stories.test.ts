import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertServicePoint } from "#routing/store.ts";
import { readStories } from "#test/support/story-lines.ts";
import { asWritten, playStory } from "#test/support/story-player.ts";
import { openStage } from "#test/support/story-stage.ts";
import { openWorld } from "#test/support/world.ts";

const world = await openWorld();
const stage = openStage(world);
afterAll(() => world[Symbol.asyncDispose]());

/** Printed QR codes: of a counter with all there is to know, of a place, and of a bus. */
const COUNTER = {
  code: "mot-cua-lang",
  name: "Bộ phận Một cửa phường Láng",
  agencyId: "ubnd:w-lang",
  wardId: "w-lang",
  address: "79 phố Nguyên Hồng",
};
const GARDEN = { ...COUNTER, code: "vuon-hoa-lang", name: "Vườn hoa", agencyId: null };
const BUS = {
  ...GARDEN,
  code: "xe-buyt",
  name: "Xe buýt",
  wardId: null,
  address: null,
};

beforeAll(async () => {
  for (const point of [COUNTER, GARDEN, BUS])
    await insertServicePoint(world.house.database.db, point);
});

const files = readdirSync(new URL(".", import.meta.url)).filter((name) =>
  name.endsWith(".txt"),
);

describe.each(files)("%s", (file) => {
  it.each(readStories(new URL(file, import.meta.url)))("$name", async (story) => {
    expect(await playStory(stage, story)).toBe(asWritten(story));
  });
});
