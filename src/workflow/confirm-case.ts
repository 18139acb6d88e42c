/** The citizen says whether a case is solved: it closes, or it opens again and its head is told. */
import { isAllowed, MAX_REOPENS } from "#cases/rules.ts";
import { findAwaiting, insertCaseEvent, lockCase, updateCase } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import { workButtons } from "#conversations/flows/desk-buttons.ts";
import { ratingButton } from "#conversations/flows/rate-begin.ts";
import type { Result, Verdict } from "#conversations/types.ts";
import { phrase } from "#messages/phrase.ts";
import { hasRefused } from "#privacy/store.ts";
import { isRated } from "#ratings/store.ts";
import { closeCase } from "./close-case.ts";
import { agencyName, DISPATCHER } from "./house.ts";
import { moveCase } from "./move-case.ts";
import { planNextAlert, planReopened } from "./plan-deadlines.ts";
import { findHandlers, findLeaders } from "./recipients.ts";
import { may } from "./standing.ts";
import { tellFollowers } from "./tell-followers.ts";
import { tellOfficers } from "./tell-officers.ts";
import { factsOf, type Turn } from "./turn.ts";

export async function confirmCase(
  turn: Turn,
  { caseId, verdict }: { readonly caseId: string; readonly verdict: Verdict },
): Promise<Result | null> {
  const { tx, house, chat } = turn;
  const found = await lockCase(tx, caseId);
  const { code, state } = found;
  const isMine = await may(turn, "confirm", found);
  if (!isMine || !isAllowed("confirm", state)) {
    const agency = agencyName(house.city, found.agencyId);
    const isTooLate = state === "closed" && verdict !== "solved";
    const why = isTooLate
      ? phrase("reopenTooLate", { code })
      : phrase("caseIs", { code, state, agency });
    await turn.say({ phrase: isMine ? why : phrase("staleButton") });
    return null;
  }
  if (verdict === "solved") {
    await closeCase(turn, found, { kind: "confirmed", actorId: chat.personId });
    await turn.say({ phrase: phrase("thanksSolved", { code }) });
    const isUnwanted = await hasRefused(tx, chat.id, "rating");
    if (isUnwanted || (await isRated(tx, caseId))) return null;
    return { kind: "confirmed", caseId, code };
  }
  const act = found.reopens < MAX_REOPENS ? reopen : handOver;
  await act(turn, found, verdict);
  return { kind: "reopened", caseId, code };
}

/** A verdict that was typed is about the one case that waits; with none or several it is no verdict. */
export async function confirmOnly(
  turn: Turn,
  { verdict, text }: { readonly verdict: Verdict; readonly text: string },
): Promise<Result | null> {
  const [only, ...others] = await findAwaiting(turn.tx, turn.chat.id);
  if (only === undefined || others.length > 0) return { kind: "notConfirmed", text };
  return await confirmCase(turn, { caseId: only.id, verdict });
}

async function reopen(
  turn: Turn,
  found: StoredCase,
  verdict: Exclude<Verdict, "solved">,
): Promise<void> {
  const { tx, house, now } = turn;
  const { id: caseId, code } = found;
  const answerDueAt = planReopened(house.city, found, now);
  const reopens = found.reopens + 1;
  const deadlineVersion = found.deadlineVersion + 1;
  const opened: StoredCase = {
    ...found,
    state: "accepted",
    answerDueAt,
    reopens,
    deadlineVersion,
  };
  const nextAlertAt = planNextAlert(house.city, opened, now);
  const { state } = opened;
  await updateCase(tx, caseId, {
    state,
    answerDueAt,
    reopens,
    deadlineVersion,
    nextAlertAt,
    closedAt: null,
  });
  await noteReopened(turn, opened, verdict);
  const { addressees: leaders, leader } = await findLeaders(turn, opened);
  const handlers = await findHandlers(turn, opened);
  const everyone = new Map([...handlers, ...leaders].map((one) => [one.personId, one]));
  await tellOfficers(turn, opened, {
    to: [...everyone.values()],
    about: `reopened:${reopens}`,
    phrase: phrase("reopenedCase", { ...factsOf(house.city, opened), verdict }),
    buttons: workButtons(opened),
  });
  const agency = agencyName(house.city, found.agencyId);
  await tellFollowers(turn, opened, {
    about: `reopened:${reopens}`,
    phrase: phrase("followedReopened", { code, agency, answerDueAt }),
  });
  await turn.say({ phrase: phrase("reopened", { code, agency, answerDueAt, leader }) });
}

/** Reopened twice in vain: somebody else must look. */
async function handOver(
  turn: Turn,
  found: StoredCase,
  verdict: Exclude<Verdict, "solved">,
): Promise<void> {
  const reopens = found.reopens + 1;
  const why = "đã mở lại hai lần mà chưa giải quyết xong";
  const moved = await moveCase(turn, found, { agencyId: DISPATCHER, why, reopens });
  await noteReopened(turn, moved, verdict);
  const { addressees: leaders } = await findLeaders(turn, found);
  await tellOfficers(turn, found, {
    to: leaders,
    about: `handedOver:${reopens}`,
    phrase: phrase("handedOver", { code: found.code, verdict }),
  });
  await turn.say({
    phrase: phrase("reopenedTooOften", { code: found.code }),
    buttons: [ratingButton({ kind: "case", caseId: found.id })],
  });
}

async function noteReopened(
  { tx, chat, now }: Turn,
  { id, reopens }: StoredCase,
  verdict: Verdict,
): Promise<void> {
  const data = { reopens, verdict };
  const event = { kind: "reopened" as const, actorId: chat.personId, data };
  await insertCaseEvent(tx, id, event, now);
}
