import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Inbound } from "#channels/port.ts";
import { screenshot } from "#test/support/browser.ts";
import { startChatPages } from "#test/support/chat-page.ts";

const { openChat: open } = await startChatPages();

const press = (id: string, label: string) => ({ id, label, kind: "press" }) as const;

/** A bot that greets, asks about the place of any text, and thanks for any press. */
function openChat({ isDemo = false, path = "/" } = {}) {
  const answer = ({ event }: Inbound) => {
    if (event.kind === "start") return [{ text: "Chào anh/chị." }];
    if (event.kind === "press") return [{ text: "Đã nhận. Mã **YH-26-4K7Q2**." }];
    if (event.kind !== "text") return [];
    const buttons = [press("yes", "Đúng"), press("no", "Chỗ khác")];
    return [{ text: "Chỗ này thuộc **phường Yên Hòa**, đúng không ạ?", buttons }];
  };
  return open({ isDemo, answer }, { path });
}

const field = (page: Page) => page.getByRole("textbox", { name: "Viết tin nhắn" });
const own = (page: Page) => page.locator("#lines .own .text");
const log = (page: Page) => page.getByRole("log", { name: "Cuộc trò chuyện" });

describe("writing", () => {
  it("sends with Enter, shows the tick, and says that an answer is coming until it is there", async () => {
    await using chat = await openChat();
    const { page, rig } = chat;
    await field(page).pressSequentially("Đèn tắt ở ngõ 12");
    await page.keyboard.press("Enter");
    await page.getByText("đúng không ạ?").waitFor();
    expect(await own(page).allTextContents()).toEqual(["Đèn tắt ở ngõ 12"]);
    expect(await page.locator("#lines .own .meta").textContent()).toContain("✓");
    expect(await page.locator("#lines .own .aloud").allTextContents()).toContain(
      "đã gửi",
    );
    await page.locator("#typing").waitFor({ state: "hidden" });
    expect(await field(page).inputValue()).toBe("");
    expect(rig.heard.map(({ event }) => event)).toEqual([
      { kind: "start", parameter: null },
      { kind: "text", text: "Đèn tắt ở ngõ 12" },
    ]);
  });

  it("makes a new line with Shift+Enter and keeps it in the bubble", async () => {
    await using chat = await openChat();
    const { page } = chat;
    await field(page).pressSequentially("dòng một");
    await page.keyboard.press("Shift+Enter");
    await field(page).pressSequentially("dòng hai");
    await page.keyboard.press("Enter");
    await own(page).waitFor();
    expect(await own(page).textContent()).toBe("dòng một\ndòng hai");
  });

  it("sends nothing when nothing is written", async () => {
    await using chat = await openChat();
    await field(chat.page).pressSequentially("   ");
    await chat.page.keyboard.press("Enter");
    await field(chat.page).fill("thật");
    await chat.page.getByRole("button", { name: "Gửi", exact: true }).click();
    await own(chat.page).waitFor();
    expect(chat.rig.heard).toHaveLength(2);
  });

  it("draws the bot's bold, and nothing at all of what a person writes as markup", async () => {
    await using chat = await openChat();
    const { page } = chat;
    await field(page).fill("<b>xin</b> **chào** https://example.vn");
    await page.keyboard.press("Enter");
    await own(page).waitFor();
    expect(await own(page).textContent()).toBe(
      "<b>xin</b> **chào** https://example.vn",
    );
    expect(await log(page).locator(".own :is(strong, b, a)").count()).toBe(0);
    await log(page)
      .locator("strong", { hasText: /^phường Yên Hòa$/ })
      .waitFor();
  });
});

