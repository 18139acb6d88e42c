/** The demonstration: people in the offices of a small city, and a clock one may push. */
import { nextOpening } from "#kernel/working-time.ts";
import { type SetClock, setClock } from "#platform/clock.ts";
import { type City, DISPATCHER, type House } from "./house.ts";
import { invite } from "./invite.ts";
import { passTime } from "./process-all.ts";

export type Demo = {
  /** Moves the clock on by working through everything that falls due on the way. */
  readonly advance: (hours: number) => Promise<void>;
  /** Fresh addresses of the seats, each entering its person into their office. */
  readonly seats: () => Promise<
    readonly { readonly label: string; readonly path: string }[]
  >;
};

/** Begins half an hour into the next office day, whatever the time is now, and runs on from there. */
export function demoClock(city: City, now: Temporal.Instant): SetClock {
  const start = nextOpening(city.calendar, now.add({ hours: 12 })).add({ minutes: 30 });
  return setClock(start, true);
}

export function openDemo(house: () => House, clock: SetClock): Demo {
  return {
    advance: (hours) => passTime(house(), clock, clock.now().add({ hours })),
    seats: async () => {
      const officer = await inviteTo(
        house(),
        "ubnd:w-yen-hoa",
        "officer",
        "Nguyễn Thu Hà",
      );
      const head = await inviteTo(house(), "ubnd:w-yen-hoa", "head", "Trần Văn Minh");
      const dispatcher = await inviteTo(
        house(),
        DISPATCHER,
        "dispatcher",
        "Lê Thị Lan",
      );
      return [
        { label: "Người dân", path: "/" },
        { label: "Cán bộ phường Yên Hòa", path: `/officer?invite=${officer}` },
        { label: "Lãnh đạo phường Yên Hòa", path: `/head?invite=${head}` },
        { label: "Điều phối Thành phố", path: `/dispatcher?invite=${dispatcher}` },
      ];
    },
  };
}

function inviteTo(
  house: House,
  agencyId: string,
  role: "officer" | "head" | "dispatcher",
  displayName: string,
): Promise<string> {
  return invite(house, { agencyId, role, displayName });
}
