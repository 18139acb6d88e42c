/** Tells a citizen why a case takes so long, from its history alone, and tells its leaders that they ask. */
import { findCaseEvents, findOpenCasesOf, loadCase } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import { desk } from "#conversations/flows/desk-buttons.ts";
import type { Result } from "#conversations/types.ts";
import { isCaseOpen, isLate } from "#kernel/case-state.ts";
import { phrase } from "#messages/phrase.ts";
import { agencyName, type City } from "./house.ts";
import { findLeaders } from "./recipients.ts";
import { listCases } from "./show-case.ts";
import { may } from "./standing.ts";
import { tellOfficers } from "./tell-officers.ts";
import { factsOf, type Turn } from "./turn.ts";

export async function explainDelay(turn: Turn, caseId: string): Promise<void> {
  const { tx, house, now } = turn;
  const { city } = house;
  const found = await loadCase(tx, caseId);
  if (!(await may(turn, "explain", found)))
    return await turn.say({ phrase: phrase("staleButton") });
  const { code, state, answerDueAt } = found;
  const agency = agencyName(city, found.agencyId);
  if (!isCaseOpen(state))
    return await turn.say({ phrase: phrase("caseIs", { code, state, agency }) });
  if (found.pausedAt !== null) {
    const words = { code, agency, since: found.pausedAt };
    return await turn.say({ phrase: phrase("waitsForYou", words) });
  }
  const past = await findCaseEvents(tx, caseId);
  const acceptedAt =
    state === "submitted" ? null : (findLastAt(past, "accepted") ?? null);
  if (!isLate(found, now)) {
    const words = { code, agency, acceptedAt, answerDueAt };
    return await turn.say({ phrase: phrase("notLateYet", words) });
  }
  const leader = await tellLeaders(turn, found);
  await turn.say({
    phrase: phrase("whyLate", {
      code,
      agency,
      acceptedAt,
      answerDueAt,
      moves: found.hops,
      leadersToldAt: toldLeadersAt(city, found, past),
      leader,
    }),
  });
}

/** Asked in words, it is about the one case that is late, else the one that is open; null: it was answered. */
export async function explainOnly(turn: Turn): Promise<Result | null> {
  const open = await findOpenCasesOf(turn.tx, turn.chat.id);
  const late = open.filter((one) => isLate(one, turn.now));
  const [only, ...others] = late.length > 0 ? late : open;
  if (only === undefined || others.length > 0)
    return { kind: "caseList", cases: await listCases(turn) };
  await explainDelay(turn, only.id);
  return null;
}

/** Once for each deadline, however often they ask. */
async function tellLeaders(turn: Turn, found: StoredCase) {
  const { addressees, leader } = await findLeaders(turn, found);
  const { id: caseId, deadlineVersion } = found;
  const { city } = turn.house;
  const agency = agencyName(city, found.agencyId);
  await tellOfficers(turn, found, {
    to: addressees,
    about: `whyLate:v${deadlineVersion}`,
    phrase: phrase("citizenAsksWhy", { ...factsOf(city, found), agency }),
    buttons: [desk("answer", caseId), desk("transfer", caseId)],
  });
  return leader;
}

type PastEvents = Awaited<ReturnType<typeof findCaseEvents>>;

function findLastAt(past: PastEvents, kind: string): Temporal.Instant | undefined {
  return past.findLast((one) => one.kind === kind)?.at;
}

/** When its leaders were told that this deadline has passed; null: not yet, or there is nobody to tell. */
function toldLeadersAt(
  { alertPolicies }: City,
  { deadlineVersion }: StoredCase,
  past: PastEvents,
): Temporal.Instant | null {
  const isTold = ({ kind, data }: PastEvents[number]) =>
    kind === "alertRaised" &&
    data.version === deadlineVersion &&
    alertPolicies.some(
      ({ id, deadline, direction }) =>
        id === data.policy && deadline === "answer" && direction === "after",
    );
  return past.find(isTold)?.at ?? null;
}
