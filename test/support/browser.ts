import { mkdirSync } from "node:fs";
import chromium from "@sparticuz/chromium";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
  chromium as playwright,
} from "playwright-core";

/** A real browser out of an npm package: nothing to install. */
export async function launchBrowser(): Promise<Browser> {
  return await playwright.launch({
    executablePath: await chromium.executablePath(),
    // Its own list is for serverless machines: one process, which falls with the first page, and
    // without the web's safety, which is to be tried here.
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--headless=shell"],
    headless: true,
  });
}

/** A phone as most citizens hold it. */
export const PHONE = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  locale: "vi-VN",
  timezoneId: "Asia/Ho_Chi_Minh",
} as const satisfies BrowserContextOptions;

export async function openPhone(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  return await browser.newContext({ ...PHONE, ...options });
}

/** For people to look at; nothing compares them. */
export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync("test/screenshots", { recursive: true });
  await page.screenshot({ path: `test/screenshots/${name}.png` });
}
