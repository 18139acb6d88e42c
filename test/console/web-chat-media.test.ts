import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { imageType } from "#channels/web/image-type.ts";
import { screenshot } from "#test/support/browser.ts";
import { startChatPages } from "#test/support/chat-page.ts";
import type { WebRig } from "#test/support/web-harness.ts";

const { openChat } = await startChatPages();

/** A photo as a camera makes it: large, and with where it was taken inside. */
async function cameraPhoto(page: Page, width: number, height: number): Promise<Buffer> {
  const base64: string = await page.evaluate(`(async () => {
    const canvas = document.createElement("canvas");
    canvas.width = ${width};
    canvas.height = ${height};
    const brush = canvas.getContext("2d");
    const sky = brush.createLinearGradient(0, 0, 0, ${height});
    sky.addColorStop(0, "#20304f");
    sky.addColorStop(1, "#d08a5a");
    brush.fillStyle = sky;
    brush.fillRect(0, 0, ${width}, ${height});
    brush.fillStyle = "#222";
    brush.fillRect(${width} / 2, ${height} / 4, ${width} / 40, ${height});
    return canvas.toDataURL("image/jpeg").split(",")[1];
  })()`);
  const plain = Buffer.from(base64, "base64");
  const exif = Buffer.from("Exif\0\0GPS 21.0285 105.8542");
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([head, exif, plain.subarray(2)]);
}

const file = (buffer: Buffer, name = "anh.jpg") => ({
  name,
  mimeType: "image/jpeg",
  buffer,
});

/** Width and height of each picture in the chat, as the browser has read them. */
function sizesOf(page: Page): Promise<unknown> {
  return page.evaluate(
    `[...document.querySelectorAll("#lines .body img")].map((one) => [one.naturalWidth, one.naturalHeight])`,
  );
}

async function storedPhotos(rig: WebRig): Promise<Uint8Array[]> {
  const event = rig.heard.at(-1)?.event;
  if (event?.kind !== "files") throw new Error("no photos came");
  const ids = event.files.map((one) => ("storedId" in one ? one.storedId : ""));
  return await Promise.all(ids.map((id) => rig.files.read(id)));
}

