import axe, { type AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publicCaseRoutes } from "#console/public-case.ts";
import { listen } from "#platform/http.ts";
import { launchBrowser, openPhone } from "#test/support/browser.ts";
import { answerTheLamp, fileTheLamp } from "#test/support/lamp-case.ts";
import { openWorld, type World } from "#test/support/world.ts";

let browser: Browser;
let world: World;
/** The code of a case that was passed on, accepted, and is late by now. */
let late = "";
/** The code of one that is answered. */
let answered = "";

beforeAll(async () => {
  browser = await launchBrowser();
  world = await openWorld();
  const first = await world.member("Hà", "ubnd:w-yen-hoa", "officer");
  const second = await world.member("Bình", "so-xay-dung", "officer");
  late = (await fileTheLamp(world)).code;
  await first.presses("Chuyển đơn vị");
  await first.presses("Ngoài thẩm quyền");
  await first.says("Sở Xây dựng");
  await first.says("Đèn trên phố do Sở quản lý, hỏi anh Tâm 0912 345 678");
  await second.presses("Nhận việc");
  await world.pass({ days: 9 });
  answered = (await fileTheLamp(world, "Cường")).code;
  await answerTheLamp(first);
});
afterAll(async () => {
  await browser.close();
  await world[Symbol.asyncDispose]();
});

async function serve(isBehindProxy = false) {
  const { fetch } = publicCaseRoutes(world.house, { isBehindProxy });
  const server = await listen({ fetch, host: "127.0.0.1", port: 0 });
  return {
    url: server.address,
    [Symbol.asyncDispose]: () => server.stop(0),
  };
}

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations: found }: AxeResults = await page.evaluate("axe.run()");
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(" ")}`);
}

const OVERFLOW = `[...document.querySelectorAll("body *")]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5)
  .map((one) => one.outerHTML.slice(0, 80))
  .concat(document.documentElement.scrollWidth > innerWidth ? ["the page"] : [])`;

describe.each(["light", "dark"] as const)("on a phone in the %s", (colorScheme) => {
  it.each([
    ["late", () => `/viec/${late}`],
    ["answered", () => `/viec/${answered}`],
    ["english", () => `/viec/${late}?lang=en`],
    ["unknown", () => "/viec/YH-26-ZZZZZ"],
  ])("the page of a case that is %s is accessible and fits", async (name, path) => {
    await using server = await serve();
    const context = await openPhone(browser, { colorScheme });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    await page.goto(`${server.url}${path()}`);
    await page.evaluate("document.fonts.ready.then(() => null)");
    expect(await page.evaluate(`document.fonts.check('16px "Be Vietnam Pro"')`)).toBe(
      true,
    );
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(OVERFLOW)).toEqual([]);
    await page.screenshot({
      path: `test/screenshots/public-${name}-${colorScheme}.png`,
      fullPage: true,
    });
    expect(complaints.filter((line) => !line.includes("404"))).toEqual([]);
    await page.setViewportSize({ width: 320, height: 568 });
    expect(await page.evaluate(OVERFLOW)).toEqual([]);
    await context.close();
  });
});

describe("what anybody with the code reads", () => {
  it("is the course of the case and nothing of its sender", async () => {
    await using server = await serve();
    const answer = await fetch(`${server.url}/viec/${late.toLowerCase()}`);
    const text = await answer.text();
    expect(text).toContain("Đèn đường tắt, hỏng");
    expect(text).toContain("Sở Xây dựng");
    expect(text).toContain("quá hạn");
    expect(text).toContain("Đèn trên phố do Sở quản lý");
    for (const secret of ["ngõ 12", "tối thui", "0912", "345 678"]) {
      expect(text).not.toContain(secret);
    }
  });

  it("is that there is an answer, not the answer", async () => {
    await using server = await serve();
    const text = await (await fetch(`${server.url}/viec/${answered}`)).text();
    expect(text).toContain("Câu trả lời đã gửi tới người phản ánh.");
    expect(text).not.toContain("Tổ chiếu sáng");
  });

  it("sets no cookie, runs no script, and stays out of search engines and caches", async () => {
    await using server = await serve();
    const { headers } = await fetch(`${server.url}/viec/${late}`);
    expect(headers.get("set-cookie")).toBeNull();
    expect(headers.get("x-robots-tag")).toBe("noindex, nofollow");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    const policy = headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("script-src");
    expect(policy).not.toContain("unsafe");
  });
});

describe("a code nobody has", () => {
  it("gets a kind page that says what a code looks like", async () => {
    await using server = await serve();
    const answer = await fetch(`${server.url}/viec/xin-chao`);
    expect(answer.status).toBe(404);
    const text = await answer.text();
    expect(text).toContain("Chưa tìm thấy mã này");
    expect(text).toContain("YH-26-4K7Q2");
  });

  it("is typed into a field and leads to the case", async () => {
    await using server = await serve();
    const context = await openPhone(browser);
    const page = await context.newPage();
    await page.goto(`${server.url}/viec`);
    await page.getByLabel("Mã phản ánh").fill(` ${late.toLowerCase()} `);
    await page.getByRole("button", { name: "Xem" }).click();
    await page.getByRole("heading", { name: "Đèn đường tắt" }).waitFor();
    await context.close();
  });

  it("guessed thirty times ends all answers to that address for ten minutes, to no other", async () => {
    await using server = await serve(true);
    const ask = async (code: string, from: string) => {
      const headers = { "x-forwarded-for": `6.6.6.6, ${from}` };
      return (await fetch(`${server.url}/viec/${code}`, { headers })).status;
    };
    for (let guess = 0; guess < 30; guess += 1) {
      expect(await ask(`YH-26-AAA${guess}`, "10.0.0.1")).toBe(404);
    }
    expect(await ask(late, "10.0.0.1")).toBe(429);
    expect(await ask(late, "10.0.0.2")).toBe(200);
    world.clock.set(world.clock.now().add({ minutes: 10 }));
    expect(await ask(late, "10.0.0.1")).toBe(200);
  });
});
