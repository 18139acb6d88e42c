import type { GateId } from "#classification/types.ts";
import { fold } from "#kernel/text.ts";
import { foldedWords } from "./spelling.ts";

/**
 * The gates a message's words (`spelledWords`) point to by themselves. For an emergency the phrases are chosen so that
 * none is missed, at the price of false alarms; for the others they only lower the bar for the model (`decideGate`).
 */
export function cuesOf(
  list: readonly string[],
  folded: readonly string[] = foldedWords(list),
): ReadonlySet<GateId> {
  const found = folded.flatMap((first, place) => meaningsAt(list, first, place));
  const isSaid = (wanted: Meaning) => found.some(({ meaning }) => meaning === wanted);
  const isPast = isSaid("past");
  const gates = found.flatMap(({ meaning, place }) => {
    if (!isGate(meaning)) return [];
    const isOff = isPast || isNegated(list, place);
    return meaning === "khan-cap" && isOff ? [] : [meaning];
  });
  return new Set(
    isSaid("official") && isSaid("misdeed") ? [...gates, "to-cao"] : gates,
  );
}

function isGate(meaning: Meaning): meaning is GateId {
  return meaning !== "past" && meaning !== "official" && meaning !== "misdeed";
}

type Meaning = GateId | "past" | "official" | "misdeed";
type Phrase = readonly string[];
export type Cue = {
  readonly phrase: Phrase;
  /** Without diacritics. */
  readonly folded: Phrase;
  readonly meaning: Meaning;
  /** Counts only with its diacritics: without them it reads as everyday words too. */
  readonly isMarked: boolean;
};

function phrasesOf(text: string): Phrase[] {
  return text
    .trim()
    .split(/\s*,\s*|\n/u)
    .map((phrase) => phrase.trim().split(" "));
}

