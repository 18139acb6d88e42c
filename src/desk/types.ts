import type { Role } from "#kernel/role.ts";

/** Whose case it is, seen from somebody: the citizen's side, or a role and where it is held. */
export type Relation = "own" | "parent" | "other";
export type Standing = "author" | "follower" | "stranger" | `${Role} ${Relation}`;

/** What an officer's lists show; `idle` shows none, only how much there is. */
export type DeskList = "idle" | "mine" | "today" | "late" | "waiting" | "search";

/** Whose cases are looked through. */
export type DeskScope = {
  /** Null: all of the city. */
  readonly agencyIds: readonly string[] | null;
  /** Cases others have taken on are left out of "mine"; null: nothing is left out. */
  readonly handlerId: string | null;
  /** Cases there come first; null: none do. */
  readonly firstAgencyId: string | null;
};

export type DeskRow = {
  readonly id: string;
  readonly code: string;
  readonly state: string;
  readonly matterId: string | null;
  readonly address: string | null;
  readonly wardId: string | null;
  /** To accept while nobody has, else to answer. */
  readonly dueAt: Temporal.Instant;
  /** Past that deadline; a clock that stands still is not. */
  readonly isLate: boolean;
};

export type DeskCounts = {
  readonly open: number;
  readonly mine: number;
  readonly today: number;
  readonly late: number;
  readonly waiting: number;
};

export type DeskPage = {
  readonly counts: DeskCounts;
  readonly rows: readonly DeskRow[];
};

/** A ready answer with placeholders; `agencyId` null: of all agencies. */
export type AnswerTemplate = {
  readonly id: string;
  readonly agencyId: string | null;
  readonly name: string;
  readonly text: string;
};

/** A line between citizen and office. */
export type ThreadLine = {
  readonly at: Temporal.Instant;
  readonly kind: "asked" | "replied" | "noted" | "answered";
  readonly text: string;
};
