import type { CaseKind } from "#classification/types.ts";
import { fold } from "#kernel/text.ts";

/**
 * Whether a message's words (`spelledWords`) propose a solution. "Đề nghị xử lý", "mong sớm khắc phục" ask only that
 * somebody does their work; a proposal says what should be different from now on (NĐ 20/2008, Điều 3.4 and 3.5).
 */
export function caseKindOf(list: readonly string[]): CaseKind {
  const text = ` ${list.map(fold).join(" ")} `;
  const isProposal = IDEA.test(text) || WISH.test(text);
  return isProposal ? "proposal" : "feedback";
}

const any = (rows: string) =>
  rows
    .trim()
    .split(/\s*[,\n]\s*/u)
    .map(fold)
    .join("|");

/** Words of somebody who has thought of a way. */
const IDEA = new RegExp(
  ` (?:${any(`
    nên chăng, sáng kiến, hiến kế, giải pháp là, giải pháp của, xin đề xuất giải pháp, đề xuất giải pháp, tôi có ý tưởng
    ý tưởng của tôi, tôi đề xuất phương án, phương án là, xin góp ý là, thay vì, thay vào đó nên
  `)}) `,
  "u",
);

/** What is wished for would be new: built, set up, changed, allowed, abolished. */
const CHANGES = any(`
  lắp thêm, lắp đặt thêm, lắp camera, lắp gờ, lắp đặt gờ, lắp đặt camera, lắp biển, lắp đặt biển, lắp đèn tín hiệu, lắp đặt đèn tín hiệu
  đặt thêm, đặt biển, làm thêm, mở thêm, mở rộng, mở tuyến, mở đường, xây thêm, xây cầu, xây dựng thêm, xây dựng cầu, xây công viên
  bổ sung, kéo dài, nối dài, phân luồng lại, tổ chức lại, phân làn, kẻ vạch, kẻ lại vạch, cắm biển, cắm thêm
  đổi giờ, đổi lịch, thay đổi, điều chỉnh, chuyển sang, chuyển thành, di dời, áp dụng, số hóa, tích hợp, cho phép, cấm xe
  cấm hẳn, cấm đỗ, miễn phí, miễn giảm, giảm giá, giảm phí, tăng chuyến, tăng thêm, tăng số chuyến, rút ngắn, bãi bỏ, bỏ quy định, bỏ yêu cầu
  sửa quy định, sửa đổi, ban hành, quy định rõ, trồng thêm, tổ chức lớp, tổ chức thêm, thành lập, lập tổ, xây dựng quy chế, thí điểm
  có chính sách, có cơ chế, bố trí thêm, bố trí khu, bố trí chỗ, quy hoạch thành, biến khu, cải tạo thành, làm gờ, làm cầu, làm vạch, làm lối
  công khai trên, nhắn tin báo, thông báo qua, hẹn giờ, dùng ứng dụng, làm ứng dụng, gắn mã, nâng cấp thành
`);

/** Somebody wishes for it; up to six words name who should and where. */
const WISHES = any(
  "đề nghị, đề xuất, kiến nghị, nên, mong, mong muốn, xin, ước gì, giá mà, giá như, hy vọng, cần, góp ý, hay là, có thể, tại sao không, sao không",
);
const WISH = new RegExp(` (?:${WISHES})(?: \\S+){0,6}? (?:${CHANGES}) `, "u");
