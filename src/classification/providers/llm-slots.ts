import type { Classification, LabelledExample } from "#classification/types.ts";
import { maskPersonal } from "./mask.ts";

/** What a model may choose from. */
export type Catalogue = {
  readonly fields: readonly { readonly id: string; readonly name: string }[];
  readonly matters: readonly {
    readonly id: string;
    readonly fieldId: string;
    readonly name: string;
  }[];
};

/** Always the same for a catalogue, so that a server may keep what it has read of it. */
export function taxonomyOf({ fields, matters }: Catalogue): string {
  return fields
    .flatMap(({ id, name }) => {
      const own = matters.filter(({ fieldId }) => fieldId === id);
      return [`### ${name}`, ...own.map((matter) => `- ${matter.id}: ${matter.name}`)];
    })
    .join("\n");
}

/** The fields of the likeliest matters and of the nearest examples, with all their matters, and that it may be another one. */
export function shortlistOf(
  { fields, matters }: Catalogue,
  likely: ReadonlySet<string>,
): string {
  const lines = fields
    .filter(({ id }) => likely.has(id))
    .map(({ id, name }) => {
      const ids = matters.filter(({ fieldId }) => fieldId === id).map((own) => own.id);
      return `- ${name}: ${ids.join(", ")}`;
    });
  return [...lines, "- hoặc việc khác trong danh mục"].join("\n");
}

/** The fields a message is probably about, as far as the embedded model can tell. */
export function likelyFields(
  { matters }: Catalogue,
  { candidates }: Pick<Classification, "candidates">,
  examples: readonly LabelledExample[],
): ReadonlySet<string> {
  const ids = [
    ...candidates.map(({ matterId }) => matterId),
    ...examples.flatMap(({ label }) => (label.kind === "matter" ? label.matterId : [])),
  ];
  const fieldOf = new Map(matters.map(({ id, fieldId }) => [id, fieldId]));
  return new Set(ids.flatMap((id) => fieldOf.get(id) ?? []));
}

/** Longer examples teach no more. */
const LONGEST_EXAMPLE = 240;

/** One a line, masked, in their order. */
export function examplesOf(examples: readonly LabelledExample[]): string {
  if (examples.length === 0) return "(không có)";
  return examples
    .map(({ text, label }) => {
      const said =
        label.kind === "matter" ? `matter ${label.matterId}` : `gate ${label.gate}`;
      return `- ${quoted(maskPersonal(text).slice(0, LONGEST_EXAMPLE))} → ${said}`;
    })
    .join("\n");
}

/**
 * A text as one JSON string in one line: it can neither end itself nor begin a line of its own. Characters that are not seen but
 * read (joiners, marks of direction, tags) are dropped, and angle brackets, which fence the data of a prompt, become ‹ and ›.
 */
export function quoted(text: string): string {
  return JSON.stringify(
    text
      .toWellFormed()
      .replace(/\p{Cf}|\p{Co}/gu, "")
      .replace(/[\u2028\u2029\u0085]/gu, "\n")
      .replaceAll("<", "‹")
      .replaceAll(">", "›"),
  );
}
