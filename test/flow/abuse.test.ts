import { describe, expect, it } from "vitest";
import { insertBlock } from "#blocks/store.ts";
import { openWorld, type Person, type World } from "#test/support/world.ts";
import { createAccept } from "#workflow/accept-update.ts";
import { liftBlock } from "#workflow/block-chat.ts";
import { processAll } from "#workflow/process-all.ts";

const FIRE = "cháy nhà ở phường Láng, có người mắc kẹt";

/** Everything arrives before anything is handled. */
async function flood({ house }: World, texts: readonly string[]): Promise<void> {
  const { database, clock, log } = house;
  const accept = createAccept({ database, clock, log, onNew: () => {} });
  for (const [index, text] of texts.entries()) {
    await accept({
      channel: "web",
      externalId: `flood:${index}`,
      lane: "web:An",
      raw: {
        chatExternalId: "An",
        languageHint: null,
        event: { kind: "text", text },
      },
    });
  }
  await processAll(house);
}

const done = ({ house }: World) =>
  house.database.db.update.count({ where: { state: "done" } });
const lines = (count: number) =>
  Array.from({ length: count }, (_, index) => `dòng thứ ${index} của tin`);

describe("a flood", () => {
  it("is handled thirty a minute, told of once, and nothing is lost", async () => {
    await using world = await openWorld();
    const citizen = world.person("An");
    await flood(world, lines(70));
    expect(await done(world)).toBe(30);
    await world.pass({ seconds: 30 });
    expect(await done(world)).toBe(30);
    await world.pass({ seconds: 31 });
    expect(await done(world)).toBe(60);
    await world.pass({ seconds: 61 });
    expect(await done(world)).toBe(70);
    const told = citizen.all().filter(({ text }) => text.includes("gửi nhanh quá"));
    expect(told).toHaveLength(1);
    const { db } = world.house.database;
    const { conversation } = await db.chat.findFirstOrThrow();
    for (const line of lines(70)) expect(JSON.stringify(conversation)).toContain(line);
  });

  it("never holds up a call for help", async () => {
    await using world = await openWorld();
    const citizen = world.person("An");
    await flood(world, [...lines(40), FIRE]);
    expect(citizen.reads().join()).toContain("gọi 113");
    expect(await done(world)).toBe(31);
    const { db } = world.house.database;
    const fire = await db.update.findFirstOrThrow({ orderBy: { seq: "desc" } });
    expect(fire.state).toBe("done");
  });

  it("of one person does not touch others", async () => {
    await using world = await openWorld();
    await flood(world, lines(40));
    const other = world.person("Bình");
    await other.says("hi");
    expect(other.last().text).toContain("Lắng Nghe");
  });
});

async function blocked(world: World, reason = "quảng cáo"): Promise<Person> {
  const { database, clock } = world.house;
  const citizen = world.person("An");
  await citizen.says("hi");
  const { id: chatId } = await database.db.chat.findFirstOrThrow();
  const now = clock.now();
  const block = { chatId, caseId: null, reason, by: "trực ban", reviewAt: now };
  await database.transaction((tx) => insertBlock(tx, block, now));
  citizen.reads();
  return citizen;
}

async function lift({ house }: World, reads: boolean): Promise<number | null> {
  const { database, clock } = house;
  const now = clock.now();
  const { chatId } = await database.db.blockedChat.findFirstOrThrow();
  const given = { reads, actorId: null };
  return await database.transaction((tx) => liftBlock({ tx, now }, chatId, given));
}

describe("a blocked chat", () => {
  it("is told once why and whom to call; what it sends is kept aside until it is open again", async () => {
    await using world = await openWorld();
    const { house } = world;
    const citizen = await blocked(world, "tin quảng cáo");
    await citizen.says("mua hàng đi");
    await citizen.says("rẻ lắm");
    const [told, ...more] = citizen.reads();
    expect(told).toContain("Lý do: tin quảng cáo");
    expect(told).toContain("(024) 1022");
    expect(more).toEqual([]);
    const aside = await house.database.db.update.findMany({
      where: { state: "aside" },
    });
    expect(aside.map(({ error }) => error)).toEqual(["blocked", "blocked"]);
    expect(JSON.stringify(aside[0]?.raw)).toContain("mua hàng đi");

    expect(await lift(world, false)).toBe(0);
    await citizen.says("hi");
    expect(citizen.last().text).toContain("Chào anh/chị");
  });

  it("that calls for help is told whom to phone, though nothing is filed", async () => {
    await using world = await openWorld();
    const citizen = await blocked(world);
    await citizen.says(FIRE);
    const [card, why] = citizen.reads();
    expect(card).toContain("gọi 113");
    expect(card).toContain("chưa được chuyển cho ai");
    expect(why).toContain("tạm ngừng nhận tin");
    await citizen.says(FIRE);
    expect(citizen.reads().join()).toContain("gọi 113");
    const files = [{ kind: "photo" as const, fileRef: "fire" }];
    await citizen.sends({ kind: "files", files, caption: FIRE, albumId: null });
    expect(citizen.reads().join()).toContain("gọi 113");
    await citizen.sends({ kind: "edit", text: FIRE });
    expect(citizen.reads().join()).toContain("gọi 113");
    expect(
      await world.house.database.db.update.count({ where: { error: "blocked" } }),
    ).toBe(4);
  });

  it("that was blocked wrongly is heard after all, in its old order", async () => {
    await using world = await openWorld();
    const { house } = world;
    const citizen = await blocked(world);
    await citizen.says("rác chất đống ở phường Láng");
    await citizen.says("mấy hôm nay không ai dọn");
    expect(await lift(world, true)).toBe(2);
    await processAll(house);
    const { conversation } = await house.database.db.chat.findFirstOrThrow();
    expect(JSON.stringify(conversation)).toContain("phường Láng\\nmấy hôm nay");
    expect(await house.database.db.update.count({ where: { state: "done" } })).toBe(3);
  });
});
