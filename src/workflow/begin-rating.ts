/** Begins the questions about a case, a dossier or a visit, or goes on with them: once each, for a week, never by its own staff. */
import { loadOrigin } from "#conversations/store.ts";
import type { RatingSubject } from "#conversations/types/ratings.ts";
import type { Result } from "#conversations/types.ts";
import { isLinkOpen } from "#dossiers/rules.ts";
import { findDossierByToken } from "#dossiers/store.ts";
import { criteriaOf, type Instrument, instrumentFor } from "#kernel/instrument.ts";
import type { Bilingual } from "#messages/bilingual.ts";
import { type Phrase, phrase } from "#messages/phrase.ts";
import { findRatingOf, insertRating } from "#ratings/store.ts";
import type { StoredRating } from "#ratings/types.ts";
import { findMembers } from "#routing/store.ts";
import { isOverLimit, watchRatings } from "./check-ratings.ts";
import { findRated, type Rated } from "./find-rated.ts";
import type { Turn } from "./turn.ts";

/** From the end of a rating, and for a walk-in from its beginning. */
const CHANGEABLE = { hours: 24 * 7 };

type Wish = {
  readonly subject: RatingSubject;
  /** Null: the one in force for such a thing. */
  readonly instrumentId: string | null;
};

export async function beginRating(turn: Turn, wish: Wish): Promise<Result | null> {
  const rated = await findRated(turn, wish.subject);
  if ("refusal" in rated) return await refuse(turn, rated.refusal);
  if (await isStaff(turn, rated)) return await refuse(turn, phrase("ratingNotByStaff"));
  const since = turn.now.subtract(CHANGEABLE);
  const by = { chatId: turn.chat.id, since };
  const existing = await findRatingOf(turn.tx, rated.thing, by);
  return existing === null
    ? await beginNew(turn, wish, rated)
    : await goOn(turn, wish, existing, rated.name);
}

/** By the link or the QR code of a dossier. */
export async function findRating(turn: Turn, token: string): Promise<Result | null> {
  const dossier = await findDossierByToken(turn.tx, token);
  if (dossier === null) return await refuse(turn, phrase("ratingUnknown"));
  if (!isLinkOpen(dossier, turn.now))
    return await refuse(turn, phrase("ratingLinkEnded"));
  const subject = { kind: "dossier" as const, dossierId: dossier.id };
  return await beginRating(turn, { subject, instrumentId: null });
}

/** Whether what was rated may still be changed. */
export function isChangeable(
  { finishedAt }: Pick<StoredRating, "finishedAt">,
  now: Temporal.Instant,
): boolean {
  const { compare } = Temporal.Instant;
  return finishedAt === null || compare(now, finishedAt.add(CHANGEABLE)) < 0;
}

async function beginNew(
  turn: Turn,
  { subject, instrumentId }: Wish,
  { thing, name }: Rated,
): Promise<Result | null> {
  const { tx, chat, now } = turn;
  const instrument = instrumentOf(turn, thing.evidence, instrumentId);
  if (instrument === null) return await refuse(turn, phrase("staleButton"));
  if (await isOverLimit(turn)) return await refuse(turn, phrase("ratingTooMany"));
  const { channel } = await loadOrigin(tx, chat.id);
  const given = { instrumentId: instrument.id, chatId: chat.id, channel, flag: null };
  const ratingId = await insertRating(tx, { ...thing, ...given }, now);
  if (ratingId === null) return await refuse(turn, phrase("alreadyRated", { name }));
  await watchRatings(turn, thing.servicePointCode);
  return {
    kind: "ratingBegun",
    subject,
    ratingId,
    instrumentId: instrument.id,
    name,
    answered: [],
    isAgain: false,
  };
}

async function goOn(
  turn: Turn,
  { subject }: Wish,
  rating: StoredRating,
  name: Bilingual,
): Promise<Result | null> {
  if (rating.chatId !== turn.chat.id) {
    return await refuse(turn, phrase("alreadyRated", { name }));
  }
  if (!isChangeable(rating, turn.now)) {
    return await refuse(turn, phrase("ratingTooLate", { name }));
  }
  const { instrumentId } = rating;
  const instrument = turn.house.city.instruments.get(instrumentId);
  const answered = rating.answers.map(({ criterionId }) => criterionId);
  const isAgain =
    instrument !== undefined &&
    criteriaOf(instrument).every(({ id }) => answered.includes(id));
  const { id: ratingId } = rating;
  const begun = { kind: "ratingBegun" as const, subject, ratingId, instrumentId, name };
  return { ...begun, answered, isAgain };
}

function instrumentOf(
  { house, now }: Turn,
  evidence: Rated["thing"]["evidence"],
  instrumentId: string | null,
): Instrument | null {
  const { instruments, calendar } = house.city;
  if (instrumentId !== null) return instruments.get(instrumentId) ?? null;
  const day = now.toZonedDateTimeISO(calendar.timeZone).toPlainDate();
  return instrumentFor(instruments.values(), evidence, day);
}

async function isStaff({ tx, chat, now }: Turn, { thing }: Rated): Promise<boolean> {
  const held = await findMembers(tx, { personId: chat.personId }, now);
  return held.some(({ agencyId }) => agencyId === thing.agencyId);
}

async function refuse(turn: Turn, words: Phrase): Promise<null> {
  await turn.say({ phrase: words });
  return null;
}
