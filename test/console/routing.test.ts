import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { formOf, hiddenIn, visitConsole } from "#test/support/console.ts";
import { fileTheLamp } from "#test/support/lamp-case.ts";
import { openWorld } from "#test/support/world.ts";
import { refreshCatalogue } from "#workflow/load-catalogue.ts";
import { processAll } from "#workflow/process-all.ts";
import { loadCity, seedCity } from "#workflow/seed-city.ts";

const world = await openWorld();
const { house } = world;
const { db } = house.database;
const { get, post } = await visitConsole(house);
afterAll(() => world[Symbol.asyncDispose]());

const LAMP = "chieu-sang-cay-xanh.den-duong-tat";
const PAGE = `/console/routing/${LAMP}`;
/** The rule of the seed, as its form would send it. */
const RULE = {
  agency: "so-xay-dung",
  why: "đèn trên các tuyến phố do Sở Xây dựng quản lý",
  "agency-alley": "ubnd-xa",
  "why-alley": "đèn trong ngõ do phường, xã quản lý",
  "agency-commune-road": "ubnd-xa",
  "why-commune-road": "đèn trên đường làng, đường xã do phường, xã quản lý",
  performers: "chieu-sang",
  alternatives: "ubnd-xa",
};
const POLICE = { "agency-alley": "cong-an-xa", "why-alley": "công an lo đèn ngõ" };
const WHO = { by: "Trần Thị Lan", reason: "theo quyết định mới" };

const routingNow = () => house.city.matters.get(LAMP)?.routing;
const caseAt = async () =>
  await db.case.findFirstOrThrow({ include: { events: { orderBy: { at: "asc" } } } });

async function preview(change: Readonly<Record<string, string>>) {
  const response = await post(`${PAGE}/preview`, formOf({ ...RULE, ...change }));
  return { status: response.status, page: await response.text() };
}

async function save(page: string, form: Readonly<Record<string, string>>) {
  const before = hiddenIn(page, "before");
  const after = hiddenIn(page, "after");
  return await post(`${PAGE}/save`, formOf({ before, after, ...WHO, ...form }));
}

async function undo(form: Readonly<Record<string, string>>) {
  const change = hiddenIn(await (await get(PAGE)).text(), "change");
  return await post(`${PAGE}/undo`, formOf({ change, by: "Lan", ...form }));
}

const seeded = routingNow();
beforeEach(async () => {
  if (seeded === undefined) throw new Error("the seed has no lamps");
  await db.routingChange.deleteMany();
  await db.matter.update({
    where: { id: LAMP },
    data: { routing: JSON.parse(JSON.stringify(seeded)) },
  });
  house.city.catalogueVersion = null;
  await refreshCatalogue(house);
});

