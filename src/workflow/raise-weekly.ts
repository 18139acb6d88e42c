/** Gives every head one picture of their office's index a week, as it opens on its first working day, after the overview. */
import { findStandIns } from "#alerts/store.ts";
import { findAddressees } from "#conversations/store.ts";
import { addWorkingDays } from "#kernel/working-time.ts";
import { insertMedia } from "#media/store.ts";
import { phrase } from "#messages/phrase.ts";
import { newId } from "#platform/ids.ts";
import { rateOf } from "#ratings/rules.ts";
import { countAnswers } from "#ratings/store/indices.ts";
import { findWithWeekly, insertWeekly } from "#ratings/store/targets.ts";
import { feedbackTallies, isFeedback } from "#ratings/views/index-report.ts";
import { findMembers } from "#routing/store.ts";
import { dateOf, isMorningIn, isMorningSomewhere } from "./digest-time.ts";
import { DRAWN_INDEX } from "./draw-index.ts";
import { agencyName, calendarOf, type House } from "./house.ts";
import { indexPicture } from "./index-picture.ts";
import { type IndexReport, mendLine, reportIndex, spanOf } from "./report-index.ts";
import { type Telling, tell } from "./tell.ts";

/** Four whole weeks up to the Sunday before. */
const DAYS = 28;

/** Returns how many heads were told; who has too little to see is not, and is not looked at again this week. */
export async function raiseWeekly(house: House): Promise<number> {
  const now = house.clock.now();
  if (!isMorningSomewhere(house.city, now)) return 0;
  const today = dateOf(house.city, now);
  const week = today.subtract({ days: today.dayOfWeek - 1 });
  const due = await findDue(house, week, now);
  if (due.size === 0) return 0;
  const rated = await countRated(house, week);
  let told = 0;
  for (const [personId, agencyIds] of due) {
    const [agencyId] = agencyIds
      .filter((id) => (rated.get(id) ?? 0) > 0)
      .sort((one, other) => (rated.get(other) ?? 0) - (rated.get(one) ?? 0));
    try {
      if (await raiseFor(house, { personId, agencyId: agencyId ?? null, week }, now))
        told += 1;
    } catch (err) {
      house.log.error(
        { event: "weekly.failed", personId, err },
        "the weekly picture of a head could not be made",
      );
    }
  }
  return told;
}

/** Heads whose week begins now, with their offices. */
async function findDue(
  { database, city }: House,
  week: Temporal.PlainDate,
  now: Temporal.Instant,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const today = dateOf(city, now);
  // By calendar, of which there are few, and not by office.
  const opening = [...city.hours.calendars.values()].filter(
    (calendar) =>
      isMorningIn(calendar, now) && addWorkingDays(calendar, week, 0).equals(today),
  );
  if (opening.length === 0) return new Map();
  const agencyIds = [...city.agencies.keys()].filter((id) =>
    opening.includes(calendarOf(city, id)),
  );
  const members = await findMembers(database.db, { agencyIds }, now);
  const had = await findWithWeekly(database.db, week);
  const heads = members.filter(
    ({ personId, role }) => role === "head" && !had.has(personId),
  );
  return new Map(
    [...Map.groupBy(heads, ({ personId }) => personId)].map(([personId, held]) => [
      personId,
      held.map(({ agencyId }) => agencyId),
    ]),
  );
}

/** People behind each office's index; those with too few are not there. */
async function countRated(
  house: House,
  week: Temporal.PlainDate,
): Promise<ReadonlyMap<string, number>> {
  const { database, city } = house;
  const period = spanOf(
    { agencyId: null, ...daysBefore(week) },
    city.calendar.timeZone,
  );
  const rows = (await countAnswers(database.db, period)).filter(isFeedback);
  const rates = [...Map.groupBy(rows, ({ agencyId }) => agencyId)].map(
    ([id, own]) => [id, rateOf(feedbackTallies(own, city.instruments))] as const,
  );
  return new Map(
    rates
      .filter(([, { shown }]) => shown !== null)
      .map(([id, { people }]) => [id, people]),
  );
}

function daysBefore(week: Temporal.PlainDate) {
  return { from: week.subtract({ days: DAYS }), to: week.subtract({ days: 1 }) };
}

/** What is counted and said is made before the transaction, which only writes. */
async function raiseFor(
  house: House,
  given: {
    readonly personId: string;
    readonly agencyId: string | null;
    readonly week: Temporal.PlainDate;
  },
  now: Temporal.Instant,
): Promise<boolean> {
  const { personId, agencyId, week } = given;
  const report =
    agencyId === null
      ? null
      : await reportIndex(house, { agencyId, ...daysBefore(week) }, now);
  const words = report === null ? null : wordsOf(house, report);
  return await house.database.transaction(async (tx) => {
    const [to] = await findAddressees(tx, [personId]);
    const isAway = (await findStandIns(tx, [personId], now)).has(personId);
    const message =
      report === null || words === null || to === undefined || isAway
        ? null
        : { id: newId(), to, report, words };
    const row = { personId, week, messageId: message?.id ?? null };
    if (!(await insertWeekly(tx, row, now)) || message === null) return false;
    const fileRef = JSON.stringify(indexPicture(house, message.report));
    const picture = { id: newId(), kind: "photo", fileRef } as const;
    await insertMedia(
      tx,
      { chatId: message.to.chatId, channel: DRAWN_INDEX },
      [picture],
      now,
    );
    const telling: Telling = {
      id: message.id,
      to: message.to,
      dedupeKey: `weekly:${personId}:${week}`,
      class: "nudge",
      phrase: message.words,
      mediaIds: [picture.id],
    };
    await tell(tx, [telling], now);
    return true;
  });
}

function wordsOf(house: House, report: IndexReport): Telling["phrase"] | null {
  const { index, question, tracked } = report;
  const { shown, people } = index.rate;
  if (shown === null || question.agencyId === null) return null;
  const { timeZone } = house.city.calendar;
  const start = (day: Temporal.PlainDate) => day.toZonedDateTime(timeZone).toInstant();
  return phrase("weeklyIndex", {
    agency: agencyName(house.city, question.agencyId),
    from: start(question.from),
    to: start(question.to),
    share: shown.share,
    people,
    target: tracked[0]?.target.percent ?? null,
    trend: index.trend,
    toMend: report.toMend.map((thing) => mendLine(house, report, thing)),
    link: linkOf(house),
  });
}

/** The public page stands on the same server as the pages of cases. */
function linkOf({ caseLink }: House): string | null {
  const page = caseLink("");
  return page === null ? null : new URL("/chi-so", page).href;
}
