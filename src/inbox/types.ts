/** An update taken from the inbox, its raw event as it came. */
export type TakenUpdate = {
  readonly seq: bigint;
  readonly channel: string;
  readonly lane: string;
  readonly raw: unknown;
  readonly attempts: number;
  readonly receivedAt: Temporal.Instant;
};
