import { expect, it } from "vitest";
import { expandAgencies } from "#routing/rules.ts";
import { cityAgencies, fields, matters, wards } from "./hanoi.ts";

const agencies = expandAgencies(cityAgencies, wards);
const agencyIds = new Set(agencies.map((agency) => agency.id));
const PER_WARD = ["ubnd-xa", "cong-an-xa"];

it("holds the figures of Resolution 1656: 51 wards and 75 communes", () => {
  expect(wards.filter((ward) => ward.type === "phường")).toHaveLength(51);
  expect(wards.filter((ward) => ward.type === "xã")).toHaveLength(75);
});

it("has 34 city bodies and two bodies for each ward", () => {
  expect(cityAgencies).toHaveLength(34);
  expect(agencies).toHaveLength(34 + 2 * 126);
});

it.each([
  ["wards", wards.map((ward) => ward.id)],
  ["ward codes", wards.map((ward) => ward.code)],
  ["agencies", agencies.map((agency) => agency.id)],
  ["fields", fields.map((field) => field.id)],
  ["matters", matters.map((matter) => matter.id)],
])("gives no id twice: %s", (_, ids) => {
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

it("names both bodies of a ward after it", () => {
  const ofWard = agencies.filter((agency) => agency.wardId === "w-yen-hoa");
  expect(ofWard).toMatchObject([
    {
      id: "ubnd:w-yen-hoa",
      name: "UBND phường Yên Hòa",
      nameEn: "People's Committee of Yen Hoa Ward",
      parentId: "vp-ubnd",
    },
    {
      id: "cong-an:w-yen-hoa",
      name: "Công an phường Yên Hòa",
      nameEn: "Yen Hoa Ward Police",
      parentId: "cong-an-tp",
    },
  ]);
});

it("gives every agency a parent that exists", () => {
  const parents = agencies.flatMap((agency) => agency.parentId ?? []);
  expect(parents.filter((id) => !agencyIds.has(id))).toEqual([]);
});

it("shows citizens plain agency names, without brackets of explanation", () => {
  const names = agencies.flatMap(({ name, shortName }) => [name, shortName]);
  expect(names.filter((name) => /gồm|[/,;]|\.\.\./u.test(name))).toEqual([]);
});

it("has 153 matters in 20 fields, each field with a matter", () => {
  expect(matters).toHaveLength(153);
  expect(new Set(matters.map((matter) => matter.fieldId))).toEqual(
    new Set(fields.map((field) => field.id)),
  );
});

it("names only agencies that exist", () => {
  const named = matters.flatMap(({ routing }) => [
    routing.agency,
    ...routing.exceptions.map((exception) => exception.agency),
    ...routing.performers,
    ...routing.alternatives,
  ]);
  const known = new Set([...agencyIds, ...PER_WARD]);
  expect(named.filter((id) => !known.has(id))).toEqual([]);
});

it("gives each reason as a clause that follows 'vì': no capital, no full stop, no 'vì'", () => {
  const reasons = matters.flatMap(({ routing }) => [
    routing.why,
    ...routing.exceptions.map((exception) => exception.why),
  ]);
  const properNames = /^(Khu công nghệ cao|vì)/u;
  const wrong = reasons.filter(
    (why) => /^vì |[.]$/u.test(why) || (/^\p{Lu}/u.test(why) && !properNames.test(why)),
  );
  expect(wrong).toEqual([]);
});

const ownNames = new Map(cityAgencies.map(({ id, shortName }) => [id, shortName]));
const WARD_WORDS: Readonly<Record<string, RegExp>> = {
  "ubnd-xa": /(?<!công an )phường, xã/u,
  "cong-an-xa": /công an phường, xã/u,
};

it("names in each reason the body that the case goes to", () => {
  const rows = matters.flatMap(({ routing }) => [routing, ...routing.exceptions]);
  const silent = rows.filter(({ agency, why }) => {
    if (/nhà mạng|có ban quản lý riêng/u.test(why)) return false;
    const name = ownNames.get(agency)?.toLowerCase() ?? "no such body";
    return !(WARD_WORDS[agency]?.test(why) ?? why.toLowerCase().includes(name));
  });
  expect(silent).toEqual([]);
});
