/** A day as people type it, without its year. */
export type DayWish =
  | { readonly kind: "today" | "tomorrow" }
  | { readonly kind: "date"; readonly day: number; readonly month: number };
