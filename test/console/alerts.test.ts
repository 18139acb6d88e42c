import axe, { type AxeResults } from "axe-core";
import { afterAll, expect, it } from "vitest";
import { listen } from "#platform/http.ts";
import { launchBrowser, screenshot } from "#test/support/browser.ts";
import { consoleOf, signIn, visitConsole } from "#test/support/console.ts";
import { wardWithCases } from "#test/support/ward-office.ts";
import { openWorld } from "#test/support/world.ts";

const world = await openWorld();
const { house } = world;
await wardWithCases(world, 2);
await world.pass({ days: 10 });
afterAll(() => world[Symbol.asyncDispose]());

it("the report on nudges asks for a session", async () => {
  const stranger = await visitConsole(house, { isSignedIn: false });
  expect((await stranger.get("/console/alerts")).status).toBe(403);
});

it("says what was ignored, with counts instead of shares of so few, and no causal claim", async () => {
  const { get } = await visitConsole(house);
  const page = await (await get("/console/alerts")).text();
  expect(page).toContain("(ít quá để tính tỷ lệ)");
  expect(page).toContain("không nói được nhắc có tác dụng hay không");
  expect(page).toContain("UBND phường Yên Hòa");
  expect(page).toContain("normal-accept-240");
  const empty = await get("/console/alerts?from=2020-01-01&to=2020-01-31");
  expect(await empty.text()).toContain("Không có lời nhắc nào bị bỏ qua");
});

it("is open to everybody in a browser", async () => {
  const app = consoleOf(house, "https://langnghe.example.vn");
  const server = await listen({ fetch: app.fetch, host: "127.0.0.1", port: 0 });
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({
      viewport: { width: 1_100, height: 900 },
    });
    const value = await signIn(house);
    await context.addCookies([{ name: "ln_console", value, url: server.address }]);
    const page = await context.newPage();
    await page.goto(`${server.address}/console/alerts`);
    await screenshot(page, "console-alerts");
    await page.evaluate(axe.source);
    const { violations }: AxeResults = await page.evaluate("axe.run()");
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  } finally {
    await browser.close();
    await server.stop(0);
  }
});
