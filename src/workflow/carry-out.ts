/** Carries out what a dialogue wants done; what comes back is the dialogue's next event. */

import { findOpenCases, lockCase } from "#cases/store.ts";
import { insertConsent, updateLanguage } from "#conversations/store.ts";
import type { DeskView, Effect, Named, Result } from "#conversations/types.ts";
import { isLate } from "#kernel/case-state.ts";
import { fold } from "#kernel/text.ts";
import { finishRating, saveAnswer } from "#ratings/store.ts";
import { findMembers } from "#routing/store.ts";
import { acceptCase } from "./accept-case.ts";
import { addNote } from "./add-note.ts";
import { answerCase } from "./answer-case.ts";
import { confirmCase, confirmOnly } from "./confirm-case.ts";
import { eraseData, keepData, offerErasure } from "./erase-data.ts";
import { agencyName, type City, DISPATCHER } from "./house.ts";
import { joinAgency } from "./join-agency.ts";
import { openCase } from "./open-case.ts";
import { rateCase } from "./rate-case.ts";
import { listCases, showCase } from "./show-case.ts";
import { showData } from "./show-data.ts";
import { transferCase } from "./transfer-case.ts";
import { mayHandle, type Turn } from "./turn.ts";
import { findOwner, locate, readWard, understand } from "./understand.ts";
import { withdrawCase } from "./withdraw-case.ts";
import { withdrawConsent } from "./withdraw-consent.ts";

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
      return { kind: "ownerFound", owner: findOwner(house, effect) };
    case "openCase":
      return { kind: "caseOpened", receipt: await openCase(turn, effect.draft) };
    case "confirmCase":
      return await confirmCase(turn, effect);
    case "confirmOnly":
      return await confirmOnly(turn, effect);
    case "beginRating":
      return await rateCase(turn, effect);
    case "lookAtCase":
      return { kind: "deskReady", desk: await lookAtCase(turn, effect.caseId) };
    case "findAgencies":
      return { kind: "agenciesFound", agencies: findAgencies(house.city, effect.text) };
    case "listCases":
      return { kind: "caseList", cases: await listCases(turn) };
    case "showCase":
      return { kind: "caseFound", story: await showCase(turn, effect.by) };
    case "listDesk":
      return { kind: "deskList", ...(await countDesk(turn)) };
    default:
      await act(turn, effect);
      return null;
  }
}

type WithoutResult = Extract<
  Effect,
  | { kind: "say" }
  | { kind: "setLanguage" }
  | { kind: "recordConsent" }
  | { kind: "redeemInvitation" }
  | { kind: "acceptCase" }
  | { kind: "answerCase" }
  | { kind: "transferCase" }
  | { kind: "withdrawCase" }
  | { kind: "showData" }
  | { kind: "offerErasure" }
  | { kind: "eraseData" }
  | { kind: "keepData" }
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
      const { isGiven, textVersion } = effect;
      const consent = { chatId: chat.id, purpose: "feedback", textVersion, isGiven };
      return await insertConsent(tx, consent, now);
    }
    case "redeemInvitation":
      return await joinAgency(turn, effect.token);
    case "acceptCase":
      return await acceptCase(turn, effect.caseId);
    case "answerCase":
      return await answerCase(turn, effect);
    case "transferCase":
      return await transferCase(turn, effect);
    case "withdrawCase":
      return await withdrawCase(turn, effect.caseId);
    case "showData":
      return await showData(turn);
    case "offerErasure":
      return await offerErasure(turn);
    case "eraseData":
      return await eraseData(turn);
    case "keepData":
      return await keepData(turn, effect.untilDone);
    case "withdrawConsent":
      return await withdrawConsent(turn);
    case "recordRating":
      return await saveAnswer(tx, effect.caseId, effect);
    case "finishRating":
      return await finishRating(tx, effect.caseId, now);
    case "addNote":
      return await addNote(turn, effect);
  }
}

async function lookAtCase(turn: Turn, caseId: string): Promise<DeskView> {
  const found = await lockCase(turn.tx, caseId);
  if (!(await mayHandle(turn, found))) return { kind: "denied", caseId };
  const { city } = turn.house;
  const owner = findOwner(turn.house, found);
  const ids = new Set([owner.agency.id, ...owner.alternatives, DISPATCHER]);
  ids.delete(found.agencyId);
  const alternatives = [...ids]
    .slice(0, 4)
    .map((id) => ({ id, name: agencyName(city, id) }));
  const { code, state } = found;
  return { kind: "open", caseId, code, state, alternatives };
}

/** Agencies whose name holds all the words typed; the shortest name first. */
function findAgencies(city: City, text: string): Named[] {
  const wanted = fold(text)
    .split(" ")
    .filter((word) => word !== "");
  return [...city.agencies.values()]
    .filter(({ kind }) => kind !== "external")
    .filter(({ name, shortName }) => {
      const folded = fold(`${name} ${shortName}`);
      return wanted.length > 0 && wanted.every((word) => folded.includes(word));
    })
    .sort((one, other) => one.name.length - other.name.length)
    .slice(0, 4)
    .map(({ id }) => ({ id, name: agencyName(city, id) }));
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
