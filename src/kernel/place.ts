import { fold } from "./text.ts";

/** What kind of road or ground a thing stands on: it decides between the ward and the city. */
export const placeKinds = ["alley", "commune-road", "city-road", "unknown"] as const;
export type PlaceKind = (typeof placeKinds)[number];

/**
 * A place as people say it, as far as it is known: `("ngõ 12 phố Yên Hòa", "phường Yên Hòa")` →
 * `"ngõ 12 phố Yên Hòa, phường Yên Hòa"`. A ward the address names already is not said twice.
 */
export function sayPlace(address: string | null, ward: string | null): string {
  const isNamed = address !== null && ward !== null && names(address, ward);
  return [address, isNamed ? null : ward].filter((part) => part !== null).join(", ");
}

/** How the kind of a ward is shortened in addresses: "P.Yên Hoà", "x. Thư Lâm". */
const SHORT = new Map([
  ["phuong", "p"],
  ["xa", "x"],
]);

/** Followed by nothing or a mark, or "phường Láng Hạ" of old would name "phường Láng". */
function names(address: string, ward: string): boolean {
  const [kind = "", ...name] = fold(ward).split(" ");
  const prefix = `(?:${kind}|${SHORT.get(kind) ?? kind}\\.?)`;
  const pattern = `(?:^|[\\s,;])${prefix}\\s*${name.join("\\s+")}\\s*(?:[,.;]|$)`;
  return new RegExp(pattern, "u").test(fold(address));
}
