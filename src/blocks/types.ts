export type NewBlock = {
  readonly chatId: string;
  /** The case that led to it; null: there was none. */
  readonly caseId: string | null;
  /** The person reads it. */
  readonly reason: string;
  /** Who decided, by the name they work under. */
  readonly by: string;
  readonly reviewAt: Temporal.Instant;
};

export type Block = NewBlock & {
  readonly at: Temporal.Instant;
};

/** A block with what an administrator wants to see of it. */
export type BlockEntry = Block & {
  /** Of the case that led to it. */
  readonly code: string | null;
  /** Of its updates. */
  readonly lane: string;
};

/** Where a proposal to block the sender of a case stands. */
export type Proposal = "none" | "open" | "blocked" | "refused";
