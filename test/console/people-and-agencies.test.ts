import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { formOf, hiddenIn, visitConsole } from "#test/support/console.ts";
import { fileTheLamp } from "#test/support/lamp-case.ts";
import { openWorld } from "#test/support/world.ts";
import { refreshCatalogue } from "#workflow/load-catalogue.ts";
import { processAll } from "#workflow/process-all.ts";
import { loadCity } from "#workflow/seed-city.ts";
import { findOwner } from "#workflow/understand.ts";

const world = await openWorld();
const { house } = world;
const { db } = house.database;
const { get, post } = await visitConsole(house);
afterAll(() => world[Symbol.asyncDispose]());

const YEN_HOA = "/console/agencies/ubnd%3Aw-yen-hoa";
const OPEN = { parent: "", successor: "", from: "", until: "" };
const read = async (path: string) => await (await get(path)).text();

async function edit(change: Partial<typeof OPEN>, path = YEN_HOA) {
  const response = await post(path, formOf({ ...OPEN, ...change }));
  return { status: response.status, page: await response.text() };
}

const ownerOfLamp = (city = house.city) =>
  findOwner(
    { city },
    {
      matterId: "chieu-sang-cay-xanh.den-duong-tat",
      wardId: "w-yen-hoa",
      placeKind: "alley",
    },
    world.clock.now(),
  ).agency.id;

describe("agencies", () => {
  beforeEach(async () => {
    await edit({ parent: "Văn phòng UBND Thành phố Hà Nội" });
  });

  it("are found by a part of their name, with people and cases counted", async () => {
    await world.member("Hà", "ubnd:w-yen-hoa", "officer");
    await fileTheLamp(world, "An");
    const page = await read("/console/agencies?q=ubnd+yen+hoa");
    expect(page).toContain("1 đơn vị có “ubnd yen hoa” trong tên");
    expect(page).toContain("1 người");
    expect(page).toContain("1 việc đang mở");
    expect(await read("/console/agencies?q=khong+co")).toContain("Không có đơn vị nào");
  });

  it("show who works there, as what and since when", async () => {
    const page = await read(YEN_HOA);
    expect(page).toMatch(/Hà<\/td>\s*<td>là cán bộ xử lý từ 16\/11\/2026/u);
    expect(page).toContain('value="Văn phòng UBND Thành phố Hà Nội"');
    expect((await get("/console/agencies/khong-co")).status).toBe(404);
  });

  it("that end send what is open to the dispatcher, with the reason, and get nothing new", async () => {
    expect((await edit({ until: "2026-11-15" })).status).toBe(303);
    await processAll(house);
    const found = await db.case.findFirstOrThrow({ include: { events: true } });
    expect(found.agencyId).toBe("ttpvhcc");
    const event = found.events.find(({ kind }) => kind === "transferred");
    expect(JSON.stringify(event?.data)).toContain("không còn hoạt động");
    expect(ownerOfLamp()).toBe("ttpvhcc");
    expect(await read(YEN_HOA)).toContain("không tiếp nhận việc mới");
    const joining = formOf({ role: "officer", displayName: "" });
    expect((await post(`${YEN_HOA}/invitations`, joining)).status).toBe(409);
  });

  it("that end hand over to their successor what would have come", async () => {
    await edit({ until: "2026-11-15", successor: "UBND phường Cầu Giấy" });
    expect(ownerOfLamp()).toBe("ubnd:w-cau-giay");
  });

  it("still receive on their last day", async () => {
    await edit({ until: "2026-11-16" });
    expect(ownerOfLamp()).toBe("ubnd:w-yen-hoa");
  });

  it("do not receive before their first", async () => {
    await edit({ from: "2026-11-17" });
    expect(ownerOfLamp()).toBe("ttpvhcc");
  });

  it("are known to another process after its next look, and to the next seed", async () => {
    const other = { ...house, city: await loadCity(house.database) };
    await edit({ until: "2026-11-15" });
    expect(ownerOfLamp(other.city)).toBe("ubnd:w-yen-hoa");
    expect(await refreshCatalogue(other)).toBe(1);
    expect(ownerOfLamp(other.city)).toBe("ttpvhcc");
    expect(await refreshCatalogue(other)).toBe(0);
  });

  it.each([
    [
      "a name that is no agency",
      { parent: "UBND quận Cầu Giấy" },
      "chọn đơn vị trong danh sách",
    ],
    ["a day that is none", { until: "2026-02-31" }, "ghi ngày đầy đủ"],
    [
      "an end before the beginning",
      { from: "2026-12-02", until: "2026-11-30" },
      "sau ngày đầu",
    ],
    ["itself as successor", { successor: "UBND phường Yên Hòa" }, "tự tiếp nhận"],
    ["itself as parent", { parent: "UBND phường Yên Hòa" }, "cùng đứng trên nhau"],
  ])("are not written for %s, keeping what was typed", async (_, change, said) => {
    const { status, page } = await edit(change);
    expect(status).toBe(400);
    expect(page).toContain(said);
    for (const typed of Object.values(change)) expect(page).toContain(typed);
  });

  it("never lose the dispatcher", async () => {
    const { status, page } = await edit(
      { until: "2026-11-15" },
      "/console/agencies/ttpvhcc",
    );
    expect(status).toBe(400);
    expect(page).toContain("nơi điều phối");
  });
});

