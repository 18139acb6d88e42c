/** Takes back the latest move of a label, at once and without asking the gate: what answered before answers again. */
import type { Db } from "#platform/db.ts";
import type { LabelMove } from "#prompts/types.ts";
import { labelStanding } from "./load-prompts.ts";
import { insertNext } from "./promote-prompt.ts";

export type RolledBack =
  | { readonly kind: "moved"; readonly move: LabelMove }
  | { readonly kind: "nothing" | "overtaken" };

/** `seen`: the number of the latest move that was seen; null: whatever there is. */
export async function rollBack(
  db: Db,
  wish: Pick<LabelMove, "label" | "by" | "reason"> & { readonly seen: number | null },
  now: Temporal.Instant,
): Promise<RolledBack> {
  const { label, by, reason, seen } = wish;
  const standing = await labelStanding(db, label);
  if (seen !== null && seen !== standing.number) return { kind: "overtaken" };
  if (standing.undo === null) return { kind: "nothing" };
  const move: LabelMove = {
    label,
    number: standing.number + 1,
    kind: "rollback",
    target: standing.undo.target,
    by,
    reason,
    isOverride: false,
    evaluationId: null,
    at: now,
  };
  return (await insertNext(db, move)) ? { kind: "moved", move } : { kind: "overtaken" };
}
