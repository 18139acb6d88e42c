export type GateId = "phan-anh" | "khan-cap" | "to-giac-toi-pham" | "khieu-nai" | "to-cao" | "tranh-chap-dan-su" | "ngoai-tham-quyen" | "hoi-dap" | "spam" | "khong-ro";
export type Candidate = { readonly matterId: string; readonly p: number };
export type Classification = { readonly gate: GateId; readonly gateP: number; readonly candidates: readonly Candidate[]; readonly decision: "route" | "ask" | "dispatch"; readonly isUrgent: boolean; readonly path: "embedded" };
