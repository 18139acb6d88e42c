/** Somebody follows what another person has sent, leaves again, or says that it is not solved for them. */
import { isAllowed } from "#cases/rules.ts";
import { insertCaseEvent, lockCase } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import { desk } from "#conversations/flows/desk-buttons.ts";
import type { FollowOutcome } from "#conversations/types.ts";
import { isMilestone } from "#followers/rules.ts";
import { deleteFollower, insertFollower, isFollower } from "#followers/store.ts";
import { isCaseOpen } from "#kernel/case-state.ts";
import { phrase } from "#messages/phrase.ts";
import { agencyName } from "./house.ts";
import { findHandlers } from "./recipients.ts";
import { tellOfficers } from "./tell-officers.ts";
import { factsOf, type Turn } from "./turn.ts";

/** A case that is closed, or one's own, cannot be followed; the outcome says so. */
export async function followCase(
  turn: Turn,
  { caseId, number }: { readonly caseId: string; readonly number: number | null },
): Promise<FollowOutcome> {
  const { tx, house, chat, now } = turn;
  const found = await lockCase(tx, caseId);
  const { code, state, answerDueAt } = found;
  const mayFollow = isCaseOpen(state) && found.chatId !== chat.id;
  if (mayFollow) {
    const followerCount = await insertFollower(tx, caseId, chat.id, now);
    if (followerCount !== null) await tellCount(turn, { ...found, followerCount });
  }
  return {
    kind: "followed",
    number,
    outcome: mayFollow ? "follows" : "tooLate",
    caseId,
    code,
    state,
    agency: agencyName(house.city, found.agencyId),
    answerDueAt,
  };
}

export async function unfollowCase(turn: Turn, caseId: string): Promise<void> {
  const { code } = await lockCase(turn.tx, caseId);
  await deleteFollower(turn.tx, caseId, turn.chat.id);
  await turn.say({ phrase: phrase("unfollowed", { code }) });
}

/** Of each answer once; whoever handles the case decides what follows from it. */
export async function disagree(turn: Turn, caseId: string): Promise<void> {
  const { tx, house, chat, now } = turn;
  const found = await lockCase(tx, caseId);
  const { code, state } = found;
  const isTheirs = await isFollower(tx, caseId, chat.id);
  if (!isTheirs || !isAllowed("note", state)) {
    const agency = agencyName(house.city, found.agencyId);
    return await turn.say({ phrase: phrase("caseIs", { code, state, agency }) });
  }
  const event = {
    kind: "followerDisagreed" as const,
    actorId: chat.personId,
    data: { reopens: found.reopens },
  };
  await insertCaseEvent(tx, caseId, event, now);
  await tellOfficers(turn, found, {
    to: await findHandlers(turn, found),
    about: `disagreed:${found.reopens}:${chat.id}`,
    phrase: phrase("followerDisagrees", factsOf(house.city, found)),
  });
  await turn.say({
    phrase: phrase("disagreed", { code }),
    buttons: [
      {
        label: phrase("addToCase"),
        action: { kind: "track", caseId, code, verb: "add" },
      },
    ],
  });
}

/** A note at each milestone, in office hours even for an urgent case: nobody is woken to read a number. */
async function tellCount(turn: Turn, found: StoredCase): Promise<void> {
  if (!isMilestone(found.followerCount)) return;
  const { city } = turn.house;
  await tellOfficers(
    turn,
    { ...found, level: "normal" },
    {
      to: await findHandlers(turn, found),
      about: `followers:${found.followerCount}`,
      phrase: phrase("followersGrew", factsOf(city, found)),
      buttons: [desk("answer", found.id)],
    },
  );
}
