import { createServer } from "node:net";
import { TelegramServer } from "telegram-test-api/lib/telegramServer.js";
import { expect, it } from "vitest";
import { z } from "zod";
import { createTelegramChannel } from "#channels/telegram/channel.ts";
import { createLog } from "#platform/logger.ts";
import { createInboxDouble } from "#test/support/channel-harness.ts";

/** A Telegram nobody here wrote: what both understand is probably right. It knows texts and buttons. */
it("understands an emulator of strangers: text in, buttons out, press back", async () => {
  const server = new TelegramServer({ port: await freePort(), host: "127.0.0.1" });
  await server.start();
  const inbox = createInboxDouble();
  const token = "123:TEST";
  const channel = createTelegramChannel({
    token,
    apiRoot: server.config.apiURL,
    publicUrl: null,
    accept: inbox.accept,
    readMedia: () => Promise.reject(new Error("no media here")),
    log: createLog({ level: "silent" }),
  });
  try {
    await channel.start();
    const person = server.getClient(token, { timeout: 5000, userId: 9, chatId: 9 });
    await person.sendMessage(person.makeMessage("Đèn đường tắt"));
    await inbox.until(({ stored }) => stored.length === 1);
    const heard = channel.parse(inbox.stored[0]?.raw);
    expect(heard).toMatchObject({
      chatExternalId: "9",
      event: { text: "Đèn đường tắt" },
    });

    const buttons = [{ id: "b:1", label: "Đúng", kind: "press" as const }];
    const body = { text: "Ở **Yên Hòa**, đúng không ạ?", buttons, mediaIds: [] };
    const result = await channel.send({ id: "m", chatExternalId: "9", body });
    expect(result).toMatchObject({ kind: "sent" });
    const [shown] = updatesSchema.parse(await person.getUpdates()).result;
    expect(shown?.message).toMatchObject({
      text: "Ở <b>Yên Hòa</b>, đúng không ạ?",
      parse_mode: "HTML",
    });
    const data =
      shown?.message.reply_markup.inline_keyboard[0]?.[0]?.callback_data ?? "";
    await person.sendCallback(person.makeCallbackQuery(data));
    await inbox.until(({ stored }) => stored.length === 2);
    expect(channel.parse(inbox.stored[1]?.raw).event).toEqual({
      kind: "press",
      buttonId: "b:1",
    });
    expect(inbox.stored[1]?.lane).toBe(inbox.stored[0]?.lane);
  } finally {
    await channel.stop();
    await server.stop();
  }
});

const updatesSchema = z.object({
  result: z.array(
    z.object({
      message: z.looseObject({
        reply_markup: z.object({
          inline_keyboard: z.array(z.array(z.object({ callback_data: z.string() }))),
        }),
      }),
    }),
  ),
});

/** The emulator takes 0 for its default of 9000, so the system chooses first. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = z.object({ port: z.int() }).parse(probe.address());
      probe.close(() => resolve(port));
    });
  });
}
