/** Sums up messages people would get: how many a day, how many at most to one of them, and whether any at night. */
import { afterQuietHours } from "#outbox/rules.ts";
import type { SimulatedMessage } from "./simulate-alerts.ts";

export type MessageSums = {
  readonly total: number;
  readonly people: number;
  /** In the quiet hours; only what is urgent may be. */
  readonly atNight: number;
  /** By date; days without a message are left out. */
  readonly days: readonly {
    readonly date: string;
    readonly count: number;
    /** To the person who gets most that day. */
    readonly most: number;
  }[];
};

export function sumUp(
  messages: readonly SimulatedMessage[],
  timeZone: string,
): MessageSums {
  const dateOf = ({ at }: SimulatedMessage) =>
    at.toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const days = [...Map.groupBy(messages, dateOf)].map(([date, ofDay]) => {
    const each = [...Map.groupBy(ofDay, ({ personId }) => personId).values()];
    return {
      date,
      count: ofDay.length,
      most: Math.max(...each.map((own) => own.length)),
    };
  });
  return {
    total: messages.length,
    people: new Set(messages.map(({ personId }) => personId)).size,
    atNight: messages.filter(({ at }) => isAtNight(at, timeZone)).length,
    days: days.toSorted((one, other) => (one.date < other.date ? -1 : 1)),
  };
}

export function isAtNight(at: Temporal.Instant, timeZone: string): boolean {
  return !afterQuietHours(at, timeZone).equals(at);
}
