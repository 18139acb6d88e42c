import { expect, it } from "vitest";
import { sayPlace } from "#kernel/place.ts";

it.each([
  ["ngõ 12 phố Yên Hòa", "phường Yên Hòa", "ngõ 12 phố Yên Hòa, phường Yên Hòa"],
  [
    "ngõ 5 phố Yên Hòa phường Yên Hòa",
    "phường Yên Hòa",
    "ngõ 5 phố Yên Hòa phường Yên Hòa",
  ],
  [
    "phường Yên Hòa, ngõ 5 phố Yên Hòa",
    "phường Yên Hòa",
    "phường Yên Hòa, ngõ 5 phố Yên Hòa",
  ],
  ["số 3 ngõ 5 P.Yên Hoà", "phường Yên Hòa", "số 3 ngõ 5 P.Yên Hoà"],
  ["ngõ 5, p yen hoa", "phường Yên Hòa", "ngõ 5, p yen hoa"],
  ["số 9 phường Láng Hạ cũ", "phường Láng", "số 9 phường Láng Hạ cũ, phường Láng"],
  ["thôn 3 x. Thư Lâm", "xã Thư Lâm", "thôn 3 x. Thư Lâm"],
  [null, "phường Yên Hòa", "phường Yên Hòa"],
  ["ngõ 5", null, "ngõ 5"],
  [null, null, ""],
])("says %j in %j as %j", (address, ward, said) => {
  expect(sayPlace(address, ward)).toBe(said);
});
