import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser, openPhone, screenshot } from "#test/support/browser.ts";
import { MODEL_FOLDER, trainedClassifier } from "#test/support/classifier.ts";
import { type Program, startProgram } from "#test/support/program.ts";

const folder = mkdtempSync(`${tmpdir()}/lang-nghe-desk-`);
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

/** On a phone of their own. */
async function sit(path: string): Promise<Page> {
  const phone = await openPhone(browser);
  const page = await phone.newPage();
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${origin}${path}`);
  return page;
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "Viết tin nhắn" }).fill(text);
  await page.keyboard.press("Enter");
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("button", { name, exact: true }).last().click();
}

async function sees(page: Page, text: string | RegExp): Promise<void> {
  await page.getByRole("log").getByText(text).last().waitFor({ timeout: 15_000 });
}

/** At the width of a small phone nothing runs out of the side. */
async function look(page: Page, name: string): Promise<void> {
  const overflow = await page.evaluate<number>(
    "document.documentElement.scrollWidth - window.innerWidth",
  );
  expect(overflow).toBeLessThanOrEqual(0);
  await screenshot(page, `desk-${name}`);
}

it("an officer finds a case in a list, opens it and answers from a template", async () => {
  const officer = await sit("/officer");
  await sees(officer, "việc của UBND phường Yên Hòa");
  const citizen = await sit("/");
  await write(citizen, "cột đèn trước ngõ 12 phố Yên Hòa tối thui cả tuần nay");
  await sees(citizen, "Anh/chị đồng ý không ạ?");
  await press(citizen, "Đồng ý");
  await sees(citizen, "phường Yên Hòa (trước thuộc quận Cầu Giấy)");
  await press(citizen, "Đúng");
  await sees(citizen, "Anh/chị có ảnh thì gửi luôn tại đây");
  await press(citizen, "Không có ảnh");
  await sees(citizen, "Xin xem lại trước khi gửi");
  await press(citizen, "Gửi phản ánh");
  await sees(officer, "Việc mới");

  await write(officer, "việc của tôi");
  await sees(officer, "Việc của anh/chị");
  await look(officer, "list");
  await press(officer, /^YH-26-/u);
  await sees(officer, "đang chờ nhận");
  await look(officer, "case");
  await press(officer, "Trả lời");
  await sees(officer, "anh/chị viết kết quả xử lý");
  await press(officer, "Mẫu trả lời");
  await sees(officer, "Anh/chị chọn một mẫu");
  await look(officer, "templates");
  await press(officer, "Đã sửa, thay mới");
  await sees(officer, "còn thiếu");
  await write(officer, "16/11");
  await sees(officer, "hạng mục");
  await write(officer, "bóng đèn cột số 7");
  await sees(officer, "Có ảnh hiện trường không?");
  await look(officer, "answer");
  await press(officer, "Gửi không ảnh");
  await sees(citizen, "đã sửa chữa, thay mới bóng đèn cột số 7");
}, 120_000);