/** A danger to life that is happening. A single "cháy" or "tai nạn" is not enough: lamps burn out, roads are risky. */
const emergencies = phrasesOf(`
cháy nhà, nhà cháy, cháy rồi, bốc cháy, đám cháy, cháy ở, cháy tại, cháy chung cư, cháy xưởng
cháy chợ, cháy tầng, cháy bếp, cháy phòng, cháy trường, cháy rừng, cháy ngùn ngụt, cháy dữ dội
hỏa hoạn, phát hỏa, khói nghi ngút, khói cuồn cuộn, khói bốc, khói mù mịt trong, khói mù mịt từ, khói mù mịt không, bốc khói
lửa bốc, lửa cháy, lửa lan, ngạt khói, quất lửa, phun lửa, ngọn lửa, bén lửa, gọi cứu hỏa, sắp cháy lan
nổ bình gas, nổ bình, nổ gas, nổ lớn, phát nổ, rò rỉ gas, rò rỉ khí gas, rò gas, xì gas, gas xì, gas rò, gas xì hơi, mùi gas
mùi ga nồng, hở gas, rỉ gas, mở gas, khí gas rò, rò khí, khí độc, rò hóa chất, tràn hóa chất, khí clo, khí amoniac, bình gas xì
quả bom, nghi bom, có bom, gài bom, đặt bom, bom chưa nổ, quả mìn, lựu đạn, đạn pháo, quả đạn, vật liệu nổ
đuối nước, chết đuối, sắp chìm, đang chìm, bị chìm, cuốn trôi, bị cuốn, nước cuốn, nước lũ vào, trên mái tôn, ngồi trên nóc, trèo lên nóc
rơi xuống sông, rơi xuống hồ, rơi xuống ao, rơi xuống giếng, rơi xuống cống, rơi xuống hố, ngã xuống sông, ngã xuống hồ, ngã xuống ao
ngã xuống giếng, ngã xuống cống, ngã xuống hố, lọt xuống cống, lọt xuống giếng, rơi từ tầng, ngã từ tầng, điện giật, dính điện, phóng tia lửa, phóng điện vào
giật chết, sập nhà, nhà sập, tường sập, sập đè, sắp sập, dưới gầm xe, nằm dưới gầm, đè dưới, sập giàn giáo, sập tường, sập cầu, sập hầm, sập công trình, sạt lở vùi
đè trúng, đè lên người, vùi lấp, bị vùi, kẹt bên trong, mắc kẹt, kẹt thang máy, kẹt trong, bị kẹt
bất tỉnh, ngất xỉu, ngất lịm, ngất đi, hôn mê, mê man, ngừng thở, không còn thở, không thở được, khó thở, tím tái, tím môi, môi tím, co giật
đột quỵ, chảy máu nhiều, không cử động, không động đậy, không có mạch, thở khò khè, thở yếu, sùi bọt mép
máu chảy, nhiều máu, ho ra máu, nôn ra máu, ngừng tim, đau ngực dữ dội, gọi không thưa, gọi không trả lời, rắn cắn
nguy kịch, sắp chết, sốc phản vệ, ngộ độc hàng loạt, vỡ ối, chuyển dạ, sắp sinh, sắp đẻ, nằm bất động, bị bỏng, bỏng nặng
tự sát, tự thiêu, treo cổ, nhảy cầu, nhảy lầu, nhảy sông, muốn tự tử, định tự tử, đòi tự tử, dọa tự tử, ý định tự tử, đang tự tử
đòi nhảy, định nhảy, sắp nhảy, muốn chết, vĩnh biệt, rạch tay, uống hết lọ, uống hết vỉ, uống cả vỉ, uống cả lọ, gọi không tỉnh, uống thuốc tự, không muốn sống, không thiết sống, chết cùng, kết liễu, tạm biệt mọi người
uống thuốc sâu, uống thuốc ngủ, uống thuốc diệt, uống thuốc chuột, cắt cổ tay, cứu với, cứu tôi, cứu em, cứu người, kêu cứu
cần cấp cứu, cấp cứu gấp, cần cứu hộ, cần xe cứu thương, có tai nạn, vừa tai nạn, vừa xảy ra tai nạn, tai nạn nghiêm trọng, gây tai nạn, người bị xe đâm, bị xe cán, xe cán người
tai nạn chết người, bị thương nặng, trọng thương, người bị nạn, đang đánh nhau, đang chém, chém nhau, cầm dao, vác dao, kề dao
cầm mã tấu, vác mã tấu, cầm súng, cầm kiếm, dọa giết, đòi giết, đang bị đánh, đang đánh, đánh nhau có hung khí, có súng, nổ súng, súng nổ, tiếng súng, bóp cổ, xịt hơi cay, máu me, nằm gục
bị nhốt, giam giữ trái, bắt cóc, kéo lên ô tô, lôi lên xe, chết người rồi, can xăng, đổ xăng khắp, đổ xăng lên, đổ xăng vào, tưới xăng, đốt nhà, đốt phòng, dọa đốt, châm lửa
thuyền lật, lật thuyền, đắm thuyền, đắm đò, lật đò, xe lật, lật xe, kẹt người, còn kẹt, đang kẹt, méo miệng, gọi không dậy, ngất hàng loạt
lửa bùng, bùng cháy, phá cửa vào, chới với, trèo ra lan can, đứng ngoài lan can, đứng trên lan can, ngồi trên lan can, không chịu nhả, chưa chịu nhả
trộm đang, cướp đang, đang cướp, đang đột nhập, đang phá khóa, đang cạy cửa, cháu bị lạc, bé bị lạc, con tôi lạc, bị lạc mất, đang hấp hối
người chưa ra được, người bên trong chưa, còn người bên trong, còn người trong đó, thò ra dưới, đổ sụp lên, sụp lên người, đè mất nhà, vùi mất, nuốt mất nhà, nằm co quắp
bị giật nằm, vừa bị giật, xe bồn lật, lật xe bồn, xăng chảy tràn, hóa chất chảy, ngất hết, cả nhà ngất, nhiều người ngất, mấy người ngất, học sinh ngất, công nhân ngất
uống thuốc trừ sâu, uống thuốc diệt cỏ, sùi bọt, xuống đường ray, tàu cán, tàu hỏa cán, tàu đâm, bánh xe đè, cuốn vào gầm, cuốn vào bánh, kéo lê dưới gầm
xuống vực, lạc trong rừng, lạc trên núi, lạc trong núi, trôi tự do, trôi giữa sông, chết máy giữa sông, lao xuống hồ, lao xuống sông, lao xuống ao, lao xuống mương, lao xuống kênh
rơi xuống mương, rơi xuống kênh, ngã xuống mương, kẹt trên mái, kẹt trên nóc, kẹt trên gác, nước dâng nhanh, nước tràn vào xóm, đê vỡ, vỡ đê, lũ quét, lũ ống
đang có lửa, lửa đang, lửa sang, lửa ngùn ngụt, khói luồn, khói tràn, khói vào phòng, khói kín phòng, toàn khói, cứu hỏa chưa tới, gọi 114 hộ, gọi 114 giúp, gọi 113 hộ, gọi 115 hộ, gọi cấp cứu hộ, gọi cấp cứu giúp
rơi từ giàn giáo, ngã từ giàn giáo, rơi từ mái, ngã từ mái, rơi từ cẩu, lạc từ nãy, lạc từ sáng, lạc từ trưa, người lạ đón, đi khỏi nhà từ, mất tích, tìm khắp không thấy
xông vào nhà chém, xông vào nhà đánh, con tin, chém loạn, đâm loạn, lao vào đám đông, nhồi máu, hóc dị vật, sặc sữa, sặc khí, ngộ độc khí, ong đốt, đàn ong, dọa nổ, sắp nổ
help me, there is a fire, emergency, please help
`);
/** Without diacritics these read as "đang chạy", "tư vấn", "từ từ" and the like. */
const markedEmergencies = phrasesOf(`
đang cháy, cháy xe, cháy to, cháy lớn, cháy ngay, cháy kìa, cháy ô tô, cháy taxi, xe cháy, sập rồi, cháy dưới, cháy trên, lửa to
tự vẫn, tự tử, lả đi, khống chế, đâm nhau, đòi chết, cầu cứu, cháy tủ, cháy kho, cháy quán, có cháy, là cháy, đè người, bị hóc, hóc xương, đẻ rơi
sập trần, sập mái, mất máu, không tỉnh, sập xuống lúc, còn bị vùi, vùi, ngất rồi, xì hơi mạnh
`);

