import fc from "fast-check";
import { expect, it } from "vitest";
import { fold } from "#kernel/text.ts";
import { buildGazetteer, findWardsByName, readPlace } from "#routing/rules.ts";
import type { WardReading } from "#routing/types.ts";
import { wards } from "./hanoi.ts";

const gazetteer = buildGazetteer(wards);

function idsOf(reading: WardReading): readonly string[] {
  if (reading.kind === "one") return [reading.wardId];
  return reading.kind === "several" ? reading.wardIds : [];
}

it.each<[string, (text: string) => string]>([
  ["as it is", (text) => text],
  ["without marks", fold],
  ["in capitals", (text) => text.toUpperCase()],
  ["decomposed", (text) => text.normalize("NFD")],
  ["with double spaces", (text) => text.replaceAll(" ", "  ")],
  ["with the word run into the name", (text) => text.replace(/(phường|xã) /u, "$1")],
])("reads all 126 names of today as themselves, written %s", (_, write) => {
  const readings = wards.map((ward) => {
    const text = write(`Rác ở ${ward.type} ${ward.name} không ai thu`);
    return { name: ward.name, reading: readPlace(gazetteer, text).ward };
  });
  expect(readings).toEqual(
    wards.map(({ id, name }) => ({
      name,
      reading: { kind: "one", wardId: id, by: "newName", formerName: null },
    })),
  );
});

it("takes a bare name as the answer to 'which ward?'", () => {
  const answers = wards.flatMap(({ name }) => [name, fold(name)]);
  const ids = answers.map((answer) => idsOf(findWardsByName(gazetteer, answer)));
  expect(ids).toEqual(wards.flatMap(({ id }) => [[id], [id]]));
});

type Former = { readonly place: string; readonly takers: readonly string[] };

function formerUnits(): Former[] {
  const takers = new Map<string, string[]>();
  for (const ward of wards) {
    for (const { name, district } of ward.formerUnits) {
      const place = `${name}, ${district}`;
      takers.set(place, [...(takers.get(place) ?? []), ward.id]);
    }
  }
  return [...takers].map(([place, ids]) => ({ place, takers: ids }));
}

it.each<[string, (text: string) => string]>([
  ["with marks", (text) => text],
  ["without marks", fold],
])("reads all 526 former units with their district, written %s", (_, write) => {
  const units = formerUnits();
  const wrong = units.filter(({ place, takers }) => {
    const ids = idsOf(readPlace(gazetteer, `đèn tắt ở ${write(place)}`).ward);
    const expected = Math.min(takers.length, 4);
    return ids.length !== expected || ids.some((id) => !takers.includes(id));
  });
  expect(units).toHaveLength(526);
  expect(wrong).toEqual([]);
});

it("offers the ward that took the whole of a former unit first", () => {
  const reading = readPlace(gazetteer, "phường Thụy Khuê, quận Tây Hồ").ward;
  expect(reading).toEqual({
    kind: "several",
    wardIds: ["w-tay-ho", "w-ba-dinh"],
    formerName: "phường Thụy Khuê",
  });
});

it.each([
  ["quận Cầu Giấy", 3],
  ["quan cau giay", 3],
  ["Q. Thanh Xuân", 4],
  ["thị xã Sơn Tây", 3],
  ["huyện Phúc Thọ", 3],
])("offers the wards of %s, of which there are %i", (text, count) => {
  expect(idsOf(readPlace(gazetteer, `mất nước ở ${text}`).ward)).toHaveLength(count);
});

it.each(["quận Hoàng Mai", "huyện Ba Vì", "huyen soc son"])(
  "has too many wards to offer for %s, but keeps the address",
  (text) => {
    expect(readPlace(gazetteer, `mất nước ở ${text}`)).toMatchObject({
      ward: { kind: "none" },
      address: text,
    });
    expect(findWardsByName(gazetteer, text)).toEqual({ kind: "none" });
  },
);

const typed = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.constantFrom(
        ..."ngõ 12 phố đường Phường p. P Yên Hòa hoà cầu giấy , . / - \n tỉnh TP ở số 5 ngách cũ Láng quan".split(
          " ",
        ),
      ),
    )
    .map((parts) => parts.join(" ")),
);

it("reads any text without failing and quotes the address word for word", () => {
  fc.assert(
    fc.property(typed, (text) => {
      const { address } = readPlace(gazetteer, text);
      expect(address === null || (address !== "" && text.includes(address))).toBe(true);
      findWardsByName(gazetteer, text);
    }),
    { numRuns: 2_000 },
  );
});