describe("photos", () => {
  it("are looked at once more, leave small and without the place in them, with what was typed", async () => {
    await using chat = await openChat();
    const { page, rig } = chat;
    await page.locator("#text").fill("Cột đèn trước ngõ 12");
    const photos = [
      await cameraPhoto(page, 4000, 3000),
      await cameraPhoto(page, 600, 800),
      await cameraPhoto(page, 300, 300),
    ];
    await page.locator("#files").setInputFiles(photos.map((photo) => file(photo)));
    const dialog = page.getByRole("dialog", { name: "Gửi ảnh" });
    await dialog.getByRole("button", { name: "Bỏ ảnh 3" }).click();
    expect(await dialog.getByRole("img").count()).toBe(2);
    expect(await dialog.getByRole("textbox").inputValue()).toBe("Cột đèn trước ngõ 12");
    await screenshot(page, "photos-dialog");
    await dialog.getByRole("button", { name: "Gửi ảnh" }).click();
    await page.locator("#lines .own img").nth(1).waitFor();
    await screenshot(page, "photos-sent");
    expect(rig.heard.at(-1)?.event).toMatchObject({
      kind: "files",
      caption: "Cột đèn trước ngõ 12",
      files: [{ contentType: "image/jpeg" }, { contentType: "image/jpeg" }],
    });
    expect(await page.locator("#text").inputValue()).toBe("");
    const stored = await storedPhotos(rig);
    expect(stored.map(imageType)).toEqual(["image/jpeg", "image/jpeg"]);
    for (const bytes of stored) expect(Buffer.from(bytes).includes("GPS")).toBe(false);
    expect(await sizesOf(page)).toEqual([
      [1600, 1200],
      [600, 800],
    ]);
  });

  it("that nobody can read are refused with a reason, and the words come back", async () => {
    await using chat = await openChat();
    const { page } = chat;
    await page.locator("#text").fill("nhìn này");
    const heic = Buffer.from("\0\0\0\x18ftypheic and so on");
    await page.locator("#files").setInputFiles(file(heic, "anh.heic"));
    const dialog = page.getByRole("dialog", { name: "Gửi ảnh" });
    await dialog.getByRole("button", { name: "Gửi ảnh" }).click();
    await page.getByText("Chưa đọc được loại ảnh này").waitFor();
    expect(await page.locator("#log .own").count()).toBe(0);
    expect(await page.locator("#text").inputValue()).toBe("nhìn này");
  });

  it("are not sent when one thinks better of it", async () => {
    await using chat = await openChat();
    const { page, rig } = chat;
    await page.locator("#text").fill("để sau");
    await page.locator("#files").setInputFiles(file(await cameraPhoto(page, 40, 30)));
    await page.getByRole("dialog").getByRole("button", { name: "Thôi" }).click();
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    expect(await page.locator("#text").inputValue()).toBe("để sau");
    await page.keyboard.press("Escape");
    await page.locator("#text").press("Enter");
    await page.locator("#lines .own").waitFor();
    expect(rig.heard.map(({ event }) => event.kind)).toEqual(["start", "text"]);
  });

  it("of an agency are seen in the chat", async () => {
    await using chat = await openChat();
    const { page, rig } = chat;
    const mediaId = crypto.randomUUID();
    await rig.files.write(mediaId, await cameraPhoto(page, 400, 300));
    await rig.say(chat.chat, {
      text: "Đã thay bóng.",
      mediaIds: [mediaId],
      speaker: "Sở Xây dựng",
    });
    await page.getByRole("img", { name: "Ảnh 1" }).waitFor();
    await expect.poll(() => sizesOf(page)).toEqual([[400, 300]]);
    expect(await page.locator("#lines .name").textContent()).toBe("Sở Xây dựng");
  });
});

describe("the place", () => {
  const HERE = {
    geolocation: { latitude: 21.0285, longitude: 105.8542 },
    permissions: ["geolocation"],
  };
  const button = { id: "here", label: "Gửi vị trí", kind: "location" } as const;

  it.each(["the button beside the text", "a quick reply", "a question for it"])(
    "is sent by %s",
    async (way) => {
      await using chat = await openChat({}, { phone: HERE });
      const { page, rig } = chat;
      const text = "Ở đâu ạ?";
      if (way === "a quick reply")
        await rig.say(chat.chat, { text, buttons: [button] });
      if (way === "a question for it") {
        await rig.say(chat.chat, { text, requestLocation: true });
      }
      const quick = page.getByRole("group", { name: "Trả lời nhanh" });
      const beside = page.locator("#add-place");
      const from =
        way === "the button beside the text" ? beside : quick.getByRole("button");
      await from.click();
      await page.locator("#lines .own", { hasText: "Vị trí đã gửi" }).waitFor();
      expect(rig.heard.at(-1)?.event).toEqual({
        kind: "location",
        lat: 21.0285,
        lon: 105.8542,
      });
    },
  );

  it("that the device keeps to itself is asked for as an address", async () => {
    await using chat = await openChat({}, { phone: { permissions: [] } });
    const { page, rig } = chat;
    await page.locator("#add-place").click();
    const dialog = page.getByRole("dialog", { name: "Gõ địa chỉ" });
    await dialog.getByRole("textbox").fill("ngõ 12 phố Yên Hòa");
    await screenshot(page, "address-dialog");
    await page.keyboard.press("Enter");
    await page.locator("#lines .own").waitFor();
    expect(rig.heard.at(-1)?.event).toEqual({
      kind: "text",
      text: "ngõ 12 phố Yên Hòa",
    });
  });
});
