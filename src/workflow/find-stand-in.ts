/** Asks a colleague to stand in for somebody on leave; the first who says yes does. */
import { standInButton, standInButtons } from "#conversations/flows/desk-leave.ts";
import { findAddressees } from "#conversations/store.ts";
import { nextOpening } from "#kernel/working-time.ts";
import type { Bilingual } from "#messages/bilingual.ts";
import { type Phrase, phrase } from "#messages/phrase.ts";
import type { Tx } from "#platform/db.ts";
import { findAbsence, findMemberships, findName, setStandIn } from "#staff/store.ts";
import type { Absence } from "#staff/types.ts";
import { type Telling, tell } from "./tell.ts";
import type { Tick, Turn } from "./turn.ts";

/** As many as fit under one message beside the way back. */
const OFFERED = 4;

export async function askStandIn(
  turn: Turn,
  asked: { readonly absenceId: string; readonly personId: string },
): Promise<void> {
  const { tx, chat, now } = turn;
  const { absenceId, personId } = asked;
  const absence = await findAbsence(tx, { id: absenceId }, now);
  const isMine = absence !== null && absence.personId === chat.personId;
  if (!isMine || absence.standInId !== null) {
    return await turn.say({ phrase: phrase("leaveOver") });
  }
  const name = await nameOf(tx, personId);
  const colleagues = await findColleagues(turn, absence);
  if (!colleagues.some((one) => one.personId === personId)) {
    return await turn.say({ phrase: phrase("standInAway", { name }) });
  }
  await sendQuestion(turn, absence, personId);
  await turn.say({ phrase: phrase("standInAsked", { name }) });
}

/** Puts the question to a colleague, once for each leave. */
export async function sendQuestion(
  tick: Tick,
  absence: Absence,
  personId: string,
): Promise<void> {
  const name = await nameOf(tick.tx, absence.personId);
  await tellPerson(tick, personId, {
    dedupeKey: `standIn:${absence.id}:${personId}`,
    phrase: phrase("askStandIn", { name, ...daysOf(absence) }),
    buttons: standInButtons(absence.id),
  });
}

/** The button is only in the chats of who was asked. */
export async function answerStandIn(
  turn: Turn,
  { absenceId, accepts }: { readonly absenceId: string; readonly accepts: boolean },
): Promise<void> {
  const { tx, chat, now } = turn;
  const absence = await findAbsence(tx, { id: absenceId }, now);
  if (absence === null) return await turn.say({ phrase: phrase("leaveOver") });
  const name = await nameOf(tx, chat.personId);
  const colleagues = await findColleagues(turn, absence);
  const isColleague = colleagues.some(({ personId }) => personId === chat.personId);
  if (absence.standInId === chat.personId && accepts) {
    return await turn.say({ phrase: phrase("standInThanks", daysOf(absence)) });
  }
  if (!accepts) return await decline(turn, absence, name);
  if (!isColleague || !(await setStandIn(tx, absenceId, chat.personId))) {
    return await turn.say({ phrase: phrase("standInTaken") });
  }
  await turn.say({ phrase: phrase("standInThanks", daysOf(absence)) });
  await tellPerson(turn, absence.personId, {
    dedupeKey: `standInYes:${absenceId}`,
    phrase: phrase("standInAgreed", { name }),
  });
}

async function decline(turn: Turn, absence: Absence, name: Bilingual): Promise<void> {
  await turn.say({ phrase: phrase("standInDeclined") });
  if (absence.standInId !== null) return;
  const { personId } = turn.chat;
  const colleagues = await findColleagues(turn, absence);
  const others = colleagues.filter((one) => one.personId !== personId);
  await tellPerson(turn, absence.personId, {
    dedupeKey: `standInNo:${absence.id}:${personId}`,
    phrase: phrase("standInSaysNo", { name, hasOthers: others.length > 0 }),
    buttons: others.map((one) => standInButton(absence.id, one)),
  });
}

/** Who works where the absent person works, and is not away themselves. */
export async function findColleagues({ tx, now }: Tick, absence: Absence) {
  const { personId } = absence;
  const own = await findMemberships(tx, { personId }, now);
  const found = new Map<string, Bilingual>();
  for (const agencyId of new Set(own.map((one) => one.agencyId))) {
    for (const one of await findMemberships(tx, { agencyId }, now)) {
      if (one.personId !== personId) found.set(one.personId, said(one.displayName));
    }
  }
  const present: { personId: string; name: Bilingual }[] = [];
  for (const [id, name] of found) {
    const away = await findAbsence(tx, { personId: id }, now);
    const isAway = away !== null && Temporal.Instant.compare(away.from, absence.to) < 0;
    if (!isAway) present.push({ personId: id, name });
  }
  return present.slice(0, OFFERED);
}

/** The first and the last day; the end is the morning after. */
export function daysOf({ from, to }: Pick<Absence, "from" | "to">) {
  return { from, last: to.subtract({ seconds: 1 }) };
}

export async function nameOf(tx: Tx, personId: string): Promise<Bilingual> {
  return said(await findName(tx, personId));
}

function said(name: string | null): Bilingual {
  return name === null
    ? { vi: "Một đồng nghiệp", en: "A colleague" }
    : { vi: name, en: name };
}

export async function tellPerson(
  { tx, house, now }: Tick,
  personId: string,
  news: Pick<Telling, "dedupeKey" | "buttons"> & { readonly phrase: Phrase },
): Promise<void> {
  const notBefore = nextOpening(house.city.calendar, now);
  const addressees = await findAddressees(tx, [personId]);
  await tell(
    tx,
    addressees.map((to) => ({ ...news, to, class: "assignment", notBefore })),
    now,
  );
}
