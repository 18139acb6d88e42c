/** Reads what a channel brought as an event of the dialogue: buttons by their stored meaning, files noted. */
import type { Channel, InboundEvent } from "#channels/port.ts";
import { actionSchema } from "#conversations/schema/actions.ts";
import { type Chat, markReachable, moveChat } from "#conversations/store.ts";
import type { Event } from "#conversations/types.ts";
import { insertMedia } from "#media/store.ts";
import { readButtonId, readNumber, STALE_AFTER_SILENCE } from "#outbox/rules.ts";
import { findBody, findLastButtons, releaseHeld } from "#outbox/store.ts";
import type { Tx } from "#platform/db.ts";
import { newId } from "#platform/ids.ts";

/** The event as the dialogue knows it; null when it needs no dialogue. */
export async function readEvent(
  tx: Tx,
  chat: Chat,
  channel: Channel,
  event: InboundEvent,
  now: Temporal.Instant,
): Promise<Event | null> {
  switch (event.kind) {
    case "left":
      await markReachable(tx, chat.id, false, now);
      return null;
    case "moved":
      await moveChat(tx, chat.id, event.toExternalId, now);
      return null;
    case "ignored":
      return null;
    default:
      if (!chat.isReachable) {
        await markReachable(tx, chat.id, true, now);
        await releaseHeld(tx, chat.id, STALE_AFTER_SILENCE);
      }
      return await toDialogueEvent(tx, chat, channel, event, now);
  }
}

async function toDialogueEvent(
  tx: Tx,
  chat: Chat,
  channel: Channel,
  event: Exclude<InboundEvent, { kind: "left" | "moved" | "ignored" }>,
  now: Temporal.Instant,
): Promise<Event | null> {
  switch (event.kind) {
    case "returned":
      return null;
    case "press": {
      const id = readButtonId(event.buttonId);
      const body = id === null ? null : await findBody(tx, id.messageId, chat.id);
      const read = actionSchema.safeParse(body?.buttons[id?.index ?? -1]?.action);
      return { kind: "press", action: read.data ?? null };
    }
    case "files": {
      const files = event.files.map((file) => ({ id: newId(), ...file }));
      const mediaIds = await insertMedia(
        tx,
        { chatId: chat.id, channel: channel.name },
        files,
        now,
      );
      const { caption, albumId } = event;
      return { kind: "files", mediaIds, caption, albumId };
    }
    case "text": {
      const pressed = await numberPressed(tx, chat, channel, event.text);
      return pressed ?? event;
    }
    default:
      return event;
  }
}

/** Where choices are numbered, a number presses one of those shown last; null: the text is no such number. */
async function numberPressed(
  tx: Tx,
  chat: Chat,
  { capabilities }: Channel,
  text: string,
): Promise<Event | null> {
  const number = capabilities.isNumbered ? readNumber(text) : null;
  if (number === null) return null;
  const buttons = await findLastButtons(tx, chat.id);
  const read = actionSchema.safeParse(buttons[number - 1]?.action);
  return read.success ? { kind: "press", action: read.data } : null;
}
