/** Shares as people read them in reports: never without their n, and below thirty only the counts. */
import type { Share } from "#kernel/statistics.ts";

/** `"45/60 (75 %, khoảng 63–84 %)"`, below thirty `"3/7 (ít quá để tính tỷ lệ)"`. */
export function shareText({ count, n, interval }: Share): string {
  if (n === 0) return "chưa có";
  if (interval === null) return `${count}/${n} (ít quá để tính tỷ lệ)`;
  const whole = (part: number) => Math.round(part * 100);
  const { low, high } = interval;
  return `${count}/${n} (${whole(count / n)} %, khoảng ${whole(low)}–${whole(high)} %)`;
}
