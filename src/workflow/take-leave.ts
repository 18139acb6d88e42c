/** Notes that an officer is away, and offers colleagues to stand in. */
import { endLeaveButton, standInButton } from "#conversations/flows/desk-leave.ts";
import { findAddressees } from "#conversations/store.ts";
import type { DayWish } from "#kernel/day-wish.ts";
import { phrase } from "#messages/phrase.ts";
import { leaveSpan } from "#staff/rules.ts";
import { endAbsence, findAbsence, insertAbsence } from "#staff/store.ts";
import type { Absence } from "#staff/types.ts";
import { daysOf, findColleagues, nameOf } from "./find-stand-in.ts";
import { tell } from "./tell.ts";
import type { Turn } from "./turn.ts";

/** What is planned already; else which days. */
export async function lookAtLeave(turn: Turn): Promise<void> {
  if (!(await sayPlanned(turn))) await turn.say({ phrase: phrase("askLeave") });
}

export async function takeLeave(
  turn: Turn,
  wish: { readonly from: DayWish; readonly to: DayWish },
): Promise<void> {
  const { tx, house, chat, now } = turn;
  const span = leaveSpan(wish, house.city.calendar.timeZone, now);
  if (span === null) return await turn.say({ phrase: phrase("leaveImpossible") });
  if (await sayPlanned(turn)) return;
  const { personId } = chat;
  const absenceId = await insertAbsence(tx, { personId, ...span });
  await offerStandIns(turn, { id: absenceId, personId, standInId: null, ...span });
}

/** False: nothing is planned. */
async function sayPlanned(turn: Turn): Promise<boolean> {
  const { tx, chat, now } = turn;
  const planned = await findAbsence(tx, { personId: chat.personId }, now);
  if (planned === null) return false;
  if (planned.standInId === null) {
    await offerStandIns(turn, planned);
    return true;
  }
  const standIn = await nameOf(tx, planned.standInId);
  await turn.say({
    phrase: phrase("leaveStands", { ...daysOf(planned), standIn }),
    buttons: [endLeaveButton(planned.id)],
  });
  return true;
}

async function offerStandIns(turn: Turn, absence: Absence): Promise<void> {
  const colleagues = await findColleagues(turn, absence);
  const hasColleagues = colleagues.length > 0;
  await turn.say({
    phrase: phrase("leaveNoted", { ...daysOf(absence), hasColleagues }),
    buttons: [
      ...colleagues.map((one) => standInButton(absence.id, one)),
      endLeaveButton(absence.id),
    ],
  });
}

/** Back, or not gone at all; whoever stands in is told. */
export async function endLeave(turn: Turn, absenceId: string): Promise<void> {
  const { tx, chat, now } = turn;
  const found = await findAbsence(tx, { id: absenceId }, now);
  if (found === null || found.personId !== chat.personId) {
    return await turn.say({ phrase: phrase("leaveOver") });
  }
  await endAbsence(tx, absenceId, now);
  await turn.say({ phrase: phrase("leaveEnded") });
  if (found.standInId === null) return;
  const name = await nameOf(tx, chat.personId);
  const addressees = await findAddressees(tx, [found.standInId]);
  await tell(
    tx,
    addressees.map((to) => ({
      to,
      dedupeKey: `leaveEnded:${absenceId}:${to.personId}`,
      class: "assignment",
      phrase: phrase("standInEnds", { name }),
    })),
    now,
  );
}
