import type { Role } from "#kernel/role.ts";

/** One role of a person in an agency, as an administrator sees it. */
export type Membership = {
  readonly id: string;
  readonly personId: string;
  readonly displayName: string | null;
  readonly agencyId: string;
  readonly role: Role;
  readonly since: Temporal.Instant;
};

export type NewInvitation = {
  readonly agencyId: string;
  readonly role: Role;
  readonly displayName: string | null;
};

/** Somebody away, from a moment to before another; `standInId` once that person has said yes. */
export type Absence = {
  readonly id: string;
  readonly personId: string;
  readonly standInId: string | null;
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
};
