import type { Accept, Channel, ReadMedia } from "#channels/port.ts";
import type { Log } from "#platform/logger.ts";
import { createApi, createReceivingApi, createUploadApi } from "./api.ts";
import { createFetchFile } from "./fetch-file.ts";
import { parseUpdate } from "./parse.ts";
import { poll } from "./polling.ts";
import { createReceive } from "./receive.ts";
import { MAX_TEXT } from "./render.ts";
import { untilDone } from "./retry.ts";
import { createSend } from "./send.ts";
import { createWebhook, setWebhook, type WebhookRoutes } from "./webhook.ts";

export type TelegramOptions = {
  readonly token: string;
  /** A Bot API server of one's own; null is Telegram's. */
  readonly apiRoot: string | null;
  /** Where the world reaches us, https: updates come by webhook. Null: by long polling. */
  readonly publicUrl: string | null;
  readonly accept: Accept;
  readonly readMedia: ReadMedia;
  readonly log: Log;
};

/** With one upload of 40 s a send ends within a minute, whatever the line. */
const SHIFT_MS = 20_000;

/** The bot of a token. */
export type TelegramChannel = Channel & {
  /** To be mounted at the root of the web server; null when polling. */
  readonly routes: WebhookRoutes | null;
  /** Its name in links (`t.me/NAME`); null until Telegram has told it. */
  readonly botName: () => string | null;
};

export function createTelegramChannel(options: TelegramOptions): TelegramChannel {
  const { token, publicUrl, log } = options;
  const apiRoot = (options.apiRoot ?? "https://api.telegram.org").replace(/\/+$/, "");
  const access = { token, apiRoot };
  const end = new AbortController();
  const { signal } = end;
  const api = createReceivingApi(access, signal);
  const receive = createReceive({ api, accept: options.accept, log });
  let receiving: Promise<unknown> = Promise.resolve();
  let botName: string | null = null;
  const askName = async () => {
    botName = (await api.getMe()).username;
  };
  return {
    name: "telegram",
    capabilities: {
      buttons: true,
      isNumbered: false,
      maxText: MAX_TEXT,
      isSendIdempotent: false,
    },
    parse: parseUpdate,
    send: createSend({
      api: createApi(access),
      uploadApi: createUploadApi(access),
      readMedia: options.readMedia,
      log,
      shiftMs: SHIFT_MS,
    }),
    fetchFile: createFetchFile(createApi(access), access),
    forget: null,
    retract: null,
    forgetBefore: null,
    start: () => {
      receiving = Promise.all([
        publicUrl === null
          ? poll({ api, receive, log, signal })
          : untilDone(() => setWebhook(api, { token, publicUrl }), { log, signal }),
        untilDone(askName, { log, signal }),
      ]);
      return Promise.resolve();
    },
    stop: async () => {
      end.abort();
      await receiving;
    },
    routes: publicUrl === null ? null : createWebhook({ token, receive, log }),
    botName: () => botName,
  };
}
