/** Gives everybody at work one overview as their office opens; what was to be told then stands in it. */
import {
  findOpenCases,
  findPeopleWithoutDigest,
  insertDigest,
  insertNudges,
  lockNudges,
  lockTelling,
  settleNudges,
} from "#alerts/store.ts";
import type { OpenCase, Settled } from "#alerts/types.ts";
import { type DigestDay, type Weighed, weighCases } from "#alerts/views/digest.ts";
import { findCasesById } from "#cases/store.ts";
import { findAddressees } from "#conversations/store.ts";
import { addWorkingDays, endOfWorkingDay } from "#kernel/working-time.ts";
import { insertMedia } from "#media/store.ts";
import { newId } from "#platform/ids.ts";
import { digestMessage } from "./digest-message.ts";
import { digestPicture } from "./digest-picture.ts";
import { dateOf, isMorningSomewhere, owesDigest } from "./digest-time.ts";
import { DRAWN } from "./draw-bars.ts";
import type { City, House } from "./house.ts";
import { loadStaff } from "./recipients.ts";
import { scopeOf } from "./standing.ts";
import { tell } from "./tell.ts";
import { type Sifted, sift } from "./tell-alerts.ts";
import type { Tick } from "./turn.ts";

/**
 * Returns how many people were dealt with. One transaction a person: the row of their day, the message and
 * the ledger together; one that fails is left for the next run and holds up no other.
 */
export async function raiseDigests(house: House): Promise<number> {
  const now = house.clock.now();
  if (!isMorningSomewhere(house.city, now)) return 0;
  const date = dateOf(house.city, now);
  let done = 0;
  for (const personId of await findPeopleWithoutDigest(house.database.db, date, now)) {
    try {
      const isDone = await house.database.transaction((tx) =>
        raiseFor({ tx, house, now }, personId),
      );
      if (isDone) done += 1;
    } catch (err) {
      house.log.error(
        { event: "digest.failed", personId, err },
        "the overview of a person could not be made",
      );
    }
  }
  return done;
}

async function raiseFor(tick: Tick, personId: string): Promise<boolean> {
  const { tx, house, now } = tick;
  if (!(await lockTelling(tx, personId))) return false;
  if (!(await owesDigest(tick, personId))) return false;
  const date = dateOf(house.city, now);
  const [to] = await findAddressees(tx, [personId]);
  const scope = await scopeOf({ ...tick, chat: { personId } });
  const cases = to === undefined ? [] : await findOpenCases(tx, scope);
  const sifted = await siftNudges(tick, personId);
  const day = dayOf(house.city, date);
  const nudged = new Set(sifted.ripe.map(({ nudge }) => nudge.caseId));
  const weighed = weighCases(cases, nudged, day, now);
  const messageId = to === undefined || weighed.length === 0 ? null : newId();
  if (!(await insertDigest(tx, { personId, date, messageId }, now))) return false;
  if (to === undefined || messageId === null) return true;
  await insertNudges(tx, sifted.instead);
  await settleNudges(
    tx,
    [...sifted.settled, ...inDigest(sifted, weighed, messageId)],
    now,
  );
  const bars = await digestPicture(tick, { personId, cases, day });
  const picture = bars === null ? [] : [{ id: newId(), kind: "photo", fileRef: bars }];
  await insertMedia(tx, { chatId: to.chatId, channel: DRAWN }, picture, now);
  const telling = {
    ...digestMessage(house.city, weighed, now),
    id: messageId,
    to,
    dedupeKey: `digest:${personId}:${date}`,
    class: "nudge" as const,
    mediaIds: picture.map(({ id }) => id),
  };
  await tell(tx, [telling], now);
  return true;
}

/** The alerts of this person that are due, as they would be told now. */
async function siftNudges(tick: Tick, personId: string): Promise<Sifted> {
  const nudges = await lockNudges(tick.tx, personId, tick.now);
  if (nudges.length === 0) return { ripe: [], settled: [], instead: [] };
  const cases = await findCasesById(
    tick.tx,
    nudges.map(({ caseId }) => caseId),
  );
  const staff = await loadStaff(
    tick,
    cases.map(({ agencyId }) => agencyId),
  );
  return sift(tick, staff, nudges, cases);
}

/** One that is in no group of the overview (a case of somebody else's desk) is told by itself afterwards. */
function inDigest(
  { ripe }: Sifted,
  weighed: readonly Weighed[],
  messageId: string,
): Settled[] {
  const shown = new Set(weighed.map(({ found }: { found: OpenCase }) => found.id));
  return ripe
    .filter(({ nudge }) => shown.has(nudge.caseId))
    .map(({ nudge }) => ({
      kind: "told",
      id: nudge.id,
      messageId,
      reason: "inDigest",
    }));
}

function dayOf({ calendar }: City, date: Temporal.PlainDate): DigestDay {
  const tomorrow = addWorkingDays(calendar, date, 1);
  return {
    endOfToday: endOfWorkingDay(calendar, addWorkingDays(calendar, date, 0)),
    endOfTomorrow: endOfWorkingDay(calendar, tomorrow),
  };
}
