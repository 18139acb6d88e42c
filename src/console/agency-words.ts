/** How the console says roles, agencies of the table and days. */
import type { PlaceKind } from "#kernel/place.ts";
import type { Role } from "#kernel/role.ts";
import type { City } from "#workflow/house.ts";

export const ROLES: Readonly<Record<Role, string>> = {
  officer: "cán bộ xử lý",
  head: "lãnh đạo",
  dispatcher: "điều phối",
  administrator: "quản trị",
};

/** The ward's own bodies, as the responsibility table names them. */
export const TEMPLATES: Readonly<Record<string, string>> = {
  "ubnd-xa": "UBND phường, xã nơi xảy ra",
  "cong-an-xa": "Công an phường, xã nơi xảy ra",
};

export const PLACES: Readonly<Record<PlaceKind, string>> = {
  alley: "trong ngõ, ngách",
  "commune-road": "trên đường làng, đường xã",
  "city-road": "trên phố, đường lớn",
  unknown: "khi chưa rõ loại đường",
};

export function receiverName({ agencies }: City, id: string): string {
  return TEMPLATES[id] ?? agencies.get(id)?.name ?? id;
}

/** `"16/11/2026"` in the zone of the city. */
export function sayDate(at: Temporal.Instant, { calendar }: City): string {
  const { day, month, year } = at.toZonedDateTimeISO(calendar.timeZone);
  return `${day}/${month}/${year}`;
}
