/** Decides what leaves first, and what becomes of a send that did not end well. */
import type { MessageClass } from "./types.ts";

/** Lower leaves first: urgent > receipts and answers > nudges. */
export const PRIORITY = {
  urgent: 0,
  reply: 1,
  news: 1,
  assignment: 1,
  nudge: 2,
  escalation: 2,
} as const satisfies Record<MessageClass, number>;

/**
 * How often a message is sent again when nobody knows whether it arrived. A citizen who waits is better
 * told twice than never; an officer is not woken twice: the next threshold comes anyway, and the case
 * stands in the list.
 */
const RESENDS_OF_UNKNOWN = {
  urgent: 2,
  reply: 2,
  news: 2,
  assignment: 0,
  nudge: 0,
  escalation: 0,
} as const satisfies Record<MessageClass, number>;

/** After `attempts` of them; where a second send is harmless it is always right. */
export function resendsUnknown(
  of: MessageClass,
  channel: { readonly isSendIdempotent: boolean },
  attempts: number,
): boolean {
  return channel.isSendIdempotent || attempts <= RESENDS_OF_UNKNOWN[of];
}

/** What is no news any more when a closed chat comes back. */
export const STALE_AFTER_SILENCE: readonly MessageClass[] = ["nudge", "escalation"];

/** Seconds to wait after the first failures, and after all others: a chat is back soon after its provider is. */
const FIRST_WAITS = [5, 15, 60, 300];
const LATER_WAIT = 900;
/** Sixteen hours: a provider may be down for a night. */
const MAX_ATTEMPTS = 70;

/** When to try again after `attempts` failures; null: give up and tell operators. */
export function retryAt(
  attempts: number,
  now: Temporal.Instant,
): Temporal.Instant | null {
  if (attempts >= MAX_ATTEMPTS) return null;
  return now.add({ seconds: FIRST_WAITS[attempts - 1] ?? LATER_WAIT });
}

/** The id under which a channel shows a button, at most 64 bytes: message and position. */
export function buttonId(messageId: string, index: number): string {
  return `${messageId}.${index}`;
}

/** The message and position of a button; null when it is no id of ours. */
export function readButtonId(id: string): { messageId: string; index: number } | null {
  const match = /^([0-9a-f-]{36})\.(\d{1,2})$/.exec(id);
  const [, messageId, index] = match ?? [];
  return messageId === undefined ? null : { messageId, index: Number(index) };
}
