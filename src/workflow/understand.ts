/** Reads a text for a draft: what it is about, which way it must go, where it is. */
import type {
  Classification,
  GateId,
  MatterPart,
  SecondMatter,
} from "#classification/types.ts";
import type {
  Draft,
  Gate,
  MatterChoice,
  Owner,
  Part,
  Understanding,
  WardFinding,
} from "#conversations/types.ts";
import { withoutMarkup } from "#kernel/markup.ts";
import type { PlaceKind } from "#kernel/place.ts";
import { wardsAt } from "#routing/providers/borders.ts";
import {
  findWardsByName,
  insideHanoi,
  nearestWards,
  ownerOf,
  readPlace,
} from "#routing/rules.ts";
import type { Ownership, WardReading } from "#routing/types.ts";
import {
  agencyName,
  type City,
  DISPATCHER,
  type House,
  matterName,
  wardChoice,
} from "./house.ts";
import { receiverOf, receives } from "./receiving-agency.ts";

const GATES = {
  "phan-anh": "feedback",
  "khan-cap": "emergency",
  "to-giac-toi-pham": "crime",
  "khieu-nai": "complaint",
  "to-cao": "denunciation",
  "tranh-chap-dan-su": "civilDispute",
  "ngoai-tham-quyen": "outsideAuthority",
  "hoi-dap": "unclear",
  spam: "unclear",
  "khong-ro": "unclear",
} as const satisfies Record<GateId, Gate>;

/** `found` is what a classifier says of the text. */
export function understand(
  { city }: Pick<House, "city">,
  text: string,
  found: Classification,
): Understanding {
  const place = readPlace(city.gazetteer, text);
  return {
    gate: GATES[found.gate],
    isUrgent: found.isUrgent,
    decision: found.decision,
    matters: found.candidates.map(({ matterId }) => matterChoice(city, matterId)),
    ward: toFinding(city, place.ward),
    address: place.address,
    placeKind: place.placeKind,
    secondMatter: partsOf(city, found.secondMatter),
    caseKind: found.caseKind,
  };
}

function matterChoice(city: City, matterId: string): MatterChoice {
  const matter = city.matters.get(matterId);
  return {
    id: matterId,
    name: matterName(city, matterId),
    isPhysical: matter?.physical ?? false,
    needsContact: matter?.needsContact ?? false,
  };
}

/** The two parts of a text, each at its own place where they name different wards. */
function partsOf(
  city: City,
  found: SecondMatter | null,
): Understanding["secondMatter"] {
  if (found === null) return null;
  const places = [found.first, found].map(({ text }) => placeOf(city, text));
  const [one = null, other = null] = places;
  const isApart = one !== null && other !== null && one.ward.id !== other.ward.id;
  const part = ({ matterId, text }: MatterPart, place: Part["place"]): Part => ({
    matter: matterChoice(city, matterId),
    text,
    place: isApart ? place : null,
  });
  return { ...part(found, other), first: part(found.first, one) };
}

/** Null where the words name no ward, or more than one. */
function placeOf(city: City, text: string): Part["place"] {
  const { ward, address, placeKind } = readPlace(city.gazetteer, text);
  return ward.kind === "one"
    ? { ward: wardChoice(city, ward.wardId), address, placeKind }
    : null;
}

/** The ward a person typed when asked for it. */
export function readWard({ city }: House, text: string): WardFinding {
  return toFinding(city, findWardsByName(city.gazetteer, text));
}

/**
 * The ward a pin lies in, by the imported borders; near a border, those on both sides; where there is
 * no border, the nearest centres. The person confirms each of them.
 */
export function locate(
  { city }: House,
  pin: { lat: number; lon: number },
): WardFinding {
  const several = (ids: readonly string[]): WardFinding => ({
    kind: "several",
    name: null,
    wards: ids.map((id) => wardChoice(city, id)),
  });
  const [ward, ...others] = wardsAt(city.borders.all, pin).filter((id) =>
    city.wards.has(id),
  );
  if (ward !== undefined) {
    return others.length === 0
      ? { kind: "one", ward: wardChoice(city, ward) }
      : several([ward, ...others]);
  }
  const wards = [...city.wards.values()];
  return insideHanoi(wards, pin)
    ? several(nearestWards(wards, pin, 3).map(({ id }) => id))
    : { kind: "outside", name: null };
}

