/** A text in two at a place where a new matter may begin; neither side is empty, together they are the text. */
export type Halves = readonly [first: string, second: string];

/** Longer texts are stories about one matter, and every place costs two looks. */
const LONGEST = 1_500;
const MOST_PLACES = 40;

/**
 * Where one matter may end and another begin: ends of sentences and lines, commas, and words that add
 * something. What only joins the two is dropped: `"đèn tắt, còn rác thì…"` → `"đèn tắt"`, `"rác thì…"`.
 */
export function halvesOf(text: string): readonly Halves[] {
  if (text.length > LONGEST) return [];
  return [...text.matchAll(BREAK)].slice(0, MOST_PLACES).flatMap((found) => {
    const first = text.slice(0, found.index).replace(END, "");
    const second = text.slice(found.index + found[0].length).replace(START, "");
    return isClause(first) && isClause(second) ? [[first, second] as const] : [];
  });
}

const JOINERS =
  "và|va|còn|con|ngoài ra|ngoai ra|với lại|voi lai|với cả|voi ca|thêm nữa|them nua|đồng thời|dong thoi|bên cạnh đó|ben canh do|hơn nữa|hon nua|lại thêm|lai them|mặt khác|mat khac|thứ hai|thu hai";
const WORD_START = "(?<![\\p{L}\\p{N}])";
const WORD_END = "(?![\\p{L}\\p{N}])";
const BREAK = new RegExp(
  `[.!?…;]+(?=\\s|$)|\\n|,(?=\\s)|\\s[-–+&](?=\\s)|${WORD_START}(?:${JOINERS})${WORD_END}`,
  "giu",
);
const END = /[\s,;:.\-–+&]+$/u;
const START = new RegExp(
  `^(?:[\\s,;:.!?…\\-–+&]|${WORD_START}(?:${JOINERS}|\\d[.)])${WORD_END})+`,
  "iu",
);

/** Fewer words are a remark or a name. */
const FEWEST_WORDS = 3;

function isClause(text: string): boolean {
  return text.split(/\s+/u).filter((word) => word !== "").length >= FEWEST_WORDS;
}
