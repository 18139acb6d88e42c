import { expect, it } from "vitest";
import { createTelegramChannel } from "#channels/telegram/channel.ts";
import { createLog } from "#platform/logger.ts";
import { startFakeTelegram } from "#test/support/fake-telegram.ts";

it("learns the bot's name for links once it is started", async () => {
  await using fake = await startFakeTelegram();
  const channel = createTelegramChannel({
    token: fake.token,
    apiRoot: fake.apiRoot,
    publicUrl: null,
    accept: () => Promise.resolve("new"),
    readMedia: () => Promise.reject(new Error("nobody sends a file here")),
    log: createLog({ level: "silent" }),
  });
  expect(channel.botName()).toBeNull();
  await channel.start();
  await expect.poll(channel.botName).toBe("lang_nghe_bot");
  await channel.stop();
});
