/** An answered case nobody confirms: one reminder, then it closes, and at last it cannot open again. */
import { stepOfSilence } from "#cases/rules.ts";
import { insertCaseEvent, updateCase } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import { verdictButtons } from "#conversations/flows/after-answer.ts";
import { type Phrase, phrase } from "#messages/phrase.ts";
import { closeCase } from "./close-case.ts";
import { calendarOf } from "./house.ts";
import { tellCitizen } from "./tell-citizen.ts";
import type { Tick } from "./turn.ts";

export async function followSilence(tick: Tick, found: StoredCase): Promise<void> {
  const { tx, house, now } = tick;
  const { silencePolicy } = house.city;
  const calendar = calendarOf(house.city, found.agencyId);
  const { kind, nextAt } = stepOfSilence(found, silencePolicy, calendar, now);
  const { id: caseId, code } = found;
  if (nextAt === null) {
    return await updateCase(tx, caseId, { state: "closed", nextAlertAt: null });
  }
  if (kind === "remind") {
    await updateCase(tx, caseId, { nextAlertAt: nextAt });
    const event = { kind: "reminded" as const, actorId: null, data: {} };
    await insertCaseEvent(tx, caseId, event, now);
    const words = phrase("confirmReminder", { code, closesAt: nextAt });
    return await askAgain(tick, found, "reminded", words);
  }
  const ending = { kind: "closedSilently" as const, actorId: null };
  await closeCase(tick, found, { ...ending, mayReopenUntil: nextAt });
  const words = phrase("closedSilently", { code, until: nextAt });
  await askAgain(tick, found, "closedSilently", words);
}

/** Each answer is reminded of once, and closes once. */
async function askAgain(
  tick: Tick,
  found: StoredCase,
  about: string,
  words: Phrase,
): Promise<void> {
  const { id: caseId, code, reopens } = found;
  await tellCitizen(tick, found, {
    about: `${about}:${reopens}`,
    phrase: words,
    buttons: verdictButtons({ caseId, code }),
  });
}
