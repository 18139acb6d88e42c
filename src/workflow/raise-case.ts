/** Makes a case urgent when its citizen writes that people are in danger; the emergency numbers first. */
import { insertCaseEvent, updateCase } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import { isCaseOpen } from "#kernel/case-state.ts";
import { phrase } from "#messages/phrase.ts";
import { planDeadlines, planNextAlert, planReopened } from "./plan-deadlines.ts";
import type { Turn } from "./turn.ts";

/** The case as it is then; the same one when it was urgent already or nobody works on it any more. */
export async function raiseCase(turn: Turn, found: StoredCase): Promise<StoredCase> {
  const { tx, house, chat, now, say } = turn;
  await say({ phrase: phrase("emergency") });
  if (found.level === "urgent" || !isCaseOpen(found.state)) return found;
  const raised = urgent(turn, found);
  const { level, acceptDueAt, answerDueAt, pausedAt, deadlineVersion } = raised;
  const nextAlertAt = planNextAlert(house.city, raised, now);
  const deadlines = { acceptDueAt, answerDueAt, deadlineVersion, nextAlertAt };
  await updateCase(tx, found.id, { level, pausedAt, ...deadlines });
  const event = { kind: "raised", actorId: chat.personId, data: { level } } as const;
  await insertCaseEvent(tx, found.id, event, now);
  await say({ phrase: phrase("caseRaised", { code: found.code, answerDueAt }) });
  return raised;
}

/** A deadline only comes nearer, and no clock stands still in danger. */
function urgent({ house, now }: Turn, found: StoredCase): StoredCase {
  const raised = { ...found, level: "urgent" as const };
  const fresh =
    found.state === "submitted"
      ? planDeadlines(house.city, raised, now)
      : {
          acceptDueAt: found.acceptDueAt,
          answerDueAt: planReopened(house.city, raised, now),
        };
  return {
    ...raised,
    acceptDueAt: earlier(found.acceptDueAt, fresh.acceptDueAt),
    answerDueAt: earlier(found.answerDueAt, fresh.answerDueAt),
    pausedAt: null,
    deadlineVersion: found.deadlineVersion + 1,
  };
}

function earlier(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) < 0 ? one : other;
}
