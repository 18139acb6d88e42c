import axe, { type AxeResults } from "axe-core";
import { afterAll, expect, it } from "vitest";
import { listen } from "#platform/http.ts";
import { insertServicePoint } from "#routing/store.ts";
import { launchBrowser, screenshot } from "#test/support/browser.ts";
import { consoleOf, formOf, signIn, visitConsole } from "#test/support/console.ts";
import { openWorld } from "#test/support/world.ts";

const world = await openWorld();
const { house } = world;
afterAll(() => world[Symbol.asyncDispose]());

await insertServicePoint(house.database.db, {
  code: "mot-cua-lang",
  name: "Một cửa phường Láng",
  agencyId: "ubnd:w-lang",
  wardId: "w-lang",
  address: null,
});
for (let n = 0; n < 10; n++) {
  const one = world.person(`crowd-${n}`);
  await one.sends({ kind: "start", parameter: "p_mot-cua-lang" });
  await one.presses("Đánh giá");
  await one.says(n === 0 ? "1" : "5");
}

it("asks for a session", async () => {
  const stranger = await visitConsole(house, { isSignedIn: false });
  expect((await stranger.get("/console/ratings")).status).toBe(403);
});

it("lists what looks odd; leaving one out wants a name and a reason, and can be undone", async () => {
  const { get, post } = await visitConsole(house);
  const page = await (await get("/console/ratings")).text();
  expect(page).toContain("10 đánh giá cần xem");
  expect(page).toContain("Một cửa phường Láng, không kèm hồ sơ");
  const { id: rating } = await house.database.db.rating.findFirstOrThrow();
  const exclude = (fields: Readonly<Record<string, string>>) =>
    post("/console/ratings/exclude", formOf({ rating, ...fields }));
  for (const [fields, problem] of [
    [{ by: "Lan", reason: " " }, "Hãy ghi lý do"],
    [{ by: "", reason: "chấm hộ" }, "Hãy ghi tên"],
  ] as const) {
    const refused = await exclude(fields);
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain(problem);
  }
  expect((await exclude({ by: "Lan", reason: "chấm hộ" })).status).toBe(303);
  const after = await (await get("/console/ratings")).text();
  expect(after).toContain("9 đánh giá cần xem");
  expect(after).toContain("Đã loại: chấm hộ (Lan");
  await post("/console/ratings/include", formOf({ rating }));
  expect(await (await get("/console/ratings")).text()).toContain("10 đánh giá cần xem");
  await exclude({ by: "Lan", reason: "chấm hộ" });
});

it("is open to everybody in a browser, also on a phone", async () => {
  const app = consoleOf(house, "https://langnghe.example.vn");
  const server = await listen({ fetch: app.fetch, host: "127.0.0.1", port: 0 });
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({
      viewport: { width: 1_100, height: 700 },
    });
    const value = await signIn(house);
    await context.addCookies([{ name: "ln_console", value, url: server.address }]);
    const page = await context.newPage();
    await page.goto(`${server.address}/console/ratings`);
    await page.getByText("Loại khỏi chỉ số").first().click();
    await screenshot(page, "console-ratings");
    await page.setViewportSize({ width: 360, height: 700 });
    await screenshot(page, "console-ratings-phone");
    await page.evaluate(axe.source);
    const { violations }: AxeResults = await page.evaluate("axe.run()");
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  } finally {
    await browser.close();
    await server.stop(0);
  }
});
