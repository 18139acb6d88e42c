/** What a random walk through the conversations is made of. */
import fc from "fast-check";

/** One each of what a report can lead to: a ward asked, two matters, a sender named, danger, a gate. */
export const REPORTS = [
  "cột đèn trước ngõ 12 phố Yên Hòa tối thui cả tuần nay",
  "rac chat dong o phuong lang may hom nay",
  "Ngõ 12 phố Yên Hòa có nhà mở karaoke loa kéo ầm ĩ mỗi tối và rác ở đầu ngõ ba hôm nay không ai dọn",
  "Cán bộ một cửa phường Yên Hòa thái độ hách dịch, quát tháo người dân",
  "Đề nghị lắp thêm đèn đường ở ngõ 12 phố Yên Hòa vì tối quá",
  "cháy nhà ở ngõ 5 phố Yên Hòa!!!",
  "tôi tố cáo ông A cán bộ phường nhận hối lộ",
  "tôi khiếu nại quyết định xử phạt",
];
const TEXTS = [
  ...REPORTS,
  "Đã thay bóng đèn cột số 7 lúc mười giờ sáng nay.",
  "phường Yên Hòa",
  "phường Trung Hòa",
  "asdf",
  "Nguyễn Thị Lan 0912 345 678",
  "x".repeat(8_000),
  "",
  " \n ",
  "👍🏽",
  "\u202E<b>&amp;**",
  ...["hi", "ok", "1", "9", "có", "không", "sửa", "gửi", "huỷ", "thôi", "chỗ khác"],
  ...["vẫn gửi", "việc của tôi", "YH-26-ZZZZZ", "/start", "/huy", "/en", "/vi", "null"],
  ...["quay lại", "de sau", "tiếp tục", "gặp người", "bỏ qua", "không rõ", "theo dõi"],
  ...["không đúng cơ quan", "vì sao trễ", "xong rồi", "vẫn chưa xong", "rút đồng ý"],
  ...["/dulieucuatoi", "/xoadulieu"],
];
const HAPPENINGS = [
  ...["{photo}", "{photo đèn ngõ 12 phố Yên Hòa tắt}", "{voice}", "{pin}", "{far-pin}"],
  ...["{sticker}", "{contact Lan}", "{contact}", "{start}", "{start inv_x}"],
  ...["{start p_mot-cua-lang}", "{start p_nowhere}", "{edit đèn phố Láng tắt}"],
  ...["{edit tôi tố cáo ông A cán bộ phường nhận hối lộ}"],
  ...["{left}", "{returned}", "{vi}", "{en}"],
];
const ASKING = ["[Hỏi người dân]", "Anh/chị cho biết số cột đèn ạ?", "[Gửi câu hỏi]"];
/** What an officer does to a case, as labels and words, one after the other. */
const WORK = [
  ["[Nhận việc]"],
  ASKING,
  ["[Trả lời]", "Đã thay bóng đèn cột số 7 lúc mười giờ sáng nay.", "[Gửi không ảnh]"],
  ["[Không phải phản ánh]", "nội dung quảng cáo"],
  [
    "[Chuyển đơn vị]",
    "[Ngoài thẩm quyền]",
    "Sở Xây dựng",
    "cột đèn thuộc tuyến phố chính",
  ],
];

/** As a line of a story: `> text`, `> [label]`, `> {something that happens}`; `Hà>` is the officer. */
export type Move = string;

const by = fc.integer({ min: 0, max: 4 }).map((n) => (n === 0 ? "Hà> " : "> "));
const typed = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.string({ unit: "grapheme" }).map((text) => text.replaceAll("\0", "")),
  fc.constantFrom(...HAPPENINGS),
);
const spoken = fc.tuple(by, typed).map((parts): Move[] => [parts.join("")]);
/** Buttons are counted back from the newest. */
const pressed = (nth: fc.Arbitrary<number>) =>
  fc.tuple(by, nth).map(([doer, n]): Move[] => [`${doer}{press ${n}}`]);
export const aMove: fc.Arbitrary<readonly Move[]> = fc.oneof(
  { weight: 8, arbitrary: pressed(fc.integer({ min: 0, max: 4 })) },
  { weight: 1, arbitrary: pressed(fc.nat(60)) },
  { weight: 6, arbitrary: spoken },
  // Straight ahead: the first button of each question.
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(...REPORTS)
      .map((text) => [`> ${text}`, ...Array<Move>(6).fill("> {first}")]),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(...WORK)
      .map((deeds) => deeds.map((one) => `Hà> ${one}`)),
  },
  {
    weight: 1,
    arbitrary: fc.constant([...ASKING.map((one) => `Hà> ${one}`), "> cột cuối ngõ"]),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(
        ...["> {album 3}", "> {restart}", "> {wait PT1M}", "> {wait PT90M}"],
        ...["> {wait PT10H}", "> {wait P3D}"],
      )
      .map((one) => [one]),
  },
);

const straight = (report = "") => [`> ${report}`, ...Array<Move>(7).fill("> {first}")];
const LAMP = REPORTS[0];
/** One walk that is no accident: past everything in `MET`, whatever the seed makes of the others. */
export const GUIDED: readonly Move[] = [
  ...["> {start p_mot-cua-lang}", "> /huy", "> {sticker}", "> {en}", "> {vi}"],
  ...straight(REPORTS[2]),
  ...straight(REPORTS[3]),
  ...[`> ${REPORTS[6]}`, "> /huy"],
  ...[
    "> rac chat dong o phuong lang may hom nay",
    "> hi",
    "> [Lựa chọn khác]",
    "> de sau",
  ],
  ...straight(LAMP),
  ...(WORK[3] ?? []).map((one) => `Hà> ${one}`),
  ...straight(LAMP),
  "> không đúng cơ quan",
  ...ASKING.map((one) => `Hà> ${one}`),
  ...["> cột cuối ngõ", "> [Trả lời]"],
  ...(WORK[2] ?? []).map((one) => `Hà> ${one}`),
];
