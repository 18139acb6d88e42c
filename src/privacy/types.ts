import type { Purpose } from "#kernel/purpose.ts";

/** A consent in force, and the version of the text the person said yes to. */
export type GivenConsent = { readonly purpose: Purpose; readonly textVersion: string };

/** Who sent a case, where the law wants it known; for the eyes of its agency alone. */
export type Contact = { readonly name: string; readonly phone: string };

/** How somebody used a right over their data. */
export type PrivacyEventKind =
  | "shown"
  | "eraseAsked"
  | "eraseWhenDone"
  | "eraseCancelled"
  | "erased"
  | "consentsShown"
  | `${Purpose}Withdrawn`;

/** For how long what people sent is kept, in days; each is said in `schema.ts`. */
export type RetentionPolicy = {
  readonly updateDays: number;
  readonly asideDays: number;
  readonly looseMediaDays: number;
  readonly draftDays: number;
  readonly textDays: number;
};
