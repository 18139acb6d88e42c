import { readdirSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { readStories } from "#test/support/story-lines.ts";
import { asWritten, playStory } from "#test/support/story-player.ts";
import { openStage } from "#test/support/story-stage.ts";
import { openWorld } from "#test/support/world.ts";

const world = await openWorld();
const stage = openStage(world);
afterAll(() => world[Symbol.asyncDispose]());

const files = readdirSync(new URL(".", import.meta.url)).filter((name) =>
  name.endsWith(".txt"),
);

describe.each(files)("%s", (file) => {
  it.each(readStories(new URL(file, import.meta.url)))("$name", async (story) => {
    expect(await playStory(stage, story)).toBe(asWritten(story));
  });
});
