import type { CaseState } from "#kernel/case-state.ts";
import type { PlaceKind } from "#kernel/place.ts";

/** How long an answered case waits for its citizen, in working days. */
export type SilencePolicy = {
  /** From the answer to the reminder. */
  readonly remindDays: number;
  /** From the answer to the closing. */
  readonly closeDays: number;
  /** From the closing on, as long as it may open again. */
  readonly reopenDays: number;
};

/** What becomes of a case nobody says anything about, and when to look at it again; null: never. */
export type SilenceStep = {
  readonly kind: "remind" | "lapse" | "seal";
  readonly nextAt: Temporal.Instant | null;
};

/** How many working days something may take at most. */
export type DayLimits = {
  /** A citizen's reply to a question; then the time to answer runs on without it. */
  readonly citizenReply: number;
  /** An extension, counted from the deadline it moves. */
  readonly extension: number;
};

export type Level = "normal" | "urgent" | "complex";

/** Phản ánh, or kiến nghị: with a proposed solution (NĐ 20/2008, Điều 3.4 and 3.5). */
export type CaseKind = "feedback" | "proposal";

export type Deadlines = {
  readonly acceptDueAt: Temporal.Instant;
  readonly answerDueAt: Temporal.Instant;
};

/** How long a level may take. Exactly one of `answerMinutes` and `answerDays` is set. */
export type DeadlinePolicy = {
  readonly level: Level;
  /** Working minutes from receipt to acceptance. */
  readonly acceptMinutes: number;
  /** Working minutes from acceptance to the answer. */
  readonly answerMinutes: number | null;
  /** Working days from receipt to the answer. */
  readonly answerDays: number | null;
};

export type NewCase = Deadlines & {
  readonly id: string;
  readonly code: string;
  readonly submissionId: string;
  readonly chatId: string;
  readonly level: Level;
  readonly kind: CaseKind;
  readonly text: string;
  readonly address: string | null;
  readonly placeKind: PlaceKind;
  readonly wardId: string | null;
  readonly pin: { readonly lat: number; readonly lon: number } | null;
  readonly matterId: string | null;
  readonly agencyId: string;
  readonly agencyWhy: string;
  readonly mediaIds: readonly string[];
  readonly nextAlertAt: Temporal.Instant | null;
};

export type StoredCase = Deadlines & {
  readonly id: string;
  readonly code: string;
  readonly chatId: string;
  readonly state: CaseState;
  readonly level: Level;
  readonly kind: CaseKind;
  readonly text: string;
  readonly address: string | null;
  readonly placeKind: PlaceKind;
  readonly wardId: string | null;
  readonly matterId: string | null;
  readonly agencyId: string;
  readonly agencyWhy: string;
  readonly handlerId: string | null;
  readonly hops: number;
  readonly reopens: number;
  readonly createdAt: Temporal.Instant;
  readonly answeredAt: Temporal.Instant | null;
  readonly deadlineVersion: number;
  readonly nextAlertAt: Temporal.Instant | null;
  /** Waits since for the citizen's reply to a question. */
  readonly pausedAt: Temporal.Instant | null;
  readonly extendedAt: Temporal.Instant | null;
  /** How many follow it beside its author. */
  readonly followerCount: number;
};

/** What a step changes in a case; fields left out stay. */
export type CaseChange = Partial<
  Pick<
    StoredCase,
    | "state"
    | "level"
    | "matterId"
    | "agencyId"
    | "agencyWhy"
    | "handlerId"
    | "hops"
    | "reopens"
    | "acceptDueAt"
    | "answerDueAt"
    | "deadlineVersion"
    | "nextAlertAt"
    | "pausedAt"
    | "extendedAt"
  > & {
    readonly acceptedAt: Temporal.Instant;
    readonly answeredAt: Temporal.Instant;
    readonly closedAt: Temporal.Instant | null;
  }
>;

/** A line of a case's history. `data` holds ids and codes, and texts only where they are the event. */
export type CaseEvent = {
  readonly kind:
    | "submitted"
    | "accepted"
    | "transferred"
    /** Moved because its citizen said so. */
    | "rerouted"
    /** The citizen named the matter anew and the agency is the same. */
    | "matterCorrected"
    | "answered"
    /** A note said that people are in danger: the case became urgent. */
    | "raised"
    /** An officer looked at the name and phone of the sender. */
    | "contactSeen"
    | "noted"
    /** A note that looks like a denunciation; its words are for dispatchers alone. */
    | "accused"
    | "confirmed"
    | "reopened"
    | "reminded"
    | "closedSilently"
    | "withdrawn"
    | "asked"
    | "replied"
    | "pauseEnded"
    | "extended"
    | "spam"
    | "spamUndone"
    | "objected"
    /** An officer proposes to block the sender; what the dispatcher made of it, and when it ended. */
    | "blockProposed"
    | "blocked"
    | "blockRefused"
    | "blockLifted"
    | "followerDisagreed"
    /** A calendar or a policy changed. */
    | "deadlineMoved"
    | "alertRaised"
    | "alertSkipped";
  readonly actorId: string | null;
  readonly data: Readonly<Record<string, string | number | readonly string[]>>;
};
