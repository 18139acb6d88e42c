/** One state of a prompt; it never changes once it has been released or saved. */
export type PromptVersion = {
  readonly name: string;
  /** From 1, without gaps that mean anything. */
  readonly version: number;
  /** As the server of the language model names it. */
  readonly model: string;
  readonly parameters: { readonly temperature: number; readonly maxTokens: number };
  /** Which form the model's answer has. */
  readonly schemaVersion: 1;
  /** Why there is this version: what is different, and what for. */
  readonly note: string;
  /** SHA-256, in hexadecimal, of all that decides an answer: model, parameters, schema version and body. */
  readonly hash: string;
  /** With `{{slots}}`. */
  readonly body: string;
};

/** What is put into a body; each slot stands in it at most once. */
export const slotNames = ["taxonomy", "shortlist", "examples", "message"] as const;
export type SlotName = (typeof slotNames)[number];

/** What keeps a body from being used: a slot, and the line it stands in; line 0: it stands nowhere. */
export type SlotFault = {
  readonly kind: "unknown" | "missing" | "twice";
  readonly slot: string;
  readonly line: number;
};

/** A version before it is saved. */
export type PromptDraft = Pick<PromptVersion, "model" | "parameters" | "note" | "body">;
export type DraftField = "model" | "temperature" | "maxTokens" | "note" | "body";
export type DraftFault =
  | { readonly kind: "field"; readonly field: DraftField }
  | SlotFault;

/** Who saved a version, when, and from which (`NAME@VERSION`); null: it came with the program. */
export type Origin = {
  readonly parent: string;
  readonly author: string;
  readonly at: Temporal.Instant;
};
export type KnownPrompt = {
  readonly prompt: PromptVersion;
  readonly saved: Origin | null;
};

/** `production` answers citizens; `candidate` answers a share of their messages beside it, without effect. */
export const labels = ["production", "candidate"] as const;
export type Label = (typeof labels)[number];

export type LabelMove = {
  readonly label: Label;
  /** From 1, without gaps. */
  readonly number: number;
  readonly kind: "move" | "rollback";
  /** `NAME@VERSION`; null: to none, so the embedded model answers. */
  readonly target: string | null;
  readonly by: string;
  readonly reason: string;
  /** Against the verdict of the gate. */
  readonly isOverride: boolean;
  /** The run it was decided on. */
  readonly evaluationId: string | null;
  readonly at: Temporal.Instant;
};

/** Where a label stands, and where undoing would put it; `undo` is null when there is nothing to undo. */
export type Standing = {
  readonly target: string | null;
  readonly undo: { readonly target: string | null } | null;
  /** Of the latest move; 0: never moved. */
  readonly number: number;
};

/** What the gate looks at of an evaluation. */
export type Judged = {
  readonly id: string;
  readonly floors: readonly {
    readonly what: string;
    readonly bound: "atLeast" | "atMost";
    readonly floor: number;
    readonly reached: number | null;
    readonly isMet: boolean;
  }[];
  readonly gates: readonly {
    readonly name: string;
    readonly recall: number | null;
    readonly precision: number | null;
  }[];
};

/** Why a prompt may not answer citizens. */
export type Ground =
  | { readonly kind: "notEvaluated" }
  | { readonly kind: "productionNotEvaluated" }
  | ({ readonly kind: "floor" } & Omit<Judged["floors"][number], "isMet">)
  | {
      readonly kind: "gateWorse";
      readonly gate: string;
      readonly figure: "recall" | "precision";
      readonly before: number;
      readonly now: number;
    };

export type Verdict = {
  readonly evaluationId: string | null;
  /** None: it may. */
  readonly grounds: readonly Ground[];
};
