import type { PlaceKind } from "#kernel/place.ts";

export type UnitType = "phường" | "xã";

export type Point = { readonly lat: number; readonly lon: number };

/** GeoJSON's order: longitude first, then latitude, in degrees (RFC 7946 §3.1.1, WGS 84). */
export type Position = readonly [lon: number, lat: number];
/** Closed: the last position is the first once more. */
export type Ring = readonly Position[];
/** The outer ring, then its holes. */
export type Polygon = readonly Ring[];

/** The exact border of a ward; a ward may have several parts. */
export type WardBorder = {
  readonly wardId: string;
  readonly polygons: readonly Polygon[];
};

/** Where a printed QR code hangs: a counter, an office. What is null the citizen says. */
export type ServicePoint = {
  readonly code: string;
  readonly name: string;
  readonly agencyId: string | null;
  readonly wardId: string | null;
  readonly address: string | null;
};

/** A unit that existed until 30 June 2025; `share` says how much of it this ward took. */
type FormerUnit = {
  /** With its type: `"Phường Trung Hòa"`. */
  readonly name: string;
  /** With its type: `"Quận Cầu Giấy"`. */
  readonly district: string;
  readonly share: "whole" | "part";
};

/** One of the 126 wards and communes of Resolution 1656/NQ-UBTVQH15. */
export type Ward = {
  readonly id: string;
  /** Code of the National Statistics Office, five digits. */
  readonly code: string;
  readonly type: UnitType;
  readonly name: string;
  readonly nameEn: string;
  /** Without type; several are joined by `/`: `"Hoàng Mai/Thanh Trì"`. */
  readonly formerDistrict: string;
  readonly center: Point;
  readonly formerUnits: readonly FormerUnit[];
};

/** Which ward a text speaks of. Never final: the citizen is always asked to confirm. */
export type WardReading =
  | { readonly kind: "none" }
  | {
      readonly kind: "one";
      readonly wardId: string;
      readonly by: "newName" | "formerUnit" | "formerDistrict" | "street";
      /** The old name that was recognised (`"phường Trung Hòa"`), null for a name in use today. */
      readonly formerName: string | null;
    }
  /** Two to four candidates to offer as buttons, the likeliest first. */
  | {
      readonly kind: "several";
      readonly wardIds: readonly string[];
      readonly formerName: string;
    }
  /** Another province, named clearly. */
  | { readonly kind: "outside"; readonly name: string };

export type PlaceReading = {
  readonly ward: WardReading;
  /** The stretch of the original text that names the place: `"ngõ 12 phố Yên Hòa"`. */
  readonly address: string | null;
  readonly placeKind: PlaceKind;
};

type AgencyKind =
  | "department"
  | "centre"
  | "police"
  | "commune"
  | "board"
  | "utility"
  | "external";

export type Agency = {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly nameEn: string;
  readonly kind: AgencyKind;
  /** The ward it serves, null for a body of the whole city. */
  readonly wardId: string | null;
  /** Whose head is told when its own does nothing; null: nobody above it in the city. */
  readonly parentId: string | null;
  /** It exists in this span; null is open. */
  readonly validFrom: Temporal.Instant | null;
  readonly validTo: Temporal.Instant | null;
  /** Who takes over once it has ended; null: the dispatcher. */
  readonly successorId: string | null;
};

/** What an administrator decides of an agency. */
export type AgencyEdit = Pick<
  Agency,
  "parentId" | "validFrom" | "validTo" | "successorId"
>;

/** An agency of the whole city, as the seed file lists it. */
export type CityAgency = Omit<
  Agency,
  "wardId" | "validFrom" | "validTo" | "successorId"
>;

export type Field = {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
};

/**
 * The row of the responsibility table (QĐ 61/2025/QĐ-UBND). An agency is a city
 * body or one of the templates `ubnd-xa`, `cong-an-xa`, filled in with the ward.
 */
export type Routing = {
  readonly agency: string;
  /** Vietnamese clause without `vì`: `"đèn trong ngõ do phường, xã quản lý"`. */
  readonly why: string;
  readonly exceptions: readonly RoutingException[];
  /** Who does the work for the city's owner; a ward named by an exception has its own. */
  readonly performers: readonly string[];
  /** Owners that would not be wrong: offered first when an officer transfers the case. */
  readonly alternatives: readonly string[];
};

type RoutingException = {
  readonly place: PlaceKind;
  readonly agency: string;
  readonly why: string;
};

/** What feedback can be about. */
export type Matter = {
  readonly id: string;
  readonly fieldId: string;
  readonly name: string;
  readonly nameEn: string;
  readonly urgency: "normal" | "urgent" | "complex";
  /** True when the matter stands somewhere, so that a place is worth asking for. */
  readonly physical: boolean;
  /** Feedback on regulations or on the conduct of offices and officials: the law wants its sender named. */
  readonly needsContact: boolean;
  readonly routing: Routing;
};

export type Owner = {
  readonly agencyId: string;
  readonly why: string;
  readonly performers: readonly string[];
  readonly alternatives: readonly string[];
};

export type Ownership =
  | { readonly kind: "owner"; readonly owner: Owner }
  /** A ward body is responsible, but which one is not known yet. */
  | { readonly kind: "needsWard" };

/** A change of the responsibility table, as kept in its history. */
export type RoutingChange = {
  readonly id: string;
  readonly matterId: string;
  readonly before: Routing;
  readonly after: Routing;
  /** Who says they made it. */
  readonly by: string;
  readonly reason: string;
  readonly at: Temporal.Instant;
  /** Open cases go along. */
  readonly moves: boolean;
  readonly movedAt: Temporal.Instant | null;
};
