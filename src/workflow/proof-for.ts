/** Decides whether the answer to a case needs a photo or a document: the city's policy, by kind of matter. */
import type { StoredCase } from "#cases/types.ts";
import type { Proof } from "#desk/schema.ts";
import type { City } from "./house.ts";

export function proofFor(
  { matters, proofPolicies }: Pick<City, "matters" | "proofPolicies">,
  { matterId }: Pick<StoredCase, "matterId">,
): Proof {
  const isPhysical = matters.get(matterId ?? "")?.physical ?? false;
  return (
    proofPolicies.find(({ physical }) => physical === isPhysical)?.policy ?? "none"
  );
}
