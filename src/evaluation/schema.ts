import { z } from "zod";
import { AppError } from "#kernel/app-error.ts";
import {
  type Answer,
  type EvaluationOrder,
  figureNames,
  type Item,
  viewNames,
} from "./types.ts";

/** First line of a data file: what it is and how it was made. */
export const dataHeaderSchema = z.strictObject({
  name: z.string().min(1),
  version: z.string().min(1),
  about: z.string().min(1),
});
export type DataHeader = z.infer<typeof dataHeaderSchema>;

/** The other lines of a data file. */
export const itemSchema: z.ZodType<Item> = z.strictObject({
  id: z.string().min(1),
  text: z.string(),
  gate: z.string().min(1),
  matters: z.array(z.string()).max(2),
  agencies: z.array(z.string()),
  ward: z.string().nullable(),
});

const probability = z.number().min(0).max(1);

export const answerSchema: z.ZodType<Answer> = z.object({
  gate: z.string(),
  matter: z.string().nullable(),
  top3: z.array(z.object({ matter: z.string(), p: probability })),
  p: probability,
  agencies: z.array(z.string()),
  ward: z.string().nullable(),
  secondMatter: z.string().nullable(),
  decision: z.enum(["route", "ask", "dispatch"]),
  tookMs: z.number().min(0),
  asked: z
    .object({
      outcome: z.string(),
      promptTokens: z.number(),
      cachedTokens: z.number(),
      outputTokens: z.number(),
    })
    .optional(),
});

const figure = z.number().nullable();
const classes = z.object({
  classes: z.array(
    z.object({
      name: z.string(),
      support: z.int(),
      precision: figure,
      recall: figure,
      f1: z.number(),
    }),
  ),
  confusions: z.array(
    z.object({ truly: z.string(), said: z.string(), count: z.int() }),
  ),
});
const change = z.object({
  id: z.string(),
  what: z.enum(["gate", "matter", "agency"]),
  saidThen: z.string().nullable(),
});

/** Of a language model; tokens and money are of 1,000 messages. */
const usageSchema = z.object({
  messages: z.int(),
  asked: z.int(),
  answered: z.int(),
  /** Why the embedded answer stands although it was asked, and how often. */
  failures: z.record(z.string(), z.int()),
  promptTokens: z.number(),
  cachedTokens: z.number(),
  outputTokens: z.number(),
  /** At most, as servers give tokens from their cache for less; null: no prices were given. */
  money: figure,
});
export type Usage = z.infer<typeof usageSchema>;

/** A finished run: the JSON file, and the column `evaluation_run.report`. Shares are 0 to 1. */
export const reportSchema = z.object({
  id: z.string(),
  at: z.string(),
  classifier: z.string(),
  classifierHash: z.string(),
  data: z.object({
    name: z.string(),
    version: z.string(),
    /** How the data was made, and what it can prove. */
    about: z.string(),
    hash: z.string(),
    items: z.int(),
  }),
  floors: z.array(
    z.object({
      what: z.string(),
      bound: z.enum(["atLeast", "atMost"]),
      floor: z.number(),
      reached: figure,
      isMet: z.boolean(),
    }),
  ),
  views: z.array(
    z.object({
      name: z.enum(viewNames),
      figures: z.record(z.enum(figureNames), figure),
      /** 95 %, by bootstrap. */
      intervals: z.partialRecord(
        z.enum(figureNames),
        z.object({ low: z.number(), high: z.number() }),
      ),
    }),
  ),
  speed: z.object({
    p50Ms: z.number(),
    p95Ms: z.number(),
    p99Ms: z.number(),
    perSecond: figure,
  }),
  usage: usageSchema.nullable().default(null),
  gates: classes,
  fields: classes,
  matters: classes,
  bins: z.array(z.object({ count: z.int(), meanP: z.number(), right: z.int() })),
  items: z.array(
    z.object({
      id: z.string(),
      gate: z.object({ truly: z.string(), said: z.string(), isRight: z.boolean() }),
      matter: z.object({
        truly: z.array(z.string()),
        said: z.string().nullable(),
        isRight: z.boolean().nullable(),
      }),
      isAgencyRight: z.boolean().nullable(),
      p: z.number(),
      decision: z.enum(["route", "ask", "dispatch"]),
    }),
  ),
  /** Of a language model's answers in all ways of typing, not calibrated: what they are worth is learnt from these. */
  sure: z.array(z.object({ p: z.number(), isRight: z.boolean() })).default([]),
  baseline: z
    .object({
      id: z.string(),
      classifier: z.string(),
      at: z.string(),
      worse: z.array(change),
      better: z.array(change),
    })
    .nullable(),
});
export type Report = z.infer<typeof reportSchema>;
/** An earlier run to compare with. */
export type Baseline = Report;

/** A row of `evaluation_order`. */
export const orderSchema: z.ZodType<EvaluationOrder> = z.object({
  id: z.string(),
  classifier: z.string(),
  at: z.instanceof(Temporal.Instant),
  state: z.enum(["open", "done", "failed"]),
  answered: z.int(),
  total: z.int(),
  failure: z.string().nullable(),
});

/** A data file: the header, then one item a line. Throws `evaluation.data` with the first wrong line. */
export function parseData(text: string): { header: DataHeader; items: Item[] } {
  const lines = text.split("\n");
  const header = parseLine(dataHeaderSchema, lines[0] ?? "", 1);
  const items = lines.flatMap((line, index) =>
    index === 0 || line.trim() === "" ? [] : [parseLine(itemSchema, line, index + 1)],
  );
  if (new Set(items.map(({ id }) => id)).size === items.length)
    return { header, items };
  throw badData("Two lines have the same id. Give each message its own.");
}

function parseLine<T>(schema: z.ZodType<T>, line: string, number: number): T {
  const parsed = schema.safeParse(jsonOf(line, number));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw badData(`Line ${number}: ${issue?.path.join(".")}: ${issue?.message}.`);
}

function jsonOf(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw badData(`Line ${number}: no JSON.`, cause);
  }
}

function badData(found: string, cause?: unknown): AppError {
  const allowed =
    'The first line is {"name","version","about"}, each other {"id","text","gate","matters","agencies","ward"}.';
  return new AppError(`${found} ${allowed}`, { code: "evaluation.data", cause });
}
