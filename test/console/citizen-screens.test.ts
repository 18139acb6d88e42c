import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import axe, { type AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, openPhone, screenshot } from "#test/support/browser.ts";
import { MODEL_FOLDER, trainedClassifier } from "#test/support/classifier.ts";
import { type Program, startProgram } from "#test/support/program.ts";

const LAMP = "cột đèn trước ngõ 12 phố Yên Hòa tối thui cả tuần nay";
const TWO =
  "Ngõ 12 phố Yên Hòa có nhà mở karaoke loa kéo ầm ĩ mỗi tối và rác ở đầu ngõ ba hôm nay không ai dọn";

const folder = mkdtempSync(`${tmpdir()}/lang-nghe-screens-`);
let program: Program;
let browser: Browser;
let origin = "";

beforeAll(async () => {
  await trainedClassifier();
  cpSync(MODEL_FOLDER, folder, { recursive: true });
  program = startProgram({ DATA_DIR: folder, LOG_LEVEL: "warn" }, ["--demo"]);
  [, origin = ""] = await program.says(/Citizen chat\s+(http:\/\/[^\s/]+)\//);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  program?.child.kill("SIGTERM");
  await program?.ended;
  rmSync(folder, { recursive: true, force: true });
});

describe.each(["light", "dark"] as const)("on a phone in the %s", (colorScheme) => {
  /** Somebody with a phone of their own. */
  const sit = async (path: string): Promise<Page> => {
    const context = await openPhone(browser, { colorScheme });
    const page = await context.newPage();
    await page.goto(`${origin}${path}`);
    return page;
  };
  const look = (page: Page, name: string) =>
    lookAt(page, `citizen-${name}-${colorScheme}`);

  it("a report is filed, found by a neighbour, followed, answered, confirmed and rated", async () => {
    const officer = await sit("/officer");
    await sees(officer, "việc của UBND phường Yên Hòa");
    const citizen = await sit("/");
    await sees(citizen, "Chào anh/chị");
    await look(citizen, "greeting");
    await write(citizen, LAMP);
    await sees(citizen, "Anh/chị đồng ý không ạ?");
    await look(citizen, "consent");
    await press(citizen, "Đồng ý");
    await sees(citizen, "đúng không ạ?");
    await look(citizen, "ward");
    await press(citizen, "Đúng");
    await eitherPhotoOrSimilar(citizen);
    await look(citizen, "photo");
    await press(citizen, "Không có ảnh");
    await sees(citizen, "Xin xem lại trước khi gửi");
    await look(citizen, "summary");
    await press(citizen, "Gửi phản ánh");
    await sees(citizen, "Đã nhận. Mã");
    const link = citizen.getByRole("link", { name: /\/viec\// });
    expect(await link.getAttribute("href")).toContain(await codeIn(citizen));
    await look(citizen, "receipt");
    const code = await codeIn(citizen);

    const neighbour = await sit("/");
    await write(neighbour, LAMP);
    await press(neighbour, "Đồng ý");
    await press(neighbour, "Đúng");
    await neighbour.getByRole("button", { name: "Vẫn gửi riêng" }).last().waitFor();
    await look(neighbour, "similar");

    await write(citizen, "việc của tôi");
    await sees(citizen, "mới nhất trước");
    await look(citizen, "list");
    await press(citizen, code);
    await sees(citizen, "gửi đi");
    await look(citizen, "story");
    const page = await sit(`/viec/${code}`);
    await page.getByRole("heading", { name: "Đèn đường" }).waitFor();
    await look(page, "public");

    await press(officer, "Trả lời");
    await write(officer, "Tổ chiếu sáng đã thay bóng cột số 7 lúc 10 giờ sáng nay.");
    await press(officer, "Gửi không ảnh");
    await sees(citizen, "Việc đã được giải quyết chưa ạ?");
    await look(citizen, "answered");
    await press(citizen, "Đã giải quyết");
    await sees(citizen, "1/4");
    await look(citizen, "rating");
  });

  it("two matters of one message are sent as two", async () => {
    const citizen = await sit("/");
    await write(citizen, TWO);
    await press(citizen, "Đồng ý");
    await sees(citizen, "Có hai việc");
    await look(citizen, "split");
    await press(citizen, "Gửi thành hai");
    await press(citizen, "Đúng");
    await press(citizen, "Không có ảnh");
    await sees(citizen, "hai phản ánh");
    await look(citizen, "summary-both");
    await press(citizen, "Gửi cả hai");
    await sees(citizen, "Đã nhận hai việc");
    await look(citizen, "receipt-both");
  });
});

/** The second time the same is filed, the first is offered. */
async function eitherPhotoOrSimilar(page: Page): Promise<void> {
  const own = page.getByRole("button", { name: "Vẫn gửi riêng" }).last();
  const photo = page.getByText("Anh/chị có ảnh thì gửi luôn").last();
  await own.or(photo).first().waitFor();
  if (await own.isVisible()) await own.click();
  await photo.waitFor();
}

/** Takes the picture, and checks that everybody can read and press what is on it. */
async function lookAt(page: Page, name: string): Promise<void> {
  await screenshot(page, name);
  await page.evaluate(axe.source);
  const { violations }: AxeResults = await page.evaluate("axe.run()");
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(" ")}`,
  );
  expect(found, name).toEqual([]);
  expect(await page.evaluate(SMALL_TARGETS), name).toEqual([]);
  await page.setViewportSize({ width: 320, height: 568 });
  expect(await page.evaluate(OVERFLOW), name).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
}

/** What is pressed is at least 44 px either way; links in a sentence are as high as their line, and the bar of the trial is no citizen's. */
const SMALL_TARGETS = `[...document.querySelectorAll("button, summary, input, textarea, select, a")]
  .filter((one) => one.checkVisibility() && one.closest("#demo") === null && getComputedStyle(one).display !== "inline")
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([, box]) => box.width > 1 && (box.width < 43.5 || box.height < 43.5))
  .map(([one, box]) => one.outerHTML.slice(0, 90) + " " + box.width + "x" + box.height)`;

const OVERFLOW = `[...document.querySelectorAll("body *:not(.aloud)")]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5)
  .map((one) => one.outerHTML.slice(0, 80))
  .concat(document.documentElement.scrollWidth > innerWidth ? ["the page"] : [])`;

async function codeIn(page: Page): Promise<string> {
  const text = (await page.getByRole("log").textContent()) ?? "";
  return /Mã ([A-Z]{1,3}-\d\d-\w{5})/u.exec(text)?.[1] ?? "";
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "Viết tin nhắn" }).fill(text);
  await page.keyboard.press("Enter");
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).last().click();
}

async function sees(page: Page, text: string): Promise<void> {
  await page.getByRole("log").getByText(text).last().waitFor({ timeout: 15_000 });
}
