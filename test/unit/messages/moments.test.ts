import { describe, expect, it } from "vitest";
import { sayMoment, sayWorkingTime } from "#messages/moments.ts";

describe("a moment as people say it, on the city's clock", () => {
  it.each([
    ["2026-11-30T10:30:00Z", "17:30 thứ Hai, 30/11", "17:30 on Monday, 30 November"],
    // Already Sunday in Ha Noi.
    ["2026-11-21T17:05:00Z", "00:05 Chủ nhật, 22/11", "00:05 on Sunday, 22 November"],
    ["2027-01-01T01:00:59Z", "08:00 thứ Sáu, 1/1", "08:00 on Friday, 1 January"],
  ])("%s", (instant, vi, en) => {
    const at = Temporal.Instant.from(instant);
    expect([sayMoment(at, "vi"), sayMoment(at, "en")]).toEqual([vi, en]);
  });
});

describe("working time", () => {
  it.each([
    [240, "4 giờ làm việc", "4 working hours"],
    [60, "1 giờ làm việc", "1 working hour"],
    [85, "1 giờ 25 phút làm việc", "1 working hour 25 minutes"],
    [5, "5 phút làm việc", "5 minutes"],
    [1, "1 phút làm việc", "1 minute"],
  ])("%i minutes", (minutes, vi, en) => {
    expect([sayWorkingTime(minutes, "vi"), sayWorkingTime(minutes, "en")]).toEqual([
      vi,
      en,
    ]);
  });
});
