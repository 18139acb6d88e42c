/** What is allowed in a cell that was not as it must be: for whoever sent the file. */

const ALLOWED = {
  missing: "không được bỏ trống",
  code: "3 đến 60 ký tự: chữ, số, dấu chấm, gạch ngang, gạch dưới",
  duplicate: "mỗi mã một dòng; mã này đã có ở dòng trên",
  procedure: "tên thủ tục dài nhất 300 ký tự, tệp lưu bằng UTF-8",
  agency: "mã hoặc tên đầy đủ của một đơn vị trong danh mục",
  point: "mã của một điểm tiếp nhận đã có, hoặc bỏ trống",
  state:
    "đã tiếp nhận, đang giải quyết, chờ bổ sung, đã trả kết quả, từ chối hoặc đã rút",
  date: "ngày/tháng/năm như 05/11/2026, có thể kèm giờ 08:30; hoặc 2026-11-05",
  dueBeforeReceived: "hạn trả không được trước ngày tiếp nhận",
  doneBeforeReceived: "ngày trả không được trước ngày tiếp nhận",
  doneInFuture: "ngày trả không được sau hôm nay",
  doneNeeded: "hồ sơ đã trả kết quả hoặc từ chối phải có ngày trả",
  doneTooEarly: "chỉ hồ sơ đã trả kết quả hoặc từ chối mới có ngày trả",
  contact: "số điện thoại 0912345678, hoặc zalo:…, telegram:…, web:… kèm mã của chat",
  column: "tệp phải có cột này ở dòng đầu",
  unreadable: "tệp CSV (UTF-8) hoặc Excel (.xlsx) theo mẫu",
} as const;

export function sayAllowed(kind: keyof typeof ALLOWED): string {
  return ALLOWED[kind];
}
