/** Decides which labels may be reviewed today, what of them trains, and whether a new model takes over. */
import { maskPersonal } from "#classification/providers/mask.ts";
import type {
  ApprovedLabel,
  LabelledExample,
  ModelFigures,
  OpenLabel,
} from "#classification/types.ts";

/** Of one person, about one matter, a day: nobody moves a class alone and overnight. */
export const offeredADay = 20;
/** Newest texts of one matter that train: a frequent one does not push out the rare, nor make training slow. */
export const textsOfMatter = 100;
/** So many reviewed labels make a new training worth its time. */
export const labelsPerTraining = 25;
/** How much the whole may lose by chance: half a point. */
const tolerance = 0.005;
/**
 * These turn nobody away and leave nothing undone: what they miss is asked about. They hang on how sure the matter
 * is: from one training on right labels to the next one of them fell by up to 0.13, and without this room five of
 * ten such models were refused for nothing else.
 */
const aside: readonly string[] = ["ngoai-tham-quyen", "hoi-dap", "spam", "khong-ro"];
const swing = 0.15;
/** Whoever passes no gate; most messages do, so that one of hundreds turns with every training. */
const open = "phan-anh";
/** Shares of the same counts may differ in their last digit. */
const rounding = 1e-9;

/** What a label would teach, if the reviewer agrees; null: they have to say. */
export function proposedMatter({
  reason,
  fromMatterId,
  toMatterId,
}: Pick<OpenLabel, "reason" | "fromMatterId" | "toMatterId">): string | null {
  return reason === "confirmed" ? fromMatterId : toMatterId;
}

/** A wrong owner mends the table and a wrong place the question for it; neither says anything of the text. */
export function isAboutText({ reason }: Pick<OpenLabel, "reason">): boolean {
  return reason !== "owner" && reason !== "place";
}

/**
 * The labels that may be looked at now, oldest first; how many wait for another day. What was approved today
 * counts: `offeredADay` of one author about one matter, the rest tomorrow.
 */
export function offeredToday(
  waiting: readonly OpenLabel[],
  approvedToday: readonly Pick<ApprovedLabel, "authorId" | "matterId">[],
): { readonly offered: readonly OpenLabel[]; readonly held: number } {
  const counts = new Map<string, number>();
  const isWithin = (authorId: string, matterId: string | null) => {
    const key = `${authorId} ${matterId}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= offeredADay;
  };
  for (const { authorId, matterId } of approvedToday) isWithin(authorId, matterId);
  const offered = waiting.filter(
    (label) => !isAboutText(label) || isWithin(label.authorId, proposedMatter(label)),
  );
  return { offered, held: waiting.length - offered.length };
}

/** What reviewed labels teach: of a case the newest word, of a matter the newest texts, without what names a person. */
export function examplesOf(approved: readonly ApprovedLabel[]): LabelledExample[] {
  const newestFirst = approved.toSorted((one, other) =>
    Temporal.Instant.compare(other.reviewedAt, one.reviewedAt),
  );
  const cases = new Set<string>();
  const counts = new Map<string, number>();
  return newestFirst.flatMap(({ caseId, matterId, text }) => {
    const count = counts.get(matterId) ?? 0;
    if (cases.has(caseId) || count >= textsOfMatter) return [];
    cases.add(caseId);
    counts.set(matterId, count + 1);
    const label = { kind: "matter" as const, matterId };
    return [{ text: withoutMarks(text), label, source: "case" as const }];
  });
}

/** The words that stand for a number would be learnt as words of the matter. */
function withoutMarks(text: string): string {
  return maskPersonal(text)
    .replace(/\[[\p{L} ]+\]/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
}

/** Why a new model is to be trained; null: there is none. */
export function reasonToTrain(given: {
  readonly reviewedSince: number;
  /** All that may train. */
  readonly reviewed: number;
  /** The model in use was made without them, because the program or its seed is a newer one. */
  readonly isLeftBehind: boolean;
}): "labels" | "newProgram" | null {
  if (given.reviewedSince >= labelsPerTraining) return "labels";
  return given.isLeftBehind && given.reviewed > 0 ? "newProgram" : null;
}

export type Fall = {
  /** `top1`, `macroF1` or the id of a gate. */
  readonly what: string;
  readonly from: number;
  readonly to: number;
};

/** What is worse on the same frozen set; a model is promoted only where this is empty. */
export function fallsOf(before: ModelFigures, after: ModelFigures): Fall[] {
  const whole = (["top1", "macroF1"] as const).flatMap((what) =>
    fallOf(what, [before[what], after[what]], tolerance),
  );
  // A person who is sent past a gate is not made good by ten well-named lamps.
  const gates = Object.entries(before.gates).flatMap(([gate, recall]) =>
    fallOf(gate, [recall, after.gates[gate] ?? 0], roomOf(gate)),
  );
  return [...whole, ...gates];
}

function roomOf(gate: string): number {
  if (aside.includes(gate)) return swing;
  return gate === open ? tolerance : 0;
}

function fallOf(
  what: string,
  [from, to]: readonly [number, number],
  allowed: number,
): Fall[] {
  return from - to > allowed + rounding ? [{ what, from, to }] : [];
}
