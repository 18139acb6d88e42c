/** The words and buttons of alerts: one case with its facts, several as a list. */
import { deadlineOf } from "#alerts/rules.ts";
import type { AlertPolicy } from "#alerts/types.ts";
import type { StoredCase } from "#cases/types.ts";
import { openOnDeskButton, workButtons } from "#conversations/flows/desk-buttons.ts";
import { workingSecondsBetween } from "#kernel/working-time.ts";
import { type Phrase, phrase } from "#messages/phrase.ts";
import type { AlertLine } from "#messages/words-alerts.ts";
import { agencyName, type City, calendarOf, matterName } from "./house.ts";
import type { Telling } from "./tell.ts";
import { factsOf } from "./turn.ts";

/** So many are listed, with a button each; the rest is counted. */
const LISTED = 8;

type About = { readonly found: StoredCase; readonly policy: AlertPolicy };

/** One alert in words, alone and in a list. */
export type Said = {
  readonly found: StoredCase;
  readonly alone: Phrase;
  readonly line: AlertLine;
};

/** Throws when the case points at what the city does not know. */
export function sayAlert(city: City, about: About, now: Temporal.Instant): Said {
  const { found } = about;
  return { found, alone: sayAlone(city, about, now), line: lineOf(city, about, now) };
}

/** `said` is sorted by deadline. */
export function alertMessage(
  said: readonly Said[],
): Pick<Telling, "phrase" | "buttons" | "caseId"> {
  const [only, ...others] = said;
  if (only !== undefined && others.length === 0) {
    const { alone, found } = only;
    return { phrase: alone, buttons: workButtons(found), caseId: found.id };
  }
  const listed = said.slice(0, LISTED);
  const late = said.filter(({ line }) => line.minutesLeft === null).length;
  const lines = listed.map(({ line }) => line);
  return {
    phrase: phrase("alertList", { lines, late, soon: said.length - late }),
    buttons: listed.map(({ found }) => openOnDeskButton(found)),
  };
}

function sayAlone(city: City, { found, policy }: About, now: Temporal.Instant): Phrase {
  const facts = factsOf(city, found);
  if (policy.direction === "after") {
    const key = policy.deadline === "accept" ? "overdueAccept" : "overdueAnswer";
    return phrase(key, { ...facts, agency: agencyName(city, found.agencyId) });
  }
  const key = policy.deadline === "accept" ? "nudgeAccept" : "nudgeAnswer";
  const minutesLeft = minutesUntil(city, found, deadlineOf(found, policy), now);
  return phrase(key, { ...facts, minutesLeft });
}

function lineOf(
  city: City,
  { found, policy }: About,
  now: Temporal.Instant,
): AlertLine {
  const dueAt = deadlineOf(found, policy);
  const isLate = policy.direction === "after";
  return {
    code: found.code,
    matter: matterName(city, found.matterId),
    agency: agencyName(city, found.agencyId),
    deadline: policy.deadline,
    dueAt,
    minutesLeft: isLate ? null : minutesUntil(city, found, dueAt, now),
  };
}

/** Working minutes left, to the nearest five: people do not need "3 giờ 59 phút". */
function minutesUntil(
  city: City,
  { agencyId }: StoredCase,
  due: Temporal.Instant,
  now: Temporal.Instant,
): number {
  const seconds = workingSecondsBetween(calendarOf(city, agencyId), now, due);
  return Math.max(5, Math.round(seconds / 300) * 5);
}
