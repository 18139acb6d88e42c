/** What a message is, before it is anybody's case. Everything but `phan-anh` and `khan-cap` leaves the normal way. */
export const gateIds = [
  "phan-anh",
  "khan-cap",
  "to-giac-toi-pham",
  "khieu-nai",
  "to-cao",
  "tranh-chap-dan-su",
  "ngoai-tham-quyen",
  "hoi-dap",
  "spam",
  "khong-ro",
] as const;
export type GateId = (typeof gateIds)[number];

export type Candidate = { readonly matterId: string; readonly p: number };

export type Classification = {
  readonly gate: GateId;
  /** Calibrated, 0 to 1; 1 where a rule decided. */
  readonly gateP: number;
  /** The likeliest matters, at most three, best first; `p` is calibrated over all matters. */
  readonly candidates: readonly Candidate[];
  /** `route`: sure enough to file under the first. `ask`: let the citizen choose. `dispatch`: nothing was recognised. */
  readonly decision: "route" | "ask" | "dispatch";
  /** Life or limb now: show the emergency numbers, whatever the gate. */
  readonly isUrgent: boolean;
  /** A second matter in another part of the text, where both are beyond doubt; else null. */
  readonly secondMatter: SecondMatter | null;
  readonly caseKind: CaseKind;
  /** `llm`: a language model was asked and heeded. */
  readonly path: "embedded" | "llm";
};

/** What of a text is about one matter. */
export type MatterPart = { readonly matterId: string; readonly text: string };
/** The second part, and the first; together they are the whole text. */
export type SecondMatter = MatterPart & { readonly first: MatterPart };

/** Phản ánh, or kiến nghị: the same with a proposed solution or initiative (NĐ 20/2008, Điều 3.4 and 3.5). */
export type CaseKind = "feedback" | "proposal";

export type ExampleLabel =
  | { readonly kind: "matter"; readonly matterId: string }
  | { readonly kind: "gate"; readonly gate: GateId };

/**
 * `message`: what a citizen wrote. `phrase`: a name or keyword of the label; it teaches, but nothing is measured on it,
 * as people do not write so. `case`: a message that became a case, whose matter people confirmed or corrected; it says
 * nothing of gates.
 */
export type LabelledExample = {
  readonly text: string;
  readonly label: ExampleLabel;
  readonly source: "message" | "phrase" | "case";
};

/**
 * What became of where a case was sent: a wrong matter trains the model, a wrong owner mends the table, and what
 * closed where it was first sent was right.
 */
export type CaseLabel = {
  readonly caseId: string;
  /** `silence`: it was answered, and nobody objected in time. */
  readonly source: "citizen" | "officer" | "silence";
  /** Null: they did not say what was wrong. */
  readonly reason: "matter" | "place" | "owner" | "confirmed" | null;
  readonly fromMatterId: string | null;
  readonly toMatterId: string | null;
  readonly fromAgencyId: string;
  readonly toAgencyId: string | null;
  /** Null for the citizen: the case says whose it is, as long as that may be known. */
  readonly personId: string | null;
};

/** One that waits for a review. */
export type OpenLabel = CaseLabel & {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly code: string;
  /** As it was written. */
  readonly text: string;
  /** The officer who said so, else the chat of the case. */
  readonly authorId: string;
};

/** What somebody looked at and let train. */
export type ApprovedLabel = {
  readonly id: string;
  readonly caseId: string;
  readonly code: string;
  readonly text: string;
  readonly matterId: string;
  readonly authorId: string;
  readonly reviewedBy: string;
  readonly reviewedAt: Temporal.Instant;
};

/** What a model reaches on the frozen set; shares are 0 to 1. */
export type ModelFigures = {
  /** Answers that were judged: each message in each way of typing. */
  readonly items: number;
  readonly top1: number;
  readonly macroF1: number;
  /** Recall by gate, of those the set has. */
  readonly gates: Readonly<Record<string, number>>;
};

/**
 * `training`: one process is at it. `retired`: it answered people once. `rejected`: it would have been worse.
 * `failed`: there is no model.
 */
export type ModelState = "training" | "promoted" | "retired" | "rejected" | "failed";

/** A model of the embedded classifier that was made in this house. */
export type ModelVersion = {
  readonly id: string;
  /** SHA-256 of its bytes; null where there are none. */
  readonly hash: string | null;
  /** What it was trained on beside the labels, and with which program: another one cannot take it over. */
  readonly basis: string;
  readonly state: ModelState;
  /** Its bytes are there: it can be taken up again. */
  readonly isKept: boolean;
  readonly startedAt: Temporal.Instant;
  /** Reviewed labels it learnt from; 0: the seed alone. */
  readonly labels: number;
  readonly figures: ModelFigures | null;
  /** Of the model it was to replace. */
  readonly before: ModelFigures | null;
  readonly promotedAt: Temporal.Instant | null;
  readonly promotedBy: string | null;
};
