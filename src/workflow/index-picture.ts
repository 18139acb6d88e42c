/** What the picture of an index shows, as JSON to be drawn when no transaction is open. */
import { mendVi, percentVi } from "#messages/words-index.ts";
import type { IndexPicture } from "#ratings/schema/picture.ts";
import { agencyName, type House } from "./house.ts";
import { criterionName, type IndexReport, mendLine } from "./report-index.ts";

export function indexPicture(
  house: Pick<House, "city">,
  report: IndexReport,
): IndexPicture {
  const { index, question, instruments, tracked } = report;
  const { rate } = index;
  const who =
    question.agencyId === null
      ? "Toàn thành phố"
      : agencyName(house.city, question.agencyId).vi;
  const value =
    rate.shown === null
      ? "chưa đủ 30 người"
      : `${percentVi(rate.shown.share)} % hài lòng`;
  return {
    title: `${who}: ${value}`,
    subtitle: `${shortVi(question.from)}–${shortVi(question.to)} · ${rate.people} người trả lời · vạch ngang: khoảng tin cậy 95 %`,
    target: tracked[0]?.target.percent ?? null,
    bars: index.criteria.map(({ id, rate: { people, shown } }) => ({
      name: criterionName(instruments, id).vi,
      people,
      shown,
    })),
    weeks: report.weeks.map(({ week, rate: { shown } }) => ({
      label: shortVi(Temporal.PlainDate.from(week)),
      shown,
    })),
    toMend: report.toMend.map((thing) => mendVi(mendLine(house, report, thing))),
  };
}

function shortVi({ day, month }: Temporal.PlainDate): string {
  return `${day}/${month}`;
}
