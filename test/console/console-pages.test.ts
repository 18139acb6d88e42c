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

async function openPage(path: string, look: object = DESK): Promise<Page> {
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

function fileOf(...names: readonly string[]) {
  const features = names.map((name, index) => {
    const west = 105.78 + index * 0.01;
    const ring = [
      [west, 21.01],
      [west + 0.01, 21.01],
      [west + 0.01, 21.03],
      [west, 21.01],
    ];
    const geometry = { type: "Polygon", coordinates: [ring] };
    return { type: "Feature", properties: { name }, geometry };
  });
  return {
    name: "ranh-gioi-ha-noi.geojson",
    mimeType: "application/geo+json",
    buffer: Buffer.from(JSON.stringify({ type: "FeatureCollection", features })),
  };
}

it("takes borders from a file that is chosen, checked and looked at", async () => {
  const page = await openPage("/console/wards");
  const check = async (file: ReturnType<typeof fileOf>) => {
    await page.getByLabel("Tệp GeoJSON").setInputFiles(file);
    await page.getByRole("button", { name: "Kiểm tra tệp" }).click();
  };
  await check(fileOf("Yên Hòa", "Bến Nghé", "Yên Hòa"));
  await page.getByRole("alert").waitFor();
  await screenshot(page, "console-wards-flawed");
  expect(await barriers(page)).toEqual([]);
  expect(await page.getByRole("row").count()).toBe(3);

  await check(fileOf("Yên Hòa", "Láng", "Cầu Giấy"));
  await page.getByRole("status").getByText("3/126").waitFor();
  await screenshot(page, "console-wards-preview");
  expect(await barriers(page)).toEqual([]);

  await page.getByRole("button", { name: "Đưa vào dùng" }).click();
  await page.getByText("Đang dùng ranh giới của 3/126").waitFor();
  await screenshot(page, "console-wards");
  expect(house.city.borders.all.map(({ wardId }) => wardId)).toEqual([
    "w-yen-hoa",
    "w-lang",
    "w-cau-giay",
  ]);
});

it("adds a point and shows the links to print", async () => {
  const page = await openPage("/console/points");
  await page.getByLabel("Tên").fill("Bộ phận Một cửa phường Láng");
  await page.getByLabel("Mã", { exact: true }).fill("mot-cua-lang");
  await page.getByLabel("Đơn vị nhận").fill("UBND quận Đống Đa");
  await page.getByLabel("Địa chỉ").fill("79 phố Nguyên Hồng");
  const add = () => page.getByRole("button", { name: "Thêm điểm" }).click();
  await add();
  await page.getByRole("alert").waitFor();
  await screenshot(page, "console-points-refused");
  expect(await barriers(page)).toEqual([]);

  await page.getByLabel("Đơn vị nhận").fill("UBND phường Láng");
  await add();
  await page.getByText("https://t.me/lang_nghe_bot?start=p_mot-cua-lang").waitFor();
  await screenshot(page, "console-points");
  expect(await barriers(page)).toEqual([]);
});

it("blocks the sender of a case and lifts it again", async () => {
  const { code } = await fileTheLamp(world);
  const page = await openPage("/console/blocks");
  const block = async (typed: string) => {
    await page.getByLabel("Mã việc").fill(typed);
    await page.getByLabel("Lý do").fill("tin quảng cáo, gửi nhiều lần");
    await page.getByRole("button", { name: "Chặn", exact: true }).click();
  };
  await block("YH-26-XXXXX");
  await page.getByRole("alert").waitFor();
  expect(await barriers(page)).toEqual([]);

  await block(code);
  await page.getByRole("heading", { name: "Đang chặn 1 người" }).waitFor();
  await page.getByText("Bỏ chặn", { exact: true }).last().click();
  await screenshot(page, "console-blocks");
  expect(await barriers(page)).toEqual([]);
  await page.setViewportSize(PHONE.viewport);
  await screenshot(page, "console-blocks-phone");
  const width = await page.evaluate("document.documentElement.scrollWidth");
  expect(width).toBe(PHONE.viewport.width);

  await page.getByRole("button", { name: "Bỏ chặn ngay" }).click();
  await page.getByRole("status").getByText("Đã bỏ chặn").waitFor();
  expect(await page.getByRole("table").count()).toBe(0);
});

it.each(["wards", "points"])("fits a phone: %s", async (name) => {
  const page = await openPage(`/console/${name}`, PHONE);
  await screenshot(page, `console-${name}-phone`);
  const width = await page.evaluate("document.documentElement.scrollWidth");
  expect(width).toBe(PHONE.viewport.width);
  expect(await barriers(page)).toEqual([]);
});
