import axe, { type AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publicCaseRoutes } from "#console/public-case.ts";
import { type HttpServer, listen } from "#platform/http.ts";
import { launchBrowser, PHONE, screenshot } from "#test/support/browser.ts";
import { consoleOf, formOf, signIn, visitConsole } from "#test/support/console.ts";
import { openWorld } from "#test/support/world.ts";
import { processAll } from "#workflow/process-all.ts";

const world = await openWorld();
const { house } = world;
const { db } = house.database;
const { get, post } = await visitConsole(house);
afterAll(() => world[Symbol.asyncDispose]());

const HEAD =
  "Mã hồ sơ;Thủ tục;Đơn vị;Trạng thái;Ngày tiếp nhận;Hạn trả;Ngày trả;Liên hệ";
const GOOD =
  "H26.15-261109-0012;Đăng ký khai sinh, đăng ký thường trú, cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi;UBND phường Láng;đã trả kết quả;09/11/2026;13/11/2026;12/11/2026;0912345678";
const BAD = "H26.15-261109-0013;=1+1;UBND quận Đống Đa;xong;09/11/2026;31/11/2026;;";
const SHEET = "/console/dossiers/H26.15-261109-0012";

async function upload(
  lines: readonly string[],
  skip: Readonly<Record<string, string>> = {},
) {
  const file = new File([[HEAD, ...lines].join("\n")], "tuần 46.csv");
  const response = await post("/console/dossiers/import", formOf({ file, ...skip }));
  return response.headers.get("location") ?? "";
}

async function textOf(path: string): Promise<string> {
  return await (await get(path)).text();
}

