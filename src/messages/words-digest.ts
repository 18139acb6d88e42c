/** The overview at the start of an office day. */
import type { Bilingual } from "./bilingual.ts";
import { sayDay, sayMoment } from "./moments.ts";

const atVi = (moment: Temporal.Instant) => sayMoment(moment, "vi");
const atEn = (moment: Temporal.Instant) => sayMoment(moment, "en");

type Group = "late" | "today" | "tomorrow" | "waiting" | "replied" | "nudged";

type Line = {
  readonly group: Group;
  readonly code: string;
  readonly matter: Bilingual;
  readonly dueAt: Temporal.Instant;
  /** Then it is to be answered, else to be accepted. */
  readonly isAccepted: boolean;
};

type Digest = {
  readonly day: Temporal.Instant;
  readonly counts: Readonly<Record<Group, number>>;
  /** The gravest first; as many as have a button. */
  readonly lines: readonly Line[];
};

export const digestVi = {
  digest: (p: Digest) =>
    `📋 **Việc ngày ${sayDay(p.day)}**: ${headOf(p, HEAD_VI)}.\n${p.lines.map(lineVi).join("\n")}${restOf(p, (more) => `và ${more} việc nữa`)}`,
};

export const digestEn: typeof digestVi = {
  digest: (p) =>
    `📋 **Cases on ${sayDay(p.day)}**: ${headOf(p, HEAD_EN)}.\n${p.lines.map(lineEn).join("\n")}${restOf(p, (more) => `and ${more} more`)}`,
};

const HEAD_VI: Readonly<Record<Group, (count: number) => string>> = {
  late: (count) => `**${count} quá hạn**`,
  today: (count) => `**${count} đến hạn hôm nay**`,
  tomorrow: (count) => `${count} đến hạn ngày làm việc tới`,
  waiting: (count) => `${count} chờ nhận`,
  replied: (count) => `${count} có người dân viết thêm`,
  nudged: (count) => `${count} sắp đến hạn`,
};

const HEAD_EN: typeof HEAD_VI = {
  late: (count) => `**${count} overdue**`,
  today: (count) => `**${count} due today**`,
  tomorrow: (count) => `${count} due next working day`,
  waiting: (count) => `${count} to accept`,
  replied: (count) => `${count} with new words from the citizen`,
  nudged: (count) => `${count} due soon`,
};

function headOf({ counts }: Digest, head: typeof HEAD_VI): string {
  const groups: readonly Group[] = [
    "late",
    "today",
    "tomorrow",
    "waiting",
    "replied",
    "nudged",
  ];
  return groups
    .filter((group) => counts[group] > 0)
    .map((group) => head[group](counts[group]))
    .join(", ");
}

function lineVi(line: Line): string {
  const verb = line.isAccepted ? "trả lời" : "nhận";
  const start = `${line.code} · ${line.matter.vi}`;
  if (line.group === "late")
    return `⛔ ${start}: quá hạn ${verb} từ ${atVi(line.dueAt)}`;
  if (line.group === "replied")
    return `💬 ${start}: người dân đã viết thêm, hạn trả lời ${atVi(line.dueAt)}`;
  return `⏳ ${start}: ${verb} trước ${atVi(line.dueAt)}`;
}

function lineEn(line: Line): string {
  const verb = line.isAccepted ? "answer" : "accept";
  const start = `${line.code} · ${line.matter.en}`;
  if (line.group === "late") return `⛔ ${start}: ${verb} was due ${atEn(line.dueAt)}`;
  if (line.group === "replied")
    return `💬 ${start}: the citizen wrote, answer by ${atEn(line.dueAt)}`;
  return `⏳ ${start}: ${verb} by ${atEn(line.dueAt)}`;
}

function restOf({ counts, lines }: Digest, say: (more: number) => string): string {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const more = total - lines.length;
  return more > 0 ? `\n${say(more)}` : "";
}
