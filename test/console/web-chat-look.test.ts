import axe, { type AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Inbound } from "#channels/port.ts";
import { screenshot } from "#test/support/browser.ts";
import { startChatPages } from "#test/support/chat-page.ts";
import type { WebRig } from "#test/support/web-harness.ts";

const { openPage } = await startChatPages();

const press = (id: string, label: string) => ({ id, label, kind: "press" }) as const;
const GREETING =
  "Chào anh/chị. Đây là **Lắng Nghe**, nơi nhận phản ánh, kiến nghị của người dân Hà Nội. Anh/chị cứ viết điều đang gặp và ở đâu.";

const answer = ({ event }: Inbound) =>
  event.kind === "start" ? [{ text: GREETING }] : [];

/** A chat with one of everything, over two days. */
async function play(rig: WebRig, page: Page): Promise<void> {
  await page.goto(rig.url);
  await page.getByText("Chào anh/chị").waitFor();
  const chat = rig.heard.at(-1)?.chatExternalId ?? "";
  await page
    .locator("#text")
    .fill("cot den dau ngo 12 pho yen hoa toi thui ca tuan nay");
  await page.keyboard.press("Enter");
  await page.locator("#lines .own").waitFor();
  await rig.say(chat, {
    text: "Đèn đường tắt ở ngõ 12, phố Yên Hòa: chỗ này ở **phường Yên Hòa** (trước là quận Cầu Giấy), đúng không ạ?",
    buttons: [press("yes", "Đúng"), press("no", "Chỗ khác")],
  });
  await page.getByRole("button", { name: "Đúng" }).click();
  await page.locator("#lines .own").nth(1).waitFor();
  await rig.say(chat, {
    text: "Anh/chị có ảnh thì gửi luôn tại đây. Không có cũng được.",
    buttons: [press("none", "Không có ảnh")],
  });
  await page.locator("#files").setInputFiles({
    name: "anh.png",
    mimeType: "image/png",
    buffer: await page.screenshot(),
  });
  await page.getByRole("dialog").getByRole("button", { name: "Gửi ảnh" }).click();
  await page.locator("#lines .own img").waitFor();
  await rig.say(chat, {
    text: "Đã nhận. Mã **YH-26-4K7Q2**.\nUBND phường Yên Hòa nhận việc trước **15:00 thứ Hai, 23/11** và trả lời trước **17:30 thứ Hai, 30/11**. Có tin mới sẽ báo anh/chị ngay tại đây.",
  });
  rig.clock.set(rig.clock.now().add({ hours: 26 }));
  await rig.say(chat, {
    text: "Trả lời về **YH-26-4K7Q2**:\nĐội quản lý đô thị đã thay bóng đèn và bộ hẹn giờ lúc 9 giờ sáng nay.",
    speaker: "UBND phường Yên Hòa",
  });
  await rig.say(chat, {
    text: "Việc đã được giải quyết chưa ạ?",
    speaker: "UBND phường Yên Hòa",
    buttons: [press("done", "Đã giải quyết"), press("open", "Chưa giải quyết")],
  });
  await page.getByRole("button", { name: "Chưa giải quyết" }).waitFor();
}

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations: found }: AxeResults = await page.evaluate("axe.run()");
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(" ")}`);
}

/** The newest line is in sight. */
const AT_END = `document.querySelector("#lines > :last-child").getBoundingClientRect().bottom <= document.getElementById("log").getBoundingClientRect().bottom`;

function overflow(page: Page): Promise<unknown> {
  return page.evaluate(
    `[...document.querySelectorAll("body *:not(.aloud)")]
      .filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5)
      .map((one) => one.outerHTML.slice(0, 80))
      .concat(document.documentElement.scrollWidth > innerWidth ? ["the page"] : [])`,
  );
}

describe.each(["light", "dark"] as const)("in the %s", (colorScheme) => {
  it("is accessible, and safe under its own policy", async () => {
    await using chat = await openPage({ answer, isDemo: true }, { colorScheme });
    const { rig, page } = chat;
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await play(rig, page);
    await screenshot(page, `chat-${colorScheme}`);
    expect(await violations(page)).toEqual([]);
    await page.locator("summary:visible").click();
    await page.getByText(/^Hôm qua/).scrollIntoViewIfNeeded();
    await screenshot(page, `chat-${colorScheme}-top`);
    expect(await violations(page)).toEqual([]);
    await page.locator("#add-place").click();
    await page.getByRole("dialog").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("dialog").getByRole("button", { name: "Thôi" }).click();
    await page.setViewportSize({ width: 1200, height: 800 });
    await screenshot(page, `chat-${colorScheme}-wide`);
    expect(complaints).toEqual([]);
  });
});

it.each([
  ["a small phone", 360, 740],
  ["the smallest phone", 320, 568],
  ["the same phone at 200 %", 180, 370],
])("fits %s without scrolling sideways", async (_, width, height) => {
  await using chat = await openPage({ answer, isDemo: true });
  const { rig, page } = chat;
  await play(rig, page);
  await page.setViewportSize({ width, height });
  await rig.say(rig.heard[0]?.chatExternalId ?? "", {
    text: `Một từ rất dài: ${"abc".repeat(60)}`,
    buttons: [press("long", "Trung tâm Phục vụ hành chính công thành phố Hà Nội")],
  });
  await page.getByText("Một từ rất dài").waitFor();
  await screenshot(page, `chat-${width}`);
  expect(await page.evaluate(AT_END)).toBe(true);
  expect(await overflow(page)).toEqual([]);
});

it("moves nothing for those who asked for stillness", async () => {
  await using chat = await openPage({ answer }, { reducedMotion: "reduce" });
  const { rig, page } = chat;
  await page.goto(rig.url);
  await page.getByText("Chào anh/chị").waitFor();
  await page.locator("#text").fill("Đèn tắt");
  await page.keyboard.press("Enter");
  await page.locator("#typing").waitFor();
  expect(await page.evaluate("document.getAnimations().length")).toBe(0);
});

it("paints first with less than 50 kB of our own code, 25 kB of them on the wire", async () => {
  await using chat = await openPage({ answer });
  const { rig, page } = chat;
  const sizes: Promise<readonly [number, number]>[] = [];
  page.on("response", (response) => {
    const request = response.request();
    if (!/document|script|stylesheet/.test(request.resourceType())) return;
    const packed = request.sizes().then((found) => found.responseBodySize);
    const plain = response.body().then((body) => body.length);
    sizes.push(Promise.all([plain, packed]));
  });
  await page.goto(rig.url);
  await page.getByText("Chào anh/chị").waitFor();
  const all = await Promise.all(sizes);
  const total = (which: 0 | 1) => all.reduce((sum, size) => sum + size[which], 0);
  expect(all.length).toBeGreaterThan(10);
  expect(total(0)).toBeLessThan(50_000);
  expect(total(1)).toBeLessThan(25_000);
  expect(total(1)).toBeGreaterThan(10_000);
});
