/** Dossiers: files of administrative procedures, as the one-stop system reports them. */
export type Dossier = {
  readonly id: string;
  readonly code: string;
  /** The name of the procedure. */
  readonly procedure: string;
  readonly agencyId: string;
  /** The counter that handled it; null: it is not known. */
  readonly servicePointCode: string | null;
  readonly handlerId: string | null;
  readonly state: string;
  readonly receivedAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant;
  readonly doneAt: Temporal.Instant | null;
  /** When to look at it again; null: never. */
  readonly nextAlertAt: Temporal.Instant | null;
  /** What its link and QR code carry; null for one that was reported before there were any. */
  readonly ratingToken: string | null;
};

export const dossierStates = [
  "received",
  "processing",
  "supplement",
  "done",
  "refused",
  "withdrawn",
] as const;
export type DossierState = (typeof dossierStates)[number];

/** How the owner can be reached: a phone (0912345678), or a chat by its id on the channel. */
export type OwnerContact = {
  readonly kind: "phone" | "zalo-oa" | "telegram" | "web";
  readonly value: string;
};

/** What a report of a dossier says; the code is its identity. Null: not said. */
export type ReportedDossier = {
  readonly code: string;
  readonly procedure: string;
  readonly agencyId: string;
  readonly servicePointCode: string | null;
  readonly state: DossierState;
  readonly receivedAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant;
  readonly doneAt: Temporal.Instant | null;
  readonly contact: OwnerContact | null;
};

/** A report with what the house adds; of a phone only the keyed hash is left. */
export type DossierToKeep = ReportedDossier & {
  readonly nextAlertAt: Temporal.Instant | null;
  readonly inviteAt: Temporal.Instant | null;
};

/** What became of a batch: the same row again is unchanged, one that would open what is done again is older. */
export type KeptCounts = {
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly older: number;
};

/** The columns of a file or a batch, in the order of the template. */
export const columns = [
  "code",
  "procedure",
  "agency",
  "point",
  "state",
  "received",
  "due",
  "done",
  "contact",
] as const;
export type Column = (typeof columns)[number];

/** One row as it was found; a column that is not there is left out. */
export type SheetRow = {
  readonly line: number;
  readonly cells: Readonly<Partial<Record<Column, string>>>;
};

/** A file that can be read from the beginning more than once. */
export type Sheet = {
  /** Columns that must be there and are not. */
  readonly missing: readonly Column[];
  /** Throws `dossiers.unreadable`. */
  readonly rows: () => AsyncIterable<SheetRow>;
};

export type FaultKind =
  | "missing"
  | "code"
  | "duplicate"
  | "procedure"
  | "agency"
  | "point"
  | "state"
  | "date"
  | "dueBeforeReceived"
  | "doneBeforeReceived"
  | "doneInFuture"
  | "doneNeeded"
  | "doneTooEarly"
  | "contact"
  | "column"
  | "unreadable";

/** What is wrong with one cell. `found` is never a phone or a chat's id. */
export type Fault = {
  readonly line: number;
  readonly column: Column | "file";
  readonly kind: FaultKind;
  readonly found: string;
};

export type ImportSource = "api" | "upload" | "folder" | "command";

/** One file or batch that was sent in. */
export type DossierImport = KeptCounts & {
  readonly id: string;
  readonly source: ImportSource;
  readonly name: string;
  readonly state: "working" | "imported" | "refused";
  readonly isSkipping: boolean;
  readonly at: Temporal.Instant;
  readonly finishedAt: Temporal.Instant | null;
  readonly rows: number;
  readonly faulty: number;
};

export type SaidFault = {
  readonly line: number;
  readonly column: string;
  readonly found: string;
  readonly allowed: string;
};

/** A system that may send dossiers. */
export type SendingSystem = {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Temporal.Instant;
  readonly revokedAt: Temporal.Instant | null;
};

/** Why a nudge about a dossier was not told. */
export type DossierReason = "done" | "deadlinePassed" | "noChat";

export type DossierNudge = {
  readonly dossierId: string;
  readonly dueAt: Temporal.Instant;
  readonly daysLeft: number;
  readonly personId: string;
} & (
  | { readonly state: "told"; readonly messageId: string }
  | { readonly state: "skipped"; readonly reason: DossierReason }
);

/** How often people are invited to rate (`policies.json`). */
export type InvitationPolicy = {
  /** Within 30 days, for one person. */
  readonly mostPerMonth: number;
  /** Days after the result. */
  readonly withinDays: number;
};

/** Why nobody was invited to rate a dossier. */
export type InvitationReason =
  | "tooOld"
  | "rated"
  | "noContact"
  | "noChat"
  | "severalPeople"
  | "blocked"
  | "unreachable"
  | "optedOut"
  | "staff"
  | "tooMany"
  | "outsideWindow";

/** A chat that may be the owner's. */
export type OwnerChat = {
  readonly chatId: string;
  readonly personId: string;
  readonly channel: string;
  readonly language: "vi" | "en";
  /** When somebody last wrote there. */
  readonly heardAt: Temporal.Instant | null;
  readonly isReachable: boolean;
  readonly isBlocked: boolean;
  readonly isOptedOut: boolean;
  /** Works for the agency of the dossier. */
  readonly isStaff: boolean;
};
