import { describe, expect, it } from "vitest";
import { insertBlock } from "#blocks/store.ts";
import { fileTheLamp } from "#test/support/lamp-case.ts";
import { openWorld, type Person, type World } from "#test/support/world.ts";
import { retain } from "#workflow/retain.ts";

const LINE = "rác chất đống ở phường Láng mấy hôm nay không ai dọn";

async function sendPhoto(citizen: Person): Promise<void> {
  const files = [{ kind: "photo" as const, fileRef: "a-ref" }];
  await citizen.sends({ kind: "files", files, caption: null, albumId: null });
}

const photosOf = async ({ house }: World) =>
  (await house.database.db.media.findMany({ orderBy: { createdAt: "asc" } })).map(
    ({ id }) => id,
  );

/** Time goes by at once: nothing happens on the way but what the night does. */
async function jump(world: World, days: number): Promise<void> {
  world.clock.set(world.clock.now().add({ hours: 24 * days }));
  while ((await retain(world.house)) > 0);
}

describe("a raw update", () => {
  it("that was handled is emptied after 30 days, and its repeat is still known", async () => {
    await using world = await openWorld();
    const { db } = world.house.database;
    await world.person("An").says(LINE);
    const [before] = await db.update.findMany();
    await jump(world, 29);
    expect(await db.update.findMany()).toEqual([before]);
    await jump(world, 1);
    const [after] = await db.update.findMany();
    expect(after).toMatchObject({ state: "purged", raw: {}, lane: "purged" });
    expect(after).toMatchObject({ externalId: before?.externalId });
  });

  it("that was set aside is kept 180 days, for who looks at it", async () => {
    await using world = await openWorld();
    const { db } = world.house.database;
    const citizen = world.person("An");
    await citizen.says("hi");
    const { id: chatId } = await db.chat.findFirstOrThrow();
    const reviewAt = world.clock.now();
    const block = { chatId, caseId: null, reason: "quảng cáo", by: "An", reviewAt };
    await world.house.database.transaction((tx) => insertBlock(tx, block, reviewAt));
    await citizen.says(LINE);
    const states = async () =>
      (await db.update.findMany({ orderBy: { seq: "asc" } })).map(({ state }) => state);
    await jump(world, 179);
    expect(await states()).toEqual(["purged", "aside"]);
    await jump(world, 1);
    expect(await states()).toEqual(["purged", "purged"]);
  });
});

describe("a draft", () => {
  it("nobody goes on with is dropped after 30 days with its photos; who comes back begins anew", async () => {
    await using world = await openWorld();
    const citizen = world.person("An");
    await citizen.says(LINE);
    await sendPhoto(citizen);
    const [photo = ""] = await photosOf(world);
    await jump(world, 29);
    expect(await photosOf(world)).toEqual([photo]);
    await world.pass({ days: 1 });
    expect(await photosOf(world)).toEqual([]);
    await expect(world.house.files.read(photo)).rejects.toThrow("No file");
    await citizen.presses("Đồng ý");
    expect(citizen.last().text).toContain("lần viết trước");
    await citizen.says("hi");
    expect(citizen.last().text).not.toContain("rác chất đống");
  });

  it("that somebody goes on with stays, with its photos", async () => {
    await using world = await openWorld();
    const citizen = world.person("An");
    await citizen.says(LINE);
    await sendPhoto(citizen);
    await jump(world, 20);
    await citizen.says("đống rác vẫn còn nguyên");
    await jump(world, 20);
    const chat = await world.house.database.db.chat.findFirstOrThrow();
    expect(JSON.stringify(chat.conversation)).toContain(LINE);
    expect(await photosOf(world)).toHaveLength(1);
  });
});

describe("a file", () => {
  it("no case holds is erased after 7 days, one of a case is not", async () => {
    await using world = await openWorld();
    const citizen = world.person("An");
    await citizen.says("cột đèn trước ngõ 12 phố Yên Hòa tối thui cả tuần nay");
    await sendPhoto(citizen);
    for (const label of ["Đồng ý", "Đúng", "Gửi phản ánh"])
      await citizen.presses(label);
    await citizen.says("/dulieucuatoi");
    const [evidence, own = ""] = await photosOf(world);
    await world.pass({ days: 6 });
    expect(await photosOf(world)).toEqual([evidence, own]);
    await world.pass({ days: 1 });
    expect(await photosOf(world)).toEqual([evidence]);
    await expect(world.house.files.read(own)).rejects.toThrow("No file");
  });
});

describe("the words of a message", () => {
  it("are gone after 180 days, its buttons still work", async () => {
    await using world = await openWorld();
    const { db } = world.house.database;
    const { citizen, code } = await fileTheLamp(world);
    await citizen.says(code);
    await jump(world, 179);
    expect(
      await db.message.count({ where: { body: { path: ["text"], equals: "" } } }),
    ).toBe(0);
    await jump(world, 1);
    const bodies = await db.message.findMany({ select: { body: true } });
    expect(
      bodies.map(({ body }) => JSON.parse(JSON.stringify(body)).text).join(""),
    ).toBe("");
    await citizen.presses("Rút phản ánh");
    expect(citizen.last().text).toContain(code);
  });
});

it("The night says how much it gave away, and nothing of what it was", async () => {
  await using world = await openWorld();
  await world.person("An").says(LINE);
  await jump(world, 200);
  const [line = "", ...more] = world.logLines.filter((one) =>
    one.includes("retention"),
  );
  expect(JSON.parse(line)).toMatchObject({
    event: "retention.done",
    updates: 1,
    drafts: 1,
    messages: 2,
  });
  expect(more).toEqual([]);
});
