/** A dispatcher decides a proposal to block a sender: once, and only while the case still counts as spam. */
import { proposalOf, reviewAfterBlock } from "#blocks/rules.ts";
import {
  findCaseEvents,
  findSpamMark,
  insertCaseEvent,
  lockCase,
} from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import { findAddressees } from "#conversations/store.ts";
import { phrase } from "#messages/phrase.ts";
import { findName } from "#staff/store.ts";
import { type BlockOutcome, blockSender } from "./block-chat.ts";
import { may } from "./standing.ts";
import { tellOfficers } from "./tell-officers.ts";
import type { Turn } from "./turn.ts";

export async function decideBlock(
  turn: Turn,
  { caseId, blocks }: { readonly caseId: string; readonly blocks: boolean },
): Promise<void> {
  const { tx, say } = turn;
  const found = await lockCase(tx, caseId);
  if (!(await may(turn, "decideBlock", found)))
    return await say({ phrase: phrase("deskDenied") });
  const { code } = found;
  const past = await findCaseEvents(tx, caseId);
  const proposal = proposalOf(past.map(({ kind }) => kind));
  if (proposal !== "open") {
    const isBlocked = proposal === "blocked";
    return await say({ phrase: phrase("blockDecided", { code, isBlocked }) });
  }
  const mark = await findSpamMark(tx, caseId);
  if (mark === null) return await say({ phrase: phrase("blockMoot", { code }) });
  if (blocks) await block(turn, found, mark.data.reason ?? "");
  else await refuse(turn, found);
}

const WHY_NOT = {
  before: "blockedBefore",
  staff: "blockOfStaff",
  erased: "blockOfNobody",
} as const satisfies Record<Exclude<BlockOutcome, "blocked">, string>;

async function block(turn: Turn, found: StoredCase, reason: string): Promise<void> {
  const { tx, now, chat, say } = turn;
  const { code } = found;
  const reviewAt = reviewAfterBlock(now);
  const by = (await findName(tx, chat.personId)) ?? NAMELESS;
  const decision = { reason, by, reviewAt, actorId: chat.personId };
  const outcome = await blockSender(turn, found, decision);
  if (outcome !== "blocked")
    return await say({ phrase: phrase(WHY_NOT[outcome], { code }) });
  await say({ phrase: phrase("blockDone", { code, reviewAt }) });
  await tellProposer(turn, found, true);
}

const NAMELESS = "người điều phối";

async function refuse(turn: Turn, found: StoredCase): Promise<void> {
  const { tx, now, chat, say } = turn;
  const event = { kind: "blockRefused" as const, actorId: chat.personId, data: {} };
  await insertCaseEvent(tx, found.id, event, now);
  await say({ phrase: phrase("blockRefused", { code: found.code }) });
  await tellProposer(turn, found, false);
}

async function tellProposer(
  turn: Turn,
  found: StoredCase,
  isBlocked: boolean,
): Promise<void> {
  const past = await findCaseEvents(turn.tx, found.id);
  const proposed = past.find(({ kind }) => kind === "blockProposed");
  const proposer = proposed?.data.proposer;
  if (proposer === undefined || proposer === turn.chat.personId) return;
  await tellOfficers(turn, found, {
    to: await findAddressees(turn.tx, [proposer]),
    about: "blockDecided",
    phrase: phrase("blockDecided", { code: found.code, isBlocked }),
  });
}
