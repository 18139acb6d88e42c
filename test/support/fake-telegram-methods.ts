import { z } from "zod";
import { systemClock } from "#platform/clock.ts";
import { ApiFault } from "./fake-telegram-fault.ts";
import { type ParsedText, parseHtml } from "./fake-telegram-html.ts";
import { bad, buttonsOf, jsonOf, markupOf } from "./fake-telegram-markup.ts";
import type { ApiRequest, UploadedFile } from "./fake-telegram-request.ts";
import type { FakeChat, FakeMessage, FakeWorld } from "./fake-telegram-world.ts";

/** The methods that act on chats, with the limits and the words of the real ones. */
export const METHODS: Readonly<
  Record<string, (world: FakeWorld, request: ApiRequest) => unknown>
> = {
  getMe: () => BOT,
  sendMessage: (world, { params }) => {
    const chat = chatOf(world, params);
    const text = textOf(params["text"], params);
    if (text.text === "") throw bad("message text is empty");
    if ([...text.text].length > 4096) throw bad("message is too long");
    return shown(add(world, chat, { ...text, params }), chat);
  },
  sendPhoto: (world, request) => sendFile(world, request, "photo"),
  sendDocument: (world, request) => sendFile(world, request, "document"),
  sendMediaGroup,
  sendChatAction: (world, { params }) => {
    const chat = chatOf(world, params);
    if (params["action"] !== "typing") throw bad("wrong parameter action in request");
    world.typing.push(chat.id);
    world.changed();
    return true;
  },
  answerCallbackQuery: (world, { params }) => {
    if (!world.openCallbacks.delete(String(params["callback_query_id"]))) {
      throw bad("query is too old and response timeout expired or query ID is invalid");
    }
    world.changed();
    return true;
  },
  editMessageText: (world, { params }) => {
    const { chat, message } = messageOf(world, params);
    const { text, entities } = textOf(params["text"], params);
    const buttons = buttonsOf(params);
    if (text === message.text && isSame(buttons, message.buttons)) throw NOT_MODIFIED();
    Object.assign(message, { text, entities, buttons });
    world.changed();
    return shown(message, chat);
  },
  editMessageReplyMarkup: (world, { params }) => {
    const { chat, message } = messageOf(world, params);
    const buttons = buttonsOf(params);
    if (isSame(buttons, message.buttons)) throw NOT_MODIFIED();
    message.buttons = buttons;
    world.changed();
    return shown(message, chat);
  },
  getFile: (world, { params }) => {
    const id = String(params["file_id"]);
    const file = world.files.get(id);
    if (!file) throw bad("wrong file_id or the file is temporarily unavailable");
    if (file.bytes.byteLength > world.maxDownloadBytes) throw bad("file is too big");
    const { byteLength } = file.bytes;
    return {
      file_id: id,
      file_unique_id: `u${id}`,
      file_size: byteLength,
      file_path: file.path,
    };
  },
};

const BOT = {
  id: 777,
  is_bot: true,
  first_name: "Lắng Nghe",
  username: "lang_nghe_bot",
};

const NOT_MODIFIED = () =>
  bad(
    "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
  );

type Params = ApiRequest["params"];

function chatOf(world: FakeWorld, params: Params): FakeChat {
  const chat = world.chats.get(Number(params["chat_id"]));
  if (!chat) throw bad("chat not found");
  if (chat.migratedTo !== null) {
    throw new ApiFault(
      400,
      "Bad Request: group chat was upgraded to a supergroup chat",
      {
        migrate_to_chat_id: chat.migratedTo,
      },
    );
  }
  if (chat.isBlocked) throw new ApiFault(403, "Forbidden: bot was blocked by the user");
  if (!chat.isOpen) {
    throw new ApiFault(403, "Forbidden: bot can't initiate conversation with a user");
  }
  return chat;
}

function messageOf(world: FakeWorld, params: Params) {
  const chat = chatOf(world, params);
  const id = Number(params["message_id"]);
  const message = chat.messages.find(({ messageId }) => messageId === id);
  if (!message) throw bad("message to edit not found");
  return { chat, message };
}

