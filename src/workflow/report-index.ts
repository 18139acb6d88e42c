/** Reports the indices of a period, of one agency or the city: rates, official ratios, plan, what to mend. */
import type { Instrument } from "#kernel/instrument.ts";
import type { Bilingual } from "#messages/bilingual.ts";
import { type MendLine, SHORT_CRITERIA } from "#messages/words-index.ts";
import type { Db } from "#platform/db.ts";
import { rateOf, tallyAnswers } from "#ratings/rules.ts";
import {
  countAnswers,
  countByPlace,
  countByWeek,
  countReasons,
} from "#ratings/store/indices.ts";
import { countCaseOutcomes, countDossierOutcomes } from "#ratings/store/outcomes.ts";
import { loadTargets } from "#ratings/store/targets.ts";
import type { AnswerCount, Rate, ReasonCount, Target } from "#ratings/types/indices.ts";
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
  const days = question.from.until(question.to, { largestUnit: "days" }).days + 1;
  const before = {
    ...question,
    from: question.from.subtract({ days }),
    to: question.from.subtract({ days: 1 }),
  };
  const { instruments } = city;
  const counts = await countAnswers(db, period);
  const reasons = await countReasons(db, period);
  const index = feedbackIndexOf(
    {
      now: counts,
      before: await countAnswers(db, spanOf(before, timeZone)),
      places: await countByPlace(db, period),
    },
    instruments,
  );
  return {
    question,
    at: now,
    index,
    sections: sectionsOf(counts, instruments),
    official: officialOf(
      await countCaseOutcomes(db, period, now),
      await countDossierOutcomes(db, period, now),
    ),
    tracked: await track(db, question, { instruments, timeZone }, now),
    toMend: thingsToMend(index, reasons),
    weeks: await weeksOf(db, question, { instruments, timeZone }),
    counts,
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

/** The plan that holds on the last day of the question, as far as it is known then. */
async function track(
  db: Db,
  { agencyId, to }: IndexQuestion,
  { instruments, timeZone }: Ground,
  now: Temporal.Instant,
): Promise<Tracked[]> {
  const day = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const today = Temporal.PlainDate.compare(to, day) < 0 ? to : day;
  const targets = await loadTargets(db);
  const whole = targetFor(targets, { criterionId: null, agencyId }, today);
  if (whole === null) return [];
  const countsSince = async (from: Temporal.PlainDate) =>
    await countAnswers(db, spanOf({ agencyId, from, to: today }, timeZone));
  const given = {
    targets,
    agencyId,
    soFar: await countsSince(begin(whole)),
    recent: await countsSince(today.subtract({ days: RECENT_DAYS - 1 })),
    today,
  };
  return trackPlan(given, instruments);
}

function begin({ from }: Target): Temporal.PlainDate {
  return Temporal.PlainDate.from(from);
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
