/** The questions of a rating, one after another: how satisfied, why not, and at the end what there is to add. */
import type {
  Conversation,
  Reply,
  ReplyButton,
  Surroundings,
} from "#conversations/types.ts";
import {
  criteriaOf,
  type Factor,
  factorOf,
  type Instrument,
} from "#kernel/instrument.ts";
import { phrase } from "#messages/phrase.ts";
import type { RateQuestion } from "#messages/words-ratings.ts";

export type RatingTask = Extract<NonNullable<Conversation["task"]>, { kind: "rating" }>;

/** Null: another version of the program knew it. */
export function instrumentOf(
  { instruments }: Surroundings,
  { instrumentId }: Pick<RatingTask, "instrumentId">,
): Instrument | null {
  return instruments.get(instrumentId) ?? null;
}

/** What stands to be answered. */
export function stageOf(task: RatingTask, instrument: Instrument): Reply {
  switch (task.stage) {
    case "level":
      return {
        phrase: phrase("rateNext", questionOf(task, instrument)),
        buttons: levelButtons(task, instrument),
      };
    case "why":
      return { phrase: phrase("rateWhy"), buttons: reasonButtons(task, instrument) };
    case "comment":
      return { phrase: phrase("rateComment"), buttons: [doneButton(task)] };
  }
}

/** The first question, with what it is about and how to answer. */
export function firstQuestion(
  task: RatingTask,
  instrument: Instrument,
  isAgain: boolean,
): Reply {
  const { levels } = instrument.scale;
  const ends = [levels[0], levels.at(-1)].map(
    (level) => level?.label ?? { vi: "", en: "" },
  );
  const [worst = task.name, best = task.name] = ends;
  const about = { name: task.name, count: levels.length, worst, best, isAgain };
  return {
    phrase: phrase("rateFirst", { ...about, ...questionOf(task, instrument) }),
    buttons: levelButtons(task, instrument),
  };
}

function questionOf({ asked }: RatingTask, instrument: Instrument): RateQuestion {
  const criteria = criteriaOf(instrument);
  const nth = criteria.findIndex(({ id }) => id === asked);
  const criterion = criteria[nth];
  const words = criterion?.question ?? criterion?.wording ?? { vi: "", en: "" };
  const factor = factorOf(instrument, asked);
  return {
    nth: nth + 1,
    of: criteria.length,
    heading:
      factor !== null && isHeaded(instrument, factor, asked) ? factor.name : null,
    words,
    isStatement: criterion?.question === null,
  };
}

/** Where a questionnaire turns to something else it says so, once. */
function isHeaded({ factors }: Instrument, { criteria }: Factor, asked: string) {
  return factors.length > 1 && criteria.length > 1 && criteria[0]?.id === asked;
}

/** Worst first, as on the scale, then no opinion; a typed number counts them. */
export function levelButtons(
  { ratingId, asked }: RatingTask,
  { scale }: Instrument,
): readonly ReplyButton[] {
  const rate = (label: ReplyButton["label"], level: number | null): ReplyButton => ({
    label,
    action: { kind: "rate", ratingId, criterionId: asked, level },
  });
  return [
    ...scale.levels.map(({ label, value }) => rate(phrase("literal", label), value)),
    rate(phrase("noOpinion"), null),
    stopButton(ratingId),
  ];
}

export function reasonButtons(
  { ratingId, asked }: RatingTask,
  instrument: Instrument,
): readonly ReplyButton[] {
  const because = (label: ReplyButton["label"], reasonId: string | null) => ({
    label,
    action: { kind: "rateReason" as const, ratingId, criterionId: asked, reasonId },
  });
  const reasons = factorOf(instrument, asked)?.reasons ?? [];
  return [
    ...reasons.map(({ id, label }) => because(phrase("literal", label), id)),
    because(phrase("noReason"), null),
    stopButton(ratingId),
  ];
}

export function doneButton({ ratingId }: RatingTask): ReplyButton {
  return {
    label: phrase("ratingDone"),
    action: { kind: "rating", ratingId, verb: "done" },
  };
}

export function complainButton(ratingId: string): ReplyButton {
  return {
    label: phrase("writeReport"),
    action: { kind: "rating", ratingId, verb: "complain" },
  };
}

function stopButton(ratingId: string): ReplyButton {
  return {
    label: phrase("leaveIt"),
    action: { kind: "rating", ratingId, verb: "stop" },
  };
}

/** The criterion after this one; null: it was the last. */
export function nextCriterion(instrument: Instrument, asked: string): string | null {
  const criteria = criteriaOf(instrument);
  const at = criteria.findIndex(({ id }) => id === asked);
  return criteria[at + 1]?.id ?? null;
}
