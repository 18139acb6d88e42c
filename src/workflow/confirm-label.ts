/** A case that was answered and closes where it was first sent says that its matter was read rightly. */
import type { StoredCase } from "#cases/types.ts";
import { insertLabelledExample, isLabelled } from "#classification/store.ts";
import type { Tick } from "./turn.ts";

export async function confirmLabel(
  { tx, now }: Tick,
  found: StoredCase,
  source: "citizen" | "silence",
): Promise<void> {
  const { id: caseId, matterId, agencyId, hops } = found;
  // Somebody who knew better has said more; and a case closes a second time after it was opened again.
  if (matterId === null || hops > 0 || (await isLabelled(tx, caseId))) return;
  const label = {
    caseId,
    source,
    reason: "confirmed" as const,
    fromMatterId: matterId,
    toMatterId: null,
    fromAgencyId: agencyId,
    toAgencyId: null,
    personId: null,
  };
  await insertLabelledExample(tx, label, now);
}
