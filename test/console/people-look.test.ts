import axe, { type AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type HttpServer, listen } from "#platform/http.ts";
import { launchBrowser, PHONE, screenshot } from "#test/support/browser.ts";
import { consoleOf, signIn } from "#test/support/console.ts";
import { fileTheLamp } from "#test/support/lamp-case.ts";
import { openWorld } from "#test/support/world.ts";

const world = await openWorld();
const { house } = world;
let server: HttpServer;
let browser: Browser;

beforeAll(async () => {
  await world.member("Nguyễn Thu Hà", "ubnd:w-yen-hoa", "officer");
  await world.member("Trần Văn Nam", "ubnd:w-yen-hoa", "head");
  await fileTheLamp(world, "An");
  const app = consoleOf(house, "https://langnghe.example.vn");
  server = await listen({ fetch: app.fetch, host: "127.0.0.1", port: 0 });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop(0);
  await world[Symbol.asyncDispose]();
});

const DESK = { viewport: { width: 1_100, height: 900 } };

async function openPage(path: string, look: object): Promise<Page> {
  const context = await browser.newContext({ locale: "vi-VN", ...look });
  const value = await signIn(house);
  await context.addCookies([{ name: "ln_console", value, url: server.address }]);
  const page = await context.newPage();
  await page.goto(`${server.address}${path}`);
  return page;
}

/** What a person who cannot see, or not well, could not use. */
async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations }: AxeResults = await page.evaluate("axe.run()");
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

const LAMP = "/console/routing/chieu-sang-cay-xanh.den-duong-tat";
const PAGES = [
  ["agencies", "/console/agencies"],
  ["agency", "/console/agencies/ubnd%3Aw-yen-hoa"],
  ["people", "/console/people"],
  ["routing", "/console/routing"],
  ["routing-found", "/console/routing?q=%C4%91%C3%A8n"],
  ["matter", LAMP],
] as const;

it.each(PAGES)(
  "%s is calm, legible and open to everybody at a desk",
  async (name, path) => {
    const page = await openPage(path, DESK);
    await screenshot(page, `console-${name}`);
    expect(await barriers(page)).toEqual([]);
  },
);

it.each(PAGES)("%s fits a phone", async (name, path) => {
  const page = await openPage(path, PHONE);
  await screenshot(page, `console-${name}-phone`);
  const width = await page.evaluate("document.documentElement.scrollWidth");
  expect(width).toBe(PHONE.viewport.width);
  expect(await barriers(page)).toEqual([]);
});

it.each([
  ["desk", DESK],
  ["phone", PHONE],
])("a change of the table is looked at before it is saved: %s", async (name, look) => {
  const page = await openPage(LAMP, look);
  await page.getByLabel("Riêng trong ngõ, ngách").selectOption("cong-an-xa");
  await page.getByLabel("Vì (trong ngõ, ngách)").fill("công an lo đèn ngõ");
  await page.getByRole("button", { name: "Xem trước" }).click();
  await page.getByRole("status").getByText("1 việc đang mở sẽ đổi").waitFor();
  await screenshot(page, `console-matter-preview-${name}`);
  expect(await barriers(page)).toEqual([]);
});

it("an invitation shows its code large enough to be read out", async () => {
  const page = await openPage("/console/agencies/ubnd%3Aw-yen-hoa", DESK);
  await page.getByLabel("Tên hiển thị").fill("Lê Minh");
  await page.getByRole("button", { name: "Tạo lời mời" }).click();
  await page.getByRole("status").getByText("mời").first().waitFor();
  await screenshot(page, "console-agency-invited");
  expect(await barriers(page)).toEqual([]);
});
