import { z } from "zod";
import { AppError } from "#kernel/app-error.ts";
import {
  type ExampleLabel,
  gateIds,
  type LabelledExample,
  type ModelFigures,
} from "./types.ts";

/**
 * An example file: a heading `# <matter id>` or `# gate:<gate id>`, below it one text a line; blank lines are ignored.
 * Throws `examples.unknownGate` and `examples.noHeading`.
 */
export function parseExamples(
  text: string,
  source: LabelledExample["source"] = "message",
): LabelledExample[] {
  let label: ExampleLabel | undefined;
  const examples: LabelledExample[] = [];
  for (const [index, raw] of text.split(/\r?\n/u).entries()) {
    const line = raw.trim();
    if (line.startsWith("#")) label = parseHeading(line.slice(1).trim(), index + 1);
    else if (line !== "") {
      if (label === undefined) throw noHeading(index + 1);
      examples.push({ text: line, label, source });
    }
  }
  return examples;
}

function parseHeading(heading: string, line: number): ExampleLabel {
  if (!heading.startsWith("gate:")) return { kind: "matter", matterId: heading };
  const gate = z.enum(gateIds).safeParse(heading.slice("gate:".length));
  if (gate.success) return { kind: "gate", gate: gate.data };
  throw new AppError(
    `Line ${line}: unknown gate in "${heading}". Gates are: ${gateIds.join(", ")}.`,
    { code: "examples.unknownGate" },
  );
}

function noHeading(line: number): AppError {
  return new AppError(
    `Line ${line}: an example stands before the first heading. Put "# <matter id>" above it.`,
    { code: "examples.noHeading" },
  );
}

/** Examples that crossed a thread. */
export const labelledExamplesSchema: z.ZodType<LabelledExample[]> = z.array(
  z.strictObject({
    text: z.string(),
    label: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("matter"), matterId: z.string() }),
      z.strictObject({ kind: z.literal("gate"), gate: z.enum(gateIds) }),
    ]),
    source: z.enum(["message", "phrase", "case"]),
  }),
);

const probability = z.number().min(0).max(1);

/** What training found out about the matters by cross-validation, on messages it had not seen. */
export const measurementSchema = z.strictObject({
  messages: z.int().min(0),
  top1: probability,
  top3: probability,
  /** The first candidate lies in the right field. */
  field: probability,
  /** `top1` when all diacritics are removed. */
  top1Folded: probability,
  /** Expected calibration error of the first candidate, with diacritics and without any. */
  calibrationError: probability,
  calibrationErrorFolded: probability,
  /** Share routed without a question, and how many of those rightly. */
  coverage: probability,
  precision: probability,
});
export type Measurement = z.infer<typeof measurementSchema>;

/** A `RoutingRule`. */
const routingRuleSchema = z.strictObject({
  threshold: z.number().min(0),
  labels: z.int().min(0),
  routed: z.int().min(0),
  right: z.int().min(0),
  bound: probability,
});

/** First part of a model file. `format` rises when the bytes or the training change. */
export const modelHeaderSchema = z.strictObject({
  format: z.literal(2),
  features: z.string(),
  /** SHA-256 of the examples, word tables and settings the model was made from. */
  contentHash: z.string().length(64),
  featureCount: z.int().min(0),
  matters: z.array(z.string()),
  gates: z.array(z.enum(gateIds)),
  /** Words of the examples as written, ascending: what a slip of the finger is mended to. */
  words: z.array(z.string()),
  /** From which probability on a text is routed without asking: with diacritics, and without any. */
  routing: z.strictObject({ marked: routingRuleSchema, plain: routingRuleSchema }),
  measured: measurementSchema,
});
export type ModelHeader = z.infer<typeof modelHeaderSchema>;

/** The columns `model_version.figures` and `before`. */
export const modelFiguresSchema: z.ZodType<ModelFigures> = z.strictObject({
  items: z.int().min(0),
  top1: probability,
  macroF1: probability,
  gates: z.record(z.string(), probability),
});

/** The columns `labelled_example.source` and `reason`, and `model_version.state`. */
export const labelSourceSchema = z.enum(["citizen", "officer", "silence"]);
export const labelReasonSchema = z
  .enum(["matter", "place", "owner", "confirmed"])
  .nullable();
export const modelStateSchema = z.enum([
  "training",
  "promoted",
  "retired",
  "rejected",
  "failed",
]);