describe("the responsibility table", () => {
  it("is told by field, each rule in words", async () => {
    const page = await (await get("/console/routing")).text();
    expect(page).toContain("Ai phụ trách 153 loại việc");
    expect(page).toContain("đèn trên các tuyến phố do Sở Xây dựng quản lý");
    expect(page).toMatch(
      /Riêng trong ngõ, ngách:\s*<strong>UBND phường, xã nơi xảy ra/u,
    );
  });

  it.each([
    ["den duong", "Đèn đường"],
    ["Công an phường", "công an"],
  ])("is searched by matter or office: %s", async (search, found) => {
    const all = await (await get("/console/routing")).text();
    const page = await (
      await get(`/console/routing?q=${encodeURIComponent(search)}`)
    ).text();
    expect(page.toLowerCase()).toContain(found.toLowerCase());
    expect(page).toContain("<details open>");
    expect(page.length).toBeLessThan(all.length);
  });

  it("says when nothing was found", async () => {
    const page = await (await get("/console/routing?q=tàu%20vũ%20trụ")).text();
    expect(page).toContain("0 loại việc có “tàu vũ trụ”");
    expect(page).toContain("Xem tất cả");
  });

  it("shows before saving which open cases would go where, and changes nothing", async () => {
    const { code } = await fileTheLamp(world, "An");
    const { page } = await preview(POLICE);
    expect(page).toContain("1 việc đang mở sẽ đổi nơi xử lý");
    expect(page).toMatch(
      new RegExp(
        `${code}</td>\\s*<td>từ UBND phường Yên Hòa</td>\\s*<td>đến Công an phường Yên Hòa`,
        "u",
      ),
    );
    expect(routingNow()).toEqual(seeded);
    expect(await db.routingChange.count()).toBe(0);
  });

  it("is changed for new cases only, unless asked otherwise", async () => {
    const { page } = await preview(POLICE);
    expect((await save(page, {})).status).toBe(303);
    await processAll(house);
    expect((await caseAt()).agencyId).toBe("ubnd:w-yen-hoa");
    expect(routingNow()?.exceptions[0]?.agency).toBe("cong-an-xa");
    expect(await db.routingChange.findFirst()).toMatchObject({
      matterId: LAMP,
      ...WHO,
      moves: false,
      before: { exceptions: [{ agency: "ubnd-xa" }, {}] },
      after: { exceptions: [{ agency: "cong-an-xa" }, {}] },
    });
  });

  it("moves the open ones when ticked: with the reason, citizen and officers told", async () => {
    const ha = await world.member("Hà", "ubnd:w-yen-hoa", "officer");
    const police = await world.member("Dũng", "cong-an:w-yen-hoa", "officer");
    const citizen = world.person("An");
    citizen.reads();
    const { page } = await preview(POLICE);
    await save(page, { moves: "yes" });
    await processAll(house);
    const found = await caseAt();
    expect(found).toMatchObject({
      agencyId: "cong-an:w-yen-hoa",
      agencyWhy: WHO.reason,
    });
    expect(found.events.at(-1)).toMatchObject({
      kind: "transferred",
      data: { from: "ubnd:w-yen-hoa", to: "cong-an:w-yen-hoa", reason: WHO.reason },
    });
    expect(citizen.all().at(-1)?.text).toContain(WHO.reason);
    expect(ha.reads().join()).toContain("Anh/chị không phải làm gì thêm");
    expect(police.reads().join()).toContain(found.code);
    expect(await (await get(PAGE)).text()).toContain("đã chuyển theo");
  });

  it("is undone by a press, with what had moved", async () => {
    const { page } = await preview({ "agency-alley": "", "why-alley": "" });
    await save(page, {});
    expect((await undo({ moves: "yes" })).status).toBe(303);
    expect(routingNow()).toEqual(seeded);
    expect(await db.routingChange.count()).toBe(2);
    await processAll(house);
    const changes = await db.routingChange.findMany({ where: { moves: true } });
    expect(changes).toMatchObject([{ reason: `Hoàn tác: ${WHO.reason}`, by: "Lan" }]);
    expect(changes[0]?.movedAt).not.toBeNull();
    expect(await (await get(PAGE)).text()).toContain(`Hoàn tác: ${WHO.reason}`);
  });

  it("leaves a case where an officer has sent it", async () => {
    const found = await caseAt();
    await db.case.update({
      where: { id: found.id },
      data: { agencyId: "ubnd:w-lang" },
    });
    const { page } = await preview(POLICE);
    expect(page).toContain("Không việc đang mở nào đổi nơi xử lý");
  });

  it("keeps an administrator's word when the seed is read again", async () => {
    await save((await preview(POLICE)).page, {});
    await db.seedVersion.delete({ where: { name: "city" } });
    await seedCity(house.database, world.clock.now());
    const restarted = await loadCity(house.database);
    expect(restarted.matters.get(LAMP)?.routing.exceptions[0]?.agency).toBe(
      "cong-an-xa",
    );
  });

  it("reaches a process that did not change it", async () => {
    const other = { ...house, city: await loadCity(house.database) };
    await save((await preview(POLICE)).page, {});
    expect(await refreshCatalogue(other)).toBe(1);
    expect(other.city.matters.get(LAMP)?.routing).toEqual(routingNow());
  });

  it("is not changed by who has not seen the newest rule", async () => {
    const { page } = await preview(POLICE);
    await save(page, {});
    const late = await save(page, {});
    expect(late.status).toBe(409);
    expect(await late.text()).toContain("có người vừa sửa");
    expect(await db.routingChange.count()).toBe(1);
  });

  it.each([
    ["an agency there is not", { agency: "so-giao-thong" }],
    ["no reason", { why: " " }],
    [
      "an exception without a reason",
      { "agency-city-road": "ubnd-xa", "why-city-road": "" },
    ],
    ["a performer there is not", { performers: "ai-do" }],
  ])("is not even looked at with %s", async (_, change) => {
    const { status, page } = await preview(change);
    expect(status).toBe(400);
    expect(page).toContain("Chưa xem được");
  });

  it.each([
    ["nobody's name", { by: "" }],
    ["no reason", { reason: " " }],
    ["a rule changed on the way", { after: '{"agency":"ai-do"}' }],
    ["half a rule", { after: "{" }],
  ])("is not saved with %s", async (_, form) => {
    const { page } = await preview(POLICE);
    expect((await save(page, form)).status).toBe(400);
    expect(routingNow()).toEqual(seeded);
  });

  it("takes no form from elsewhere", async () => {
    const lured = await visitConsole(house, { origin: "https://evil.test" });
    for (const verb of ["preview", "save", "undo"]) {
      expect((await lured.post(`${PAGE}/${verb}`, formOf(RULE))).status).toBe(403);
    }
  });
});
