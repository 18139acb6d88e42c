import { expect, it } from "vitest";
import { fillTemplate, placeholdersIn } from "#kernel/template.ts";

it.each([
  ["Đã sửa tại {nơi} ngày {ngày sửa}.", ["nơi", "ngày sửa"]],
  ["{ nơi } và {nơi}", ["nơi"]],
  ["không có gì", []],
  ["{}", []],
  ["{dòng\nkhác}", []],
])("“%s” asks for %j", (text, names) => {
  expect(placeholdersIn(text)).toEqual(names);
});

it("fills in what is known and leaves the rest", () => {
  const text = fillTemplate("{đơn vị} sửa {nơi}, {nơi} ngày {ngày}", {
    nơi: "ngõ 12",
    ngày: "",
  });
  expect(text).toBe("{đơn vị} sửa ngõ 12, ngõ 12 ngày {ngày}");
});

it("what is filled in is never a placeholder itself", () => {
  expect(placeholdersIn(fillTemplate("{a}", { a: "{b}" }))).toEqual([]);
});