function textOf(value: unknown, params: Params): ParsedText {
  const text = typeof value === "string" ? value : "";
  return params["parse_mode"] === "HTML"
    ? parseHtml(text)
    : { text: text.trim(), entities: [] };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function add(
  world: FakeWorld,
  chat: FakeChat,
  content: ParsedText & {
    readonly params: Params;
    readonly file?: FakeMessage["file"];
    readonly albumId?: string;
  },
): FakeMessage {
  const { keyboard, one_time_keyboard, resize_keyboard } = markupOf(content.params);
  const preview = jsonOf(content.params["link_preview_options"] ?? "{}");
  const message: FakeMessage = {
    messageId: world.nextId("message"),
    chatId: chat.id,
    text: content.text,
    entities: content.entities,
    buttons: buttonsOf(content.params),
    keyboard: keyboard ? { keyboard, one_time_keyboard, resize_keyboard } : null,
    file: content.file ?? null,
    albumId: content.albumId ?? null,
    hasPreview: !isSame(preview, { is_disabled: true }),
  };
  chat.messages.push(message);
  world.changed();
  return message;
}

function sendFile(
  world: FakeWorld,
  request: ApiRequest,
  kind: "photo" | "document",
): unknown {
  const { params } = request;
  const chat = chatOf(world, params);
  const file = fileOf(request, params[kind], kind);
  const caption = textOf(params["caption"], params);
  if ([...caption.text].length > 1024) throw bad("message caption is too long");
  return shown(add(world, chat, { ...caption, params, file }), chat);
}

const albumSchema = z
  .array(z.object({ type: z.enum(["photo", "video", "document"]), media: z.string() }))
  .min(1);

function sendMediaGroup(world: FakeWorld, request: ApiRequest): unknown {
  const chat = chatOf(world, request.params);
  const media = albumSchema.parse(jsonOf(request.params["media"]));
  if (media.length < 2 || media.length > 10) {
    throw bad("there must be from 2 to 10 media in an album");
  }
  const kinds = new Set(media.map(({ type }) => type));
  if (kinds.has("document") && kinds.size > 1) throw bad("document can't be mixed");
  const albumId = String(world.nextId("file"));
  const files = media.map((item) =>
    fileOf(request, item.media, item.type === "photo" ? "photo" : "document"),
  );
  // One message each; an album has no keyboard of its own.
  return files.map((file) =>
    shown(
      add(world, chat, { text: "", entities: [], params: {}, file, albumId }),
      chat,
    ),
  );
}

function fileOf(
  { files, params }: ApiRequest,
  reference: unknown,
  kind: "photo" | "document",
): UploadedFile & { readonly kind: "photo" | "document" } {
  const name =
    typeof reference === "string" ? reference.replace("attach://", "") : kind;
  const file = files.get(name) ?? files.get(kind);
  if (!file) throw bad(`there is no ${kind} in the request (${Object.keys(params)})`);
  const limit = kind === "photo" ? 10 << 20 : 50 << 20;
  if (file.bytes.byteLength > limit) {
    throw new ApiFault(413, "Request Entity Too Large");
  }
  if (kind === "photo" && !isImage(file.bytes)) throw bad("IMAGE_PROCESS_FAILED");
  return { ...file, kind };
}

/** By the first bytes: JPEG, PNG, WebP. */
function isImage(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 12)).toString("latin1");
  return /^(\xff\xd8\xff|\x89PNG|RIFF.{4}WEBP)/s.test(head);
}

/** The message as a method returns it. */
export function shown(message: FakeMessage, chat: FakeChat): object {
  return {
    message_id: message.messageId,
    date: Math.floor(systemClock.now().epochMilliseconds / 1000),
    from: BOT,
    chat: { id: chat.id, type: chat.type },
    text: message.text,
    entities: message.entities,
    reply_markup: { inline_keyboard: message.buttons },
  };
}
