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