/** Before an emergency these make it a fear, a device or a thing of the past. */
const negations = new Set(
  "nguy phòng chữa báo sợ dễ lỡ nếu nhỡ suýt tránh tập chuông hay từng khỏi ngừa chống".split(
    " ",
  ),
);
const reach = 3;
const pastTimes = phrasesOf(
  "năm ngoái, năm trước, tháng trước, tuần trước, hôm trước, trước đây, đã từng, hồi tháng, hôm nọ, hàng năm, thường xuyên",
);

/** The same without diacritics, where they say it just before: "phong chay", "de roi xuong song". */
const plainNegations = new Set("nguy phong chua chong bao de so".split(" "));

function isNegated(list: readonly string[], place: number): boolean {
  if (plainNegations.has(list[place - 1] ?? "")) return true;
  return list
    .slice(Math.max(0, place - reach), place)
    .some((word) => negations.has(word));
}

const otherCues: readonly (readonly [GateId, readonly Phrase[]])[] = [
  [
    "to-giac-toi-pham",
    phrasesOf(`
      tố giác, giết người, hiếp dâm, cưỡng hiếp, bắt cóc, mua bán người, buôn người, buôn ma túy, bán ma túy
      tàng trữ, truy nã, tiền giả, thuốc nổ, tống tiền, cướp của, giết, tội phạm, hung thủ, sát hại
    `),
  ],
  [
    "khieu-nai",
    phrasesOf(`
      đơn khiếu nại, khiếu nại lần, khiếu nại quyết định, khiếu nại hành vi, không đồng ý với quyết định, hủy quyết định
      hủy bỏ quyết định, thu hồi quyết định, giải quyết khiếu nại, xin khiếu nại, tôi khiếu nại, làm khiếu nại
    `),
  ],
  [
    "to-cao",
    phrasesOf(`
      tố cáo, tham nhũng, nhận hối lộ, hối lộ, vòi tiền, lót tay, ăn chặn, ăn bớt, tham ô, đút lót, biển thủ, rút ruột
      lợi dụng chức vụ, lạm dụng chức quyền, chức quyền, nâng khống, vòi vĩnh, khai khống, lập khống, quỹ đen, hồ sơ ma, sân sau
      thông thầu, bao che, chia chác, ăn chia, tham nhũng vặt, đưa người nhà vào
    `),
  ],
  [
    "tranh-chap-dan-su",
    phrasesOf(`
      ly hôn, thừa kế, di chúc, chia tài sản, khởi kiện, ra tòa, đòi nợ, vay tiền, giấy vay, quyền nuôi con, cấp dưỡng
      chồng cũ, vợ cũ, không trả nợ, phân xử, chia thừa kế, kiện
    `),
  ],
];

