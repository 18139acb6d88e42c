import { z } from "zod";
import { labels, type PromptDraft } from "#prompts/types.ts";
import type { Draft } from "./prompts-version-page.ts";

const words = z.string().trim();
const number = z.coerce.number().int().min(0);

export const undoFormSchema = z.object({ label: z.enum(labels), seen: number });

export const moveFormSchema = z.object({
  label: z.enum(labels),
  target: words.transform((ref) => (ref === "" ? null : ref)),
  seen: number,
  by: words.min(1).max(80),
  reason: words.min(1).max(300),
  override: z.literal("yes").optional(),
});

export const evaluateFormSchema = z.object({ classifier: words.max(60) });

export const tryFormSchema = z.object({ text: words.min(1).max(2_000) });

const field = z.string().default("");
/** As it was typed; what of it is wrong, the verb says. */
export const draftFormSchema: z.ZodType<Draft> = z.object({
  model: field,
  temperature: field,
  maxTokens: field,
  note: field,
  body: field.transform((text) => text.replaceAll("\r\n", "\n")),
  author: field.transform((text) => text.trim().slice(0, 80)),
});

export function draftOf(form: Draft): PromptDraft {
  const { model, note, body } = form;
  return {
    model,
    note,
    body,
    parameters: {
      temperature: numberOf(form.temperature),
      maxTokens: numberOf(form.maxTokens),
    },
  };
}

/** With a comma or a point; an empty field is no zero. */
function numberOf(text: string): number {
  return text.trim() === "" ? Number.NaN : Number(text.trim().replace(",", "."));
}
