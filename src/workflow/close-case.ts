/** Closes a case for good, or for now while its citizen may still open it again; its history says why. */
import { insertCaseEvent, updateCase } from "#cases/store.ts";
import type { CaseEvent, StoredCase } from "#cases/types.ts";
import { phrase } from "#messages/phrase.ts";
import { confirmLabel } from "./confirm-label.ts";
import { tellFollowers } from "./tell-followers.ts";
import type { Tick } from "./turn.ts";

type Ending = Extract<
  CaseEvent["kind"],
  "confirmed" | "withdrawn" | "closedSilently" | "spam"
>;

export async function closeCase(
  tick: Tick,
  found: StoredCase,
  ending: {
    readonly kind: Ending;
    /** Null: nobody, time ran out. */
    readonly actorId: string | null;
    /** What else the history keeps of it. */
    readonly data?: CaseEvent["data"];
    /** Left out: it does not open again. */
    readonly mayReopenUntil?: Temporal.Instant;
  },
): Promise<void> {
  const { tx, now } = tick;
  const { id: caseId, code, reopens } = found;
  const { kind, actorId, data = {}, mayReopenUntil } = ending;
  await updateCase(tx, caseId, {
    state: mayReopenUntil === undefined ? "closed" : "lapsed",
    closedAt: now,
    nextAlertAt: mayReopenUntil ?? null,
  });
  await insertCaseEvent(tx, caseId, { kind, actorId, data }, now);
  if (kind === "confirmed") await confirmLabel(tick, found, "citizen");
  if (kind === "closedSilently") await confirmLabel(tick, found, "silence");
  await tellFollowers(tick, found, {
    about: `closed:${reopens}`,
    phrase: phrase("followedClosed", { code, ending: kind }),
  });
}
