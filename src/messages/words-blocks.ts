/** Closing a chat to abuse: what officers and dispatchers read when it is proposed, decided and looked at again. */
import { withoutMarkup as plain } from "#kernel/markup.ts";
import type { Bilingual } from "./bilingual.ts";
import { unended } from "./case-words.ts";
import { sayDay } from "./moments.ts";

type Of = { readonly code: string };
type Asked = Of & {
  readonly officer: Bilingual;
  readonly agency: Bilingual;
  readonly reason: string;
  readonly text: string;
};
type Due = {
  /** Of the case that led to it; null: there was none. */
  readonly code: string | null;
  readonly since: Temporal.Instant;
  readonly by: string;
  readonly reason: string;
  readonly held: number;
};

export const blocksVi = {
  askBlock: (p: Asked) =>
    `**Đề nghị chặn người gửi** · ${p.code}\n${plain(p.officer.vi)} (${p.agency.vi}) đã đóng việc này. Lý do: ${plain(unended(p.reason))}.\n“${plain(p.text)}”\nKhi bị chặn, tin chỉ được giữ lại; báo nguy hiểm vẫn được chỉ số gọi ngay.`,
  blockProposed: (p: Of) =>
    `Đã gửi đề nghị chặn người gửi **${p.code}** cho người điều phối. Có quyết định sẽ báo anh/chị tại đây.`,
  blockProposedBefore: (p: Of) =>
    `Đã có đề nghị chặn người gửi **${p.code}**, người điều phối đang xem.`,
  blockNobody: (p: Of) =>
    `Chưa có người điều phối nào nhận đề nghị về **${p.code}**. Anh/chị báo quản trị viên giúp.`,
  blockMoot: (p: Of) =>
    `**${p.code}** không còn bị coi là tin rác, nên không chặn người gửi.`,
  blockOfStaff: (p: Of) =>
    `Người gửi **${p.code}** đang giữ vai trò ở một đơn vị, nên không chặn được.`,
  blockOfNobody: (p: Of) =>
    `Người gửi **${p.code}** đã xoá dữ liệu, không còn ai để chặn.`,
  blockedBefore: (p: Of) => `Người gửi **${p.code}** đang bị chặn rồi.`,
  blockDone: (p: Of & { reviewAt: Temporal.Instant }) =>
    `Đã chặn người gửi **${p.code}**. Đến **${sayDay(p.reviewAt)}** anh/chị được hỏi lại; chưa ai bỏ chặn thì vẫn chặn.`,
  blockRefused: (p: Of) =>
    `Không chặn. Người gửi **${p.code}** vẫn nhắn tin bình thường.`,
  blockDecided: (p: Of & { isBlocked: boolean }) =>
    `Đề nghị chặn người gửi **${p.code}** đã có quyết định: ${p.isBlocked ? "chặn" : "không chặn"}.`,
  blockDue: (p: Due) =>
    `**Đến ngày xem lại việc chặn**${p.code === null ? "" : ` · ${p.code}`}\nNgười này bị chặn từ ${sayDay(p.since)}, do ${plain(p.by)} quyết định. Lý do: ${plain(unended(p.reason))}. Đang giữ ${p.held} tin chưa đọc. Anh/chị bỏ chặn hay chặn tiếp?`,
  blockLifted: (p: { read: number }) =>
    `Đã bỏ chặn, người này nhắn tin được ngay.${p.read === 0 ? "" : ` ${p.read} tin đã giữ đang được đọc lần lượt.`}`,
  blockKept: (p: { reviewAt: Temporal.Instant }) =>
    `Chặn tiếp. Đến **${sayDay(p.reviewAt)}** anh/chị được hỏi lại.`,
  blockReviewed: () => "Việc chặn này đã có người xem lại rồi, nút không đổi gì.",
};

export const blocksEn: typeof blocksVi = {
  askBlock: (p) =>
    `**Proposal to block a sender** · ${p.code}\n${plain(p.officer.en)} (${p.agency.en}) closed this case. Reason: ${plain(unended(p.reason))}.\n“${plain(p.text)}”\nWhile blocked, messages are only kept; who reports danger is told whom to call.`,
  blockProposed: (p) =>
    `The proposal to block the sender of **${p.code}** went to the dispatcher. You will hear the decision here.`,
  blockProposedBefore: (p) =>
    `Blocking the sender of **${p.code}** was proposed already; the dispatcher looks at it.`,
  blockNobody: (p) =>
    `There is no dispatcher yet for the proposal about **${p.code}**. Please tell the administrator.`,
  blockMoot: (p) =>
    `**${p.code}** is no longer taken for spam, so its sender is not blocked.`,
  blockOfStaff: (p) =>
    `The sender of **${p.code}** holds a role in an office and cannot be blocked.`,
  blockOfNobody: (p) =>
    `The sender of **${p.code}** has erased their data; there is nobody to block.`,
  blockedBefore: (p) => `The sender of **${p.code}** is blocked already.`,
  blockDone: (p) =>
    `The sender of **${p.code}** is blocked. You are asked again on **${sayDay(p.reviewAt)}**; it lasts until somebody lifts it.`,
  blockRefused: (p) => `Not blocked. The sender of **${p.code}** can write as before.`,
  blockDecided: (p) =>
    `The proposal to block the sender of **${p.code}** was decided: ${p.isBlocked ? "blocked" : "not blocked"}.`,
  blockDue: (p) =>
    `**A block is due for review**${p.code === null ? "" : ` · ${p.code}`}\nBlocked since ${sayDay(p.since)} by ${plain(p.by)}. Reason: ${plain(unended(p.reason))}. Unread messages kept: ${p.held}. Lift the block or keep it?`,
  blockLifted: (p) =>
    `The block is lifted; this person can write at once.${p.read === 0 ? "" : ` Messages kept and now being read: ${p.read}.`}`,
  blockKept: (p) =>
    `The block stays. You are asked again on **${sayDay(p.reviewAt)}**.`,
  blockReviewed: () =>
    "Somebody has reviewed this block already, so the button changes nothing.",
};
