/** What kind of road or ground a thing stands on: it decides between the ward and the city. */
export const placeKinds = ["alley", "commune-road", "city-road", "unknown"] as const;
export type PlaceKind = (typeof placeKinds)[number];
