/** Answers what a text is, where it belongs and who receives it, from the seed's catalogue and without a database. */
import type { Classifier } from "#classification/port.ts";
import type { Candidate, Classification, GateId } from "#classification/types.ts";
import type { PlaceKind } from "#kernel/place.ts";
import type { Gazetteer } from "#routing/providers/gazetteer.ts";
import { buildGazetteer, ownerOf, readPlace } from "#routing/rules.ts";
import type { Matter } from "#routing/types.ts";
import { readCityFiles } from "./read-city-files.ts";

/** What is said of a text, in the ids of the catalogue. */
export type TextAnswer = {
  readonly gate: GateId;
  /** Of the likeliest matter, whatever the gate; null when nothing was recognised. */
  readonly field: string | null;
  readonly matter: string | null;
  /** Best first; `p` is calibrated over all matters. */
  readonly top3: readonly { readonly matter: string; readonly p: number }[];
  readonly p: number;
  /** First who receives it by the responsibility table, then who would not be wrong. `ubnd-xa` and `cong-an-xa` are those of `ward`. */
  readonly agencies: readonly string[];
  /** Null where the text names none, or several. */
  readonly ward: string | null;
  readonly urgency: Matter["urgency"];
  readonly secondMatter: string | null;
  readonly decision: Classification["decision"];
  readonly path: Classification["path"];
};

export type TextReader = (text: string) => TextAnswer;

export function createTextReader(classifier: Classifier): TextReader {
  const routed = createTextRouter();
  return (text) => routed(text, classifier.classify(text));
}

/** Adds place and recipients to what a classifier has found. */
export function createTextRouter(): (
  text: string,
  found: Classification,
) => TextAnswer {
  const { matters, wards } = readCityFiles();
  const byId = new Map(matters.map((matter) => [matter.id, matter]));
  const gazetteer = buildGazetteer(wards);
  return (text, found) => answer(text, found, { byId, gazetteer });
}

type Known = {
  readonly byId: ReadonlyMap<string, Matter>;
  readonly gazetteer: Gazetteer;
};

function answer(text: string, found: Classification, known: Known): TextAnswer {
  const { gate, decision, path, candidates } = found;
  const [best] = candidates;
  const matter = known.byId.get(best?.matterId ?? "") ?? null;
  const { ward, placeKind } = readPlace(known.gazetteer, text);
  return {
    gate,
    field: matter?.fieldId ?? null,
    matter: matter?.id ?? null,
    top3: candidates.map(({ matterId, p }) => ({ matter: matterId, p: rounded(p) })),
    p: rounded(best?.p ?? 0),
    agencies: matter === null ? [] : recipientsOf(matter, placeKind),
    ward: ward.kind === "one" ? ward.wardId : null,
    urgency: found.isUrgent ? "urgent" : (matter?.urgency ?? "normal"),
    secondMatter: otherMatter(found, best),
    decision,
    path,
  };
}

const TEMPLATES: Readonly<Record<string, string>> = {
  ubnd: "ubnd-xa",
  "cong-an": "cong-an-xa",
};

/** First who receives a matter at such a place, then those that would not be wrong; a ward's own bodies by their template. */
export function recipientsOf(matter: Matter, placeKind: PlaceKind): string[] {
  // The name of the ward changes nobody's turn: any one brings out the ward's own bodies.
  const found = ownerOf(matter, placeKind, "");
  if (found.kind === "needsWard") return [];
  const ids = [found.owner.agencyId, ...found.owner.alternatives];
  return ids.map((id) => TEMPLATES[id.replace(/:$/u, "")] ?? id);
}

function otherMatter(
  { secondMatter }: Classification,
  best: Candidate | undefined,
): string | null {
  if (secondMatter === null) return null;
  const { matterId, first } = secondMatter;
  return matterId === best?.matterId ? first.matterId : matterId;
}

function rounded(p: number): number {
  return Math.round(p * 1e4) / 1e4;
}
