/** Decides which open case is the same trouble as the one being written, and when officers hear how many follow it. */
import { fold, words } from "#kernel/text.ts";
import type { Candidate, Point, Reach, Similar, Trouble } from "./types.ts";

/** More would be a list to study, not a question. */
const MOST = 3;

/**
 * Field of a matter → its reach. A lamp is a point, a flooded street or a stench is not; FixMyStreet does the
 * same per category. Days: how long such a thing goes on being the same one.
 */
const REACH: Readonly<Record<string, Reach>> = {
  "chieu-sang-cay-xanh": { metres: 60, days: 30 },
  "duong-giao-thong": { metres: 80, days: 30 },
  "van-tai-cong-cong": { metres: 100, days: 14 },
  "rac-moi-truong": { metres: 150, days: 7 },
  "tieng-on": { metres: 150, days: 14 },
  "thoat-nuoc": { metres: 200, days: 7 },
  "dien-nuoc": { metres: 500, days: 3 },
  "xay-dung-quy-hoach": { metres: 80, days: 60 },
};
const USUAL: Reach = { metres: 100, days: 30 };

export function reachOf(fieldId: string): Reach {
  return REACH[fieldId] ?? USUAL;
}

/**
 * The likeliest first, at most three. What was answered is never among the candidates: who still sees the
 * trouble after an answer has news, and following what is done would bring none.
 */
export function similarOnes(
  mine: Trouble,
  candidates: readonly Candidate[],
  reach: Reach,
  now: Temporal.Instant,
): Similar[] {
  return candidates
    .filter(({ createdAt }) => isYoung(createdAt, reach, now))
    .filter((other) => isSamePlace(mine, other, reach))
    .map((other) => ({ other, likeness: likeness(mine.text, other.text) }))
    .sort(
      (a, b) =>
        b.likeness - a.likeness ||
        Temporal.Instant.compare(b.other.lastAt, a.other.lastAt),
    )
    .slice(0, MOST)
    .map(({ other }) => ({ ...other, metres: metresApart(mine.pin, other.pin) }));
}

/** Officers hear of 5, 10, 20, 50, 100, … followers, and of nothing between. */
export function isMilestone(followers: number): boolean {
  if (followers < 5) return false;
  const head = followers / 10 ** Math.floor(Math.log10(followers));
  return [1, 2, 5].includes(head);
}

function isYoung(
  createdAt: Temporal.Instant,
  { days }: Reach,
  now: Temporal.Instant,
): boolean {
  return Temporal.Instant.compare(createdAt.add({ hours: days * 24 }), now) >= 0;
}

/** Two pins decide; else two addresses; else the words must say it. */
function isSamePlace(mine: Trouble, other: Trouble, { metres }: Reach): boolean {
  const apart = metresApart(mine.pin, other.pin);
  if (apart !== null) return apart <= metres;
  if (mine.address !== null && other.address !== null) {
    return isSameAddress(mine.address, other.address);
  }
  return likeness(mine.text, other.text) >= SAME_WORDS;
}

/**
 * Same words of half or more. Measured on the 3,377 seed messages: of two of one matter (other places) 6 %
 * reach it, of two matters 0.3 %. It is asked only where the place is not known: two people write of one
 * lamp in such different words that a bar as low as 0.1 would lose 43 % of the pairs of one matter.
 */
const SAME_WORDS = 0.5;

/** `"ngõ 12 phố Yên Hòa"` and `"12 Yên Hoà"`, but not `"ngõ 21 phố Yên Hòa"`. */
export function isSameAddress(one: string, other: string): boolean {
  const [a, b] = [partsOf(one), partsOf(other)];
  const hasName = a.names.size > 0 && b.names.size > 0;
  return hasName && isWithin(a.names, b.names) && isWithin(a.numbers, b.numbers);
}

/** Whether the shorter says nothing the longer does not. */
function isWithin(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size <= other.size ? one.isSubsetOf(other) : other.isSubsetOf(one);
}

/** The numbers of an address, and its names without the words for a kind of way. */
function partsOf(address: string) {
  const all = words(fold(address)).filter((word) => !WAYS.has(word));
  return {
    numbers: new Set(all.filter((word) => /\d/u.test(word))),
    names: new Set(all.filter((word) => !/\d/u.test(word))),
  };
}

const WAYS = new Set(
  "so nha ngo ngach hem kiet pho duong phuong xa thon to khu cum".split(" "),
);

/** How much of the shorter text the other one says too, from 0 to 1, without diacritics and small words. */
export function likeness(one: string, other: string): number {
  const [a, b] = [tokensOf(one), tokensOf(other)];
  const least = Math.min(a.size, b.size);
  return least < 3 ? 0 : a.intersection(b).size / least;
}

function tokensOf(text: string): Set<string> {
  return new Set(
    words(fold(text)).filter((word) => word.length > 1 && !SMALL.has(word)),
  );
}

/** Said in every report. */
const SMALL = new Set(
  "tai va la co cho cua da bi dang rat qua lam nay do kia thi ma nhung voi khong ko chua ai gi nao roi nhe xin de nghi mong cac ban anh chi em toi minh chung nguoi dan trong ngoai truoc sau tren duoi ra vao len di lai moi mot nhieu ngay tuan thang hom buoi sang chieu dem lan cung van con duoc".split(
    " ",
  ),
);

/** Over the ground of a city the earth is flat: at 21° north a degree of longitude is 104 km. */
function metresApart(one: Point | null, other: Point | null): number | null {
  if (one === null || other === null) return null;
  const north = (one.lat - other.lat) * 110_700;
  const east = (one.lon - other.lon) * 111_320 * Math.cos((one.lat * Math.PI) / 180);
  return Math.round(Math.hypot(north, east));
}
