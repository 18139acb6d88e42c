/** Takes a case on for an officer: whoever accepts it, or starts work on it without. */
import { answerDueOnAcceptance } from "#cases/rules.ts";
import { insertCaseEvent, updateCase } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import { calendarOf, deadlinePolicyOf } from "./house.ts";
import { planNextAlert } from "./plan-deadlines.ts";
import type { Turn } from "./turn.ts";

/** Returns the case as it is then; the caller has checked that it may be taken. */
export async function takeCase(turn: Turn, found: StoredCase): Promise<StoredCase> {
  const { tx, house, now, chat } = turn;
  const { city } = house;
  const policy = deadlinePolicyOf(city, found.level);
  const calendar = calendarOf(city, found.agencyId);
  const answerDueAt = answerDueOnAcceptance(policy, calendar, found.answerDueAt, now);
  const hasMoved = !answerDueAt.equals(found.answerDueAt);
  const state = "accepted" as const;
  const handlerId = chat.personId;
  const deadlineVersion = found.deadlineVersion + (hasMoved ? 1 : 0);
  const taken: StoredCase = {
    ...found,
    state,
    answerDueAt,
    handlerId,
    deadlineVersion,
  };
  await updateCase(tx, found.id, {
    state,
    handlerId,
    acceptedAt: now,
    answerDueAt,
    deadlineVersion,
    nextAlertAt: planNextAlert(city, taken, now),
  });
  const event = { kind: "accepted" as const, actorId: chat.personId, data: {} };
  await insertCaseEvent(tx, found.id, event, now);
  return taken;
}
