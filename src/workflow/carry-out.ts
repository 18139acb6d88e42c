/** Carries out what a dialogue wants done; what comes back is the dialogue's next event. */

import { updateLanguage } from "#conversations/store.ts";
import type { Effect } from "#conversations/types/effects.ts";
import type { Result } from "#conversations/types.ts";
import { insertConsent } from "#privacy/store.ts";
import { addNote } from "./add-note.ts";
import { fillTemplate } from "./answer-templates.ts";
import { actOnDesk, isOnDesk } from "./carry-out-desk.ts";
import { actOnRating, isOfRating } from "./carry-out-rating.ts";
import { actOfStaff, isOfStaff } from "./carry-out-staff.ts";
import { classifyLive } from "./classify-live.ts";
import { confirmCase, confirmOnly } from "./confirm-case.ts";
import { eraseData, keepData, offerErasure } from "./erase-data.ts";
import { explainDelay, explainOnly } from "./explain-delay.ts";
import { planExtension } from "./extend-case.ts";
import { findPoint } from "./find-point.ts";
import { findSimilar } from "./find-similar.ts";
import { disagree, followCase, unfollowCase } from "./follow-case.ts";
import { joinAgency } from "./join-agency.ts";
import { listDesk } from "./list-desk.ts";
import { findAgencies, lookAtCase } from "./look-at-case.ts";
import { offerMatters, offerReroute } from "./offer-reroute.ts";
import { openCase } from "./open-case.ts";
import { rerouteCase } from "./reroute-case.ts";
import { listCases, showCase } from "./show-case.ts";
import { showData } from "./show-data.ts";
import { openByCode } from "./show-on-desk.ts";
import type { Turn } from "./turn.ts";
import { findOwner, locate, readWard, understand } from "./understand.ts";
import { warnOfDanger } from "./warn-of-danger.ts";
import { withdrawCase } from "./withdraw-case.ts";
import { listConsents, withdrawConsent } from "./withdraw-consent.ts";

export async function carryOut(turn: Turn, effect: Effect): Promise<Result | null> {
  const { house } = turn;
  switch (effect.kind) {
    case "understand": {
      const found = await classifyLive(turn, effect.text);
      const understanding = understand(house, effect.text, found);
      return { kind: "understood", understanding };
    }
    case "readWard":
    case "locate":
    case "findOwner":
    case "findAgencies":
      return lookUp(turn, effect);
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
    case "lookAtCase":
      return { kind: "deskReady", desk: await lookAtCase(turn, effect) };
    case "planExtension":
      return await planExtension(turn, effect);
    case "listCases":
      return { kind: "caseList", cases: await listCases(turn) };
    case "showCase":
      return {
        kind: "caseFound",
        story: await showCase(turn.tx, house.city, effect.by, turn.chat.id, turn.now),
      };
    case "addNote":
      return await addNote(turn, effect);
    case "explainOnly":
      return await explainOnly(turn);
    case "listDesk":
      return await listDesk(turn, effect);
    case "openByCode":
      return await openByCode(turn, effect.code);
    case "fillTemplate":
      return await fillTemplate(turn, effect);
    default:
      if (isOfRating(effect)) return await actOnRating(turn, effect);
      if (isOnDesk(effect)) await actOnDesk(turn, effect);
      else if (isOfStaff(effect)) await actOfStaff(turn, effect);
      else await act(turn, effect);
      return null;
  }
}

type LookUp = Extract<
  Effect,
  { kind: "readWard" | "locate" | "findOwner" | "findAgencies" }
>;

/** What is known without asking the database. */
function lookUp({ house, now }: Pick<Turn, "house" | "now">, effect: LookUp): Result {
  switch (effect.kind) {
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
        owner: findOwner(house, effect, now),
        second: effect.second === null ? null : findOwner(house, effect.second, now),
      };
    case "findAgencies":
      return {
        kind: "agenciesFound",
        agencies: findAgencies(house.city, effect.text, now),
      };
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
  | { kind: "warnOfDanger" }
  | { kind: "showData" }
  | { kind: "offerErasure" }
  | { kind: "eraseData" }
  | { kind: "keepData" }
  | { kind: "listConsents" }
  | { kind: "withdrawConsent" }
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
    case "warnOfDanger":
      return await warnOfDanger(turn, effect.text);
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
  }
}
