import { z } from "zod";
import type { Inbound, InboundEvent, InboundFile } from "#channels/port.ts";
import { AppError } from "#kernel/app-error.ts";
import { PRESS_PREFIX } from "./draw.ts";
import { personOf } from "./sighting.ts";
import {
  coordinatesSchema,
  eventSchema,
  fileSchema,
  type WireAttachment,
  type WireEvent,
} from "./wire.ts";

/**
 * Reads a raw event. Kinds we do not know are `ignored`, new kinds of content `unsupported`. Throws
 * `zalo.badEvent`, naming the places but no content, when a kind we know has a shape we do not.
 */
export function parseEvent(raw: unknown): Inbound {
  try {
    const event = eventSchema.parse(raw);
    return {
      chatExternalId: personOf(event) ?? "unknown",
      languageHint: null,
      event: eventOf(event),
    };
  } catch (cause) {
    if (!(cause instanceof z.ZodError)) throw cause;
    throw new AppError(
      `This Zalo event does not fit its schema. ${z.prettifyError(cause)}`,
      { code: "zalo.badEvent", cause },
    );
  }
}

function eventOf(event: WireEvent): InboundEvent {
  switch (event.event_name) {
    case "follow":
      return { kind: "start", parameter: null };
    case "unfollow":
      return { kind: "left" };
    // Opens the seven days in which we may write; there is nothing yet to answer.
    case "user_click_chatnow":
      return { kind: "returned" };
    case "user_submit_info":
      return contactOf(event.info);
    default:
      return event.event_name.startsWith("user_send_")
        ? eventOfMessage(event)
        : { kind: "ignored" };
  }
}

const UNSUPPORTED: InboundEvent = { kind: "unsupported" };

function contactOf(info: WireEvent["info"]): InboundEvent {
  const { name, phone } = info ?? {};
  const isWhole = name !== undefined && phone !== undefined;
  return isWhole ? { kind: "contact", name, phone } : UNSUPPORTED;
}

function eventOfMessage({ event_name: name, message }: WireEvent): InboundEvent {
  const text = message?.text ?? "";
  const attachments = message?.attachments ?? [];
  const kind = FILE_KINDS[name];
  if (kind !== undefined) return filesOf(kind, attachments, text);
  switch (name) {
    case "user_send_text":
      return eventOfText(text);
    case "user_send_location":
      return locationOf(attachments);
    case "user_send_link":
      return linkOf(attachments, text);
    default:
      return UNSUPPORTED;
  }
}

const FILE_KINDS: Readonly<Record<string, InboundFile["kind"]>> = {
  user_send_image: "photo",
  user_send_gif: "photo",
  user_send_audio: "voice",
  user_send_video: "video",
  user_send_file: "document",
};

/**
 * A pressed button arrives as a text that is its payload. A link to the account carries no parameter,
 * so the code of a link (`p_CODE`) works as a text; phones write the first letter large.
 */
function eventOfText(text: string): InboundEvent {
  if (text.startsWith(PRESS_PREFIX)) {
    return { kind: "press", buttonId: text.slice(PRESS_PREFIX.length) };
  }
  const [, prefix, rest] =
    /^\s*(?:\/start\s+)?([a-z]{1,4}_)([\w-]{1,60})\s*$/i.exec(text) ?? [];
  return prefix === undefined || rest === undefined
    ? { kind: "text", text }
    : { kind: "start", parameter: `${prefix.toLowerCase()}${rest}` };
}

function filesOf(
  kind: InboundFile["kind"],
  attachments: readonly WireAttachment[],
  text: string,
): InboundEvent {
  const files = attachments.map(({ payload }) => ({
    kind,
    fileRef: fileSchema.parse(payload).url,
  }));
  if (files.length === 0) return UNSUPPORTED;
  return { kind: "files", files, caption: text === "" ? null : text, albumId: null };
}

function locationOf([first]: readonly WireAttachment[]): InboundEvent {
  const { latitude: lat, longitude: lon } = coordinatesSchema.parse(
    first?.payload,
  ).coordinates;
  return { kind: "location", lat, lon };
}

/** The address is what the person wants to show, unless they wrote it out. */
function linkOf([first]: readonly WireAttachment[], text: string): InboundEvent {
  const url = fileSchema.safeParse(first?.payload).data?.url ?? "";
  const words = text.includes(url) ? text : `${text}\n${url}`.trim();
  return words === "" ? UNSUPPORTED : { kind: "text", text: words };
}
