import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AppError } from "#kernel/app-error.ts";
import type { World } from "#test/support/world.ts";
import type { House } from "#workflow/house.ts";
import { processAll } from "#workflow/process-all.ts";
import { processNextUpdate } from "#workflow/process-inbox.ts";
import { acceptOf, atOnce, databases, rawOf } from "./house-databases.ts";

type Line = { readonly lane: string; readonly chat: string; readonly text: string };

/** Everything people write until they consent is kept in one draft, so its text tells the order. */
async function draftOf({ house }: World, chat: string): Promise<string> {
  const row = await house.database.db.chat.findFirstOrThrow({
    where: { externalId: chat },
  });
  return JSON.parse(JSON.stringify(row.conversation)).draft.text;
}

async function acceptLines(world: World, lines: readonly Line[]): Promise<void> {
  const accept = acceptOf(world);
  for (const [index, { lane, chat, text }] of lines.entries()) {
    const raw = rawOf(chat, { kind: "text", text });
    const externalId = `${lane}:${index}`;
    await accept({ channel: "telegram", externalId, lane, raw });
  }
}

/** A house whose classifier chokes on one text, as a fault in our code would. */
function chokingOn(world: World, text: string): House {
  const { house } = world;
  return {
    ...house,
    classifier: {
      classify: (given) => {
        if (given.includes(text))
          throw new AppError("Choked.", { code: "test.choked" });
        return house.classifier.classify(given);
      },
    },
  };
}

function rowsOf({ house }: World, lane: string) {
  return house.database.db.update.findMany({
    where: { lane },
    orderBy: { seq: "asc" },
  });
}

describe.each(databases)("the inbox on $name", ({ open }) => {
  let world: World;
  beforeAll(async () => {
    world = await open();
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it.each([1, 2, 50])(
    "an update that arrives %i times at once is one update",
    async (times) => {
      const accept = acceptOf(world);
      const chat = `many${times}`;
      const raw = rawOf(chat, { kind: "start", parameter: null });
      const sighting = { channel: "web", externalId: chat, lane: chat, raw } as const;
      const answers = await Promise.all(
        Array.from({ length: times }, () => accept(sighting)),
      );
      expect(answers.filter((answer) => answer === "new")).toHaveLength(1);
      await atOnce(3, () => processNextUpdate(world.house));
      expect(await accept(sighting)).toBe("repeat");
      await processAll(world.house);

      const [row, ...others] = await rowsOf(world, chat);
      expect(others).toEqual([]);
      expect(row).toMatchObject({ state: "done", repeats: times });
      expect(world.web.seenBy(chat)).toHaveLength(1);
    },
  );

  it("six processors at once keep the order of every lane, each update once", async () => {
    const lanes = Array.from({ length: 12 }, (_, lane) => `lane${lane}`);
    const texts = Array.from({ length: 8 }, (_, line) => `dòng thứ ${line} của tin`);
    await acceptLines(
      world,
      texts.flatMap((text) => lanes.map((lane) => ({ lane, chat: lane, text }))),
    );
    await atOnce(6, () => processNextUpdate(world.house));

    for (const lane of lanes) {
      expect(await draftOf(world, lane)).toBe(texts.join("\n"));
      const rows = await rowsOf(world, lane);
      expect(rows.map(({ state, attempts }) => `${state} ${attempts}`)).toEqual(
        texts.map(() => "done 0"),
      );
    }
  });

  it("two people who write in one group at once lose nothing", async () => {
    const people = ["an", "bình"];
    const chat = "group";
    await acceptLines(world, [{ lane: "first", chat, text: "mở đầu" }]);
    await processAll(world.house);
    const lines = Array.from({ length: 20 }, (_, index) => {
      const lane = people[index % 2] ?? "";
      return { lane, chat, text: `${lane} dòng ${index}` };
    });
    await acceptLines(world, lines);
    await atOnce(6, () => processNextUpdate(world.house));

    const kept = (await draftOf(world, chat)).split("\n");
    expect(kept).toHaveLength(1 + lines.length);
    for (const person of people) {
      expect(kept.filter((line) => line.startsWith(person))).toEqual(
        lines.filter(({ lane }) => lane === person).map(({ text }) => text),
      );
    }
  });

  it("one that cannot be read is tried four times and set aside; its lane waits, others do not", async () => {
    const accept = acceptOf(world);
    const lane = "telegram:broken";
    const send = (externalId: string, raw: object, of = lane) =>
      accept({ channel: "telegram", externalId, lane: of, raw });
    const start = rawOf("broken", { kind: "start", parameter: null });
    await send("broken1", start);
    await send("broken2", { nothing: "we know" });
    await send("broken3", start);
    await send("whole1", rawOf("whole", { kind: "start", parameter: null }), "whole");

    const waits = [];
    for (const seconds of [0, 1, 5, 30]) {
      world.clock.set(world.clock.now().add({ seconds }));
      await processAll(world.house);
      const rows = await rowsOf(world, lane);
      waits.push(rows.map(({ state, attempts }) => `${state} ${attempts}`));
      expect(world.telegram.seenBy("whole")).toHaveLength(1);
    }
    expect(waits).toEqual([
      ["done 0", "pending 1", "pending 0"],
      ["done 0", "pending 2", "pending 0"],
      ["done 0", "pending 3", "pending 0"],
      ["done 0", "aside 4", "done 0"],
    ]);
    const said = world.telegram.seenBy("broken").map(({ text }) => text);
    expect(said).toHaveLength(3);
    expect(said[1]).toContain("Nội dung anh/chị viết vẫn được giữ");
  });

  it("one our code chokes on leaves nothing behind but its code, and the person is told, even a new one", async () => {
    const house = chokingOn(world, "nghẹn");
    const lane = "telegram:choked";
    await acceptLines(world, [
      { lane, chat: "choked", text: "chữ này nghẹn" },
      { lane, chat: "choked", text: "chữ này trôi" },
    ]);
    for (const seconds of [0, 1, 5, 30]) {
      world.clock.set(world.clock.now().add({ seconds }));
      await processAll(house);
    }

    const [first, second] = await rowsOf(world, lane);
    expect(first).toMatchObject({ state: "aside", error: "test.choked", attempts: 4 });
    expect(second).toMatchObject({ state: "done", attempts: 0 });
    expect(await draftOf(world, "choked")).toBe("chữ này trôi");
    expect(world.telegram.seenBy("choked")[0]?.text).toContain("người trực sẽ xem");

    const lines = world.logLines.map((line) => JSON.parse(line));
    const told = lines.filter(({ seq }) => seq === String(first?.seq));
    expect(told.map(({ event }) => event)).toEqual([
      "update.failed",
      "update.failed",
      "update.failed",
      "update.setAside",
    ]);
    expect(told.at(-1)).toMatchObject({ level: 50, err: { code: "test.choked" } });
    expect(world.logLines.join("")).not.toContain("nghẹn");
  });

  it("a fault that passes costs a second, not the message", async () => {
    const lane = "telegram:passing";
    await acceptLines(world, [{ lane, chat: "passing", text: "việc đang chờ" }]);
    await processAll(chokingOn(world, "chờ"));
    expect(world.telegram.seenBy("passing")).toEqual([]);
    world.clock.set(world.clock.now().add({ seconds: 1 }));
    await processAll(world.house);
    expect(await draftOf(world, "passing")).toBe("việc đang chờ");
  });
});
