import { z } from "zod";
import { placeKinds } from "#kernel/place.ts";
import type { Matter, Routing } from "#routing/types.ts";
import type { City, House } from "#workflow/house.ts";
import { receives } from "#workflow/receiving-agency.ts";
import { TEMPLATES } from "./agency-words.ts";

const words = z.string().trim().max(300);
const formSchema = z.object({
  agency: z.string(),
  why: words.min(1),
  places: z.array(
    z.object({ place: z.enum(placeKinds), agency: z.string(), why: words }),
  ),
  performers: z.array(z.string()),
  alternatives: z.array(z.string()),
});

/** The ward's own bodies, and those of the whole city; also central ones: their cases go to the dispatcher. */
export function choicesOf(city: City, now: Temporal.Instant): string[] {
  const ofCity = [...city.agencies.values()].filter(
    ({ id, wardId, kind }) =>
      wardId === null && (kind === "external" || receives(city, id, now)),
  );
  return [...Object.keys(TEMPLATES), ...ofCity.map(({ id }) => id)];
}

/** What a form says, null when it names an agency there is not, or gives no reason for an owner. */
export function readForm(
  house: House,
  body: Readonly<Record<string, unknown>>,
  { routing }: Matter,
): Routing | null {
  const list = (value: unknown) =>
    [value].flat().filter((one) => typeof one === "string" && one !== "");
  const form = formSchema.safeParse({
    agency: body["agency"],
    why: body["why"],
    places: placeKinds.map((place) => ({
      place,
      agency: body[`agency-${place}`] ?? "",
      why: body[`why-${place}`] ?? "",
    })),
    performers: list(body["performers"]),
    alternatives: list(body["alternatives"]),
  });
  if (!form.success) return null;
  const { places, ...rest } = form.data;
  const exceptions = places.filter(({ agency }) => agency !== "");
  if (exceptions.some(({ why }) => why === "")) return null;
  // In the order they were written first: the order of a form is no change.
  const order = routing.exceptions.map(({ place }) => place);
  const rank = (place: Routing["exceptions"][number]["place"]) =>
    order.includes(place) ? order.indexOf(place) : order.length;
  const after = {
    ...rest,
    exceptions: exceptions.toSorted((a, b) => rank(a.place) - rank(b.place)),
    performers: [...new Set(rest.performers)],
    alternatives: [...new Set(rest.alternatives)],
  };
  return isOfAgencies(house, after) ? after : null;
}

export function isOfAgencies({ city, clock }: House, routing: Routing): boolean {
  const choices = new Set(choicesOf(city, clock.now()));
  const named = [
    routing.agency,
    ...routing.exceptions.map(({ agency }) => agency),
    ...routing.performers,
    ...routing.alternatives,
  ];
  return named.every((id) => choices.has(id));
}
