/** Moves a label to a prompt; `production` only past the gate, or against it with a written reason. */

import type { Report } from "#evaluation/schema.ts";
import { findLatestRun } from "#evaluation/store.ts";
import { type Db, isUniqueViolation } from "#platform/db.ts";
import { decidePromotion, mayOverride } from "#prompts/rules.ts";
import { insertLabelMove } from "#prompts/store.ts";
import type { Judged, Label, LabelMove, Verdict } from "#prompts/types.ts";
import { readFrozenSet } from "./frozen-set.ts";
import { findPrompt, labelStanding } from "./load-prompts.ts";

/** What answers where no prompt has the label. */
export const EMBEDDED = "embedded";

export type MoveWish = {
  readonly label: Label;
  /** `NAME@VERSION`; null: to none. */
  readonly target: string | null;
  readonly by: string;
  readonly reason: string;
  /** Against the verdict; needs a reason of 20 letters or more. */
  readonly isOverride: boolean;
  /** The number of the latest move that was seen; null: whatever there is. */
  readonly seen: number | null;
};

export type Moved =
  | { readonly kind: "moved"; readonly move: LabelMove }
  | { readonly kind: "refused"; readonly verdict: Verdict }
  | { readonly kind: "reasonTooShort"; readonly verdict: Verdict }
  /** There is no such prompt, or the label stands there already, or somebody else has moved it since. */
  | { readonly kind: "absent" | "already" | "overtaken" };

/** To none it always may: the embedded model is what the program answers with when all else fails. */
export async function moveLabel(
  db: Db,
  wish: MoveWish,
  now: Temporal.Instant,
): Promise<Moved> {
  const { label, target, by, reason } = wish;
  if (target !== null && (await findPrompt(db, target)) === null)
    return { kind: "absent" };
  const standing = await labelStanding(db, label);
  if (wish.seen !== null && wish.seen !== standing.number) return { kind: "overtaken" };
  if (standing.target === target) return { kind: "already" };
  const verdict = await verdictOf(db, wish);
  const isAgainst = verdict.grounds.length > 0;
  if (isAgainst && !wish.isOverride) return { kind: "refused", verdict };
  if (isAgainst && !mayOverride(reason)) return { kind: "reasonTooShort", verdict };
  const move: LabelMove = {
    label,
    number: standing.number + 1,
    kind: "move",
    target,
    by,
    reason,
    isOverride: isAgainst,
    evaluationId: verdict.evaluationId,
    at: now,
  };
  return (await insertNext(db, move)) ? { kind: "moved", move } : { kind: "overtaken" };
}

/** A candidate answers nobody, so it passes no gate. */
async function verdictOf(db: Db, { label, target }: MoveWish): Promise<Verdict> {
  return label === "production" && target !== null
    ? await judgePromotion(db, target)
    : { evaluationId: null, grounds: [] };
}

/** False: somebody else took the number at the same moment. */
export async function insertNext(db: Db, move: LabelMove): Promise<boolean> {
  try {
    await insertLabelMove(db, move);
    return true;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

/** What the gate says of a prompt now, by its latest run on the frozen set beside that of what answers now. */
export async function judgePromotion(db: Db, target: string): Promise<Verdict> {
  const { hash: dataHash } = readFrozenSet();
  const { target: now } = await labelStanding(db, "production");
  const runOf = async (classifier: string) => {
    const report = await findLatestRun(db, { classifier, dataHash });
    return report === null ? null : judged(report);
  };
  return decidePromotion({
    run: await runOf(target),
    production: await runOf(now ?? EMBEDDED),
  });
}

function judged({ id, floors, gates }: Report): Judged {
  return { id, floors, gates: gates.classes };
}
