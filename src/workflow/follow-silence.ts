/** An answered case nobody confirms: one reminder, then it closes, and at last it cannot open again. */
import { stepOfSilence } from "#cases/rules.ts";
import { insertCaseEvent, updateCase } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import { verdictButtons } from "#conversations/flows/after-answer.ts";
import { type Phrase, phrase } from "#messages/phrase.ts";
import { tell } from "./tell.ts";
import { findCitizen, type Tick } from "./turn.ts";

export async function followSilence(tick: Tick, found: StoredCase): Promise<void> {
  const { tx, house, now } = tick;
  const { silencePolicy, calendar } = house.city;
  const { kind, nextAt } = stepOfSilence(found, silencePolicy, calendar, now);
  const { id: caseId, code } = found;
  if (nextAt === null) {
    return await updateCase(tx, caseId, { state: "closed", nextAlertAt: null });
  }
  if (kind === "remind") {
    await updateCase(tx, caseId, { nextAlertAt: nextAt });
    await note(tick, caseId, "reminded");
    const words = phrase("confirmReminder", { code, closesAt: nextAt });
    return await tellCitizen(tick, found, "reminded", words);
  }
  await updateCase(tx, caseId, { state: "lapsed", closedAt: now, nextAlertAt: nextAt });
  await note(tick, caseId, "closedSilently");
  const words = phrase("closedSilently", { code, until: nextAt });
  await tellCitizen(tick, found, "closedSilently", words);
}

async function note(
  { tx, now }: Tick,
  caseId: string,
  kind: "reminded" | "closedSilently",
): Promise<void> {
  await insertCaseEvent(tx, caseId, { kind, actorId: null, data: {} }, now);
}

/** Each answer is reminded of once, and closes once. */
async function tellCitizen(
  tick: Tick,
  found: StoredCase,
  about: string,
  words: Phrase,
): Promise<void> {
  const { id: caseId, code, reopens } = found;
  await tell(
    tick.tx,
    [
      {
        to: await findCitizen(tick, found),
        dedupeKey: `case:${caseId}:${about}:${reopens}`,
        class: "news",
        phrase: words,
        buttons: verdictButtons({ caseId, code }),
        caseId,
      },
    ],
    tick.now,
  );
}
