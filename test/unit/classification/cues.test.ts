import { describe, expect, test } from "vitest";
import { cuesOf } from "#classification/providers/cues.ts";
import { spelledWords } from "#classification/providers/spelling.ts";

const cues = (text: string) => [...cuesOf(spelledWords(text))];

describe("an emergency is seen", () => {
  test.each([
    "Cháy nhà ở ngõ 5 rồi",
    "chay o chung cu mini ngo 5 khuong ha!!!",
    "Bình ga bị rò rỉ gas nồng nặc",
    "co nguoi duoi nuoc o ho Linh Dam",
    "Thợ bị điện giật nằm bất động",
    "sập giàn giáo, hai người còn kẹt",
    "bố em ngất xỉu, gọi không dậy",
    "xe ô tô đang cháy trên cầu",
    "có người định nhảy cầu Long Biên",
    "CHÁY LỚN Ở CHỢ",
    "Tôi không muốn sống nữa, tạm biệt mọi người",
    "người đi xe máy nằm bất tỉnh giữa đường",
    "phat hien qua bom khi dao mong",
    "Ông cụ gọi không trả lời, cửa chốt trong",
  ])("%s", (text) => {
    expect(cues(text)).toContain("khan-cap");
  });
});

describe("a risk, a device, a memory or another word is none", () => {
  test.each([
    "Bóng đèn ngõ cháy ba tuần chưa thay",
    "Nguy cơ cháy nhà rất cao vì dây điện chằng chịt",
    "Thiết bị phòng cháy của chung cư hỏng",
    "Tháng trước đã có người đuối nước ở đây, xin rào lại",
    "nuoc chay tran ra duong",
    "xe dang chay qua toc do",
    "nước chảy ở ngõ 5",
    "Ngã tư này hay có tai nạn",
    "Bị giật điện thoại trước cổng chợ",
    "Bất động sản gọi điện quấy rối",
    "xin tu van thu tuc tu xa",
    "thiet bi phong chay o tang 5 hong",
    "tre con de roi xuong song",
  ])("%s", (text) => {
    expect(cues(text)).not.toContain("khan-cap");
  });
});

test.each([
  ["to-cao", "tôi muốn tố cáo ông A nhận tiền"],
  ["to-cao", "can bo nhan hoi lo"],
  ["to-cao", "Chủ tịch xã nhận 200 triệu rồi bỏ qua"],
  ["to-cao", "kế toán trường làm giả chứng từ"],
  ["khieu-nai", "Đơn khiếu nại quyết định thu hồi đất"],
  ["to-giac-toi-pham", "Có nhóm buôn ma túy trong nhà trọ"],
  ["tranh-chap-dan-su", "Anh em tôi chia thừa kế không xong"],
])("%s: %s", (gate, text) => {
  expect(cues(text)).toContain(gate);
});

test.each([
  ["an official who does nothing wrong", "Cán bộ phường trả lời rất rõ"],
  ["wrong done by somebody without an office", "Cửa hàng làm giả hóa đơn"],
  ["with is no demand", "can bo noi voi toi"],
])("%s is not denounced", (_, text) => {
  expect(cues(text)).not.toContain("to-cao");
});

test("an ordinary message has no cue", () => {
  expect(cues("Đèn đường ngõ 12 tối thui cả tuần nay")).toEqual([]);
});
