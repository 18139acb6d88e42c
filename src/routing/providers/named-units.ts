import type { Ward } from "#routing/types.ts";
import type { NamedUnit } from "./gazetteer.ts";

export type Named = { readonly name: string; readonly unit: NamedUnit };

/** Everything the seed gives a name to: wards, units before July 2025, former districts. */
export function nameUnits(wards: readonly Ward[]): Named[] {
  const today = wards.map(
    ({ id, type, name }): Named => ({ name, unit: { kind: "ward", wardId: id, type } }),
  );
  return [...today, ...formerUnits(wards), ...formerDistricts(wards)];
}

const FORMER_TYPES = ["phường", "xã", "thị trấn"] as const;

function formerUnits(wards: readonly Ward[]): Named[] {
  const found = new Map<
    string,
    { name: string; district: string; wardIds: string[] }
  >();
  for (const ward of wards) {
    for (const { name, district, share } of ward.formerUnits) {
      const key = `${name}, ${district}`;
      const unit = found.get(key) ?? { name, district, wardIds: [] };
      if (share === "whole") unit.wardIds.unshift(ward.id);
      else unit.wardIds.push(ward.id);
      found.set(key, unit);
    }
  }
  return [...found.values()].flatMap((unit) => {
    const type = FORMER_TYPES.find((word) => unit.name.toLowerCase().startsWith(word));
    if (!type) return [];
    const name = unit.name.slice(type.length + 1);
    const { wardIds } = unit;
    const district = bareDistrict(unit.district);
    // "Mỹ Đình 1" and "Mỹ Đình 2" are both called "Mỹ Đình".
    return [...new Set([name, name.replace(/ \d+$/u, "")])].map((form): Named => {
      const label = `${type} ${form}`;
      return {
        name: form,
        unit: { kind: "former", type, label, district, wardIds },
      };
    });
  });
}

function formerDistricts(wards: readonly Ward[]): Named[] {
  const names = new Set(wards.flatMap((ward) => ward.formerDistrict.split("/")));
  return [...names].map((name) => {
    const touched = wards.filter((ward) =>
      ward.formerUnits.some((unit) => bareDistrict(unit.district) === name),
    );
    const main = wards.filter((ward) => ward.formerDistrict.split("/").includes(name));
    return {
      name,
      unit: {
        kind: "district",
        name,
        label: districtLabel(name),
        wardIds: main.map((ward) => ward.id),
        touchedIds: [...new Set([...main, ...touched])].map((ward) => ward.id),
      },
    };
  });
}

/** `"Quận Cầu Giấy"` → `"Cầu Giấy"`. */
function bareDistrict(name: string): string {
  return name.replace(/^(?:quận|huyện|thị xã) /iu, "");
}

// The twelve urban districts and the one town until 30 June 2025; the other 17 were huyện.
const QUAN: ReadonlySet<string> = new Set([
  "Ba Đình",
  "Bắc Từ Liêm",
  "Cầu Giấy",
  "Đống Đa",
  "Hà Đông",
  "Hai Bà Trưng",
  "Hoàn Kiếm",
  "Hoàng Mai",
  "Long Biên",
  "Nam Từ Liêm",
  "Tây Hồ",
  "Thanh Xuân",
]);

/** `"Cầu Giấy"` → `"quận Cầu Giấy"`, `"Ba Vì"` → `"huyện Ba Vì"`. */
export function districtLabel(name: string): string {
  if (QUAN.has(name)) return `quận ${name}`;
  return name === "Sơn Tây" ? `thị xã ${name}` : `huyện ${name}`;
}
