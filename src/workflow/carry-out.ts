/** Carries out what a dialogue wants done; what comes back is the dialogue's next event. */

import { findOpenCases } from "#cases/store.ts";
import { updateLanguage } from "#conversations/store.ts";
import type { Effect, Result } from "#conversations/types.ts";
import { isLate } from "#kernel/case-state.ts";
import { insertConsent } from "#privacy/store.ts";
import { finishRating, saveAnswer } from "#ratings/store.ts";
import { findMembers } from "#routing/store.ts";
import { addNote } from "./add-note.ts";
import { actOnDesk, isOnDesk } from "./carry-out-desk.ts";
import { confirmCase, confirmOnly } from "./confirm-case.ts";
import { eraseData, keepData, offerErasure } from "./erase-data.ts";
import { explainDelay, explainOnly } from "./explain-delay.ts";
import { planExtension } from "./extend-case.ts";
import { findPoint } from "./find-point.ts";
import { findSimilar } from "./find-similar.ts";
import { disagree, followCase, unfollowCase } from "./follow-case.ts";
import { joinAgency } from "./join-agency.ts";
import { findAgencies, lookAtCase } from "./look-at-case.ts";
import { offerMatters, offerReroute } from "./offer-reroute.ts";
import { openCase } from "./open-case.ts";
import { rateCase } from "./rate-case.ts";
import { rerouteCase } from "./reroute-case.ts";
import { listCases, showCase } from "./show-case.ts";
import { showData } from "./show-data.ts";
import type { Turn } from "./turn.ts";
import { findOwner, locate, readWard, understand } from "./understand.ts";
import { withdrawCase } from "./withdraw-case.ts";
import { listConsents, withdrawConsent } from "./withdraw-consent.ts";

export async function carryOut(turn: Turn, effect: Effect): Promise<Result | null> {
  const { house } = turn;
  switch (effect.kind) {
    case "understand":
      return { kind: "understood", understanding: understand(house, effect.text) };
    case "readWard":
      return {
        kind: "wardRead",
        typed: effect.text,
        ward: readWard(house, effect.text),
      };
    case "locate":
      return { kind: "wardRead", typed: null, ward: locate(house, effect) };
    case "findOwner":
      return {
        kind: "ownerFound",
        owner: findOwner(house, effect),
        second: effect.second === null ? null : findOwner(house, effect.second),
      };
    case "findSimilar":
      return await findSimilar(turn, effect);
    case "followCase":
      return await followCase(turn, effect);
    case "findPoint":
      return { kind: "pointFound", point: await findPoint(turn, effect.code) };
    case "openCase":
      return { kind: "caseOpened", ...(await openCase(turn, effect.draft)) };
    case "confirmCase":
      return await confirmCase(turn, effect);
    case "confirmOnly":
      return await confirmOnly(turn, effect);
    case "beginRating":
      return await rateCase(turn, effect);
    case "lookAtCase":
      return { kind: "deskReady", desk: await lookAtCase(turn, effect.caseId) };
    case "planExtension":
      return await planExtension(turn, effect);
    case "findAgencies":
      return { kind: "agenciesFound", agencies: findAgencies(house.city, effect.text) };
    case "listCases":
      return { kind: "caseList", cases: await listCases(turn) };
    case "showCase":
      return {
        kind: "caseFound",
        story: await showCase(turn.tx, house.city, effect.by, turn.chat.id, turn.now),
      };
    case "explainOnly":
      return await explainOnly(turn);
    case "listDesk":
      return { kind: "deskList", ...(await countDesk(turn)) };
    default:
      await (isOnDesk(effect) ? actOnDesk(turn, effect) : act(turn, effect));
      return null;
  }
}

type WithoutResult = Extract<
  Effect,
  | { kind: "say" }
  | { kind: "setLanguage" }
  | { kind: "recordConsent" }
  | { kind: "redeemInvitation" }
  | { kind: "withdrawCase" }
  | { kind: "unfollowCase" }
  | { kind: "disagree" }
  | { kind: "explainDelay" }
  | { kind: "offerReroute" }
  | { kind: "offerMatters" }
  | { kind: "rerouteCase" }
  | { kind: "showData" }
  | { kind: "offerErasure" }
  | { kind: "eraseData" }
  | { kind: "keepData" }
  | { kind: "listConsents" }
  | { kind: "withdrawConsent" }
  | { kind: "recordRating" }
  | { kind: "finishRating" }
  | { kind: "addNote" }
>;

async function act(turn: Turn, effect: WithoutResult): Promise<void> {
  const { tx, chat, now } = turn;
  switch (effect.kind) {
    case "say":
      return await turn.say(effect.reply);
    case "setLanguage":
      return await updateLanguage(tx, chat.id, effect.language);
    case "recordConsent": {
      const { purpose, isGiven, textVersion } = effect;
      const consent = { chatId: chat.id, purpose, textVersion, isGiven };
      return await insertConsent(tx, consent, now);
    }
    case "redeemInvitation":
      return await joinAgency(turn, effect.token);
    case "withdrawCase":
      return await withdrawCase(turn, effect.caseId);
    case "unfollowCase":
      return await unfollowCase(turn, effect.caseId);
    case "disagree":
      return await disagree(turn, effect.caseId);
    case "explainDelay":
      return await explainDelay(turn, effect.caseId);
    case "offerReroute":
      return await offerReroute(turn, effect.caseId);
    case "offerMatters":
      return await offerMatters(turn, effect.caseId);
    case "rerouteCase":
      return await rerouteCase(turn, effect);
    case "showData":
      return await showData(turn);
    case "offerErasure":
      return await offerErasure(turn);
    case "eraseData":
      return await eraseData(turn);
    case "keepData":
      return await keepData(turn, effect.untilDone);
    case "listConsents":
      return await listConsents(turn);
    case "withdrawConsent":
      return await withdrawConsent(turn, effect.purpose);
    case "recordRating":
      return await saveAnswer(tx, effect.caseId, effect);
    case "finishRating":
      return await finishRating(tx, effect.caseId, now);
    case "addNote":
      return await addNote(turn, effect);
  }
}

async function countDesk({ tx, chat, now }: Turn) {
  const memberships = await findMembers(tx, { personId: chat.personId }, now);
  const open = await findOpenCases(
    tx,
    memberships.map(({ agencyId }) => agencyId),
  );
  const late = open.filter((one) => isLate(one, now));
  return { open: open.length, late: late.length };
}
