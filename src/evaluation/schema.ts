import { z } from "zod";
import type { Answer, Item } from "./types.ts";

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
});
