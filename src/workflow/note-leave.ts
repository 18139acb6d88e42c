/** An administrator notes that somebody is away; the colleague they name is asked like any other. */
import { endLeaveButton } from "#conversations/flows/desk-leave.ts";
import { phrase } from "#messages/phrase.ts";
import { findAbsence, insertAbsence } from "#staff/store.ts";
import { daysOf, findColleagues, sendQuestion, tellPerson } from "./find-stand-in.ts";
import type { House } from "./house.ts";

export type LeaveProblem = "days" | "planned" | "standIn";

/** Null when it was noted; else why not, and nothing was. */
export async function noteLeave(
  house: House,
  leave: {
    readonly personId: string;
    readonly from: Temporal.PlainDate;
    readonly last: Temporal.PlainDate;
    readonly standInId: string | null;
  },
): Promise<LeaveProblem | null> {
  const { personId, standInId } = leave;
  const { timeZone } = house.city.calendar;
  const now = house.clock.now();
  const from = leave.from.toZonedDateTime(timeZone).toInstant();
  const to = leave.last.add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
  const { compare } = Temporal.Instant;
  if (compare(from, to) >= 0 || compare(to, now) <= 0) return "days";
  return await house.database.transaction(async (tx) => {
    if ((await findAbsence(tx, { personId }, now)) !== null) return "planned";
    const tick = { tx, house, now };
    const span = { personId, from, to };
    const plan = { id: "", standInId: null, ...span };
    const colleagues = standInId === null ? [] : await findColleagues(tick, plan);
    if (standInId !== null && !colleagues.some((one) => one.personId === standInId)) {
      return "standIn";
    }
    const id = await insertAbsence(tx, span);
    const absence = { ...plan, id };
    await tellPerson(tick, personId, {
      dedupeKey: `leave:${id}`,
      phrase: phrase("leaveByOffice", daysOf(absence)),
      buttons: [endLeaveButton(id)],
    });
    if (standInId !== null) await sendQuestion(tick, absence, standInId);
    return null;
  });
}
