import { createHash } from "node:crypto";
import { z } from "zod";
import { AppError } from "#kernel/app-error.ts";
import { slotFaults } from "./rules.ts";
import {
  type DraftFault,
  type KnownPrompt,
  type LabelMove,
  labels,
  type PromptDraft,
  type PromptVersion,
} from "./types.ts";

/** Versions below come with the program, so one released later never takes the number of one that was saved. */
export const FIRST_SAVED = 1_001;

/** Longer than the whole catalogue with examples would be. */
const MOST_LETTERS = 20_000;
const parts = {
  name: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/u, "small letters, digits and -"),
  note: z.string().trim().min(1, "say what is different, and what for").max(500),
  model: z
    .string()
    .trim()
    .regex(/^[\w./:@-]{1,100}$/u, "the name of a model"),
  parameters: z.strictObject({
    temperature: z.number().min(0).max(2),
    maxTokens: z.int().min(50).max(4_000),
  }),
  body: z.string().trim().min(1, "is empty").max(MOST_LETTERS),
};

const frontSchema = z.strictObject({
  name: parts.name,
  version: z.coerce
    .number()
    .int()
    .min(1)
    .max(FIRST_SAVED - 1),
  model: parts.model,
  parameters: z.string().transform(readJson).pipe(parts.parameters),
  schemaVersion: z.literal("1").transform(() => 1 as const),
  note: parts.note,
  hash: z.string(),
});

const FILE = /^---\n(?<front>.*?)\n---\n(?<body>.*)$/su;
const FORM =
  "A prompt is a front matter between two lines of --- (name, version, model, parameters, schemaVersion, note, hash; one a line), then its body.";

/**
 * A released prompt. Throws `prompts.file` when it is none or its slots are wrong, and `prompts.changed` when it was changed
 * after its release.
 */
export function parsePromptFile(text: string, file: string): PromptVersion {
  const { front = null, body: rest = "" } =
    FILE.exec(text.replaceAll("\r\n", "\n"))?.groups ?? {};
  if (front === null) throw badFile(file, FORM);
  const read = frontSchema.safeParse(linesOf(front));
  if (!read.success) {
    const faults = read.error.issues.map(
      (issue) => `${issue.path.join(".")}: ${issue.message}`,
    );
    throw badFile(file, `${faults.join("; ")}. ${FORM}`);
  }
  const version = { ...read.data, body: rest.trim() };
  const [fault] = slotFaults(version.body);
  if (fault !== undefined)
    throw badFile(file, `the slot {{${fault.slot}}} is ${fault.kind}.`);
  if (`${version.name}@${version.version}.md` !== file) {
    throw badFile(file, `it says it is ${version.name}@${version.version}.`);
  }
  const hash = hashOf(version);
  if (hash === version.hash) return version;
  throw new AppError(
    `prompts/${file} was changed after it was released: its hash is ${hash}, its front matter says ${version.hash}. ` +
      "Put it back as it was and save the change under the next version. If it is new, write this hash into it.",
    { code: "prompts.changed" },
  );
}

/** SHA-256 of what decides an answer: neither the number nor the note is part of it. */
export function hashOf(
  prompt: Pick<PromptVersion, "model" | "parameters" | "schemaVersion" | "body">,
): string {
  const { model, parameters, schemaVersion, body } = prompt;
  const { temperature, maxTokens } = parameters;
  const content = [model, temperature, maxTokens, schemaVersion, body.trim()];
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}

const draftSchema = z.strictObject(parts).omit({ name: true });

/** All that is wrong with a draft, by field; nothing: it may be saved. */
export function draftFaults(draft: PromptDraft): DraftFault[] {
  const { model, parameters, note, body } = draft;
  const read = draftSchema.safeParse({ model, parameters, note, body });
  const wrong = read.success ? [] : read.error.issues.map(({ path }) => path.at(-1));
  const fields = draftFields.filter((field) => wrong.includes(field));
  return [
    ...fields.map((field): DraftFault => ({ kind: "field", field })),
    ...slotFaults(body),
  ];
}
const draftFields = ["model", "temperature", "maxTokens", "note", "body"] as const;

const instant = z.instanceof(Temporal.Instant);

/** A row of `prompt_version`. */
export const knownPromptSchema: z.ZodType<KnownPrompt> = z.object({
  prompt: z.object({
    ...parts,
    version: z.int(),
    schemaVersion: z.literal(1),
    hash: z.string(),
  }),
  saved: z.object({ parent: z.string(), author: z.string(), at: instant }),
});

/** A row of `prompt_label_move`. */
export const labelMoveSchema: z.ZodType<LabelMove> = z.object({
  label: z.enum(labels),
  number: z.int(),
  kind: z.enum(["move", "rollback"]),
  target: z.string().nullable(),
  by: z.string(),
  reason: z.string(),
  isOverride: z.boolean(),
  evaluationId: z.string().nullable(),
  at: instant,
});

/** `classify@1`; null when it is no such name. */
export function parseRef(text: string): { name: string; version: number } | null {
  const { name: found = "", version = "" } =
    /^(?<name>[a-z][a-z0-9-]{0,39})@(?<version>[1-9]\d{0,6})$/u.exec(text)?.groups ??
    {};
  return found === "" ? null : { name: found, version: Number(version) };
}

function linesOf(front: string): Record<string, string> {
  return Object.fromEntries(
    front.split("\n").map((line): [string, string] => {
      const [key = "", ...value] = line.split(":");
      return [key.trim(), value.join(":").trim()];
    }),
  );
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function badFile(file: string, found: string): AppError {
  return new AppError(`prompts/${file} cannot be used: ${found}`, {
    code: "prompts.file",
  });
}
