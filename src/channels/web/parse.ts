import { z } from "zod";
import type { Inbound, InboundEvent } from "#channels/port.ts";
import { AppError } from "#kernel/app-error.ts";
import { type Raw, rawSchema } from "./schema.ts";

/** Reads what the page posted. Throws `web.badUpdate`, naming the places but no content. */
export function parseUpdate(raw: unknown): Inbound {
  const read = rawSchema.safeParse(raw);
  if (!read.success) {
    throw new AppError(
      `This update of the web chat does not fit its schema. ${z.prettifyError(read.error)}`,
      { code: "web.badUpdate", cause: read.error },
    );
  }
  const { sessionId, language, event } = read.data;
  return {
    chatExternalId: sessionId,
    languageHint: language,
    event: inboundEvent(event),
  };
}

function inboundEvent(event: Raw["event"]): InboundEvent {
  if (event.kind !== "files") return event;
  const files = event.files.map((file) => ({ kind: "photo" as const, ...file }));
  return { kind: "files", files, caption: event.caption, albumId: null };
}
