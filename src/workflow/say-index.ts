/** Says the indices of a period as lines for a terminal, in Vietnamese. */
import { shareText } from "#messages/words-effect.ts";
import {
  LIGHTS_VI,
  mendVi,
  percentVi,
  rateVi,
  trendVi,
} from "#messages/words-index.ts";
import { agencyName, type House } from "./house.ts";
import { criterionName, type IndexReport, mendLine } from "./report-index.ts";

export function sayIndex(house: Pick<House, "city">, report: IndexReport): string {
  const { index, official, question, instruments, sections } = report;
  const nameOf = (id: string) => criterionName(instruments, id).vi;
  const who =
    question.agencyId === null
      ? "Toàn thành phố"
      : agencyName(house.city, question.agencyId).vi;
  return [
    `${who}, từ ${question.from} đến hết ${question.to}`,
    `Chung bốn tiêu chí: ${rateVi(index.rate)}; ${trendVi(index.trend)}`,
    ...(index.mean === null
      ? []
      : [`Trung bình bốn tỷ lệ: ${percentVi(index.mean)} %`]),
    ...index.criteria.map(
      ({ id, rate, trend }) => `  ${nameOf(id)}: ${rateVi(rate)}; ${trendVi(trend)}`,
    ),
    ...report.tracked.map(
      ({ criterionId, target, light }) =>
        `Mục tiêu ${target.percent} đến ${target.to}, ${criterionId === null ? "chung" : nameOf(criterionId)}: ${LIGHTS_VI[light]}`,
    ),
    ...report.toMend.map(
      (thing, at) => `Cần sửa ${at + 1}: ${mendVi(mendLine(house, report, thing))}`,
    ),
    `QĐ 766, phản ánh đúng hạn: ${shareText(official.onTime)}`,
    `QĐ 766, hài lòng về phản ánh (im lặng là hài lòng, trễ là không): ${shareText(official.satisfaction)}`,
    `QĐ 766, hài lòng về thủ tục: ${shareText(official.dossiers)}`,
    `PAR INDEX, phản ánh về quy định, hành vi xử lý và công khai đúng hạn: ${shareText(official.parIndex)}`,
    ...sections.map(
      ({ instrument, isWalkIn, rate }) =>
        `${instrument.name.vi}${isWalkIn ? " (khách tại quầy, tính riêng)" : ""}: ${rateVi(rate)}`,
    ),
    ...index.agencies.map(
      ({ id, rate }) => `  ${agencyName(house.city, id).vi}: ${rateVi(rate)}`,
    ),
  ].join("\n");
}
