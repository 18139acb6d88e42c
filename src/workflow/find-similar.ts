/** Looks whether others have sent the same trouble already. */
import type { Draft, Result } from "#conversations/types.ts";
import { reachOf, similarOnes } from "#followers/rules.ts";
import { findCandidates } from "#followers/store.ts";
import type { Turn } from "./turn.ts";

export async function findSimilar(
  { tx, house, chat, now }: Turn,
  { of, draft }: { readonly of: string; readonly draft: Draft },
): Promise<Result> {
  const matter = draft.matter === null ? null : house.city.matters.get(draft.matter.id);
  if (matter == null || draft.ward === null) {
    return { kind: "similarFound", of, cases: [] };
  }
  const reach = reachOf(matter.fieldId);
  const candidates = await findCandidates(
    tx,
    { matterId: matter.id, wardId: draft.ward.id, notChatId: chat.id },
    now.subtract({ hours: reach.days * 24 }),
  );
  const cases = similarOnes(draft, candidates, reach, now);
  return {
    kind: "similarFound",
    of,
    cases: cases.map(({ caseId, people, lastAt, metres }) => ({
      caseId,
      people,
      lastAt: lastAt.toString(),
      metres,
    })),
  };
}
