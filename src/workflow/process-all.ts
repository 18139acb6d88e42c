/** Does everything that is due until nothing is: what tests and the demonstration's clock call. */
import { findNextTellAt } from "#alerts/store.ts";
import { findNextAlertAt } from "#cases/store.ts";
import { findNextInviteAt } from "#dossiers/store/invitations.ts";
import { findNextDossierAlertAt } from "#dossiers/store.ts";
import type { SetClock } from "#platform/clock.ts";
import { answerLive, answerShadow } from "./ask-language-model.ts";
import { followRouting } from "./change-routing.ts";
import { clearEndedAgencies } from "./clear-ended-agencies.ts";
import { deliverOutbox, settleAbandoned } from "./deliver-outbox.ts";
import { nextMorning } from "./digest-time.ts";
import { eraseWhenDone, removeErasedFiles } from "./erase-data.ts";
import { fetchMedia } from "./fetch-media.ts";
import type { House } from "./house.ts";
import { inviteToRate } from "./invite-to-rate.ts";
import { nudgeDossiers } from "./nudge-dossiers.ts";
import { processNextUpdate } from "./process-inbox.ts";
import { raiseAlerts } from "./raise-alerts.ts";
import { raiseDigests } from "./raise-digests.ts";
import { raiseWeekly } from "./raise-weekly.ts";
import { recomputeDeadlines } from "./recompute-deadlines.ts";
import { retain } from "./retain.ts";
import { raiseBlockReviews } from "./review-blocks.ts";
import { tellAlerts } from "./tell-alerts.ts";
import { watchCalendar } from "./watch-calendar.ts";

export async function processAll(house: House): Promise<void> {
  const steps = [
    processNextUpdate,
    answerLive,
    answerShadow,
    fetchMedia,
    recomputeDeadlines,
    followRouting,
    clearEndedAgencies,
    raiseAlerts,
    raiseDigests,
    raiseWeekly,
    tellAlerts,
    nudgeDossiers,
    inviteToRate,
    raiseBlockReviews,
    settleAbandoned,
    deliverAll,
    eraseWhenDone,
    removeErasedFiles,
  ];
  // Round and round, until each has found nothing since another has done something.
  let idle = 0;
  for (let turn = 0; idle < steps.length; turn += 1) {
    const done = (await steps[turn % steps.length]?.(house)) ?? 0;
    idle = done > 0 ? 0 : idle + 1;
  }
}

/** What was delivered gives nobody anything new to do. */
async function deliverAll(house: House): Promise<0> {
  while ((await deliverOutbox(house)) > 0);
  return 0;
}

/** Moves a set clock on, stopping at every alert on the way, as real time would. */
export async function passTime(
  house: House,
  clock: SetClock,
  until: Temporal.Instant,
): Promise<void> {
  for (;;) {
    await processAll(house);
    const next = await findNextMoment(house);
    // One that is due still could not be raised; it must not hold time up.
    if (next === null || !isBetween(clock.now(), next, until)) break;
    clock.set(next);
  }
  clock.set(until);
  while ((await retain(house)) > 0);
  await watchCalendar(house);
  await processAll(house);
}

/** The earliest moment at which an alert is raised or told, or an office opens. */
async function findNextMoment(house: House): Promise<Temporal.Instant | null> {
  const { database, city, clock } = house;
  const moments = [
    await findNextAlertAt(database.db),
    await findNextTellAt(database.db),
    await findNextDossierAlertAt(database.db),
    await findNextInviteAt(database.db),
    nextMorning(city, clock.now()),
  ];
  const [first] = moments
    .filter((moment) => moment !== null)
    .sort(Temporal.Instant.compare);
  return first ?? null;
}

function isBetween(
  from: Temporal.Instant,
  moment: Temporal.Instant,
  until: Temporal.Instant,
): boolean {
  const { compare } = Temporal.Instant;
  return compare(from, moment) < 0 && compare(moment, until) <= 0;
}
