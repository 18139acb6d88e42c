import type { GateId } from "#classification/types.ts";
import { fold } from "#kernel/text.ts";

/**
 * The gates a message's words (`spelledWords`) point to by themselves. For an emergency the phrases are chosen so that
 * none is missed, at the price of false alarms; for the others they only lower the bar for the model (`decideGate`).
 */
export function cuesOf(list: readonly string[]): ReadonlySet<GateId> {
  const found = list.flatMap((_, place) => meaningsAt(list, place));
  const isPast = found.some(({ meaning }) => meaning === "past");
  return new Set(
    found.flatMap(({ meaning, place }) => {
      if (meaning === "past") return [];
      const isOff = isPast || isNegated(list, place);
      return meaning === "khan-cap" && isOff ? [] : [meaning];
    }),
  );
}

type Meaning = GateId | "past";
type Phrase = readonly string[];
type Cue = {
  readonly phrase: Phrase;
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
cháy nhà, nhà cháy, cháy rồi, bốc cháy, đám cháy, cháy lớn, cháy to, cháy ở, cháy tại, cháy chung cư, cháy xưởng
cháy kho, cháy quán, cháy chợ, cháy tầng, cháy bếp, cháy phòng, cháy trường, cháy rừng, cháy ngùn ngụt, cháy dữ dội
hỏa hoạn, phát hỏa, khói nghi ngút, khói cuồn cuộn, khói bốc, khói mù mịt trong, bốc khói, lửa bốc, lửa cháy, lửa lan
lửa to, ngọn lửa, bén lửa, gọi cứu hỏa, nổ bình gas, nổ bình, nổ gas, nổ lớn, phát nổ, rò rỉ gas, rò gas, xì gas
gas xì, gas rò, mùi gas, hở gas, rỉ gas, đuối nước, chết đuối, sắp chìm, đang chìm, cuốn trôi, bị cuốn, nước cuốn
rơi xuống sông, rơi xuống hồ, rơi xuống giếng, rơi xuống cống, rơi xuống hố, ngã xuống sông, ngã xuống hồ
ngã xuống giếng, ngã xuống cống, ngã xuống hố, lọt xuống cống, rơi từ tầng, ngã từ tầng, điện giật
giật chết, sập nhà, nhà sập, sập giàn giáo, sập tường, sập cầu, sập trần, sập mái, sập hầm, sập công trình
đè trúng, đè người, đè lên người, vùi lấp, bị vùi, kẹt bên trong, mắc kẹt, kẹt thang máy, kẹt trong, bị kẹt
bất tỉnh, ngất xỉu, ngất lịm, ngất đi, hôn mê, mê man, ngừng thở, không còn thở, tím tái, co giật, đột quỵ, chảy máu nhiều
máu chảy, nhiều máu, mất máu, ngừng tim, gọi không thưa, bị hóc, hóc xương, rắn cắn, nguy kịch, sắp chết, sốc phản vệ
vỡ ối, chuyển dạ, đẻ rơi, nằm bất động, bị bỏng, bỏng nặng, tự tử, tự sát, tự vẫn, tự thiêu, treo cổ, nhảy cầu, nhảy lầu
đòi nhảy, định nhảy, uống thuốc sâu, uống thuốc ngủ, cắt cổ tay, cứu với, cứu tôi, cứu em, cứu người, kêu cứu
cần cấp cứu, cấp cứu gấp, có tai nạn, vừa tai nạn, vừa xảy ra tai nạn, tai nạn nghiêm trọng
tai nạn chết người, bị thương nặng, trọng thương, người bị nạn, đang đánh nhau, đang chém, chém nhau, cầm dao, vác dao
dọa giết, đòi giết, đang bị đánh, có súng, nổ súng, khống chế con tin, bắt cóc, chết người rồi, thuyền lật, lật thuyền
đắm thuyền, đắm đò, xe lật, kẹt người, còn kẹt, đang kẹt, méo miệng, không tỉnh, gọi không dậy, ngất hàng loạt, lửa bùng
bùng cháy, phá cửa vào, chới với, trèo ra lan can, đứng ngoài lan can, lả đi, nước lũ vào
`);
/** Without diacritics these read as "đang chạy", "chạy xe" and the like. */
const markedEmergencies = phrasesOf(`
đang cháy, cháy xe, cháy to, cháy ngay, cháy kìa, cháy ô tô, cháy taxi, xe cháy, sập rồi, cháy dưới, cháy trên
`);

/** Before an emergency these make it a fear, a device or a thing of the past. */
const negations = new Set(
  "nguy phòng chữa báo sợ dễ lỡ nếu nhỡ suýt tránh tập chuông hay từng khỏi lo ngừa chống máy".split(
    " ",
  ),
);
const reach = 3;
const pastTimes = phrasesOf(
  "năm ngoái, năm trước, tháng trước, tuần trước, hôm trước, trước đây, đã từng, hồi tháng, hôm nọ, hàng năm, thường xuyên",
);

function isNegated(list: readonly string[], place: number): boolean {
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
      tố cáo, tham nhũng, nhận hối lộ, hối lộ, bảo kê, vòi tiền, lót tay, nhận tiền, ăn chặn, ăn bớt, tham ô, đút lót
      lợi dụng chức vụ, nâng khống, vòi vĩnh, chung chi, khai khống
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

/** Cues by the folded first word, as most words begin none. */
const cuesByFirst = Map.groupBy(allCues(), ({ phrase }) => fold(phrase[0] ?? ""));

function allCues(): Cue[] {
  const cue = (phrase: Phrase, meaning: Meaning, isMarked = false): Cue => ({
    phrase,
    meaning,
    isMarked,
  });
  return [
    ...emergencies.map((phrase) => cue(phrase, "khan-cap")),
    ...markedEmergencies.map((phrase) => cue(phrase, "khan-cap", true)),
    ...pastTimes.map((phrase) => cue(phrase, "past")),
    ...otherCues.flatMap(([gate, phrases]) =>
      phrases.map((phrase) => cue(phrase, gate)),
    ),
  ];
}

function meaningsAt(list: readonly string[], place: number) {
  const cues = cuesByFirst.get(fold(list[place] ?? "")) ?? [];
  return cues
    .filter((cue) => beginsAt(list, place, cue))
    .map(({ meaning }) => ({ meaning, place }));
}

/** A word typed without marks stands for any marking of it; a marked word only for itself. */
function beginsAt(
  list: readonly string[],
  place: number,
  { phrase, isMarked }: Cue,
): boolean {
  return phrase.every((wanted, at) => {
    const typed = list[place + at];
    return typed === wanted || (!isMarked && typed === fold(wanted));
  });
}