/** Somebody with an office, and what they must not do with it: together a denunciation (Luật Tố cáo 2018, Điều 2). */
const officials = phrasesOf(`
  cán bộ, công chức, viên chức, chủ tịch, phó chủ tịch, bí thư, trưởng phòng, phó phòng, trưởng thôn, trưởng ban, trưởng khoa, tổ trưởng, giám đốc
  phó giám đốc, hiệu trưởng, hiệu phó, kế toán, thủ quỹ, thanh tra, kiểm lâm, công an, cảnh sát, địa chính, đội trật tự, quản lý thị trường
  lãnh đạo, trưởng trạm, phó trạm, chủ nhiệm, điều dưỡng trưởng, đăng kiểm, kiểm định, người của phường, ông này, bà này, sếp, thủ trưởng
  chỉ huy, đội kiểm tra, thẩm định viên, người đứng đầu, thẩm phán, chấp hành viên, hải quan, giám khảo, ban quản lý, giáo vụ, phòng đào tạo, trật tự đô thị, chuyên viên
  đội trưởng, đội phó, chi cục, ông chủ, người phụ trách, quan chức, tư pháp xã, tư pháp phường, đoàn kiểm tra
`);
const misdeeds = phrasesOf(`
  nhận tiền, nhận phong bì, phong bì, đưa phong bì, gợi ý tiền, đòi tiền, ăn tiền, đưa tiền, bỏ túi, đút túi, đút tiền, cầm tiền, thu tiền riêng
  tiền riêng, hoa hồng, chia nhau, ăn chia, bảo kê, bao che, làm giả, giả mạo, khai khống, khai tăng, kê khống, gian lận, gian dối, sửa điểm
  sửa bản đồ, sửa hồ sơ, sửa sổ, nâng giá, nâng điểm, chiếm đoạt, chiếm tiền, chiếm đất, rút tiền, bớt xén, bán sổ, bán thông tin, bán suất, bán điểm
  bán hồ sơ, bán đất công, người nhà, anh vợ, em vợ, con trai ông, công ty của vợ, công ty con trai, cháu ruột, người quen, xe công, biển xanh
  tống tiền, trù dập, ép dân, không qua đấu giá, không biên lai, bôi trơn, làm luật, mỗi xe, chạy án, chạy việc, chạy điểm, chạy biên chế, bao đỗ
  tham nhũng, tham ô, hối lộ, tiêu cực, tư lợi, vụ lợi, trục lợi, chữ ký giả, giả chữ ký, lấy tiền, giữ tiền, tiền đền bù của, bằng giả, chạy chức
  nhận xe, nhận đất, nhận quà, đòi quà, quà biếu, làm quà, ngửa tay, nhận #, đòi #, gợi ý #, kẹp #, biếu #, đưa #, chạy chỗ, trúng thầu, trúng gói
  thông đồng, đếm tiền, lấy lãi, lùi ngày, con dâu, con rể, cho người thân, bán cho người nhà
`);

/** Without diacritics: "với", "không", "bằng lái qua". */
const markedMisdeeds = phrasesOf("vòi, khống, lại quả");

/** Cues by the folded first word, as most words begin none. */
const cuesByFirst = Map.groupBy(allCues(), ({ folded }) => folded[0] ?? "");

/** All that `cuesOf` knows, as a model is made with it. */
export const cueTable: readonly Cue[] = [...cuesByFirst.values()].flat();

function allCues(): Cue[] {
  const cue = (phrase: Phrase, meaning: Meaning, isMarked = false): Cue => ({
    phrase,
    folded: phrase.map(fold),
    meaning,
    isMarked,
  });
  return [
    ...emergencies.map((phrase) => cue(phrase, "khan-cap")),
    ...markedEmergencies.map((phrase) => cue(phrase, "khan-cap", true)),
    ...pastTimes.map((phrase) => cue(phrase, "past")),
    ...officials.map((phrase) => cue(phrase, "official")),
    ...misdeeds.map((phrase) => cue(phrase, "misdeed")),
    ...markedMisdeeds.map((phrase) => cue(phrase, "misdeed", true)),
    ...otherCues.flatMap(([gate, phrases]) =>
      phrases.map((phrase) => cue(phrase, gate)),
    ),
  ];
}

function meaningsAt(list: readonly string[], first: string, place: number) {
  const cues = cuesByFirst.get(first) ?? none;
  return cues
    .filter((cue) => beginsAt(list, place, cue))
    .map(({ meaning }) => ({ meaning, place }));
}

const none: readonly Cue[] = [];

/** A word typed without marks stands for any marking of it; a marked word only for itself; `#` for any number. */
function beginsAt(
  list: readonly string[],
  place: number,
  { phrase, folded, isMarked }: Cue,
): boolean {
  return phrase.every((wanted, at) => {
    const typed = list[place + at] ?? "";
    if (wanted === "#") return /^\d/u.test(typed);
    return typed === wanted || (!isMarked && typed === folded[at]);
  });
}
