/** An update taken from the inbox, its raw event as it came. */
export type TakenUpdate = {
  readonly seq: bigint;
  readonly channel: string;
  readonly lane: string;
  readonly raw: unknown;
  readonly attempts: number;
  readonly receivedAt: Temporal.Instant;
};

/** For how long what people sent is kept, in days; each is said in `schema.ts`. */
export type RetentionPolicy = {
  readonly updateDays: number;
  readonly asideDays: number;
  readonly looseMediaDays: number;
  readonly draftDays: number;
  readonly textDays: number;
};
