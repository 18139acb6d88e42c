import type { Sighting } from "#channels/port.ts";
import { type Envelope, originSchema } from "./wire.ts";

/**
 * An update as the inbox stores it. The lane is the person, not the chat, because Telegram orders the
 * messages of a chat but not button presses against messages: only the inbox can hold both together.
 */
export function sightingOf(update: Envelope): Sighting {
  return {
    channel: "telegram",
    externalId: String(update.update_id),
    lane: `telegram:${originOf(update).personId ?? "unknown"}`,
    raw: update,
  };
}

export type Origin = {
  /** The sender, else the chat; null when the update names neither. */
  readonly personId: string | null;
  readonly chatId: string | null;
};

/** Who and where, of an update of any kind; never throws, because the inbox takes everything. */
export function originOf({ update_id: _, ...kinds }: Envelope): Origin {
  const found = originSchema.safeParse(Object.values(kinds)[0]);
  if (!found.success) return { personId: null, chatId: null };
  const { from, user, chat } = found.data;
  const person = from?.id ?? user?.id ?? chat?.id;
  const place = chat?.id ?? person;
  return {
    personId: person === undefined ? null : String(person),
    chatId: place === undefined ? null : String(place),
  };
}
