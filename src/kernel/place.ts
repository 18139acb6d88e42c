import { fold } from "./text.ts";

/** What kind of road or ground a thing stands on: it decides between the ward and the city. */
export const placeKinds = ["alley", "commune-road", "city-road", "unknown"] as const;
export type PlaceKind = (typeof placeKinds)[number];

/**
 * A place as people say it, as far as it is known: `("ngõ 12 phố Yên Hòa", "phường Yên Hòa")` →
 * `"ngõ 12 phố Yên Hòa, phường Yên Hòa"`. A ward the address names already is not said twice.
 */
export function sayPlace(address: string | null, ward: string | null): string {
  const isNamed =
    address !== null && ward !== null && fold(address).endsWith(fold(ward));
  return [address, isNamed ? null : ward].filter((part) => part !== null).join(", ");
}
