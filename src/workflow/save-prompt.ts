/** Saves a change of a prompt as a version of its own; nobody is answered by it before a label is moved. */
import { type Db, isUniqueViolation } from "#platform/db.ts";
import { refOf } from "#prompts/rules.ts";
import { draftFaults, FIRST_SAVED, hashOf } from "#prompts/schema.ts";
import { insertPromptVersion } from "#prompts/store.ts";
import type {
  DraftFault,
  KnownPrompt,
  PromptDraft,
  PromptVersion,
} from "#prompts/types.ts";
import { listPrompts } from "./load-prompts.ts";

export type Saved =
  | { readonly kind: "saved"; readonly ref: string }
  | { readonly kind: "faults"; readonly faults: readonly DraftFault[] }
  /** This very content is there already, under `ref`. */
  | { readonly kind: "same"; readonly ref: string }
  | { readonly kind: "noParent" };

/** `parent` is `NAME@VERSION`. */
export async function savePrompt(
  db: Db,
  given: {
    readonly parent: string;
    readonly author: string;
    readonly draft: PromptDraft;
  },
  now: Temporal.Instant,
): Promise<Saved> {
  const { draft, parent, author } = given;
  const faults = draftFaults(draft);
  if (faults.length > 0) return { kind: "faults", faults };
  const known = await listPrompts(db);
  const old = known.find((one) => refOf(one.prompt) === parent);
  if (old === undefined) return { kind: "noParent" };
  const prompt = nextVersion(old.prompt, draft, known);
  const same = known.find(
    (one) => one.prompt.name === prompt.name && one.prompt.hash === prompt.hash,
  );
  if (same !== undefined) return { kind: "same", ref: refOf(same.prompt) };
  try {
    await insertPromptVersion(db, { prompt, saved: { parent, author, at: now } });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    // Somebody saved at the same moment; the next number is free.
    return await savePrompt(db, given, now);
  }
  return { kind: "saved", ref: refOf(prompt) };
}

function nextVersion(
  { name }: PromptVersion,
  draft: PromptDraft,
  known: readonly KnownPrompt[],
): PromptVersion {
  const own = known.filter(({ prompt }) => prompt.name === name);
  const highest = Math.max(...own.map(({ prompt }) => prompt.version));
  const body = draft.body.replaceAll("\r\n", "\n").trim();
  const content = {
    model: draft.model.trim(),
    parameters: draft.parameters,
    schemaVersion: 1 as const,
    body,
  };
  return {
    name,
    version: Math.max(FIRST_SAVED, highest + 1),
    ...content,
    note: draft.note.trim(),
    hash: hashOf(content),
  };
}
