import { expect, it } from "vitest";
import type { PlaceKind } from "#kernel/place.ts";
import {
  buildGazetteer,
  expandAgencies,
  insideHanoi,
  nearestWards,
  ownerOf,
  readPlace,
  wardLabel,
} from "#routing/rules.ts";
import type { Matter } from "#routing/types.ts";
import { cityAgencies, matters, wards } from "./hanoi.ts";

const agencyIds = new Set(expandAgencies(cityAgencies, wards).map(({ id }) => id));
const PLACE_KINDS = ["alley", "commune-road", "city-road", "unknown"] as const;

function matterOf(id: string): Matter {
  const matter = matters.find((one) => one.id === id);
  if (!matter) throw new Error(`no matter ${id}`);
  return matter;
}

it.each(PLACE_KINDS)("gives every matter on %s an owner that exists", (placeKind) => {
  for (const matter of matters) {
    const result = ownerOf(matter, placeKind, "w-ba-vi");
    if (result.kind !== "owner") throw new Error(`${matter.id} has no owner`);
    const { agencyId, performers, alternatives } = result.owner;
    const others = [...performers, ...alternatives];
    const unknown = [agencyId, ...others].filter((id) => !agencyIds.has(id));
    expect({ matter: matter.id, unknown }).toEqual({ matter: matter.id, unknown: [] });
    expect(others).not.toContain(agencyId);
  }
});

it.each<[string, PlaceKind, string]>([
  ["chieu-sang-cay-xanh.den-duong-tat", "alley", "ubnd:w-yen-hoa"],
  ["chieu-sang-cay-xanh.den-duong-tat", "commune-road", "ubnd:w-yen-hoa"],
  ["chieu-sang-cay-xanh.den-duong-tat", "city-road", "so-xay-dung"],
  ["chieu-sang-cay-xanh.den-duong-tat", "unknown", "so-xay-dung"],
  ["duong-giao-thong.mat-duong-hong", "alley", "ubnd:w-yen-hoa"],
  ["thoat-nuoc.ngap-ung", "city-road", "thoat-nuoc"],
  ["thoat-nuoc.ngap-ung", "alley", "ubnd:w-yen-hoa"],
  ["tieng-on.karaoke-loa-keo", "unknown", "cong-an:w-yen-hoa"],
  ["xay-dung-quy-hoach.xay-dung-trai-phep", "city-road", "ubnd:w-yen-hoa"],
  ["giay-to.giay-phep-lai-xe", "unknown", "cong-an-tp"],
  ["duong-giao-thong.san-bay", "unknown", "trung-uong"],
])("%s on %s belongs to %s", (id, placeKind, agencyId) => {
  const result = ownerOf(matterOf(id), placeKind, "w-yen-hoa");
  expect(result).toMatchObject({ kind: "owner", owner: { agencyId } });
});

it("asks for the ward only when a ward body owns the matter", () => {
  const light = matterOf("chieu-sang-cay-xanh.den-duong-tat");
  expect(ownerOf(light, "alley", null)).toEqual({ kind: "needsWard" });
  expect(ownerOf(light, "city-road", null)).toEqual({
    kind: "owner",
    owner: {
      agencyId: "so-xay-dung",
      why: "đèn trên các tuyến phố do Sở Xây dựng quản lý",
      performers: ["chieu-sang"],
      alternatives: ["chieu-sang"],
    },
  });
});

it("offers the city's owner as the alternative when the ward owns an exception", () => {
  const light = matterOf("chieu-sang-cay-xanh.den-duong-tat");
  expect(ownerOf(light, "alley", "w-yen-hoa")).toEqual({
    kind: "owner",
    owner: {
      agencyId: "ubnd:w-yen-hoa",
      why: "đèn trong ngõ do phường, xã quản lý",
      performers: [],
      alternatives: ["chieu-sang", "so-xay-dung"],
    },
  });
});

it("takes the street light in the alley of Yên Hòa from the message to the ward", () => {
  const text = "cột đèn trước ngõ 12 phố Yên Hòa tối thui cả tuần nay";
  const place = readPlace(buildGazetteer(wards), text);
  expect(place).toEqual({
    ward: { kind: "one", wardId: "w-yen-hoa", by: "street", formerName: null },
    address: "ngõ 12 phố Yên Hòa",
    placeKind: "alley",
  });
  const light = matterOf("chieu-sang-cay-xanh.den-duong-tat");
  expect(ownerOf(light, place.placeKind, "w-yen-hoa")).toMatchObject({
    owner: { agencyId: "ubnd:w-yen-hoa" },
  });
});

it.each([
  ["w-yen-hoa", "phường Yên Hòa (trước thuộc quận Cầu Giấy)"],
  ["w-ba-vi", "xã Ba Vì (trước thuộc huyện Ba Vì)"],
  ["w-doai-phuong", "xã Đoài Phương (trước thuộc thị xã Sơn Tây)"],
  ["w-hoang-liet", "phường Hoàng Liệt (trước thuộc quận Hoàng Mai và huyện Thanh Trì)"],
  [
    "w-hong-ha",
    "phường Hồng Hà (trước thuộc quận Hoàn Kiếm, quận Ba Đình, quận Tây Hồ, quận Hai Bà Trưng và quận Long Biên)",
  ],
])("%s is introduced as %s", (id, label) => {
  expect(wards.filter((ward) => ward.id === id).map(wardLabel)).toEqual([label]);
});

it("knows 12 quận, 17 huyện and one thị xã", () => {
  const types = wards.flatMap(
    (ward) =>
      wardLabel(ward).match(/(?:quận|huyện|thị xã) [^,)]+?(?= và |,|\))/gu) ?? [],
  );
  const count = (type: string) =>
    new Set(types.filter((label) => label.startsWith(type))).size;
  expect([count("quận"), count("huyện"), count("thị xã")]).toEqual([12, 17, 1]);
});

it("finds the ward of Hoàn Kiếm lake nearest, and no more than asked for", () => {
  const nearest = nearestWards(wards, { lat: 21.0287, lon: 105.8524 }, 3);
  expect(nearest.map((ward) => ward.id)).toEqual([
    "w-hoan-kiem",
    "w-cua-nam",
    "w-hai-ba-trung",
  ]);
});

it.each([
  ["Hoàn Kiếm lake", { lat: 21.0287, lon: 105.8524 }, true],
  ["Ba Vì mountain", { lat: 21.06, lon: 105.37 }, true],
  ["Hương pagoda", { lat: 20.618, lon: 105.746 }, true],
  ["Hải Phòng", { lat: 20.86, lon: 106.68 }, false],
  ["Thái Nguyên", { lat: 21.59, lon: 105.84 }, false],
  ["Hồ Chí Minh City", { lat: 10.78, lon: 106.7 }, false],
  ["the point 0, 0 of a broken phone", { lat: 0, lon: 0 }, false],
])("%s inside Ha Noi: plausible or not", (_, point, isInside) => {
  expect(insideHanoi(wards, point)).toBe(isInside);
});
