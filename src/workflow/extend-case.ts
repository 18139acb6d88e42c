/** An officer extends the deadline of a case, once and with a reason the citizen is told. */
import { extendedDue, extensionOf } from "#cases/rules.ts";
import { insertCaseEvent, loadCase, updateCase } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import type { Result } from "#conversations/types.ts";
import type { Extension, Wish } from "#kernel/extension.ts";
import { phrase } from "#messages/phrase.ts";
import { agencyName, type City, calendarOf } from "./house.ts";
import { openOnDesk } from "./open-on-desk.ts";
import { planNextAlert } from "./plan-deadlines.ts";
import { may } from "./standing.ts";
import { tellCitizen } from "./tell-citizen.ts";
import { tellFollowers } from "./tell-followers.ts";
import type { Turn } from "./turn.ts";

export async function extendCase(
  turn: Turn,
  asked: {
    readonly caseId: string;
    readonly until: Temporal.Instant;
    readonly reason: string;
  },
): Promise<void> {
  const { tx, house, now, chat } = turn;
  const { caseId, until, reason } = asked;
  const found = await openOnDesk(turn, caseId, "extend");
  if (found === null) return;
  const { code } = found;
  const extension = mayExtend(house.city, found, now);
  if (extension.kind === "refused") {
    const { why } = extension;
    return await turn.say({ phrase: phrase("extensionRefused", { code, why }) });
  }
  const { latest } = extension;
  if (!isBetween(found.answerDueAt, until, latest)) {
    return await turn.say({ phrase: phrase("extensionTooFar", { latest }) });
  }
  const deadlineVersion = found.deadlineVersion + 1;
  const extendedAt = now;
  const extended: StoredCase = {
    ...found,
    answerDueAt: until,
    deadlineVersion,
    extendedAt,
  };
  await updateCase(tx, caseId, {
    answerDueAt: until,
    deadlineVersion,
    extendedAt,
    nextAlertAt: planNextAlert(house.city, extended, now),
  });
  const data = { from: found.answerDueAt.toString(), until: until.toString(), reason };
  const event = { kind: "extended" as const, actorId: chat.personId, data };
  await insertCaseEvent(tx, caseId, event, now);
  await turn.say({ phrase: phrase("extensionDone", { code, until }) });
  const agency = agencyName(house.city, found.agencyId);
  await tellCitizen(turn, extended, {
    about: `extended:v${deadlineVersion}`,
    phrase: phrase("extended", { code, agency, reason, answerDueAt: until }),
  });
  await tellFollowers(turn, extended, {
    about: `extended:v${deadlineVersion}`,
    phrase: phrase("followedExtended", { code, agency, answerDueAt: until }),
  });
}

/** The deadline a wish makes, if it is allowed. */
export async function planExtension(
  turn: Turn,
  { caseId, wish }: { readonly caseId: string; readonly wish: Wish },
): Promise<Result | null> {
  const { city } = turn.house;
  const found = await loadCase(turn.tx, caseId);
  if (!(await may(turn, "extend", found))) {
    await turn.say({ phrase: phrase("deskDenied") });
    return null;
  }
  const { code, answerDueAt } = found;
  const extension = mayExtend(city, found, turn.now);
  if (extension.kind === "refused") {
    const { why } = extension;
    await turn.say({ phrase: phrase("extensionRefused", { code, why }) });
    return null;
  }
  const { latest } = extension;
  const calendar = calendarOf(city, found.agencyId);
  const until = extendedDue(wish, answerDueAt, latest, calendar);
  return { kind: "extensionPlanned", caseId, until, latest };
}

export function mayExtend(
  city: City,
  found: StoredCase,
  now: Temporal.Instant,
): Extension {
  const calendar = calendarOf(city, found.agencyId);
  return extensionOf(found, city.dayLimits.extension, calendar, now);
}

/** After the first and not after the last. */
function isBetween(
  first: Temporal.Instant,
  at: Temporal.Instant,
  last: Temporal.Instant,
): boolean {
  return (
    Temporal.Instant.compare(first, at) < 0 && Temporal.Instant.compare(at, last) <= 0
  );
}
