import { fold } from "#kernel/text.ts";

/**
 * What a word announces.
 * unit: ward, commune, town · district · street · alley, village: ground of the ward ·
 * house: a number · at: a place follows · area: the same, and the word belongs to the
 * address · landmark: a name that says nothing about the ward (Bạch Mai Hospital is not in
 * Bạch Mai) · communeRoad, highway · province ·
 * other: everyday words that contain one of the above
 */
export type Role =
  | "unit"
  | "district"
  | "street"
  | "alley"
  | "village"
  | "house"
  | "at"
  | "area"
  | "landmark"
  | "communeRoad"
  | "highway"
  | "province"
  | "other";

/** Words that announce a place. A short form stands for its long one in the same role. */
export const PLACE_WORDS: Readonly<Record<Role, readonly string[]>> = {
  unit: ["phường", "p", "xã", "thị trấn"],
  district: ["quận", "q", "huyện", "h", "thị xã", "tx"],
  street: ["phố", "đường", "đg"],
  alley: ["ngõ", "ngách", "hẻm"],
  village: ["thôn", "xóm", "tổ dân phố", "tdp", "khu dân cư", "kdc", "tổ"],
  house: ["số", "số nhà", "sn"],
  at: ["ở", "tại", "thuộc", "gần", "khu vực", "địa bàn"],
  area: ["khu", "khu phố", "khu tập thể", "ktt", "khu đô thị", "kđt", "chợ", "làng"],
  landmark: [
    "bệnh viện",
    "trường",
    "trường tiểu học",
    "trường mầm non",
    "trường thcs",
    "trường thpt",
    "chung cư",
    "khu chung cư",
    "khu công nghiệp",
    "cụm công nghiệp",
    "tòa nhà",
    "công viên",
    "ngã tư",
    "ngã ba",
    "bến xe",
    "cầu",
    "hồ",
  ],
  communeRoad: [
    "đường làng",
    "đường xã",
    "đường thôn",
    "đường xóm",
    "đường liên thôn",
    "đường liên xã",
    "đường trục thôn",
    "đường trục xã",
    "đường nội đồng",
  ],
  highway: ["quốc lộ", "ql", "đại lộ", "cao tốc", "vành đai", "đường vành đai"],
  province: ["tỉnh", "thành phố", "tp"],
  other: [
    "cơ quan",
    "khách quan",
    "liên quan",
    "tham quan",
    "đồng hồ",
    "đường phố",
    "phố phường",
    "yêu cầu",
    "nhu cầu",
    "hàng xóm",
    "làng xóm",
    "lối xóm",
    "xã hội",
  ],
};

/** Without marks these are everyday words (chợ/cho, hồ/họ, làng/Láng): marks required. */
export const MARKS_REQUIRED: ReadonlySet<string> = new Set([
  "chợ",
  "làng",
  "cầu",
  "hồ",
  "đường làng",
  "đường xã",
]);

/**
 * Names that are everyday words or expressions, folded. Without a unit word before them
 * they count only when written with capitals (measured on 11,030 texts).
 */
export const EVERYDAY_WORDS: ReadonlySet<string> = new Set(
  [
    "an phú, an tiến, ba vì, bắc sơn, bình minh, bình yên, bồ đề, cát quế, cộng hòa",
    "cổ bi, cổ đô, cổ đông, dũng tiến, đại đồng, đại hùng, đông la, đồng tâm, đồng tân",
    "đồng thái, đức hòa, hòa bình, hòa phú, hoàng kim, hồng kỳ, hợp đồng, hợp tiến",
    "hùng tiến, kim đường, la phù, lam sơn, liên hiệp, liên hồng, liên quan, minh quang",
    "minh tân, minh trí, nam hồng, nam phong, nam sơn, nam tiến, phong vân",
    "phú la, phương trung, quan hoa, quang minh, quang tiến, song phương, sơn đồng",
    "tam đồng, tam hiệp, tam hưng, tân dân, tân hội, tân hưng, tân lập, tân minh",
    "tân tiến, tân xã, thái hòa, thành công, thanh bình, thanh văn, thắng lợi, tiến thắng",
    "tiên phong, tiến thịnh, trung tú, trung tự, tự lập, tự nhiên, tứ hiệp, vân côn",
    "vân hà, vân hòa, vân nội, văn phú, vân từ, văn tự, việt hùng, xuân thu, yên bình",
  ]
    .join(", ")
    .split(", ")
    .map(fold),
);

/** Streets named after people or far places: the ward of the same name lies elsewhere. */
export const STREETS_ELSEWHERE: ReadonlySet<string> = new Set(
  "hai bà trưng, hưng đạo, sơn tây, vạn phúc".split(", ").map(fold),
);

/**
 * Names by which people mean a street or quarter and not the far commune: "ở Nguyễn Trãi" is
 * not the former commune in Thường Tín. They count only after a unit word.
 */
export const STREETS_FIRST: ReadonlySet<string> = new Set(
  [
    "hoàng diệu, hoàng văn thụ, lê lợi, ngô quyền, nguyễn trãi, quang trung, tô hiệu",
    "trần phú, văn khê, văn phú",
  ]
    .join(", ")
    .split(", ")
    .map(fold),
);

/**
 * Great roads that the city runs whatever ward they cross. A working list only: the city
 * must supply the official one under QĐ 61/2025/QĐ-UBND.
 */
