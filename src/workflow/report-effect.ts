/** Reports what nudges did in a period: in time with and without them, heeded, ignored, skipped. */
import { countOutcomes, findLedgerRows } from "#alerts/store.ts";
import type { Period } from "#alerts/types.ts";
import { type Effect, sumUpEffect } from "#alerts/views/effect.ts";
import { workingSecondsBetween } from "#kernel/working-time.ts";
import { phrase } from "#messages/phrase.ts";
import { shareText } from "#messages/words-effect.ts";
import { agencyName, calendarOf, type House } from "./house.ts";

type Office = Pick<House, "database" | "city">;

export async function reportEffect(
  { database, city }: Office,
  period: Period,
  now: Temporal.Instant,
): Promise<Effect> {
  const rows = await findLedgerRows(database.db, period);
  const outcomes = await countOutcomes(database.db, period, now);
  const minutes = (
    { agencyId, toldAt }: (typeof rows)[number],
    until: Temporal.Instant,
  ) => workingSecondsBetween(calendarOf(city, agencyId), toldAt ?? until, until) / 60;
  return sumUpEffect(rows, outcomes, minutes, now);
}

/** The report as lines for a terminal, in Vietnamese. */
export function sayEffect(city: House["city"], effect: Effect): string {
  const { nudged, unnudged, ignored, medianMinutes, acted, skipped } = effect;
  return [
    `Đúng hạn, việc có nhắc: ${shareText(nudged)}`,
    `Đúng hạn, việc không nhắc: ${shareText(unnudged)}`,
    NOT_CAUSAL,
    medianMinutes === null
      ? "Từ lúc nhắc đến lúc làm: chưa có số liệu"
      : `Từ lúc nhắc đến lúc làm: trung vị ${Math.round(medianMinutes)} phút làm việc (n = ${acted})`,
    `Nhắc mà không ai làm trước hạn: ${shareText(ignored)}`,
    ...skipped.map(
      ({ reason, count }) => `Không nhắc, ${count}: ${reasonText(reason)}`,
    ),
    ...effect.byAgency.map(
      ({ id, ignored: own, skipped: left }) =>
        `${agencyName(city, id).vi}: bỏ qua ${shareText(own)}, không nhắc ${left}`,
    ),
    ...effect.byThreshold.map(
      ({ id, ignored: own, skipped: left }) =>
        `${id}: bỏ qua ${shareText(own)}, không nhắc ${left}`,
    ),
  ].join("\n");
}

export const NOT_CAUSAL =
  "Hai nhóm việc khác nhau sẵn (việc làm sớm thì không cần nhắc), nên chênh lệch này không nói được nhắc có tác dụng hay không.";

export function reasonText(reason: Effect["skipped"][number]["reason"]): string {
  return phrase("nudgeReason", { reason }).in("vi");
}
