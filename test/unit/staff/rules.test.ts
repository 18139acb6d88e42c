import { describe, expect, it } from "vitest";
import { daysIn } from "#conversations/flows/desk-leave.ts";
import { leaveSpan } from "#staff/rules.ts";

const HANOI = "Asia/Ho_Chi_Minh";
/** A Monday. */
const NOW = Temporal.Instant.from("2026-11-16T09:00:00+07:00");

/** What is typed → from and to on the clock of Ha Noi; null: no such leave. */
function spanOf(text: string): string | null {
  const days = daysIn(text);
  const span = days === null ? null : leaveSpan(days, HANOI, NOW);
  const local = (at: Temporal.Instant) =>
    at.toZonedDateTimeISO(HANOI).toPlainDateTime().toString({ smallestUnit: "minute" });
  return span === null ? null : `${local(span.from)} ${local(span.to)}`;
}

describe("days of leave", () => {
  it.each([
    ["24/11 đến 28/11", "2026-11-24T00:00 2026-11-29T00:00"],
    ["từ 24.11 đến hết 28-11", "2026-11-24T00:00 2026-11-29T00:00"],
    ["24/11/2026 - 28/11/2026", "2026-11-24T00:00 2026-11-29T00:00"],
    ["hôm nay", "2026-11-16T09:00 2026-11-17T00:00"],
    ["hom nay den 18/11", "2026-11-16T09:00 2026-11-19T00:00"],
    ["từ mai đến 20/11", "2026-11-17T00:00 2026-11-21T00:00"],
    ["ngày mai", "2026-11-17T00:00 2026-11-18T00:00"],
    ["28/12 đến 3/1", "2026-12-28T00:00 2027-01-04T00:00"],
    ["4/1", "2027-01-04T00:00 2027-01-05T00:00"],
  ])("%s", (text, span) => {
    expect(spanOf(text)).toBe(span);
  });

  it.each([
    ["no day at all", "tuần sau"],
    ["a day that is none", "31/2"],
    ["more than two days", "24/11, 25/11 và 26/11"],
    ["an end before the beginning, which is next year", "28/11 đến 24/11"],
  ])("are not %s", (_, text) => {
    expect(spanOf(text)).toBeNull();
  });
});
