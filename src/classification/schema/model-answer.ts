import { z } from "zod";
import { gateIds } from "#classification/types.ts";

/**
 * What a language model must answer (`schemaVersion` 1 of a prompt). The ids are a closed list, so an answer outside of it is none.
 * The same for every message: servers keep a grammar they have made once.
 */
export function modelAnswerSchema(matterIds: readonly string[]) {
  const matter = z.enum(matterIds).nullable();
  return z.strictObject({
    gate: z.enum(gateIds),
    matter,
    /** A quote of the message. */
    evidence: z.string(),
    urgency: z.enum(["urgent", "normal"]),
    secondMatter: matter,
  });
}
export type SaidByModel = z.infer<ReturnType<typeof modelAnswerSchema>>;
