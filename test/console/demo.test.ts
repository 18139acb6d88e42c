import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser, openPhone, screenshot } from "#test/support/browser.ts";
import { MODEL_FOLDER, trainedClassifier } from "#test/support/classifier.ts";
import { type Program, startProgram } from "#test/support/program.ts";

const folder = mkdtempSync(`${tmpdir()}/lang-nghe-demo-`);
let program: Program;
let browser: Browser;
let phone: BrowserContext;
let origin = "";

beforeAll(async () => {
  await trainedClassifier();
  cpSync(MODEL_FOLDER, folder, { recursive: true });
  program = startProgram({ DATA_DIR: folder, LOG_LEVEL: "warn" }, ["--demo"]);
  [, origin = ""] = await program.says(/Citizen chat\s+(http:\/\/[^\s/]+)\//);
  browser = await launchBrowser();
  phone = await openPhone(browser);
});

afterAll(async () => {
  await browser?.close();
  program?.child.kill("SIGTERM");
  await program?.ended;
  rmSync(folder, { recursive: true, force: true });
});

async function sit(path: string): Promise<Page> {
  const page = await phone.newPage();
  await page.goto(`${origin}${path}`);
  return page;
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "Viết tin nhắn" }).fill(text);
  await page.keyboard.press("Enter");
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).last().click();
}

async function sees(page: Page, text: string | RegExp): Promise<void> {
  await page.getByRole("log").getByText(text).last().waitFor({ timeout: 15_000 });
}

it("shows the nudge, the escalation and the answer to anyone, in one browser", async () => {
  const citizen = await sit("/");
  const officer = await sit("/officer");
  await sees(officer, "việc của UBND phường Yên Hòa");
  const head = await sit("/head");
  await sees(head, "lãnh đạo");

  await write(citizen, "cột đèn trước ngõ 12 phố Yên Hòa tối thui cả tuần nay");
  await sees(citizen, "Anh/chị đồng ý không ạ?");
  await press(citizen, "Đồng ý");
  await sees(citizen, "phường Yên Hòa (trước thuộc quận Cầu Giấy)");
  await press(citizen, "Đúng");
  await sees(citizen, "Anh/chị có ảnh thì gửi luôn tại đây");
  await press(citizen, "Không có ảnh");
  await sees(citizen, "Xin xem lại trước khi gửi");
  await screenshot(citizen, "demo-summary");
  await press(citizen, "Gửi phản ánh");
  await sees(citizen, /YH-26-[A-Z0-9]{5}/);
  await screenshot(citizen, "demo-receipt");
  await sees(officer, "Việc mới");
  await screenshot(officer, "demo-officer-new");

  await press(citizen, "+1 ngày");
  await sees(officer, "4 giờ làm việc");
  await sees(officer, "1 giờ làm việc");
  await sees(head, "Chưa ai nhận, đã quá hạn");
  await screenshot(head, "demo-head");

  await press(officer, "Trả lời");
  await sees(officer, "anh/chị viết kết quả xử lý");
  await write(officer, "Tổ chiếu sáng đã thay bóng cột số 7, đèn sáng lại từ tối nay.");
  await sees(officer, "Xem lại trước khi gửi");
  await press(officer, "Gửi không ảnh");
  await sees(officer, "cho người dân");
  await screenshot(officer, "demo-officer-answered");

  await sees(citizen, "đèn sáng lại từ tối nay");
  await press(citizen, "Đã giải quyết");
  await sees(citizen, "khép lại tại đây");
  await screenshot(citizen, "demo-closed");
  expect(program.output()).not.toContain('"level":50');
});
