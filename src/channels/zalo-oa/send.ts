import { extensionOf } from "#channels/media-types.ts";
import type {
  FetchedFile,
  OutgoingMessage,
  ReadMedia,
  SendResult,
} from "#channels/port.ts";
import { sendInParts } from "#channels/send-in-parts.ts";
import { AppError } from "#kernel/app-error.ts";
import type { Log } from "#platform/logger.ts";
import type { ZaloApi } from "./api.ts";
import { type Part, partsOf } from "./draw.ts";
import { isConfigFault, outcomeOf, ZaloRefusal } from "./outcome.ts";
import { sentSchema, uploadedSchema } from "./wire.ts";

export type SendTools = {
  readonly api: ZaloApi;
  readonly readMedia: ReadMedia;
  readonly log: Log;
};

/** With an upload, its message and an exchange of tokens behind it a send ends within a minute. */
const SHIFT_MS = 15_000;

/** Sends a message as one or several of Zalo's. Throws only what `readMedia` throws. */
export function createSend(
  tools: SendTools,
): (message: OutgoingMessage) => Promise<SendResult> {
  const post = createPost(tools);
  const send = sendInParts<Part>({
    shiftMs: SHIFT_MS,
    sendPart: async ({ chatExternalId }, part) => {
      try {
        return { kind: "sent", externalId: await post(chatExternalId, part) };
      } catch (error) {
        logTrouble(tools.log, error);
        return outcomeOf(error);
      }
    },
  });
  return async (message) => {
    const files = await Promise.all(message.body.mediaIds.map(tools.readMedia));
    return await send(message, partsOf(message.body, files));
  };
}

/** Bad parameter, type not supported: what an API without buttons would say to them. */
const MAY_MEAN_BUTTONS = [-201, -233];

/** Posts a part and gives the message's id. Once Zalo has turned its buttons down none are offered any more. */
function createPost({ api, log }: SendTools) {
  let hasButtons = true;
  return async (userId: string, part: Part): Promise<string> => {
    const bare = part.kind === "text" ? { ...part, buttons: [] } : part;
    const isAdorned = part.kind === "text" && part.buttons.length > 0;
    if (!hasButtons || !isAdorned) return await postOne(api, userId, bare);
    try {
      return await postOne(api, userId, part);
    } catch (error) {
      const isSuspect =
        error instanceof ZaloRefusal && MAY_MEAN_BUTTONS.includes(error.code);
      if (!isSuspect) throw error;
      const messageId = await postOne(api, userId, bare);
      hasButtons = false;
      log.warn(
        { event: "zalo.noButtons", code: error.code },
        "Zalo takes no buttons; from here on choices are numbers only",
      );
      return messageId;
    }
  };
}

async function postOne(api: ZaloApi, userId: string, part: Part): Promise<string> {
  const message = await contentOf(api, part);
  const sent = await api.call("/v3.0/oa/message/cs", {
    recipient: { user_id: userId },
    message,
  });
  return sentSchema.parse(sent).message_id;
}

async function contentOf(api: ZaloApi, part: Part): Promise<object> {
  switch (part.kind) {
    case "text": {
      const { text, buttons } = part;
      return buttons.length === 0
        ? { text }
        : { text, attachment: { type: "template", payload: { buttons } } };
    }
    case "image": {
      const attachment_id = await upload(api, "image", part.file);
      const elements = [{ media_type: "image", attachment_id }];
      const payload = { template_type: "media", elements };
      const attachment = { type: "template", payload };
      return part.text === "" ? { attachment } : { text: part.text, attachment };
    }
    case "document": {
      const token = await upload(api, "file", part.file);
      return { attachment: { type: "file", payload: { token } } };
    }
  }
}

/** Anew for each send: what was uploaded lives for a week only. */
async function upload(
  api: ZaloApi,
  kind: "image" | "file",
  { bytes, contentType }: FetchedFile,
): Promise<string> {
  const file = new Blob([Uint8Array.from(bytes)], { type: contentType });
  const name = `lang-nghe.${extensionOf(contentType)}`;
  return uploadedSchema.parse(await api.upload(`/v2.0/oa/upload/${kind}`, file, name));
}

export function logTrouble(log: Log, error: unknown): void {
  if (error instanceof AppError && error.code === "zalo.tokenRefused") {
    log.error({ event: "zalo.tokenRefused" }, error.message);
  } else if (isConfigFault(error) && error instanceof ZaloRefusal) {
    log.error(
      { event: "zalo.notInOrder", code: error.code },
      "Zalo serves this account no more; look at its verification, package and authorisation",
    );
  }
}
