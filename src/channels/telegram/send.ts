import { type Api, InputFile } from "grammy";
import { extensionOf } from "#channels/media-types.ts";
import type {
  FetchedFile,
  OutgoingMessage,
  ReadMedia,
  SendResult,
} from "#channels/port.ts";
import { sendInParts } from "#channels/send-in-parts.ts";
import type { Log } from "#platform/logger.ts";
import { detailOf, isTokenRefused, outcomeOf } from "./outcome.ts";
import { isShown, type Part, partsOf } from "./parts.ts";
import { faultOf } from "./render.ts";
import { sentSchema } from "./wire.ts";

export type SendTools = {
  readonly api: Api;
  /** Waits longer. */
  readonly uploadApi: Api;
  readonly readMedia: ReadMedia;
  readonly log: Log;
  /** After this no further part is begun, so that a send ends within this and one upload. */
  readonly shiftMs: number;
};

/** Sends a message as one or several of Telegram's. Throws only what `readMedia` throws. */
export function createSend(
  tools: SendTools,
): (message: OutgoingMessage) => Promise<SendResult> {
  const send = sendInParts<Part>({
    sendPart: ({ chatExternalId }, part) => sendPart(tools, chatExternalId, part),
    shiftMs: tools.shiftMs,
  });
  return async (message) => {
    const fault = faultOf(message.body);
    if (fault !== null) return { kind: "refused", detail: fault };
    const files = await Promise.all(message.body.mediaIds.map(tools.readMedia));
    return await send(message, partsOf(message.body, files));
  };
}

async function sendPart(
  tools: SendTools,
  chat: string,
  part: Part,
): Promise<SendResult> {
  try {
    const messageId = await post(tools, chat, part);
    return { kind: "sent", externalId: String(messageId) };
  } catch (error) {
    if (isTokenRefused(error)) {
      tools.log.error(
        { event: "telegram.tokenRefused", detail: detailOf(error) },
        "Telegram does not know this bot; check TELEGRAM_BOT_TOKEN",
      );
    }
    return outcomeOf(error);
  }
}

async function post(tools: SendTools, chat: string, part: Part): Promise<number> {
  const { files, html, markup } = part;
  const common = {
    parse_mode: "HTML" as const,
    ...(markup === undefined ? {} : { reply_markup: markup }),
  };
  const [first] = files;
  const { api, uploadApi } = tools;
  let sent: unknown;
  if (first === undefined) {
    const preview = { link_preview_options: { is_disabled: true } };
    sent = await api.sendMessage(chat, html, { ...common, ...preview });
  } else if (files.length > 1) {
    const media = files.map((file) => ({
      type: "photo" as const,
      media: uploadOf(file),
    }));
    sent = (await uploadApi.sendMediaGroup(chat, media)).at(-1);
  } else {
    const captioned = html === "" ? common : { ...common, caption: html };
    sent = isShown(first)
      ? await uploadApi.sendPhoto(chat, uploadOf(first), captioned)
      : await uploadApi.sendDocument(chat, uploadOf(first), captioned);
  }
  return sentSchema.parse(sent).message_id;
}

/** People see the name of a document; Telegram names pictures itself. */
function uploadOf({ bytes, contentType }: FetchedFile): InputFile {
  return new InputFile(bytes, `lang-nghe.${extensionOf(contentType)}`);
}