describe("quick replies", () => {
  it("are reached and pressed by keyboard, and go when used", async () => {
    await using chat = await openChat();
    const { page, rig } = chat;
    await field(page).fill("Đèn tắt");
    await page.keyboard.press("Enter");
    const replies = page.getByRole("group", { name: "Trả lời nhanh" });
    await replies.getByRole("button", { name: "Chỗ khác" }).waitFor();
    await log(page).focus();
    await page.keyboard.press("Tab");
    expect(await page.locator(":focus").textContent()).toBe("Đúng");
    await rig.say(rig.heard[0]?.chatExternalId ?? "", { text: "Tin khác." });
    await page.getByText("Tin khác.").waitFor();
    expect(await page.locator(":focus").textContent()).toBe("Đúng");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText("Mã YH-26-4K7Q2").waitFor();
    expect(rig.heard.at(-1)?.event).toEqual({ kind: "press", buttonId: "no" });
    expect(await own(page).allTextContents()).toEqual(["Đèn tắt", "Chỗ khác"]);
    expect(await replies.count()).toBe(0);
    expect(await page.locator("#text:focus").count()).toBe(1);
    await page.reload();
    await page.getByText("Mã YH-26-4K7Q2").waitFor();
    expect(await replies.count()).toBe(0);
  });

  it("of an older message stay, folded, until one was used", async () => {
    await using chat = await openChat();
    const { page, rig } = chat;
    const session = rig.heard[0]?.chatExternalId ?? "";
    await rig.say(session, { text: "Xong chưa ạ?", buttons: [press("done", "Xong")] });
    await rig.say(session, {
      text: "Có ảnh không ạ?",
      buttons: [press("no", "Không")],
    });
    await page.getByRole("button", { name: "Không" }).waitFor();
    expect(await page.getByRole("button", { name: "Xong" }).count()).toBe(0);
    await log(page).locator("summary:visible").click();
    await page.getByRole("button", { name: "Xong" }).click();
    await own(page).waitFor();
    await log(page).locator("summary:visible").waitFor({ state: "detached" });
    expect(rig.heard.at(-1)?.event).toEqual({ kind: "press", buttonId: "done" });
  });

  it("lie open on an officer's desk until used, and then are at hand: a case is worked on more than once", async () => {
    await using chat = await openChat({ path: "/officer" });
    const { page, rig } = chat;
    const session = rig.heard[0]?.chatExternalId ?? "";
    const buttons = [press("accept", "Nhận việc"), press("answer", "Trả lời")];
    await rig.say(session, { text: "**Việc mới** · YH-26-4K7Q2", buttons });
    await rig.say(session, {
      text: "**Việc mới** · YH-26-7MN3P",
      buttons: [press("b", "Chuyển")],
    });
    await log(page).getByRole("button", { name: "Nhận việc" }).click();
    await own(page).waitFor();
    expect(await page.getByRole("button", { name: "Trả lời" }).count()).toBe(0);
    await log(page).locator("summary:visible").click();
    await log(page).getByRole("button", { name: "Trả lời" }).click();
    await own(page).nth(1).waitFor();
    expect(rig.heard.slice(1).map(({ event }) => event)).toEqual([
      { kind: "press", buttonId: "accept" },
      { kind: "press", buttonId: "answer" },
    ]);
    await screenshot(page, "officer");
  });

  it("may be links", async () => {
    await using chat = await openChat();
    const { page, rig } = chat;
    await rig.say(rig.heard[0]?.chatExternalId ?? "", {
      text: "**Gọi 114 ngay.**",
      buttons: [{ id: "call", label: "Gọi 114", kind: "link", url: "tel:114" }],
    });
    const link = page.getByRole("link", { name: "Gọi 114" });
    await link.waitFor();
    expect(await link.getAttribute("href")).toBe("tel:114");
  });
});

