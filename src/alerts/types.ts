/** Alerts: nudges before a deadline, escalations after it. */
import type { NudgeReason } from "#kernel/nudge-reason.ts";

/** Whom a threshold is for; `centre`: the dispatchers of the city. */
export const recipients = ["officer", "head", "parentHead", "centre"] as const;
export type Recipient = (typeof recipients)[number];

export type AlertPolicy = {
  readonly id: string;
  readonly level: string;
  readonly deadline: "accept" | "answer";
  readonly direction: "before" | "after";
  /** What `amount` counts: working minutes, working days, or percent of the working time given. */
  readonly unit: "minutes" | "days" | "percent";
  /** From the deadline; percent before it count from the receipt: 50 is when half the time is used. */
  readonly amount: number;
  readonly recipient: Recipient;
  /** Only for this agency, instead of the city's of the same level and deadline; null: for all. */
  readonly agencyId: string | null;
};

/** A case as the planner sees it. */
export type Watched = {
  readonly agencyId: string;
  readonly level: string;
  readonly state: string;
  /** When its time began. */
  readonly createdAt: Temporal.Instant;
  readonly acceptDueAt: Temporal.Instant;
  readonly answerDueAt: Temporal.Instant;
};

/** An alert with its moment. */
export type Planned = { readonly policy: AlertPolicy; readonly at: Temporal.Instant };

export type DueAlerts = {
  readonly raise: readonly Planned[];
  /** Overtaken before they could be raised (the process was down, or the clock jumped). */
  readonly skip: readonly {
    readonly planned: Planned;
    readonly reason: "superseded" | "deadlinePassed";
  }[];
  /** When to look at this case again; null: never. */
  readonly nextAt: Temporal.Instant | null;
};

/** An alert for one person that waits to be told. */
export type Nudge = {
  readonly id: string;
  readonly caseId: string;
  readonly deadlineVersion: number;
  readonly policyId: string;
  readonly personId: string;
  /** The moment of its threshold. */
  readonly dueAt: Temporal.Instant;
  /** When its recipient may be told. */
  readonly tellAt: Temporal.Instant;
};

/** A case as it is when an alert about it is to be told. */
export type Told = Watched & {
  readonly deadlineVersion: number;
  readonly pausedAt: Temporal.Instant | null;
};

/** What becomes of a waiting alert. */
export type Settled =
  | {
      readonly kind: "told";
      readonly id: string;
      readonly messageId: string;
      readonly reason: "merged" | "inDigest" | null;
    }
  | { readonly kind: "skipped"; readonly id: string; readonly reason: NudgeReason }
  | { readonly kind: "later"; readonly id: string; readonly tellAt: Temporal.Instant };

/** An open case as the morning overview weighs it. */
export type OpenCase = {
  readonly id: string;
  readonly code: string;
  readonly agencyId: string;
  readonly matterId: string | null;
  readonly handlerId: string | null;
  readonly state: "submitted" | "accepted";
  /** To accept while nobody has, else to answer. */
  readonly dueAt: Temporal.Instant;
  readonly pausedAt: Temporal.Instant | null;
  /** The last word is the citizen's. */
  readonly hasReply: boolean;
};

/** Why a case stands in the overview, the gravest first. */
export const digestGroups = [
  "late",
  "today",
  "tomorrow",
  "waiting",
  "replied",
  "nudged",
] as const;
export type DigestGroup = (typeof digestGroups)[number];

/** How much somebody, or some agency, has open. */
export type Bar = {
  readonly label: string;
  readonly late: number;
  readonly today: number;
  readonly later: number;
};

/** A row of the ledger as the report on effects reads it. */
export type LedgerRow = {
  readonly policyId: string;
  readonly agencyId: string;
  /** A nudge before the deadline; else an escalation after it. */
  readonly isBefore: boolean;
  readonly deadline: Temporal.Instant;
  readonly state: string;
  readonly reason: NudgeReason | null;
  readonly toldAt: Temporal.Instant | null;
  readonly actedAt: Temporal.Instant | null;
};

/** How many cases ended so. */
export type OutcomeCount = {
  readonly isNudged: boolean;
  readonly isOnTime: boolean;
  readonly count: number;
};

/** What a report is about; `agencyId` null: all of the city. */
export type Period = {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly agencyId: string | null;
};
