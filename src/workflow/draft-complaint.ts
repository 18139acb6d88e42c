/** Writes the report that a low rating may become: what was wanting, the person's words, the place and the office. */
import { loadCase } from "#cases/store.ts";
import type { PointView, Result } from "#conversations/types.ts";
import { criteriaOf, factorOf, isLow } from "#kernel/instrument.ts";
import type { Bilingual } from "#messages/bilingual.ts";
import { phrase } from "#messages/phrase.ts";
import { findOwnRating } from "#ratings/store.ts";
import type { RatingAnswer, StoredRating } from "#ratings/types.ts";
import { findPoint } from "./find-point.ts";
import { agencyName, type City, wardChoice } from "./house.ts";
import type { Turn } from "./turn.ts";

export async function draftComplaint(
  turn: Turn,
  ratingId: string,
): Promise<Result | null> {
  const rating = await findOwnRating(turn.tx, ratingId, turn.chat.id);
  if (rating === null) {
    await turn.say({ phrase: phrase("staleButton") });
    return null;
  }
  const { vi } = await nameOf(turn, rating);
  return {
    kind: "complaintDrafted",
    text: complaintOf(turn.house.city, rating, vi),
    mediaIds: rating.mediaIds,
    point: await pointOf(turn, rating),
  };
}

/** What was rated, as people say it. */
export async function nameOf(
  { tx, house }: Turn,
  rating: StoredRating,
): Promise<Bilingual> {
  const { caseId, procedure, servicePointCode } = rating;
  if (caseId !== null) {
    const { code } = await loadCase(tx, caseId);
    return { vi: `việc ${code}`, en: code };
  }
  if (procedure !== null) return { vi: `hồ sơ ${procedure}`, en: `file ${procedure}` };
  const point =
    servicePointCode === null ? null : await findPoint({ tx, house }, servicePointCode);
  const name = point?.name ?? agencyName(house.city, rating.agencyId).vi;
  return { vi: `lần làm việc tại ${name}`, en: `your visit to ${name}` };
}

/** In Vietnamese, because an office reads it: "Chưa hài lòng về hồ sơ …: Công chức (Thái độ không tốt)." and the comment. */
function complaintOf(city: City, rating: StoredRating, name: string): string {
  const instrument = city.instruments.get(rating.instrumentId);
  if (instrument === undefined) return rating.comment ?? "";
  const wanting = rating.answers
    .filter(({ level }) => isLow(instrument, level))
    .map((answer) => {
      const criterion = criteriaOf(instrument).find(
        ({ id }) => id === answer.criterionId,
      );
      const why = whyOf(answer, factorOf(instrument, answer.criterionId)?.reasons);
      return `${criterion?.wording.vi ?? ""}${why === "" ? "" : ` (${why})`}`;
    });
  const said =
    wanting.length === 0 ? [] : [`Chưa hài lòng về ${name}: ${wanting.join("; ")}.`];
  return [...said, rating.comment ?? ""].filter((part) => part !== "").join("\n");
}

function whyOf(
  { reasonId, words }: RatingAnswer,
  reasons: readonly { readonly id: string; readonly label: Bilingual }[] = [],
): string {
  return (
    words ?? reasons.find(({ id }) => id === reasonId)?.label.vi.toLowerCase() ?? ""
  );
}

/** Where and to whom: the counter, else the office and its ward. */
async function pointOf(
  { tx, house }: Turn,
  { servicePointCode, agencyId }: StoredRating,
): Promise<PointView> {
  const { city } = house;
  const point =
    servicePointCode === null ? null : await findPoint({ tx, house }, servicePointCode);
  if (point !== null) return point;
  const wardId = city.agencies.get(agencyId)?.wardId ?? null;
  return {
    name: agencyName(city, agencyId).vi,
    ratedCode: null,
    agencyId,
    ward: wardId === null ? null : wardChoice(city, wardId),
    address: null,
  };
}
