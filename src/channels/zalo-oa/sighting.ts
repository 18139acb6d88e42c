import type { Sighting } from "#channels/port.ts";
import type { Envelope } from "./wire.ts";

/** An event as the inbox stores it. One without a message has no id of its own. */
export function sightingOf(event: Envelope): Sighting {
  const personId = personOf(event) ?? "unknown";
  const { event_name: name, timestamp } = event;
  return {
    channel: "zalo-oa",
    externalId: event.message?.msg_id ?? `${name}:${timestamp}:${personId}`,
    lane: `zalo-oa:${personId}`,
    raw: event,
  };
}

/** Who did it; null when the event does not say. */
export function personOf({ follower, sender, user_id: id }: Envelope): string | null {
  return follower?.id ?? sender?.id ?? id ?? null;
}

/** Which account it happened to; null when the event does not say. */
export function accountOf({ recipient, oa_id: id }: Envelope): string | null {
  return recipient?.id ?? id ?? null;
}

/**
 * Whether somebody did something that is for us. Our own messages, their receipts, reactions, tags,
 * and people who have no account and cannot be answered are not.
 */
export function isHeard({ event_name: name }: Envelope): boolean {
  return name.startsWith("user_send_") || OTHERS.includes(name);
}

const OTHERS: readonly string[] = [
  "follow",
  "unfollow",
  "user_click_chatnow",
  "user_submit_info",
];
