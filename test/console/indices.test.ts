import axe, { type AxeResults } from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { publicCaseRoutes } from "#console/public-case.ts";
import { publicIndexRoutes } from "#console/public-index.ts";
import { listen } from "#platform/http.ts";
import { launchBrowser, PHONE } from "#test/support/browser.ts";
import { consoleOf, signIn, visitConsole } from "#test/support/console.ts";
import { simulateRatings } from "#test/support/simulated-ratings.ts";
import { WARD } from "#test/support/ward-office.ts";
import { openWorld } from "#test/support/world.ts";

const world = await openWorld();
const { house } = world;
const good = [0.96, 0.93, 0.95, 0.92] as const;
const bad = [0.92, 0.85, 0.62, 0.74] as const;
const walkIn = { evidence: "walkIn", satisfied: good } as const;
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
  await house.database.db.servicePoint.createMany({
    data: ["1", "3"].map((nth) => ({
      code: `q${nth}`,
      name: `Quầy số ${nth}`,
      agencyId: WARD,
    })),
  });
  const offices = [
    {
      agencyId: WARD,
      people: 140,
      satisfied: bad,
      servicePointCode: "q3",
      procedure: "Cấp lại khai sinh",
    },
    {
      agencyId: WARD,
      people: 90,
      satisfied: good,
      servicePointCode: "q1",
      procedure: "Chứng thực bản sao",
    },
    { agencyId: WARD, people: 45, ...walkIn },
    { agencyId: "so-xay-dung", people: 260, satisfied: good },
    { agencyId: "so-y-te", people: 18, satisfied: bad },
  ];
  await simulateRatings(house, offices, { to: world.clock.now(), days: 56 });
});
afterAll(async () => {
  await browser.close();
  await world[Symbol.asyncDispose]();
});

async function serve() {
  const desk = consoleOf(house, "https://langnghe.example.vn");
  const pages = publicIndexRoutes(house);
  const cases = publicCaseRoutes(house, { isBehindProxy: false });
  const appOf = (path: string) =>
    path.startsWith("/console") ? desk : path.startsWith("/viec") ? cases : pages;
  const fetch = (request: Request) =>
    appOf(new URL(request.url).pathname).fetch(request);
  const server = await listen({ fetch, host: "127.0.0.1", port: 0 });
  return { url: server.address, [Symbol.asyncDispose]: () => server.stop(0) };
}

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations: found }: AxeResults = await page.evaluate("axe.run()");
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(" ")}`);
}

const openSchema = z.object({
  thang: z.string(),
  truong: z.record(z.string(), z.string()),
  du_lieu: z.array(z.record(z.string(), z.unknown())),
});

const DESK = {
  viewport: { width: 1_200, height: 900 },
} as const satisfies BrowserContextOptions;
const QUERY = `?from=2026-10-20&to=2026-11-16`;

const CITY = `/console/index${QUERY}`;
const OFFICE = `${CITY}&agency=${encodeURIComponent(WARD)}`;
const PUBLIC = "/chi-so?thang=2026-10";
const DARK = { ...PHONE, colorScheme: "dark" } as const satisfies BrowserContextOptions;

describe("accessible and as wide as the screen is", () => {
  it.each([
    ["console-index-desk", CITY, DESK],
    ["console-index-phone", OFFICE, PHONE],
    ["console-index-phone-dark", OFFICE, DARK],
    ["public-index-desk", PUBLIC, DESK],
    ["public-index-phone", PUBLIC, PHONE],
    ["public-index-phone-dark", PUBLIC, DARK],
  ] as const)("%s", async (name, path, options) => {
    await using server = await serve();
    const context = await browser.newContext(options);
    const value = await signIn(house);
    await context.addCookies([{ name: "ln_console", value, url: server.url }]);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    await page.goto(`${server.url}${path}`);
    await page.evaluate("document.fonts.ready.then(() => null)");
    expect(await violations(page)).toEqual([]);
    expect(
      await page.evaluate("document.documentElement.scrollWidth <= innerWidth"),
    ).toBe(true);
    await page.screenshot({
      path: `test/screenshots/${name}.png`,
      fullPage: true,
    });
    expect(complaints.filter((line) => !line.includes("favicon"))).toEqual([]);
    await context.close();
  });
});

it("prints on A4 without the menu", async () => {
  await using server = await serve();
  const context = await browser.newContext({ viewport: { width: 794, height: 1_123 } });
  await context.addCookies([
    { name: "ln_console", value: await signIn(house), url: server.url },
  ]);
  const page = await context.newPage();
  await page.emulateMedia({ media: "print" });
  await page.goto(`${server.url}/console/index/report${QUERY}`);
  expect(await page.locator("nav").count()).toBe(0);
  await page.screenshot({ path: "test/screenshots/index-report.png", fullPage: true });
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(Buffer.from(pdf.subarray(0, 4)).toString("latin1")).toBe("%PDF");
  await context.close();
});

it("is for those with a session, and the public page for everybody", async () => {
  const stranger = await visitConsole(house, { isSignedIn: false });
  for (const path of ["", "/report", "/report.csv", "/report.xlsx", "/report.png"])
    expect((await stranger.get(`/console/index${path}`)).status).toBe(403);
  const pages = publicIndexRoutes(house);
  expect((await pages.request("/chi-so")).status).toBe(200);
});

it.each([
  ["report.csv", "text/csv; charset=utf-8", "ef bb bf"],
  [
    "report.xlsx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "50 4b 3",
  ],
  ["report.png", "image/png", "89 50 4e"],
])("gives %s", async (file, type, start) => {
  const { get } = await visitConsole(house);
  const response = await get(`/console/index/${file}${QUERY}`);
  expect(response.headers.get("content-type")).toBe(type);
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect([...bytes.slice(0, 3)].map((byte) => byte.toString(16)).join(" ")).toBe(start);
});

it("opens the data of a whole month, without the office of 18 people, each field explained", async () => {
  const pages = publicIndexRoutes(house);
  const json = openSchema.parse(
    await (await pages.request("/du-lieu-mo/chi-so.json?thang=2026-10")).json(),
  );
  const text = JSON.stringify(json);
  expect(Object.keys(json.truong)).toEqual(Object.keys(json.du_lieu[0] ?? {}));
  expect(text).toContain("so-xay-dung");
  expect(text).not.toContain("so-y-te");
  const csv = await (
    await pages.request("/du-lieu-mo/chi-so.csv?thang=2026-10")
  ).text();
  expect(csv.split("\r\n")).toHaveLength(json.du_lieu.length + 2);
  const running = await pages.request("/du-lieu-mo/chi-so.json?thang=2026-11");
  expect(openSchema.parse(await running.json()).thang).toBe("2026-10");
});
