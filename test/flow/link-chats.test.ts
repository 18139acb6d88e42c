import { afterAll, describe, expect, it } from "vitest";
import { fileTheLamp } from "#test/support/lamp-case.ts";
import { openWorld, type Person, type World } from "#test/support/world.ts";
import { createAccept } from "#workflow/accept-update.ts";
import { processAll } from "#workflow/process-all.ts";

const YEN_HOA = "ubnd:w-yen-hoa";
const worlds: World[] = [];
const freshWorld = async () => {
  const world = await openWorld();
  worlds.push(world);
  return world;
};
afterAll(async () => {
  for (const world of worlds) await world[Symbol.asyncDispose]();
});

/** The code in the last message of a chat. */
const codeFor = (person: Person) =>
  /\*\*(\w{4}-\w{4})\*\*/.exec(person.last().text)?.[1] ?? "";

async function personIds({ house }: World): Promise<string[]> {
  const chats = await house.database.db.chat.findMany();
  return chats.map(({ personId }) => personId);
}

describe("two chats of one person", () => {
  it("belong together once the code was typed and agreed to; work comes where it is read", async () => {
    const world = await freshWorld();
    const web = await world.member("Hà", YEN_HOA, "officer");
    const telegram = world.person("4711", "telegram");
    await web.says("/ketnoi");
    await world.pass({ minutes: 1 });
    await telegram.says(codeFor(web));
    await telegram.presses("Đúng, kết nối");
    expect(new Set(await personIds(world)).size).toBe(1);
    web.reads();
    telegram.reads();
    await fileTheLamp(world);
    expect(telegram.reads().join()).toContain("Việc mới");
    expect(web.reads().join()).not.toContain("Việc mới");
    await telegram.presses("Nhận việc");
    expect(await world.house.database.db.case.findFirst()).toMatchObject({
      state: "accepted",
    });
  });

  it("get their work in the chosen one, wherever they wrote last", async () => {
    const world = await freshWorld();
    const web = await world.member("Hà", YEN_HOA, "officer");
    const telegram = world.person("4711", "telegram");
    await web.says("/ketnoi");
    await telegram.says(codeFor(web));
    await telegram.presses("Đúng, kết nối");
    await web.says("/chatchinh");
    await world.pass({ minutes: 1 });
    await telegram.says("chào");
    web.reads();
    await fileTheLamp(world);
    expect(web.reads().join()).toContain("Việc mới");
  });

  it.each([
    ["a second time", 0, true],
    ["after ten minutes", 10, false],
  ])("are not linked by a code used %s", async (_, minutes, isUsed) => {
    const world = await freshWorld();
    const web = await world.member("Hà", YEN_HOA, "officer");
    await web.says("/ketnoi");
    const code = codeFor(web);
    if (isUsed) {
      const mine = world.person("4711", "telegram");
      await mine.says(code);
      await mine.presses("Đúng, kết nối");
    }
    await world.pass({ minutes });
    const thief = world.person("666", "telegram");
    await thief.says(code);
    expect(thief.last().text).toContain("Mã này chưa đúng");
    const before = await personIds(world);
    expect(new Set(before).size).toBe(2);
  });

  it("are not linked by who was talked into typing a code and says no", async () => {
    const world = await freshWorld();
    const thief = world.person("666", "telegram");
    await thief.says("/ketnoi");
    const ha = await world.member("Hà", YEN_HOA, "officer");
    await ha.says(codeFor(thief));
    expect(ha.last().text).toContain("mọi việc cán bộ");
    await ha.presses("Không phải tôi");
    expect(new Set(await personIds(world)).size).toBe(2);
  });

  it("keep what each of them had: one role once, all cases in hand, their consents apart", async () => {
    const world = await freshWorld();
    const { db } = world.house.database;
    const web = await world.member("Hà", YEN_HOA, "officer");
    await fileTheLamp(world, "An");
    await web.presses("Nhận việc");
    const telegram = await world.member("4711", YEN_HOA, "officer", "telegram");
    await fileTheLamp(world, "Bình");
    await telegram.presses("Nhận việc");
    const consents = await db.consent.findMany({ orderBy: { seq: "asc" } });
    await web.says("/ketnoi");
    await telegram.says(codeFor(web));
    await telegram.presses("Đúng, kết nối");
    const cases = await db.case.findMany();
    expect(cases).toHaveLength(2);
    expect(new Set(cases.map(({ handlerId }) => handlerId)).size).toBe(1);
    expect(await db.membership.count({ where: { validTo: null } })).toBe(1);
    expect(await db.consent.findMany({ orderBy: { seq: "asc" } })).toEqual(consents);
  });

  it("are never groups", async () => {
    const world = await freshWorld();
    const { database, clock, log } = world.house;
    const accept = createAccept({ database, clock, log, onNew: () => {} });
    const event = { kind: "text", text: "/ketnoi" };
    await accept({
      channel: "telegram",
      externalId: "1",
      lane: "telegram:4711",
      raw: { chatExternalId: "-100", languageHint: null, event },
    });
    await processAll(world.house);
    expect(world.telegram.seenBy("-100").at(-1)?.text).toContain("trò chuyện riêng");
    expect(await database.db.linkCode.count()).toBe(0);
  });
});
