/** Extending a deadline: what an officer may wish for, and what is allowed. */

/** So many working days, or up to a day of the calendar. */
export type Wish =
  | { readonly kind: "days"; readonly days: number }
  | { readonly kind: "date"; readonly day: number; readonly month: number };

/** Why a deadline cannot be extended now; `waiting`: its clock stands still anyway. */
export type ExtensionRefusal = "already" | "late" | "waiting" | "unaccepted";

/** Whether a deadline may be extended now, and how far. */
export type Extension =
  | { readonly kind: "refused"; readonly why: ExtensionRefusal }
  | {
      readonly kind: "possible";
      readonly latest: Temporal.Instant;
      /** What is offered with one press: working days, and the deadline that makes. */
      readonly steps: readonly {
        readonly days: number;
        readonly until: Temporal.Instant;
      }[];
    };
