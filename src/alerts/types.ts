/** Alerts: nudges before a deadline, escalations after it. */
export type AlertPolicy = {
  readonly id: string;
  readonly level: string;
  readonly deadline: "accept" | "answer";
  readonly direction: "before" | "after";
  /** How far from the deadline: working minutes, working days, or percent of the time given. */
  readonly unit: "minutes" | "days" | "percent";
  readonly amount: number;
  readonly recipient: "officer" | "head";
  /** Only for this agency, instead of the city's; null: for all. */
  readonly agencyId: string | null;
};

/** A case as the planner sees it. */
export type Watched = {
  readonly level: string;
  readonly state: string;
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