describe("coming back", () => {
  it("finds the chat and the unfinished text as they were", async () => {
    await using chat = await openChat();
    const { page, rig } = chat;
    await field(page).fill("Đèn tắt");
    await page.keyboard.press("Enter");
    await page.getByText("đúng không ạ?").waitFor();
    await field(page).pressSequentially("đang viết dở");
    await page.reload();
    await page.getByText("đúng không ạ?").waitFor();
    expect(await own(page).allTextContents()).toEqual(["Đèn tắt"]);
    expect(await field(page).inputValue()).toBe("đang viết dở");
    await page.getByRole("button", { name: "Đúng" }).waitFor();
    expect(rig.heard).toHaveLength(2);
  });

  it("through a link says its parameter once and forgets it", async () => {
    await using chat = await openChat({ path: "/officer?invite=aB-9_z" });
    const { page, rig } = chat;
    await page.waitForURL(`${rig.url}/officer`);
    await page.reload();
    await page.getByText("Chào anh/chị.").waitFor();
    expect(rig.heard.map(({ event }) => event)).toEqual([
      { kind: "start", parameter: "inv_aB-9_z" },
    ]);
  });

  it("fetches what came before when it is wanted, without losing the place one reads at", async () => {
    await using chat = await openChat();
    const { page, rig } = chat;
    const session = rig.heard[0]?.chatExternalId ?? "";
    for (let n = 1; n <= 150; n += 1) await rig.say(session, { text: `tin ${n}` });
    await page.reload();
    await page.getByText("tin 150", { exact: true }).waitFor();
    expect(await page.locator("#lines .line").count()).toBe(100);
    const oldest = page.getByText("tin 51", { exact: true });
    await oldest.scrollIntoViewIfNeeded();
    const place = await oldest.boundingBox();
    await page.getByRole("button", { name: "Xem tin trước đó" }).click();
    await page.getByText("Chào anh/chị.").waitFor();
    expect(await oldest.boundingBox()).toEqual(place);
    await rig.say(session, { text: "tin mới" });
    await page.getByText("tin mới").waitFor();
    expect(await oldest.boundingBox()).toEqual(place);
    const texts = await page.locator("#lines .text").allTextContents();
    expect(texts).toEqual([
      "Chào anh/chị.",
      ...Array.from({ length: 150 }, (_, index) => `tin ${index + 1}`),
      "tin mới",
    ]);
    expect(await page.locator("#older").isVisible()).toBe(false);
  });

  it("keeps three seats of one browser apart", async () => {
    await using chat = await openChat();
    const { page, rig } = chat;
    await field(page).fill("của người dân");
    await page.keyboard.press("Enter");
    await own(page).waitFor();
    await page.goto(`${rig.url}/officer`);
    await page.getByText("Chào anh/chị.").waitFor();
    expect(await own(page).count()).toBe(0);
    expect(rig.heard.at(-1)?.chatExternalId).not.toBe(rig.heard[0]?.chatExternalId);
  });
});

it("speaks English when asked, tells the bot, and remembers it", async () => {
  await using chat = await openChat();
  const { page, rig } = chat;
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("textbox", { name: "Write a message" }).waitFor();
  await page.locator("#lines .day", { hasText: "Today" }).waitFor();
  await expect
    .poll(() => rig.heard.at(-1)?.event)
    .toEqual({
      kind: "language",
      language: "en",
    });
  await page.reload();
  await page.getByRole("button", { name: "Send location" }).waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  await page.getByRole("textbox", { name: "Write a message" }).fill("Street light");
  await page.keyboard.press("Enter");
  await own(page).waitFor();
  expect(rig.heard.at(-1)?.languageHint).toBe("en");
});

describe("the trial", () => {
  it("says what time it is meant to be and lets it pass, on all pages at once", async () => {
    await using chat = await openChat({ isDemo: true });
    const { page, rig, context } = chat;
    const other = await context.newPage();
    await other.goto(`${rig.url}/officer`);
    await other.getByText("thứ Hai 23/11, 09:05").waitFor();
    await page.getByText("thứ Hai 23/11, 09:05").waitFor();
    await page.getByRole("button", { name: "+1 ngày" }).click();
    await page.getByText("thứ Ba 24/11, 09:05").waitFor();
    await page.getByRole("button", { name: "+1 giờ" }).click();
    await page.getByText("thứ Ba 24/11, 10:05").waitFor();
    await other.getByText("thứ Ba 24/11, 10:05").waitFor();
    await page.locator("#lines .day", { hasText: "Hôm qua" }).waitFor();
    await page.getByRole("link", { name: "Lãnh đạo" }).click();
    await page.waitForURL(`${rig.url}/head`);
  });

  it("is not there where time is real", async () => {
    await using chat = await openChat();
    expect(await chat.page.getByText("Bản dùng thử").count()).toBe(0);
  });
});
