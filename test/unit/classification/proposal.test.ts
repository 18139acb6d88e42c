import { expect, test } from "vitest";
import { caseKindOf } from "#classification/providers/proposal.ts";
import { spelledWords } from "#classification/providers/spelling.ts";
import { fold } from "#kernel/text.ts";

const proposals = [
  "Đề nghị thành phố lắp thêm đèn chiếu sáng ở ngõ 12",
  "Kiến nghị bổ sung biển báo cấm xe tải giờ cao điểm",
  "Nên phân luồng lại nút giao Ngã Tư Sở để đỡ tắc",
  "Tôi đề xuất giải pháp thu rác vào buổi tối",
  "Mong phường đổi giờ gom rác sang sau 20 giờ",
  "Đề nghị mở thêm tuyến xe buýt qua khu đô thị Thanh Hà",
  "Kiến nghị kéo dài tuyến buýt 32 tới Nhổn",
  "Xin lắp gờ giảm tốc trước cổng trường",
  "Đề nghị lắp đèn tín hiệu ở ngã ba này",
  "Thay vì bắt dân nộp bản sao, dùng luôn dữ liệu dân cư",
  "Nên cho phép nộp hồ sơ qua mạng, đỡ phải đi lại",
  "Đề nghị bãi bỏ quy định nộp giấy xác nhận độc thân",
  "Tôi có ý tưởng làm bản đồ nhà vệ sinh công cộng",
  "Hiến kế cho thành phố: thu phí theo lượng rác",
  "Sao không làm cầu đi bộ qua đường Nguyễn Trãi",
  "Cần bố trí thêm thùng rác ở công viên Cầu Giấy",
  "Góp ý: nên cắm biển chỉ đường vào bệnh viện",
  "Mong thành phố miễn phí vé buýt cho người già",
  "Đề nghị rút ngắn thời gian cấp phép xuống còn 5 ngày",
  "Giá như phường tổ chức thêm lớp bơi cho các cháu",
  "Xin sửa đổi văn bản về mức thu phí trông giữ xe",
  "Nên cấm xe tải vào phố giờ tan học",
  "Kiến nghị thành lập tổ tự quản giữ vệ sinh ngõ",
  "de nghi lap them den duong ngo 45",
  "nen doi gio thu rac sang buoi toi",
];

const plain = [
  "Đèn đường ngõ 12 tắt cả tuần nay",
  "Đề nghị xử lý rác tồn đọng đầu ngõ",
  "Đề nghị cơ quan chức năng kiểm tra quán karaoke",
  "Mong sớm khắc phục tình trạng mất nước",
  "Kiến nghị phường giải quyết dứt điểm việc đổ trộm rác",
  "Xin sửa giúp bóng đèn đầu ngõ",
  "Đề nghị thay bóng đèn bị cháy",
  "Mong các cấp vào cuộc, dân khổ lắm rồi",
  "Đề nghị thu gom rác đúng giờ",
  "Cần dọn ngay đống phế thải trước cổng trường",
  "Kiến nghị xử phạt chủ xe đỗ chắn ngõ",
  "Nên xử lý nghiêm người đốt rác",
  "Đề nghị cắt tỉa cây trước mùa bão",
  "Cán bộ một cửa thái độ hách dịch với dân",
  "Hồ sơ sổ đỏ quá hạn hai tháng chưa trả",
  "Sao không ai đến sửa ổ gà này",
  "Mong phường trả lời cho dân biết bao giờ xong",
  "Có thể cử người xuống xem giúp không",
  "Đề nghị công an xuống nhắc nhở quán nhậu",
  "Xe buýt 32 bỏ bến không đón khách",
  "Nhà hàng xóm xây thêm tầng không phép",
  "Quán mở rộng ra cả vỉa hè không ai nói gì",
  "de nghi xu ly dut diem tieng on karaoke",
  "Kiến nghị làm rõ việc thu tiền quỹ lớp",
];

test.each(proposals)("%s: kiến nghị, typed either way", (text) => {
  for (const typed of [text, fold(text)]) {
    expect(caseKindOf(spelledWords(typed))).toBe("proposal");
  }
});

test.each(plain)("%s: phản ánh, typed either way", (text) => {
  for (const typed of [text, fold(text)]) {
    expect(caseKindOf(spelledWords(typed))).toBe("feedback");
  }
});