export const CITY_STREETS: readonly string[] = [
  "giải phóng, nguyễn trãi, láng, láng hạ, cầu giấy, xuân thủy, hồ tùng mậu, tây sơn",
  "trường chinh, đại cồ việt, trần khát chân, minh khai, phạm hùng, khuất duy tiến",
  "nguyễn xiển, phạm văn đồng, võ chí công, võ nguyên giáp, võ văn kiệt, hoàng quốc việt",
  "nguyễn chí thanh, trần duy hưng, lê văn lương, tố hữu, kim mã, đội cấn, hoàng hoa thám",
  "điện biên phủ, hùng vương, độc lập, tôn đức thắng, nguyễn lương bằng, lê duẩn",
  "trần hưng đạo, lý thường kiệt, hai bà trưng, tràng thi, tràng tiền, phố huế, hàng bài",
  "bà triệu, bạch mai, nguyễn khoái, trần quang khải, trần nhật duật, yên phụ, âu cơ",
  "nghi tàm, lạc long quân, thụy khuê, văn cao, liễu giai, nguyễn thái học, phạm ngọc thạch",
  "thái hà, chùa bộc, khâm thiên, đê la thành, xã đàn, ô chợ dừa, nguyễn văn cừ, ngô gia tự",
  "nguyễn văn linh, cổ linh, trần phú, quang trung, lê trọng tấn, lê đức thọ, mễ trì",
  "tam trinh, nguyễn tam trinh, kim đồng, ngọc hồi, nguyễn văn huyên, trần thái tông",
]
  .join(", ")
  .split(", ");

/** Well-known streets and quarters that no ward is named after, to see where a name ends. */
export const OTHER_STREETS: readonly string[] = [
  "trung kính, trần cung, khương hạ, bùi xương trạch, vũ trọng phụng, quan nhân, chính kinh",
  "hoàng ngân, nguyễn ngọc vũ, hoàng đạo thúy, nguyễn thị định, trung yên, mạc thái tổ",
  "dương đình nghệ, tôn thất thuyết, duy tân, trần quốc hoàn, phùng khoang, triều khúc",
  "kim giang, kim văn, linh đàm, bằng liệt, nguyễn hữu thọ, tứ kỳ, đền lừ, lò đúc, hàm tử quan",
  "vọng, lương định của, tôn thất tùng, đông tác, hồ đắc di, hào nam, vũ thạnh",
  "nguyễn phong sắc, chùa láng, pháo đài láng, vũ ngọc phan, huỳnh thúc kháng, thành thái",
  "nguyễn công trứ, lê thanh nghị, tạ quang bửu, trần đại nghĩa, vũ tông phan, cự lộc",
  "ái mộ, lâm du, hồng tiến, nguyễn sơn, sài đồng, thạch cầu, ngô xuân quảng",
  "phùng hưng, tô hiệu, lê lợi, ba la, nguyễn khuyến, nguyễn viết xuân, vũ trọng khánh",
  "phan đình phùng, đặng thai mai, xuân diệu, tô ngọc vân, an dương",
]
  .join(", ")
  .split(", ");

/** The 62 other provinces before 1 July 2025 (today's 33 others are among them). */
export const PROVINCES: readonly string[] = [
  "An Giang, Bà Rịa - Vũng Tàu, Bắc Giang, Bắc Kạn, Bạc Liêu, Bắc Ninh, Bến Tre",
  "Bình Định, Bình Dương, Bình Phước, Bình Thuận, Cà Mau, Cần Thơ, Cao Bằng, Đà Nẵng",
  "Đắk Lắk, Đắk Nông, Điện Biên, Đồng Nai, Đồng Tháp, Gia Lai, Hà Giang, Hà Nam, Hà Tĩnh",
  "Hải Dương, Hải Phòng, Hậu Giang, Hồ Chí Minh, HCM, Hòa Bình, Huế, Hưng Yên, Khánh Hòa",
  "Kiên Giang, Kon Tum, Lai Châu, Lâm Đồng, Lạng Sơn, Lào Cai, Long An, Nam Định, Nghệ An",
  "Ninh Bình, Ninh Thuận, Phú Thọ, Phú Yên, Quảng Bình, Quảng Nam, Quảng Ngãi, Quảng Ninh",
  "Quảng Trị, Sài Gòn, Sóc Trăng, Sơn La, Tây Ninh, Thái Bình, Thái Nguyên, Thanh Hóa",
  "Thừa Thiên Huế, Tiền Giang, Trà Vinh, Tuyên Quang, Vĩnh Long, Vĩnh Phúc, Yên Bái",
]
  .join(", ")
  .split(", ");

/** Words that end a street name written in small letters, folded. */
export const NAME_ENDS: ReadonlySet<string> = new Set(
  (
    "ai anh bao bay bi bien bo buoi ca cac can cay chan chay cho chua chung co con cua cu " +
    "cung da dang dau day de den deu di dich do doan doi dong du duoc duoi em gan gay gia giua " +
    "hang het hien ho hom hong hu hua k kep keu khi khong khu ko lai lam lap lien lu luc luon " +
    "ma mat may moi mong mot mua muon mien nam nao nay nen ngap ngay nguoi nha nhan nhe nhieu " +
    "nhung noi nua nuoc nut oi phai pho qua quan ra rac rat ro roi sa sang sap sat sau suot sut suc " +
    "ta tac tai tam tat the thi thieu thoi tieng toi tren trong truoc tu tuan va van vao vi " +
    "viec vo voi vua xe xin xuong"
  ).split(" "),
);

/** Family names that no everyday word after `đường` or `phố` is confused with, folded. */
export const FAMILY_NAMES: ReadonlySet<string> = new Set(
  "bui hoang huynh le luong ly nguyen pham phan tran truong".split(" "),
);
