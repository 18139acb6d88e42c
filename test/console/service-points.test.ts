import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { formOf, visitConsole } from "#test/support/console.ts";
import { openWorld } from "#test/support/world.ts";

const world = await openWorld();
const { house } = world;
const { db } = house.database;
const { get, post } = await visitConsole(house);
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(() => db.servicePoint.deleteMany());

const COUNTER = {
  name: "Bộ phận Một cửa phường Láng",
  code: "mot-cua-lang",
  agency: "UBND phường Láng",
  ward: "",
  address: "79 Nguyên Hồng",
};

async function add(change: Readonly<Record<string, string>>) {
  const response = await post("/console/points", formOf({ ...COUNTER, ...change }));
  return { status: response.status, page: await response.text() };
}

describe("the points where QR codes hang", () => {
  it("are listed with the links to print; a ward's office brings its ward", async () => {
    expect((await add({})).status).toBe(303);
    expect(await db.servicePoint.findMany()).toEqual([
      {
        code: "mot-cua-lang",
        name: "Bộ phận Một cửa phường Láng",
        agencyId: "ubnd:w-lang",
        wardId: "w-lang",
        address: "79 Nguyên Hồng",
      },
    ]);
    const page = await (await get("/console/points")).text();
    for (const part of [
      "79 Nguyên Hồng, phường Láng",
      "http://console.test/?start=p_mot-cua-lang",
      "https://t.me/lang_nghe_bot?start=p_mot-cua-lang",
      "<code>https://zalo.me/388613280878808645</code>, rồi gõ <code>p_mot-cua-lang</code>",
    ]) {
      expect(page).toContain(part);
    }
  });

  it("may leave everything but the name to the citizen", async () => {
    const nothing = { agency: "", ward: "", address: "" };
    expect((await add(nothing)).status).toBe(303);
    expect(await db.servicePoint.findFirst()).toMatchObject({
      agencyId: null,
      wardId: null,
      address: null,
    });
  });

  it.each([
    ["no name", { name: "  " }, "tên điểm tiếp nhận"],
    ["a name that is too long", { name: "a".repeat(121) }, "tên điểm tiếp nhận"],
    ["a code with diacritics", { code: "một-cửa" }, "chữ thường không dấu"],
    ["a code Telegram would cut", { code: "a".repeat(41) }, "chữ thường không dấu"],
    ["no code", { code: "" }, "chữ thường không dấu"],
    [
      "an agency that is not there",
      { agency: "UBND quận Đống Đa" },
      "Chưa tìm thấy đơn vị",
    ],
    [
      "a ward that is not there",
      { ward: "phường Bến Nghé" },
      "Chưa tìm thấy phường, xã",
    ],
    [
      "an agency of another ward",
      { ward: "phường Yên Hòa" },
      "thuộc một phường, xã khác",
    ],
    ["an address like a letter", { address: "a".repeat(201) }, "quá 200 ký tự"],
  ])("are refused for %s, keeping what was typed", async (_, change, said) => {
    const { status, page } = await add(change);
    expect(status).toBe(400);
    expect(page).toContain(said);
    expect(page).toContain(`value="${{ ...COUNTER, ...change }.agency}"`);
    expect(await db.servicePoint.count()).toBe(0);
  });

  it("keep the meaning of a code that is already printed", async () => {
    await add({});
    const { status, page } = await add({ name: "Nơi khác" });
    expect(status).toBe(409);
    expect(page).toContain("Mã này đã có");
    expect(await db.servicePoint.findFirst()).toMatchObject({ name: COUNTER.name });
  });

  it("show what was typed as text, never as markup", async () => {
    await add({ name: "<script>alert(1)</script>" });
    const page = await (await get("/console/points")).text();
    expect(page).not.toContain("<script>");
  });

  it("are only for administrators, and only from the console's own pages", async () => {
    const stranger = await visitConsole(house, { isSignedIn: false });
    const lured = await visitConsole(house, { origin: "https://evil.test" });
    const answers = await Promise.all([
      stranger.get("/console/points"),
      stranger.post("/console/points", formOf(COUNTER)),
      lured.post("/console/points", formOf(COUNTER)),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(await db.servicePoint.count()).toBe(0);
  });
});
