export type Point = { readonly lat: number; readonly lon: number };

/** What somebody is about to send, as far as it says whether others have sent it before. */
export type Trouble = {
  readonly text: string;
  readonly address: string | null;
  readonly pin: Point | null;
};

/** An open case of the same matter in the same ward. */
export type Candidate = Trouble & {
  readonly caseId: string;
  readonly code: string;
  readonly createdAt: Temporal.Instant;
  /** When somebody last sent or followed it. */
  readonly lastAt: Temporal.Instant;
  /** Its author and all followers. */
  readonly people: number;
};

/** How near and how young another case of a matter must be to be taken for the same trouble. */
export type Reach = { readonly metres: number; readonly days: number };

/** A candidate that is offered; `metres` null where one of the two has no pin. */
export type Similar = Candidate & { readonly metres: number | null };
