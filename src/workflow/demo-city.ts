/** The demonstration: people in the offices of a small city, and a clock one may push. */
import { nextOpening } from "#kernel/working-time.ts";
import { type SetClock, setClock } from "#platform/clock.ts";
import type { NewInvitation } from "#staff/types.ts";
import { type City, DISPATCHER, type House } from "./house.ts";
import { invite } from "./invite.ts";
import { passTime } from "./process-all.ts";

export type Demo = {
  /** Moves the clock on by working through everything that falls due on the way. */
  readonly advance: (hours: number) => Promise<void>;
  /** A fresh invitation for a seat of the web chat; null for the citizen's. */
  readonly invitationFor: (seat: string) => Promise<string | null>;
};

/** Who sits where. Agencies nobody sits in are served by the dispatcher. */
const STAFF: ReadonlyMap<string, NewInvitation> = new Map([
  [
    "officer",
    { agencyId: "ubnd:w-yen-hoa", role: "officer", displayName: "Nguyễn Thu Hà" },
  ],
  ["head", { agencyId: "ubnd:w-yen-hoa", role: "head", displayName: "Trần Văn Minh" }],
  [
    "dispatcher",
    { agencyId: DISPATCHER, role: "dispatcher", displayName: "Lê Thị Lan" },
  ],
]);

/** Begins half an hour into the next office day, whatever the time is now, and runs on from there. */
export function demoClock(city: City, now: Temporal.Instant): SetClock {
  const tomorrow = now
    .toZonedDateTimeISO(city.calendar.timeZone)
    .startOfDay()
    .add({ days: 1 });
  const start = nextOpening(city.calendar, tomorrow.toInstant()).add({ minutes: 30 });
  return setClock(start, true);
}

export function openDemo(house: () => House, clock: SetClock): Demo {
  return {
    advance: (hours) => passTime(house(), clock, clock.now().add({ hours })),
    invitationFor: async (seat) => {
      const invitation = STAFF.get(seat);
      return invitation === undefined ? null : await invite(house(), invitation);
    },
  };
}