function toFinding(city: City, reading: WardReading): WardFinding {
  switch (reading.kind) {
    case "one":
      return { kind: "one", ward: wardChoice(city, reading.wardId) };
    case "several":
      return {
        kind: "several",
        name: reading.formerName,
        wards: reading.wardIds.map((id) => wardChoice(city, id)),
      };
    default:
      return reading;
  }
}

type About = {
  readonly matterId: string | null;
  readonly wardId: string | null;
  readonly placeKind: PlaceKind;
  /** The QR code the report was begun with. */
  readonly point?: Draft["point"];
};

/** Who is in charge at `now`; where that cannot be told, the dispatcher, and why. */
export function findOwner(
  { city }: Pick<House, "city">,
  about: About,
  now: Temporal.Instant,
): Owner & { readonly alternatives: readonly string[] } {
  const matter = about.matterId === null ? undefined : city.matters.get(about.matterId);
  const found =
    matter === undefined ? null : ownerOf(matter, about.placeKind, about.wardId);
  const atPoint = ownerAtPoint(city, about, found, now);
  if (atPoint !== null) return atPoint;
  if (found?.kind === "owner") {
    const { agencyId, alternatives } = found.owner;
    // A central body receives nothing here; the dispatcher tells the citizen where to turn.
    const id = receiverOf(city, agencyId, now);
    const others = alternatives.filter((other) => receives(city, other, now));
    if (id === agencyId) return owned(city, id, tableSays(found.owner.why), others);
    if (id !== DISPATCHER)
      return owned(city, id, takesOver(agencyName(city, agencyId)), others);
  }
  return owned(city, DISPATCHER, found === null ? UNCLEAR : NO_WARD, []);
}

function owned(
  city: City,
  id: string,
  why: Owner["why"],
  alternatives: readonly string[],
): ReturnType<typeof findOwner> {
  return { agency: { id, name: agencyName(city, id) }, why, alternatives };
}

function tableSays(why: string): Owner["why"] {
  return { vi: why, en: "it looks after this kind of matter there" };
}

function takesOver({ vi, en }: Owner["why"]): Owner["why"] {
  return {
    vi: `đơn vị này tiếp nhận việc của ${vi}`,
    en: `it has taken over from ${en}`,
  };
}

const UNCLEAR: Owner["why"] = {
  vi: "việc này cần người điều phối xem để chuyển đúng nơi",
  en: "a dispatcher has to see where it belongs",
};
const NO_WARD: Owner["why"] = {
  vi: "chưa rõ phường, xã nên người điều phối xem trước",
  en: "the ward is not known, so a dispatcher looks first",
};

/**
 * The office whose QR code was scanned, also for a matter nobody could name; null when the matter
 * belongs to a body of another level (a city road reported at a ward's counter), so the table decides.
 */
function ownerAtPoint(
  city: City,
  { point = null, wardId }: About,
  found: Ownership | null,
  now: Temporal.Instant,
): ReturnType<typeof findOwner> | null {
  const agency = city.agencies.get(point?.agencyId ?? "");
  if (point === null || agency === undefined) return null;
  if (!receives(city, agency.id, now)) return null;
  const owner = found?.kind === "owner" ? found.owner : null;
  const kind = owner === null ? agency.kind : city.agencies.get(owner.agencyId)?.kind;
  const isWardsOwn = found?.kind === "needsWard" && agency.wardId === null;
  // The citizen has moved the place since: that ward has an office of its own.
  const isMoved = agency.wardId !== null && agency.wardId !== wardId;
  if (kind !== agency.kind || isWardsOwn || isMoved) return null;
  const others = owner === null ? [] : [owner.agencyId, ...owner.alternatives];
  const name = withoutMarkup(point.name);
  return {
    agency: { id: agency.id, name: agencyName(city, agency.id) },
    why: {
      vi: `phản ánh gửi từ mã QR của ${name}`,
      en: `sent from the QR code of ${name}`,
    },
    alternatives: others.filter((id) => id !== agency.id),
  };
}
