/**
 * Masks insults in what a citizen typed, for those who must read it at work: the matter stays, the abuse goes.
 * The words are whole words and our own list; what may be innocent, above all without diacritics ("lon", "cac",
 * "buoi", "du ma", "oc cho" as in "quán ốc chợ", "ngu" as in "ngủ"), is left as it is.
 */

/** `"Đm rác đầy ngõ, làm ăn như lồn"` → `"••• rác đầy ngõ, làm ăn như •••"`. Without an insult the text comes back as typed. */
export function maskInsults(text: string): string {
  const composed = text.normalize("NFC");
  const masked = MASKS.reduce((rest, mask) => rest.replace(mask, DOTS), composed);
  return masked === composed ? text : masked;
}

const DOTS = "•••";

/** Between the letters of a word that hides: "đ.ị.t", "l ồ n", "c*ặ*c". */
const GAP = "[ .*_-]";

/** Letter by letter, closed up or with a gap after each; the last one may be drawn out. */
function spelled(word: string): string {
  const letters = [...word];
  return `(?:${word}${letters.at(-1)}*|${letters.join(GAP)})`;
}

/** Whom it is thrown at: "… mẹ mày", "… con mẹ chúng nó", "… cả lò nhà mày". */
const KIN =
  "(?: +(?:con +)?(?:mẹ|me|má|bà|cha|bố|cụ|cả +lò)(?: +(?:(?:chúng|bọn|lũ|nhà) +)?(?:mày|nó|chúng))?)?";

/** No other meaning, as long as the diacritics are there; then teencode and English. */
const ALWAYS = [
  `(?:${["địt", "đjt", "djt", "đụ"].map((word) => spelled(word)).join("|")})${KIN}`,
  "đù (?:má|mẹ)",
  "dit (?:me|con me|may|cu may|bo may)",
  spelled("đéo"),
  `(?:vãi +(?:cả +)?)?(?:${["lồn", "cặc", "kặc", "cặk", "buồi"].map((word) => spelled(word)).join("|")})`,
  "[lv]ol?oz",
  ...["vcl", "vkl", "đcm", "đkm", "đmm", "đcmm"].map((word) => spelled(word)),
  "vlon|vlone|đmcs|clgt|clmm",
  // The nut is innocent, and so is the wood: see `NUT`.
  "(?<!NUT )óc chó|óc (?:lợn|bò)(?= +(?:à|thế|vậy)|[!?.,]|$)",
  "chó má",
  "(?:mẹ|bố|cha|bà nội|ông nội)(?: nhà| chúng| bọn)? mày",
  "mẹ kiếp",
  "(?:tổ|tiên) sư (?:(?:cha|bố|nhà|chúng|bọn|lũ) )+(?:mày|nó|chúng)",
  "(?:tổ|tiên) sư (?:chúng|bọn|lũ|thằng|bố)",
  "(?<!mồ )mả (?:mẹ|cha|bố) (?:(?:nhà|chúng|bọn) )?(?:mày|nó)",
  "ngu (?:như (?:chó|bò|lợn)|ngốc|xuẩn|vãi)",
  "(?:mother ?)?f[u*]c?k(?:ing|ed|er|ers|s|in)?|fck(?:ing)?|wtf",
  "bull ?shit|shithead|piece of shit|full of shit",
  "sons? of (?:a )?bitch(?:es)?|bitch(?:es)?",
  "(?:asshole|arsehole|bastard|dickhead|cunt|scumbag|moron|idiot|whore|slut)s?",
].join("|");

/** What is said of nuts, trees and furniture. */
const NUT =
  "hạt|quả|trái|cây|gỗ|dầu|sữa|bánh|nhân|bột|kẹo|tủ|bàn|ghế|sàn|giường|cửa|màu|vân";

/** Insults only of somebody: "bọn khốn nạn", but "khốn nạn cho dân"; "xác súc vật" lies on a road. */
const SOMEBODY = [
  "(?:đồ|thằng|lũ|bọn|quân|tụi|con) (?:ngu (?:si|dốt)|đần(?: độn)?|khốn(?: nạn| kiếp)?|mất dạy|bại não|đĩ|phò|điếm(?! canh))",
  "(?:đồ|thằng|lũ|bọn|quân|tụi) (?:ngu|vô học|súc (?:vật|sinh))",
  "thằng chó(?: đẻ| chết)?|đồ chó (?:đẻ|chết)|đồ chó(?= *(?:!|$))|(?:lũ|bọn) chó đẻ(?! con)",
  "(?:lũ|bọn|quân|thằng) ăn hại",
].join("|");

/**
 * Letters that are also units and abbreviations (5 dm, ĐM for "định mức", DCM): small ones only, never beside
 * a number. "dm" must also open a sentence or be thrown at somebody.
 */
const SMALL = [
  "[Đđ]\\.?m(?!\\.)",
  "(?:dcm|dkm|dmm|dmcs|cmn|cmnr)",
  "(?<=(?:^|[.!?,;…\\n]) *)[Dd]\\.?m(?!\\.)(?= +\\p{L})",
  "[dD]\\.?m(?= +(?:mày|may|chúng|chung|thằng|thang|bọn|bon|lũ|lu|tụi|mấy|nhà mày)(?![\\p{L}\\p{N}]))",
].join("|");

/** The same shouted: only when thrown at somebody, or with nothing behind it but a cry. */
const SHOUTED =
  "[ĐD]\\.?M(?=(?: +(?:MÀY|CHÚNG|THẰNG|BỌN|LŨ|TỤI|MẤY)(?![\\p{L}\\p{N}])| *!))";

const MASKS: readonly RegExp[] = [
  new RegExp(wholeWord(`${ALWAYS.replace("NUT", `(?:${NUT})`)}|${SOMEBODY}`), "giu"),
  new RegExp(`(?<!\\d[ .,]?)${wholeWord(`${SMALL}|${SHOUTED}`)}`, "gu"),
];

function wholeWord(pattern: string): string {
  return `(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`;
}
