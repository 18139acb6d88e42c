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
 * When nobody knows whether a message arrived. A citizen who waits is better told twice than never;
 * an officer is not woken twice: the next threshold comes anyway, and the case stands in the list.
 */
const RESENDS_UNKNOWN = {
  urgent: true,
  reply: true,
  news: true,
  assignment: false,
  nudge: false,
  escalation: false,
} as const satisfies Record<MessageClass, boolean>;

/** Where a second send is harmless it is always right. */
export function resendsUnknown(
  of: MessageClass,
  channel: { readonly isSendIdempotent: boolean },
): boolean {
  return channel.isSendIdempotent || RESENDS_UNKNOWN[of];
}

/** What is no news any more when a closed chat comes back. */
export const STALE_AFTER_SILENCE: readonly MessageClass[] = ["nudge", "escalation"];

/** Seconds to wait after each failed attempt: a provider may be down for a night. */
const WAITS = [5, 15, 60, 300, 900, 1800, 3600, 7200, 14_400, 28_800];

/** When to try again after `attempts` failures; null: give up and tell operators. */
export function retryAt(
  attempts: number,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const seconds = WAITS[attempts - 1];
  return seconds === undefined ? null : now.add({ seconds });
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
