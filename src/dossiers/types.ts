/** Dossiers: files of administrative procedures, as the one-stop system reports them. */
export type Dossier = {
  readonly id: string;
  readonly code: string;
  /** The name of the procedure. */
  readonly procedure: string;
  readonly agencyId: string;
  readonly handlerId: string | null;
  readonly state: string;
  readonly receivedAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant;
  readonly doneAt: Temporal.Instant | null;
  /** When to look at it again; null: never. */
  readonly nextAlertAt: Temporal.Instant | null;
};

/** What a report of a dossier says; the code is its identity. */
export type ReportedDossier = Omit<Dossier, "id" | "nextAlertAt">;

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
