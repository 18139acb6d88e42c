import { type Api, InputFile } from "grammy";
import type {
  FetchedFile,
  OutgoingMessage,
  ReadMedia,
  SendResult,
} from "#channels/port.ts";
import type { Log } from "#platform/logger.ts";
import { extensionOf } from "./media-types.ts";
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

/**
 * Sends a message as one or several of Telegram's. When a later part fails, the parts that arrived are
 * remembered under the message's id, so that the next try goes on from there; a restart forgets them,
 * and then a part may arrive twice rather than never. Throws only what `readMedia` throws.
 */
export function createSend(
  tools: SendTools,
): (message: OutgoingMessage) => Promise<SendResult> {
  const arrived = new Map<string, number>();
  return async (message) => {
    const fault = faultOf(message.body);
    if (fault !== null) return { kind: "refused", detail: fault };
    const files = await Promise.all(message.body.mediaIds.map(tools.readMedia));
    const parts = partsOf(message.body, files);
    const from = arrived.get(message.id) ?? 0;
    const { result, done } = await sendParts(tools, message, parts, from);
    if (isOver(result)) arrived.delete(message.id);
    else remember(arrived, message.id, done);
    return result;
  };
}

/** Begins at the part `from`; `done` of all parts have arrived when it ends. */
async function sendParts(
  tools: SendTools,
  { chatExternalId }: OutgoingMessage,
  parts: readonly Part[],
  from: number,
): Promise<{ readonly result: SendResult; readonly done: number }> {
  const shift = AbortSignal.timeout(tools.shiftMs);
  let result: SendResult = { kind: "refused", detail: "the message is empty" };
  let done = from;
  for (const part of parts.slice(from)) {
    if (shift.aborted && done > from) return { result: CONTINUED, done };
    result = await sendPart(tools, chatExternalId, part);
    if (result.kind !== "sent") break;
    done += 1;
  }
  return { result, done };
}

/** Burns no attempt: the line is slow, but it carries. */
const CONTINUED: SendResult = { kind: "paused", retryAfter: 1, scope: "chat" };

/** Nobody will try this message again in this chat. */
function isOver({ kind }: SendResult): boolean {
  return kind === "sent" || kind === "refused" || kind === "unreachable";
}

/** More messages than are ever half sent at once; the oldest gives way. */
const MAX_REMEMBERED = 1000;

function remember(arrived: Map<string, number>, id: string, count: number): void {
  arrived.set(id, count);
  const [oldest] = arrived.keys();
  if (arrived.size > MAX_REMEMBERED && oldest !== undefined) arrived.delete(oldest);
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
