/** An officer who took a case for spam proposes to block its sender; the dispatchers are asked. */
import { proposalOf } from "#blocks/rules.ts";
import {
  findCaseEvents,
  findSpamMark,
  insertCaseEvent,
  lockCase,
} from "#cases/store.ts";
import { decideButtons } from "#conversations/flows/block-sender.ts";
import { desk } from "#conversations/flows/desk-buttons.ts";
import { maskInsults } from "#kernel/insults.ts";
import { phrase } from "#messages/phrase.ts";
import { findName } from "#staff/store.ts";
import { agencyName } from "./house.ts";
import { findDispatchers } from "./recipients.ts";
import { may } from "./standing.ts";
import { tellOfficers } from "./tell-officers.ts";
import type { Turn } from "./turn.ts";

/** Once for a case, whatever became of it. */
export async function proposeBlock(turn: Turn, caseId: string): Promise<void> {
  const { tx, house, now, chat, say } = turn;
  const found = await lockCase(tx, caseId);
  if (!(await may(turn, "proposeBlock", found)))
    return await say({ phrase: phrase("deskDenied") });
  const { code } = found;
  const mark = await findSpamMark(tx, caseId);
  if (mark === null) return await say({ phrase: phrase("blockMoot", { code }) });
  const past = await findCaseEvents(tx, caseId);
  const proposal = proposalOf(past.map(({ kind }) => kind));
  if (proposal === "open")
    return await say({ phrase: phrase("blockProposedBefore", { code }) });
  if (proposal !== "none") {
    const isBlocked = proposal === "blocked";
    return await say({ phrase: phrase("blockDecided", { code, isBlocked }) });
  }
  const dispatchers = await findDispatchers(turn);
  if (dispatchers.length === 0)
    return await say({ phrase: phrase("blockNobody", { code }) });
  const { personId } = chat;
  const data = { proposer: personId };
  const event = { kind: "blockProposed" as const, actorId: personId, data };
  await insertCaseEvent(tx, caseId, event, now);
  const agency = agencyName(house.city, found.agencyId);
  const name = await findName(tx, personId);
  await tellOfficers(turn, found, {
    to: dispatchers,
    about: "blockProposed",
    phrase: phrase("askBlock", {
      code,
      officer: name === null ? NAMELESS : { vi: name, en: name },
      agency,
      reason: mark.data.reason ?? "",
      text: maskInsults(found.text),
    }),
    buttons: [...decideButtons(caseId), desk("open", caseId)],
  });
  await say({ phrase: phrase("blockProposed", { code }) });
}

const NAMELESS = { vi: "Cán bộ xử lý", en: "The officer" };
