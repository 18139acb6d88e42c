/** A file as a channel described it. */
export type ArrivedFile = {
  readonly id: string;
  readonly kind: string;
} & (
  | { readonly fileRef: string }
  | { readonly storedId: string; readonly contentType: string }
);

/** A file that waits to be fetched. */
export type ClaimedMedia = {
  readonly id: string;
  readonly channel: string;
  readonly fileRef: string;
  /** This one included. */
  readonly attempts: number;
};

/** How an attempt to fetch a file ended. */
export type FetchOutcome =
  | { readonly state: "stored"; readonly contentType: string }
  | { readonly state: "failed" }
  | { readonly state: "pending"; readonly fetchAt: Temporal.Instant };
