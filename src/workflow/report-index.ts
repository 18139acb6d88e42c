/** Reports the indices of a period, of one agency or the city: rates, official ratios, plan, what to mend. */
import type { Instrument } from "#kernel/instrument.ts";
import type { Bilingual } from "#messages/bilingual.ts";
import { type MendLine, SHORT_CRITERIA } from "#messages/words-index.ts";
import type { Db } from "#platform/db.ts";
import { rateOf, tallyAnswers } from "#ratings/rules.ts";
import {
  countByPlace,
  countByWeek,
  countReasons,
  countSpans,
} from "#ratings/store/indices.ts";
import { countCaseOutcomes, countDossierOutcomes } from "#ratings/store/outcomes.ts";
import { loadTargets } from "#ratings/store/targets.ts";
import type { AnswerCount, Rate, ReasonCount } from "#ratings/types/indices.ts";
import { type FeedbackIndex, feedbackIndexOf } from "#ratings/views/index-report.ts";
import { type Official, officialOf } from "#ratings/views/official.ts";
import { type Section, sectionsOf } from "#ratings/views/sections.ts";
import { type ToMend, thingsToMend } from "#ratings/views/to-mend.ts";
import {
  RECENT_DAYS,
  type Tracked,
  targetFor,
  trackPlan,
} from "#ratings/views/tracker.ts";
import { agencyName, type House } from "./house.ts";

type Office = Pick<House, "database" | "city">;

/** Both days are counted. */
export type IndexQuestion = {
  readonly agencyId: string | null;
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
};

export type IndexReport = {
  readonly question: IndexQuestion;
  readonly at: Temporal.Instant;
  readonly index: FeedbackIndex;
  readonly sections: readonly Section[];
  readonly official: Official;
  /** The index and its criteria against the plan; empty: no target holds today. */
  readonly tracked: readonly Tracked[];
  readonly toMend: readonly ToMend[];
  readonly weeks: readonly { readonly week: string; readonly rate: Rate }[];
  /** Raw counts: everything above is computed from them. */
  readonly counts: readonly AnswerCount[];
  readonly reasons: readonly ReasonCount[];
  readonly instruments: ReadonlyMap<string, Instrument>;
};

/** The trend is drawn over so many weeks. */
const WEEKS = 8;

export async function reportIndex(
  { database: { db }, city }: Office,
  question: IndexQuestion,
  now: Temporal.Instant,
): Promise<IndexReport> {
  const { timeZone } = city.calendar;
  const period = spanOf(question, timeZone);
  const { instruments } = city;
  const plan = await planOf(
    db,
    question,
    now.toZonedDateTimeISO(timeZone).toPlainDate(),
  );
  const counts = await countSpans(
    db,
    {
      now: period,
      before: spanOf(before(question), timeZone),
      soFar: spanOf({ ...question, from: plan.from, to: plan.today }, timeZone),
      recent: spanOf({ ...question, from: plan.recently, to: plan.today }, timeZone),
    },
    question.agencyId,
  );
  const reasons = await countReasons(db, period);
  const index = feedbackIndexOf(
    { ...counts, places: await countByPlace(db, period) },
    instruments,
  );
  return {
    question,
    at: now,
    index,
    sections: sectionsOf(counts.now, instruments),
    official: officialOf(
      await countCaseOutcomes(db, period, now),
      await countDossierOutcomes(db, period, now),
    ),
    tracked: trackPlan(
      { ...plan, ...counts, agencyId: question.agencyId },
      instruments,
    ),
    toMend: thingsToMend(index, reasons),
    weeks: await weeksOf(db, question, { instruments, timeZone }),
    counts: counts.now,
    reasons,
    instruments,
  };
}

/** From the start of the first day to the end of the last, on the city's clock. */
export function spanOf({ from, to, agencyId }: IndexQuestion, timeZone: string) {
  return {
    from: from.toZonedDateTime(timeZone).toInstant(),
    to: to.add({ days: 1 }).toZonedDateTime(timeZone).toInstant(),
    agencyId,
  };
}

/** What the report names, in words. */
export function mendLine(
  { city }: Pick<House, "city">,
  { instruments }: Pick<IndexReport, "instruments">,
  thing: ToMend,
): MendLine {
  switch (thing.kind) {
    case "criterion":
      return {
        kind: "criterion",
        name: criterionName(instruments, thing.id),
        share: thing.rate.shown?.share ?? 0,
      };
    case "reason": {
      const { count, of } = thing;
      return { kind: "reason", name: reasonName(instruments, thing), count, of };
    }
    case "part": {
      const { id, rate, points } = thing.part;
      const name = thing.dimension === "agency" ? agencyName(city, id).vi : id;
      return { kind: "part", name, share: rate.shown?.share ?? 0, points };
    }
  }
}

/** In few words where there are any, else as the authority words it. */
export function criterionName(
  instruments: IndexReport["instruments"],
  criterionId: string,
): Bilingual {
  const short = SHORT_CRITERIA[criterionId];
  if (short !== undefined) return short;
  const criteria = [...instruments.values()].flatMap(({ factors }) =>
    factors.flatMap((factor) => factor.criteria),
  );
  const found = criteria.find(({ id }) => id === criterionId);
  return found?.wording ?? { vi: criterionId, en: criterionId };
}

function reasonName(
  instruments: IndexReport["instruments"],
  { instrumentId, id }: { readonly instrumentId: string; readonly id: string },
): Bilingual {
  const reasons = instruments
    .get(instrumentId)
    ?.factors.flatMap((factor) => factor.reasons);
  return reasons?.find((reason) => reason.id === id)?.label ?? { vi: id, en: id };
}

type Ground = {
  readonly instruments: IndexReport["instruments"];
  readonly timeZone: string;
};

/** As many days, just before. */
function before({ agencyId, from, to }: IndexQuestion): IndexQuestion {
  const days = from.until(to, { largestUnit: "days" }).days + 1;
  return { agencyId, from: from.subtract({ days }), to: from.subtract({ days: 1 }) };
}

/** The plan that holds on the last day of the question, as far as it is known then. */
async function planOf(
  db: Db,
  { agencyId, to }: IndexQuestion,
  day: Temporal.PlainDate,
) {
  const today = Temporal.PlainDate.compare(to, day) < 0 ? to : day;
  const targets = await loadTargets(db);
  const whole = targetFor(targets, { criterionId: null, agencyId }, today);
  const recently = today.subtract({ days: RECENT_DAYS - 1 });
  const from = whole === null ? recently : Temporal.PlainDate.from(whole.from);
  return { targets, today, recently, from };
}

async function weeksOf(
  db: Db,
  { agencyId, to }: IndexQuestion,
  { instruments, timeZone }: Ground,
): Promise<IndexReport["weeks"]> {
  const monday = to.subtract({ days: to.dayOfWeek - 1 });
  const from = monday.subtract({ weeks: WEEKS - 1 });
  const rows = await countByWeek(
    db,
    spanOf({ agencyId, from, to }, timeZone),
    timeZone,
  );
  return [...Map.groupBy(rows, ({ week }) => week)].map(([week, own]) => ({
    week,
    rate: rateOf(tallyAnswers(own, instruments)),
  }));
}
