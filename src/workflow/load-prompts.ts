/** Finds prompts by their name or by a label: those that came with the program, and those that were saved. */
import { AppError } from "#kernel/app-error.ts";
import type { Db, Tx } from "#platform/db.ts";
import { readReleased } from "#prompts/providers/released.ts";
import { refOf, standingOf } from "#prompts/rules.ts";
import { FIRST_SAVED, parseRef } from "#prompts/schema.ts";
import { findLabelMoves, findSavedPrompts } from "#prompts/store.ts";
import type { KnownPrompt, Label, PromptVersion, Standing } from "#prompts/types.ts";

/** All there are, by name and version. */
export async function listPrompts(db: Db | Tx): Promise<KnownPrompt[]> {
  const released = readReleased().map((prompt) => ({ prompt, saved: null }));
  return [...released, ...(await findSavedPrompts(db))].sort(
    ({ prompt: a }, { prompt: b }) =>
      a.name.localeCompare(b.name) || a.version - b.version,
  );
}

/** The prompt `NAME@VERSION`; null when there is none, or it is no such name. */
export async function findPrompt(
  db: Db | Tx,
  ref: string,
): Promise<KnownPrompt | null> {
  const about = parseRef(ref);
  if (about === null) return null;
  if (about.version >= FIRST_SAVED)
    return (await findSavedPrompts(db, about)).at(0) ?? null;
  const prompt = findReleased(ref);
  return prompt === null ? null : { prompt, saved: null };
}

/** A prompt that came with the program; needs no database. */
export function findReleased(ref: string): PromptVersion | null {
  return readReleased().find((prompt) => refOf(prompt) === ref) ?? null;
}

/** Where a label stands now. */
export async function labelStanding(db: Db | Tx, label: Label): Promise<Standing> {
  return standingOf(await findLabelMoves(db, label));
}

/**
 * The prompt a label stands on, read at the moment of use, so that a moved label counts at once, in every process.
 * Null: on none, and the embedded model answers. Throws `prompts.absent` when the program no longer has it.
 */
export async function labelledPrompt(
  db: Db | Tx,
  label: Label,
): Promise<PromptVersion | null> {
  const { target } = await labelStanding(db, label);
  if (target === null) return null;
  const found = await findPrompt(db, target);
  if (found !== null) return found.prompt;
  throw new AppError(
    `The label ${label} stands on ${target}, which this program does not have. Move it: npm run prompts -- label ${label} NAME@VERSION.`,
    { code: "prompts.absent" },
  );
}
