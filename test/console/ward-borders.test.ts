import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { formOf, hiddenIn, visitConsole } from "#test/support/console.ts";
import { openWorld } from "#test/support/world.ts";
import { refreshBorders } from "#workflow/load-borders.ts";
import { loadCity } from "#workflow/seed-city.ts";
import { locate } from "#workflow/understand.ts";

const world = await openWorld();
const { house } = world;
const { db } = house.database;
const { get, post } = await visitConsole(house);
afterAll(() => world[Symbol.asyncDispose]());
beforeEach(async () => {
  await db.wardBoundary.deleteMany();
  await refreshBorders(house);
});

/** Two wards side by side; the pin of most stories lies in the western one. */
const MIDDLE = 105.795;
const WEST = rectangle(105.78, MIDDLE);
const EAST = rectangle(MIDDLE, 105.81);
const PIN = { lat: 21.0225, lon: 105.79 };

function rectangle(west: number, east: number) {
  const ring = [
    [west, 21.01],
    [east, 21.01],
    [east, 21.03],
    [west, 21.03],
    [west, 21.01],
  ];
  return { type: "Polygon", coordinates: [ring] };
}

function fileOf(...wards: readonly (readonly [string, object])[]): File {
  const features = wards.map(([name, geometry]) => ({
    type: "Feature",
    properties: { name },
    geometry,
  }));
  const text = JSON.stringify({ type: "FeatureCollection", features });
  return new File([text], "ranh-gioi.geojson");
}

const GOOD = fileOf(["Phường Yên Hòa", WEST], ["Phường Láng", EAST]);

async function check(file: File) {
  const response = await post("/console/wards/check", formOf({ file }));
  return { status: response.status, page: await response.text() };
}

/** Presses the button of the preview. */
async function takeOver(page: string): Promise<Response> {
  const form = formOf({
    source: hiddenIn(page, "source"),
    file: hiddenIn(page, "file"),
  });
  return await post("/console/wards/import", form);
}

describe("the borders of the wards", () => {
  it("are shown before they are taken over, and placed into use at once", async () => {
    expect(await (await get("/console/wards")).text()).toContain(
      "Chưa có ranh giới nào",
    );
    expect(locate(house, PIN)).toMatchObject({ kind: "several", name: null });

    const { status, page } = await check(GOOD);
    expect(status).toBe(200);
    expect(page).toContain("2/126");
    expect(page).toContain("Chưa có: phường Hoàn Kiếm");
    expect(page).toContain("và 114 nơi khác");
    expect(await db.wardBoundary.count()).toBe(0);

    const response = await takeOver(page);
    expect([response.status, response.headers.get("location")]).toEqual([
      303,
      "/console/wards",
    ]);
    expect(locate(house, PIN)).toMatchObject({ ward: { id: "w-yen-hoa" } });
    const after = await (await get("/console/wards")).text();
    expect(after).toContain("ranh-gioi.geojson");
    expect(after).toContain("2/126");
  });

  it("replace all that were there before", async () => {
    await takeOver((await check(GOOD)).page);
    await takeOver((await check(fileOf(["Láng", WEST]))).page);
    expect(await db.wardBoundary.findMany({ select: { wardId: true } })).toEqual([
      { wardId: "w-lang" },
    ]);
    expect(locate(house, PIN)).toMatchObject({ ward: { id: "w-lang" } });
  });

  it("reach a process that did not import them, and are loaded once", async () => {
    const other = { ...house, city: await loadCity(house.database) };
    await takeOver((await check(GOOD)).page);
    expect(locate(other, PIN)).toMatchObject({ kind: "several" });
    expect(await refreshBorders(other)).toBe(1);
    expect(locate(other, PIN)).toMatchObject({ ward: { id: "w-yen-hoa" } });
    expect(await refreshBorders(other)).toBe(0);
  });

  it("are there again after a restart", async () => {
    await takeOver((await check(GOOD)).page);
    const restarted = { ...house, city: await loadCity(house.database) };
    expect(locate(restarted, PIN)).toMatchObject({ ward: { id: "w-yen-hoa" } });
  });

  it.each([
    ["a ward nobody knows", fileOf(["Bến Nghé", WEST]), "không có phường, xã này", 400],
    ["a ward twice", fileOf(["Láng", WEST], ["Láng", EAST]), "ở đối tượng thứ 1", 400],
    ["no GeoJSON", new File(["%PDF"], "a.pdf"), "không đọc được", 400],
    [
      "more than fits",
      new File([" ".repeat(13 * 2 ** 20)], "a.json"),
      "lớn quá 12 MB",
      413,
    ],
  ])("stay as they are for a file with %s", async (_, file, said, expected) => {
    await takeOver((await check(GOOD)).page);
    const { status, page } = await check(file);
    expect(status).toBe(expected);
    expect(page).toContain(said);
    expect(page).not.toContain("Đưa vào dùng</button>");
    expect(await db.wardBoundary.count()).toBe(2);
  });

  it.each([
    ["half a file", { source: "x", file: '{"type":' }],
    [
      "a file that was changed on the way",
      { source: "x", file: '{"type":"FeatureCollection","features":[{}]}' },
    ],
    ["no file", { source: "x" }],
  ])("are not imported from %s", async (_, fields) => {
    const response = await post("/console/wards/import", formOf(fields));
    expect(response.status).toBe(400);
    expect(await db.wardBoundary.count()).toBe(0);
  });

  it("are only for administrators, and only from the console's own pages", async () => {
    const stranger = await visitConsole(house, { isSignedIn: false });
    const lured = await visitConsole(house, { origin: "https://evil.test" });
    const form = () => formOf({ file: GOOD });
    const taken = () => formOf({ source: "x", file: "{}" });
    const answers = await Promise.all([
      stranger.get("/console/wards"),
      stranger.post("/console/wards/check", form()),
      stranger.post("/console/wards/import", taken()),
      lured.post("/console/wards/check", form()),
      lured.post("/console/wards/import", taken()),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    expect(await answers[0]?.text()).not.toContain("Ranh giới");
  });
});