describe("people", () => {
  it("are invited with a link and a code that can be read out", async () => {
    const form = formOf({ role: "head", displayName: "Lan" });
    const page = await (await post(`${YEN_HOA}/invitations`, form)).text();
    const [, code = ""] = /mời <code>(\w{4}-\w{4})<\/code>/u.exec(page) ?? [];
    expect(page).toContain("http://console.test/officer?invite=");
    const lan = world.person("Lan");
    await lan.says(`mời ${code}`);
    expect(await read("/console/people?q=lan")).toMatch(
      /Lan<\/td>\s*<td>\s*là lãnh đạo của/u,
    );
  });

  it("are noted as away, and the colleague named is asked", async () => {
    const nga = await world.member("Nga", "ubnd:w-bo-de", "officer");
    const mai = await world.member("Mai", "ubnd:w-bo-de", "officer");
    const rows = await db.membership.findMany({
      where: { agencyId: "ubnd:w-bo-de" },
      include: { person: true },
    });
    const idOf = (name: string) =>
      rows.find(({ person }) => person.displayName === name)?.personId ?? "";
    const leave = async (form: Readonly<Record<string, string>>) =>
      await post(
        "/console/agencies/ubnd%3Aw-bo-de/leave",
        formOf({
          personId: idOf("Nga"),
          from: "2026-11-18",
          last: "2026-11-20",
          standInId: idOf("Mai"),
          ...form,
        }),
      );
    expect((await leave({ last: "2026-11-17" })).status).toBe(400);
    expect((await leave({ standInId: idOf("Nga") })).status).toBe(400);
    expect((await leave({})).status).toBe(303);
    await processAll(house);
    expect(nga.last().text).toContain("nghỉ từ 18/11 đến hết 20/11");
    await mai.presses("Nhận làm thay");
    expect(await db.absence.findFirst()).toMatchObject({
      personId: idOf("Nga"),
      standInId: idOf("Mai"),
    });
    const again = await leave({});
    expect(await again.text()).toContain("đã có một lần nghỉ");
  });

  it("lose a role by a press, at once", async () => {
    const page = await read("/console/people?q=lan");
    const membership = hiddenIn(page, "membership");
    const end = (back: string) =>
      post("/console/people/end", formOf({ membership, back }));
    expect((await end("https://evil.test")).status).toBe(404);
    const response = await end("/console/people");
    expect([response.status, response.headers.get("location")]).toEqual([
      303,
      "/console/people",
    ]);
    expect(await read("/console/people?q=lan")).toContain("Chưa tìm thấy ai");
  });

  it("keep a name that looks like markup as text", async () => {
    await world.member("<script>alert(1)</script>", "ubnd:w-lang", "officer");
    expect(await read("/console/people")).not.toContain("<script>");
  });
});

it.each(["/console/agencies", YEN_HOA, "/console/people", "/console/routing"])(
  "%s is only for administrators",
  async (path) => {
    const stranger = await visitConsole(house, { isSignedIn: false });
    expect((await stranger.get(path)).status).toBe(403);
  },
);

it.each([
  [YEN_HOA, OPEN],
  [`${YEN_HOA}/invitations`, { role: "officer", displayName: "" }],
  ["/console/people/end", { membership: "x", back: "/console/people" }],
])("%s takes no form from elsewhere", async (path, form) => {
  const lured = await visitConsole(house, { origin: "https://evil.test" });
  expect((await lured.post(path, formOf(form))).status).toBe(403);
});