describe("the page of dossiers", () => {
  it("refuses a file with a faulty line as a whole, and names each cell, also as a file", async () => {
    const report = await upload([GOOD, BAD]);
    const page = await textOf(report);
    expect(page).toContain("Chưa nhận tuần 46.csv");
    expect(page).toContain("2 dòng. Chưa nhận dòng nào: 1 dòng có lỗi.");
    expect(page).toContain("mã hoặc tên đầy đủ của một đơn vị");
    const csv = await textOf(`${report}/faults.csv`);
    expect(csv).toContain("\r\n3,Đơn vị,UBND quận Đống Đa,");
    expect(csv).toContain("3,Hạn trả,31/11/2026,");
    expect(await db.dossier.count()).toBe(0);
  });

  it("takes the good lines when that is wished, finds a dossier by its code, and says why nobody was invited", async () => {
    const report = await upload([GOOD, BAD], { skip: "on" });
    expect(await textOf(report)).toContain(
      "Thêm 1, cập nhật 0, không đổi 0, bỏ qua 1 dòng",
    );
    await processAll(house);
    const page = await textOf("/console/dossiers?q=H26.15");
    expect(page).toContain("1 hồ sơ, 1 đã trả kết quả");
    expect(page).toContain(`${SHEET}/show`);
    expect(page).toContain("chưa từng nhắn cho Lắng Nghe: 1");
    expect(page).not.toContain("0912345678");
    expect(await textOf("/console/dossiers?q=H27")).toContain("Không có hồ sơ nào");
  });

  it("gives a sending system a key once, and stops it", async () => {
    const made = await post("/console/dossiers/systems", formOf({ name: "Một cửa" }));
    expect(await made.text()).toMatch(/Khóa ký: <code>[\da-f]{64}<\/code>/u);
    const page = await textOf("/console/dossiers");
    expect(page).not.toContain("Khóa ký");
    const { id } = await db.sendingSystem.findFirstOrThrow();
    await post("/console/dossiers/systems/revoke", formOf({ system: id }));
    expect(await textOf("/console/dossiers")).toContain("đã ngừng");
  });

  it.each([
    ["no file", "import", { skip: "on" }, "Hãy chọn một tệp"],
    ["no name", "systems", { name: " " }, "Hãy ghi tên hệ thống"],
  ])("refuses a form with %s", async (_, path, fields, said) => {
    const response = await post(`/console/dossiers/${path}`, formOf(fields));
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(said);
  });

  it.each([
    "/console/dossiers/imports/nothing",
    `/console/dossiers/imports/${crypto.randomUUID()}`,
    "/console/dossiers/NOBODY/print",
    "/console/points/nobody/qr.png",
    `${SHEET}/qr.png?to=fax`,
  ])("knows no %s", async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it("asks for a session", async () => {
    const stranger = await visitConsole(house, { isSignedIn: false });
    for (const path of ["/console/dossiers", `${SHEET}/show`, `${SHEET}/qr.png`]) {
      expect((await stranger.get(path)).status).toBe(403);
    }
  });
});

it.each([undefined, "telegram", "zalo"])(
  "draws the code to %s as a picture",
  async (to) => {
    const path = `${SHEET}/qr.png${to === undefined ? "" : `?to=${to}`}`;
    const bytes = new DataView(await (await get(path)).arrayBuffer());
    expect([bytes.getUint32(0), bytes.getUint32(16)]).toEqual([0x89504e47, 1_200]);
  },
);

it("the code of a dossier carries a random token, never the dossier's own code", async () => {
  const { ratingToken } = await db.dossier.findFirstOrThrow();
  const page = await textOf(`${SHEET}/print`);
  expect(page).toContain(`/?start=r_${ratingToken}`);
  expect(page).toContain(`r_${ratingToken}</strong>`);
  expect(page).not.toContain("start=r_H26");
});

describe("in a browser", () => {
  let server: HttpServer;
  let browser: Browser;
  beforeAll(async () => {
    const point = { code: "mot-cua-lang", name: "Bộ phận Một cửa phường Láng" };
    const place = {
      agencyId: "ubnd:w-lang",
      wardId: "w-lang",
      address: "79 Nguyên Hồng",
    };
    await db.servicePoint.create({ data: { ...point, ...place } });
    await upload([GOOD, BAD]);
    const own = consoleOf(house, "https://langnghe.example.vn");
    // The fonts come from there.
    const open = publicCaseRoutes(house, { isBehindProxy: false });
    const fetch = (request: Request) =>
      (new URL(request.url).pathname.startsWith("/viec") ? open : own).fetch(request);
    server = await listen({ fetch, host: "127.0.0.1", port: 0 });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop(0);
  });

  async function see(path: string, look: object): Promise<Page> {
    const context = await browser.newContext({ locale: "vi-VN", ...look });
    const value = await signIn(house);
    await context.addCookies([{ name: "ln_console", value, url: server.address }]);
    const page = await context.newPage();
    await page.goto(`${server.address}${path}`);
    return page;
  }

  const DESK = { viewport: { width: 1_100, height: 800 } };
  const A5 = { viewport: { width: 559, height: 794 } };

  it.each([
    ["dossiers", "/console/dossiers?q=H26", DESK],
    ["dossiers-phone", "/console/dossiers?q=H26", PHONE],
    ["dossier-show", `${SHEET}/show`, DESK],
    ["dossier-show-phone", `${SHEET}/show`, PHONE],
    ["dossier-print", `${SHEET}/print`, A5],
    ["point-print", "/console/points/mot-cua-lang/print", A5],
  ])(
    "%s is open to everybody, and no wider than the screen",
    async (name, path, look) => {
      const page = await see(path, look);
      await screenshot(page, `console-${name}`);
      const width = await page.evaluate("document.documentElement.scrollWidth");
      expect(width).toBeLessThanOrEqual(look.viewport.width);
      await page.evaluate(axe.source);
      const { violations }: AxeResults = await page.evaluate("axe.run()");
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      await page.context().close();
    },
  );

  it.each(["/console/points/mot-cua-lang/print", `${SHEET}/print`])(
    "%s is one sheet of A5 in our own letters",
    async (path) => {
      const page = await see(path, A5);
      const pdf = await page.pdf({ preferCSSPageSize: true });
      const text = pdf.toString("latin1");
      expect(text.match(/\/Type\s*\/Page\b/gu)).toHaveLength(1);
      expect(text).toMatch(/\/MediaBox\s*\[0 0 4(?:19|20)[\d.]* 59[45][\d.]*\]/u);
      expect(text).toContain("BeVietnamPro");
    },
  );
});
