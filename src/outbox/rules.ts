/** Decides what leaves first, and what becomes of a send that did not end well. */
import type { MessageClass, StoredBody } from "./types.ts";

/** Lower leaves first: urgent > receipts and answers > nudges > invitations. */
export const PRIORITY = {
  urgent: 0,
  reply: 1,
  news: 1,
  assignment: 1,
  nudge: 2,
  escalation: 2,
  invitation: 3,
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
  invitation: 0,
} as const satisfies Record<MessageClass, number>;

/** After `attempts` of them; where a second send is harmless it is always right. */
export function resendsUnknown(
  of: MessageClass,
  channel: { readonly isSendIdempotent: boolean },
  attempts: number,
): boolean {
  return channel.isSendIdempotent || attempts <= RESENDS_OF_UNKNOWN[of];
}

/** Nobody's phone rings at night for what can wait: from nine in the evening until seven. */
const QUIET = {
  from: Temporal.PlainTime.from("21:00"),
  to: Temporal.PlainTime.from("07:00"),
};

/** `at` itself by day; in quiet hours their end. */
export function afterQuietHours(
  at: Temporal.Instant,
  timeZone: string,
): Temporal.Instant {
  const local = at.toZonedDateTimeISO(timeZone);
  const time = local.toPlainTime();
  const isEvening = Temporal.PlainTime.compare(time, QUIET.from) >= 0;
  const isMorning = Temporal.PlainTime.compare(time, QUIET.to) < 0;
  if (!isEvening && !isMorning) return at;
  const day = local.toPlainDate().add({ days: isEvening ? 1 : 0 });
  return day.toZonedDateTime({ timeZone, plainTime: QUIET.to }).toInstant();
}

/** Whether what still waits may become part of later news about the same case. */
export function isMergeable(of: MessageClass): boolean {
  return of === "news";
}

/**
 * One message out of several about one case: the newest first with its buttons, then, after `lead`, what
 * was still unsaid. `earlier` is newest first too.
 */
export function mergeBodies(
  newest: StoredBody,
  earlier: readonly StoredBody[],
  lead: string,
): StoredBody {
  if (earlier.length === 0) return newest;
  const unsaid = earlier.flatMap(({ text, parts }) => parts ?? [text]);
  const listed = unsaid.map((part) => `• ${part}`).join("\n");
  const mediaIds = [newest, ...earlier].flatMap((body) => body.mediaIds);
  return {
    ...newest,
    text: `${newest.text}\n\n${lead}\n${listed}`,
    mediaIds: [...new Set(mediaIds)],
    parts: [newest.text, ...unsaid],
  };
}

/** What is no news any more when a closed chat comes back. */
export const STALE_AFTER_SILENCE: readonly MessageClass[] = [
  "nudge",
  "escalation",
  "invitation",
];

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

/** A text with its buttons as numbered lines, for a channel that shows none. */
export function numbered(text: string, labels: readonly string[]): string {
  const lines = labels.map((label, index) => `${index + 1}. ${label}`);
  return lines.length === 0 ? text : `${text}\n\n${lines.join("\n")}`;
}

/** The number a person typed for a button: `"2"`, `" 2."`, `"2)"`; null when it is something else. */
export function readNumber(text: string): number | null {
  const [, digits] = /^\s*(\d{1,2})\s*[.)]?\s*$/u.exec(text) ?? [];
  return digits === undefined ? null : Number(digits);
}
