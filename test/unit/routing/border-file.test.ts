import { describe, expect, it } from "vitest";
import { MAX_FILE_BYTES, readBorderFile } from "#routing/providers/border-file.ts";
import { wards } from "./hanoi.ts";

const SQUARE = [
  [105.79, 21.01],
  [105.8, 21.01],
  [105.8, 21.02],
  [105.79, 21.01],
];
const GOOD = { type: "Polygon", coordinates: [SQUARE] };

function feature(properties: unknown, geometry: unknown = GOOD) {
  return { type: "Feature", properties, geometry };
}

function read(...features: readonly unknown[]) {
  return readText(JSON.stringify({ type: "FeatureCollection", features }));
}

function readText(text: string) {
  return readBorderFile(new TextEncoder().encode(text), wards);
}

function polygon(...ring: readonly (readonly number[])[]) {
  return { type: "Polygon", coordinates: [ring] };
}

describe("a border file", () => {
  it.each([
    ["its code", { code: "00175" }],
    ["its code as a number, zeros dropped", { MA_XA: 175 }],
    ["its name", { name: "Yên Hòa" }],
    ["its name with its type, spelled the other way", { ten_xa: "Phường Yên Hoà" }],
    ["its name where the code is empty", { code: "", ten: "yen hoa" }],
    ["its name where the code is null", { code: null, Name: "Yên Hòa" }],
  ])("names a ward by %s", (_, properties) => {
    expect(read(feature(properties))).toMatchObject({
      kind: "ready",
      borders: [{ wardId: "w-yen-hoa" }],
    });
  });

  it.each([
    "Văn Miếu - Quốc Tử Giám",
    "Phường Văn Miếu – Quốc Tử Giám",
    "văn miếu-quốc tử giám",
  ])("knows %s with any dash", (name) => {
    expect(read(feature({ name }))).toMatchObject({
      borders: [{ wardId: "w-van-mieu-quoc-tu-giam" }],
    });
  });

  it("takes several parts with holes, drops heights and the digits nobody measured", () => {
    const high = SQUARE.map(([lon = 0, lat = 0]) => [lon + 1e-9, lat, 12.5]);
    const coordinates = [[high, SQUARE], [SQUARE]];
    const file = read(feature({ name: "Láng" }, { type: "MultiPolygon", coordinates }));
    expect(file).toEqual({
      kind: "ready",
      borders: [{ wardId: "w-lang", polygons: [[SQUARE, SQUARE], [SQUARE]] }],
    });
  });

  it.each([
    ["no ward of the city", feature({ name: "Bến Nghé" }), "unknownWard", "Bến Nghé"],
    [
      "a code of no ward, whatever the name",
      feature({ code: "99999", name: "Láng" }),
      "unknownWard",
      "Láng",
    ],
    ["no property that names it", feature({ id: "Láng" }), "unnamed", null],
    ["no properties", feature(null), "unnamed", null],
    [
      "a line instead of an area",
      feature({ name: "Láng" }, { type: "LineString", coordinates: SQUARE }),
      "notAFeature",
      "Láng",
    ],
    ["a ring of nothing", feature({ name: "Láng" }, polygon()), "tooFewPoints", "Láng"],
    [
      "a text where a number should be",
      feature({ name: "Láng" }, { type: "Polygon", coordinates: [[["x", 1]]] }),
      "notAFeature",
      "Láng",
    ],
    ["something that is no feature at all", 7, "notAFeature", null],
    [
      "a ring that is not closed",
      feature({ name: "Láng" }, polygon(...SQUARE.slice(0, 3), [105.79, 21.02])),
      "notClosed",
      "Láng",
    ],
    [
      "a ring of three positions",
      feature({ name: "Láng" }, polygon(...SQUARE.slice(1))),
      "tooFewPoints",
      "Láng",
    ],
    [
      "latitude first",
      feature({ name: "Láng" }, polygon(...SQUARE.map((pair) => pair.toReversed()))),
      "swappedAxes",
      "Láng",
    ],
    [
      "another city",
      feature({ code: "199" }, polygon(...SQUARE.map(([lon = 0]) => [lon, 10.8]))),
      "outsideCity",
      "199",
    ],
    [
      "metres of VN-2000",
      feature(
        { name: "Láng" },
        polygon(...SQUARE.map(([lon = 0, lat = 0]) => [lon * 5_000, lat * 110_000])),
      ),
      "outsideCity",
      "Láng",
    ],
  ])("is refused for %s, naming the row", (_, bad, kind, name) => {
    const file = read(feature({ name: "Yên Hòa" }), bad);
    expect(file).toEqual({
      kind: "flawed",
      rows: [{ row: 2, name, problem: { kind } }],
    });
  });

  it("is refused for a ward that comes twice, and names both rows", () => {
    const file = read(feature({ name: "Láng" }), feature({ code: "00199" }));
    const problem = { kind: "duplicate", ofRow: 1 };
    expect(file).toEqual({
      kind: "flawed",
      rows: [{ row: 2, name: "00199", problem }],
    });
  });

  it("lists every wrong row at once", () => {
    const file = read(feature(null), feature({ name: "Láng" }), feature({ name: "?" }));
    expect(file).toMatchObject({ rows: [{ row: 1 }, { row: 3 }] });
  });

  it.each([
    ["a picture", "\u0089PNG", "notJson"],
    ["nothing", "", "notJson"],
    ["one feature by itself", JSON.stringify(feature({ name: "Láng" })), "notGeoJson"],
    ["a list", "[]", "notGeoJson"],
    ["a collection of nothing", '{"type":"FeatureCollection","features":[]}', "empty"],
    ["more than the limit", " ".repeat(MAX_FILE_BYTES + 1), "tooLarge"],
  ])("is not read when it is %s", (_, text, problem) => {
    expect(readText(text)).toEqual({ kind: "unreadable", problem });
  });

  it("never throws, whatever JSON comes", () => {
    for (const text of [
      "null",
      "{}",
      '{"type":"FeatureCollection"}',
      '{"features":{}}',
    ]) {
      expect(readText(text).kind).toBe("unreadable");
    }
  });
});
