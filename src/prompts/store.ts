import { toDate, toInstant } from "#platform/clock.ts";
import type { Db, Tx } from "#platform/db.ts";
import { knownPromptSchema, labelMoveSchema } from "./schema.ts";
import type { KnownPrompt, Label, LabelMove } from "./types.ts";

/** Keeps a version for good; its name and number are unique. */
export async function insertPromptVersion(
  tx: Db | Tx,
  {
    prompt,
    saved,
  }: KnownPrompt & { readonly saved: NonNullable<KnownPrompt["saved"]> },
): Promise<void> {
  await tx.promptVersion.create({
    data: { ...prompt, ...saved, at: toDate(saved.at) },
  });
}

/** The versions that were saved, oldest first. */
export async function findSavedPrompts(
  db: Db | Tx,
  about: { readonly name?: string; readonly version?: number } = {},
): Promise<KnownPrompt[]> {
  const rows = await db.promptVersion.findMany({
    where: about,
    orderBy: [{ name: "asc" }, { version: "asc" }],
  });
  return rows.map((row) => {
    const { parent, author, at, ...prompt } = row;
    return knownPromptSchema.parse({
      prompt,
      saved: { parent, author, at: toInstant(at) },
    });
  });
}

/** Moves a label; its number is unique, so of two who move at once the second fails. */
export async function insertLabelMove(tx: Db | Tx, move: LabelMove): Promise<void> {
  await tx.promptLabelMove.create({ data: { ...move, at: toDate(move.at) } });
}

/** All moves of a label, oldest first. */
export async function findLabelMoves(db: Db | Tx, label: Label): Promise<LabelMove[]> {
  const rows = await db.promptLabelMove.findMany({
    where: { label },
    orderBy: { number: "asc" },
  });
  return rows.map((row) => labelMoveSchema.parse({ ...row, at: toInstant(row.at) }));
}
