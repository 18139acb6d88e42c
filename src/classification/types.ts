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
 * as people do not write so.
 */
export type LabelledExample = {
  readonly text: string;
  readonly label: ExampleLabel;
  readonly source: "message" | "phrase";
};

/** Somebody disagrees with where a case went: a wrong matter trains the model, a wrong owner mends the table. */
export type Correction = {
  readonly caseId: string;
  readonly source: "citizen" | "officer";
  /** Null: they did not say what was wrong. */
  readonly reason: "matter" | "place" | "owner" | null;
  readonly fromMatterId: string | null;
  readonly toMatterId: string | null;
  readonly fromAgencyId: string;
  readonly toAgencyId: string | null;
  /** Null for the citizen: the case says whose it is, as long as that may be known. */
  readonly personId: string | null;
};
