import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import type { Accept } from "#channels/port.ts";
import { screenshot } from "#test/support/browser.ts";
import { startChatPages } from "#test/support/chat-page.ts";

const { database, openChat } = await startChatPages();

/** A chat whose server can be told to fail: before it has stored, or after. */
async function openFaulty() {
  const known = new Set<string>();
  const fault = { isRefusing: false, isForgetful: false };
  const accept: Accept = ({ externalId }) => {
    if (fault.isRefusing) return Promise.reject(new Error("told to fail"));
    const outcome = known.has(externalId) ? "repeat" : "new";
    known.add(externalId);
    return Promise.resolve(outcome);
  };
  const chat = await openChat({
    accept,
    answer: ({ event }) => {
      // The answer is on its way when the connection is cut.
      if (fault.isForgetful) chat.rig.dropConnections();
      return event.kind === "start" ? [{ text: "Chào anh/chị." }] : [];
    },
  });
  const said = () =>
    chat.rig.heard.flatMap(({ event }) => (event.kind === "text" ? [event.text] : []));
  return { ...chat, fault, said };
}

async function write(page: Page, text: string): Promise<void> {
  await page.locator("#text").fill(text);
  await page.keyboard.press("Enter");
}

const own = (page: Page) => page.locator("#log .own .text").allTextContents();
const RETRY = "Chưa gửi được, bấm để gửi lại";

it("misses nothing and repeats nothing when the connection is cut again and again", async () => {
  await using chat = await openFaulty();
  const said = Array.from({ length: 30 }, (_, index) => `tin ${index}`);
  for (const [index, text] of said.entries()) {
    await chat.rig.say(chat.chat, { text });
    if (index % 10 === 4) chat.rig.dropConnections();
  }
  await chat.page.getByText("tin 29", { exact: true }).waitFor();
  expect(await chat.page.locator("#lines .text").allTextContents()).toEqual([
    "Chào anh/chị.",
    ...said,
  ]);
});

it("keeps what is written without a network and sends it in order, once, when it is back", async () => {
  await using chat = await openFaulty();
  const { page, context, rig } = chat;
  await context.setOffline(true);
  rig.dropConnections();
  await page.getByRole("alert").waitFor();
  expect(await page.getByRole("alert").textContent()).toBe(
    "Mất kết nối. Nội dung được giữ và sẽ gửi khi có mạng.",
  );
  for (const text of ["một", "hai", "ba"]) await write(page, text);
  await page.getByRole("button", { name: RETRY }).nth(2).waitFor();
  await screenshot(page, "offline");
  expect(chat.said()).toEqual([]);
  await context.setOffline(false);
  await page.locator("#lines .own").nth(2).waitFor();
  await page.getByRole("alert").waitFor({ state: "hidden" });
  expect(chat.said()).toEqual(["một", "hai", "ba"]);
  expect(await own(page)).toEqual(["một", "hai", "ba"]);
});

it("keeps it over a reload, and sends when asked", async () => {
  await using chat = await openFaulty();
  const { page, fault } = chat;
  fault.isRefusing = true;
  await write(page, "đừng làm mất");
  await page.getByRole("button", { name: RETRY }).waitFor();
  await page.reload();
  await page.getByRole("button", { name: RETRY }).waitFor();
  expect(await own(page)).toEqual(["đừng làm mất"]);
  fault.isRefusing = false;
  await page.getByRole("button", { name: RETRY }).click();
  await page.locator("#lines .own").waitFor();
  await page.reload();
  await page.locator("#lines .own").waitFor();
  expect(await own(page)).toEqual(["đừng làm mất"]);
  expect(chat.said()).toEqual(["đừng làm mất"]);
});

it("keeps photos over a reload too", async () => {
  await using chat = await openFaulty();
  const { page, fault, rig } = chat;
  fault.isRefusing = true;
  await page.locator("#files").setInputFiles({
    name: "a.png",
    mimeType: "image/png",
    buffer: await page.screenshot(),
  });
  const dialog = page.getByRole("dialog", { name: "Gửi ảnh" });
  await dialog.getByRole("textbox").fill("cột đèn này");
  await dialog.getByRole("button", { name: "Gửi ảnh" }).click();
  await page.getByRole("button", { name: RETRY }).waitFor();
  await page.reload();
  await page.getByRole("button", { name: RETRY }).waitFor();
  fault.isRefusing = false;
  await page.getByRole("button", { name: RETRY }).click();
  await page.locator("#lines .own img").waitFor();
  expect(rig.heard.at(-1)?.event).toMatchObject({
    kind: "files",
    caption: "cột đèn này",
  });
  expect(await own(page)).toEqual(["cột đèn này"]);
});

it("says it once when the server has it but the answer is lost", async () => {
  await using chat = await openFaulty();
  const { page, fault } = chat;
  fault.isForgetful = true;
  await write(page, "một lần");
  await page
    .getByRole("button", { name: RETRY })
    .or(page.locator("#lines .own"))
    .first()
    .waitFor();
  fault.isForgetful = false;
  await page.locator("#lines .own").waitFor();
  await write(page, "rồi tiếp");
  await page.locator("#lines .own").nth(1).waitFor();
  await expect.poll(() => own(page)).toEqual(["một lần", "rồi tiếp"]);
  expect(chat.said()).toEqual(["một lần", "rồi tiếp"]);
});

it("begins by itself when the network comes after the page", async () => {
  await using chat = await openFaulty();
  const { context, fault, rig } = chat;
  fault.isRefusing = true;
  const page = await context.newPage();
  await page.goto(`${rig.url}/officer?start=qr-7`);
  await write(page, "chào");
  await page.getByRole("button", { name: RETRY }).waitFor();
  await page.reload();
  fault.isRefusing = false;
  await page.locator("#lines .own").waitFor();
  expect(rig.heard.slice(1).map(({ event }) => event)).toEqual([
    { kind: "start", parameter: "qr-7" },
    { kind: "text", text: "chào" },
  ]);
});

it("takes a pressed button away at once, and gives it back when it was refused", async () => {
  await using chat = await openFaulty();
  const { page, fault, rig } = chat;
  const buttons = [{ id: "yes", label: "Đúng", kind: "press" }] as const;
  await rig.say(chat.chat, { text: "Đúng không ạ?", buttons });
  const button = page.getByRole("group", { name: "Trả lời nhanh" }).getByRole("button");
  fault.isRefusing = true;
  await button.click();
  await button.waitFor({ state: "detached" });
  await page.getByRole("button", { name: RETRY }).waitFor();
  expect(await own(page)).toEqual(["Đúng"]);
  // The message is gone from the database: nobody has shown this button.
  await database.db.webEvent.deleteMany({ where: { sessionId: chat.chat } });
  fault.isRefusing = false;
  await page.getByRole("button", { name: RETRY }).click();
  await page.getByText("Nút này không dùng được nữa").waitFor();
  await button.waitFor();
  expect(await own(page)).toEqual([]);
});
