import type { WardReading } from "#routing/types.ts";
import type { Clue } from "./clues.ts";
import type { NamedUnit } from "./gazetteer.ts";

export type District = Extract<NamedUnit, { kind: "district" }>;
type Former = Extract<NamedUnit, { kind: "former" }>;

const MOST_CHOICES = 4;
const STREET_ROLES: ReadonlySet<Clue["role"]> = new Set(["street", "alley", "house"]);
const TYPE_OF_WORD: Readonly<Record<string, string>> = {
  phường: "phường",
  p: "phường",
  xã: "xã",
  "thị trấn": "thị trấn",
};

/**
 * The ward one clue means. With the former district known, old units of that district come
 * first (the writer uses the old address), and a street name elsewhere is null: it says
 * nothing. `isFormer` when the name was followed by "cũ".
 */
export function chooseWard(
  clue: Pick<Clue, "role" | "word" | "match">,
  district: District | null,
  isFormer: boolean,
): WardReading | null {
  const units = ofType(clue.match?.units ?? [], clue.word);
  const wards = units.filter((unit) => unit.kind === "ward").map((unit) => unit.wardId);
  const formers = units.filter((unit) => unit.kind === "former");
  const isStreet = STREET_ROLES.has(clue.role);
  const today = isStreet ? "street" : "newName";
  const before = isStreet ? "street" : "formerUnit";

  const within = formers.filter((unit) => unit.district === district?.name);
  if (within.length > 0) return among(wards, within, before, today);
  const isInside = (id: string) => !district || district.touchedIds.includes(id);
  const first = wards.find(isInside);
  if (first && !(isFormer && formers.length > 0)) return one(first, today);
  if (district && clue.role !== "unit") return null;
  if (formers.length > 0) return among(wards, formers, before, today);
  const elsewhere = wards[0];
  return elsewhere ? one(elsewhere, today) : null;
}

/** A former district is offered ward by ward when four or fewer came from it. */
export function chooseInDistrict(district: District): WardReading {
  const [first, ...rest] = district.wardIds;
  if (!first || rest.length >= MOST_CHOICES) return { kind: "none" };
  if (rest.length === 0) return one(first, "formerDistrict", district.label);
  return { kind: "several", wardIds: district.wardIds, formerName: district.label };
}

function ofType(
  units: readonly NamedUnit[],
  word: string | null,
): readonly NamedUnit[] {
  const type = word === null ? undefined : TYPE_OF_WORD[word];
  const same = units.filter((unit) => unit.kind !== "district" && unit.type === type);
  return same.length > 0 ? same : units;
}

type By = Extract<WardReading, { kind: "one" }>["by"];

function among(
  sameName: readonly string[],
  formers: readonly Former[],
  before: By,
  today: By,
): WardReading {
  const ids = new Set(formers.flatMap((unit) => unit.wardIds));
  const named = sameName.filter((id) => ids.has(id));
  const wardIds = [...new Set([...named, ...ids])];
  const [first, ...rest] = wardIds;
  const formerName = formers[0]?.label;
  if (!first || !formerName) return { kind: "none" };
  if (rest.length > 0) {
    return { kind: "several", wardIds: wardIds.slice(0, MOST_CHOICES), formerName };
  }
  return named.length > 0 ? one(first, today) : one(first, before, formerName);
}

function one(wardId: string, by: By, formerName: string | null = null): WardReading {
  return { kind: "one", wardId, by, formerName };
}
