import { createServer, type RequestListener } from "node:http";
import { Bot, webhookCallback } from "grammy";
import { Telegraf } from "telegraf";
import { listening } from "./null-api.ts";
import type { Subject } from "./subject-types.ts";

const TOKEN = "123456:bench-bench-bench-bench";

/** What Telegram would answer to `sendMessage`; nothing leaves this machine. */
const sent = JSON.parse('{"ok":true,"result":{"message_id":1}}');

/** Says every text back. */
export async function grammyEcho(): Promise<Subject> {
  const bot = new Bot(TOKEN, { botInfo });
  bot.api.config.use(() => Promise.resolve(sent));
  bot.on("message:text", (context) => context.reply(context.message.text));
  return await echo(webhookCallback(bot, "http"));
}

/** Says every text back. */
export async function telegrafEcho(): Promise<Subject> {
  const bot = new Telegraf(TOKEN);
  bot.botInfo = botInfo;
  bot.use((context, next) => {
    context.telegram.callApi = () => Promise.resolve(sent.result);
    return next();
  });
  bot.on("text", (context) => context.reply(context.message.text));
  return await echo(bot.webhookCallback("/"));
}

async function echo(listener: RequestListener): Promise<Subject> {
  const server = createServer(listener);
  const url = await listening(server);
  return {
    target: { url, headers: {} },
    work: () => {},
    rest: () => Promise.resolve(),
    untilIdle: () => Promise.resolve(),
    replyWaits: () => Promise.resolve(null),
    close: () => {
      server.closeAllConnections();
      server.close();
      return Promise.resolve();
    },
  };
}

const botInfo = {
  id: 123456,
  is_bot: true,
  first_name: "Bench",
  username: "bench_bot",
  can_join_groups: true,
  can_read_all_group_messages: false,
  can_manage_bots: false,
  supports_inline_queries: false,
  supports_join_request_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
} as const;
