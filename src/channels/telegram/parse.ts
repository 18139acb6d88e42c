import { z } from "zod";
import type { Inbound, InboundEvent, InboundFile } from "#channels/port.ts";
import { AppError } from "#kernel/app-error.ts";
import { originOf } from "./sighting.ts";
import {
  type Envelope,
  updateSchema,
  type WireCallbackQuery,
  type WireMemberChange,
  type WireMessage,
} from "./wire.ts";

/**
 * Reads a raw update. Kinds we do not know are `ignored`. Throws `telegram.badUpdate`, naming the
 * places but no content, when a kind we know has a shape we do not.
 */
export function parseUpdate(raw: unknown): Inbound {
  const read = updateSchema.safeParse(raw);
  if (!read.success) {
    throw new AppError(
      `This Telegram update does not fit its schema. ${z.prettifyError(read.error)}`,
      { code: "telegram.badUpdate", cause: read.error },
    );
  }
  const update = read.data;
  if (update.message) {
    return inbound(update.message, eventOfMessage(update.message));
  }
  if (update.edited_message) {
    return inbound(update.edited_message, eventOfEdit(update.edited_message));
  }
  if (update.callback_query) return press(update.callback_query);
  if (update.my_chat_member) return memberChange(update.my_chat_member);
  return unknownKind(update);
}

type Sender = { readonly language_code?: string | undefined };

function inbound(
  { chat, from }: { chat: { id: number }; from?: Sender | undefined },
  event: InboundEvent,
): Inbound {
  const hint = from?.language_code?.slice(0, 2).toLowerCase();
  return {
    chatExternalId: String(chat.id),
    languageHint: hint === "vi" || hint === "en" ? hint : null,
    event,
  };
}

const IGNORED: InboundEvent = { kind: "ignored" };

function eventOfMessage(message: WireMessage): InboundEvent {
  // Before the question who sent it: an anonymous administrator migrates under the name of a bot.
  if (message.migrate_to_chat_id !== undefined) {
    return { kind: "moved", toExternalId: String(message.migrate_to_chat_id) };
  }
  if (message.chat.type === "channel" || message.from?.is_bot === true) return IGNORED;
  if (message.text !== undefined) return textOrStart(message.text);
  if (message.location) {
    const { latitude, longitude } = message.location;
    return { kind: "location", lat: latitude, lon: longitude };
  }
  if (message.contact) return contactOf(message.contact);
  const file = fileOf(message);
  return file === null ? unreadable(message) : files(message, file);
}

/** The number comes with the code of its country, with or without a plus. */
function contactOf(card: NonNullable<WireMessage["contact"]>): InboundEvent {
  const { phone_number: phone, first_name: first, last_name: last = "" } = card;
  return { kind: "contact", name: `${first} ${last}`.trim(), phone };
}

/** Links carry `?start=<parameter>`: 1-64 of A-Z a-z 0-9 _ -; anything else was typed by hand. */
function textOrStart(text: string): InboundEvent {
  const start = /^\/start(?:@\w+)?(?:\s+([\w-]{1,64}))?\s*$/.exec(text);
  return start === null
    ? { kind: "text", text }
    : { kind: "start", parameter: start[1] ?? null };
}

function files(message: WireMessage, file: InboundFile): InboundEvent {
  return {
    kind: "files",
    files: [file],
    caption: message.caption ?? null,
    albumId: message.media_group_id ?? null,
  };
}

function fileOf(message: WireMessage): InboundFile | null {
  const largest = message.photo?.reduce((one, other) =>
    other.width * other.height > one.width * one.height ? other : one,
  );
  if (largest) return { kind: "photo", fileRef: largest.file_id };
  const voice = message.voice ?? message.audio;
  if (voice) return { kind: "voice", fileRef: voice.file_id };
  // Before documents: an animation comes as both.
  const video = message.video ?? message.video_note ?? message.animation;
  if (video) return { kind: "video", fileRef: video.file_id };
  const { document } = message;
  return document ? { kind: "document", fileRef: document.file_id } : null;
}

/** Service messages a private chat can have: nobody said anything. */
const SERVICE = [
  "pinned_message",
  "message_auto_delete_timer_changed",
  "write_access_allowed",
  "connected_website",
  "chat_background_set",
  "proximity_alert_triggered",
  "users_shared",
  "chat_shared",
  "forum_topic_created",
  "forum_topic_edited",
];

/** In a group people joke with stickers and join and leave: only in private is it meant for us. */
function unreadable(message: WireMessage): InboundEvent {
  const isForUs =
    message.chat.type === "private" && !SERVICE.some((field) => field in message);
  return isForUs ? { kind: "unsupported" } : IGNORED;
}

/** A live location moves by edits as well; those have no words. */
function eventOfEdit(message: WireMessage): InboundEvent {
  const text = message.text ?? message.caption;
  const isOurs = message.from?.is_bot !== true && message.chat.type !== "channel";
  return isOurs && text !== undefined ? { kind: "edit", text } : IGNORED;
}

function press({ from, message, data }: WireCallbackQuery): Inbound {
  return inbound(
    { chat: message?.chat ?? from, from },
    data === undefined ? IGNORED : { kind: "press", buttonId: data },
  );
}

const OUT = ["kicked", "left"];
const IN = ["member", "administrator"];

/** In a private chat Telegram sends this only when the person blocks the bot or lets it in again. */
function memberChange(change: WireMemberChange): Inbound {
  const before = change.old_chat_member.status;
  const after = change.new_chat_member.status;
  if (OUT.includes(after)) return inbound(change, { kind: "left" });
  const isBack = OUT.includes(before) && IN.includes(after);
  return inbound(change, isBack ? { kind: "returned" } : IGNORED);
}

function unknownKind(update: Envelope): Inbound {
  return {
    chatExternalId: originOf(update).chatId ?? "unknown",
    languageHint: null,
    event: IGNORED,
  };
}
