import { html } from "hono/html";
import type { CalendarDay } from "#calendars/types.ts";
import { sayMoment } from "#messages/moments.ts";
import type { CalendarPreview } from "#workflow/preview-calendar.ts";
import { layout, type Markup } from "./layout.ts";

export type CalendarView = {
  readonly calendars: readonly { readonly id: string; readonly name: string }[];
  readonly calendarId: string;
  readonly year: number;
  readonly days: readonly CalendarDay[];
  /** What stands in the form; a day of the year, or nothing yet. */
  readonly form: CalendarForm;
  readonly problem: CalendarProblem | null;
  /** What saving the form would do; null: not asked yet. */
  readonly preview: CalendarPreview | null;
  /** How many days were proposed just now. */
  readonly drafted: number | null;
};

/** The form as it was typed; `intent` is `save` or `remove`. */
export type CalendarForm = Readonly<
  Record<
    "date" | "kind" | "hours" | "reason" | "source" | "confirmed" | "intent",
    string
  >
>;

export type CalendarProblem = "form" | "hours" | "absent";

const PROBLEMS: Readonly<Record<CalendarProblem, string>> = {
  form: "Chưa đủ: cần ngày, lý do và nguồn (văn bản nào). Ngày nghỉ thì để trống giờ, ngày làm việc thì ghi giờ.",
  hours: "Giờ làm việc chưa đúng. Ghi theo mẫu 08:00-12:00, 13:30-17:30.",
  absent: "Không có lịch này, hoặc lịch không có ngày này.",
};

const KINDS: Readonly<Record<CalendarDay["kind"], string>> = {
  off: "nghỉ",
  half: "làm một phần ngày",
  working: "làm việc",
};
const WEEKDAYS = ["T2", "T3", "T4", "T5", "T6", "T7", "CN"];

/** A year of one calendar, month by month, and the form for one day with a preview before it is saved. */
export function calendarPage(view: CalendarView): Markup {
  const { year, problem, preview, drafted } = view;
  return layout(
    `Lịch làm việc năm ${year}`,
    html`${problem === null ? "" : html`<p class="problem" role="alert">${PROBLEMS[problem]}</p>`}
    ${drafted === null ? "" : html`<p role="status">Đã đề xuất ${drafted} ngày mới, chờ xác nhận.</p>`}
    ${preview === null ? "" : previewNote(view, preview)} ${links(view)} ${months(view)}
    ${dayForm(view)} ${draftForm(view)}`,
    "/console/calendar",
  );
}

function links({ calendars, calendarId, year }: CalendarView): Markup {
  const others = calendars.map(({ id, name }) =>
    id === calendarId
      ? html`<strong>${name}</strong> `
      : html`<a href="${address(id, year)}">${name}</a> `,
  );
  return html`<p>
    ${others} · <a href="${address(calendarId, year - 1)}">${year - 1}</a> ·
    <a href="${address(calendarId, year + 1)}">${year + 1}</a>
  </p>`;
}

function months({ days, year, calendarId }: CalendarView): Markup {
  const rows = Array.from({ length: 12 }, (_, index) => {
    const month = `${year}-${String(index + 1).padStart(2, "0")}`;
    const own = days.filter(({ date }) => date.startsWith(month));
    return html`<tr>
      <th scope="row">Tháng ${index + 1}</th>
      <td>${own.length === 0 ? "" : html`<ul>${own.map((day) => dayLine(day, calendarId, year))}</ul>`}</td>
    </tr>`;
  });
  const open = days.filter(({ confirmed }) => !confirmed).length;
  return html`<table>
    <caption>
      ${days.length} ngày khác ngày thường, ${open} ngày chưa xác nhận. Ngày chưa xác nhận
      vẫn tính như ngày thường.
    </caption>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

function dayLine(day: CalendarDay, calendarId: string, year: number): Markup {
  const { date, kind, spans, reason, source, confirmed } = day;
  const hours =
    spans === null ? "" : ` ${spans.map((span) => span.join("–")).join(", ")}`;
  return html`<li>
    <a href="${address(calendarId, year)}&amp;date=${date}#day">${sayDate(date)}</a>
    ${KINDS[kind]}${hours}: ${reason}
    ${confirmed ? "" : html`<span class="late">chưa xác nhận</span>`}<br /><small>${source}</small>
  </li>`;
}

function previewNote(view: CalendarView, preview: CalendarPreview): Markup {
  const { later, earlier, overdue, first } = preview;
  const { form, calendarId } = view;
  const rows = first.map(
    ({ code, from, to }) => html`<tr>
      <td>${code}</td>
      <td>${sayMoment(from, "vi")}</td>
      <td>${sayMoment(to, "vi")}</td>
    </tr>`,
  );
  const total = later + earlier;
  return html`<section class="note" role="status">
    <h2>${form.intent === "remove" ? "Bỏ" : "Lưu"} ngày ${sayDate(form.date)}?</h2>
    <p>
      ${total} việc đang mở đổi hạn trả lời: ${later} muộn hơn, ${earlier} sớm hơn, ${overdue}
      thành quá hạn ngay.
    </p>
    ${total === 0 ? "" : table(rows, total)}
    <form method="post" action="/console/calendar/save">
      <input type="hidden" name="calendar" value="${calendarId}" />
      ${Object.entries(form).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
      <button>${form.intent === "remove" ? "Bỏ ngày này" : "Lưu"}</button>
    </form>
    <p>Hạn của các việc được tính lại sau khoảng hai phút. Người dân được báo khi hạn lùi lại.</p>
  </section>`;
}

function table(rows: readonly Markup[], total: number): Markup {
  return html`<table>
    <caption>
      ${rows.length < total ? `${rows.length} việc đầu theo mã` : "Các việc đổi hạn"}
    </caption>
    <thead>
      <tr>
        <th scope="col">Mã</th>
        <th scope="col">Hạn đang có</th>
        <th scope="col">Hạn mới</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

function dayForm({ form, calendarId }: CalendarView): Markup {
  const option = (value: CalendarDay["kind"]) =>
    html`<option value="${value}" ${form.kind === value ? "selected" : ""}>
      ${KINDS[value]}
    </option>`;
  return html`<h2 id="day">Thêm, sửa, xác nhận hoặc bỏ một ngày</h2>
    <form method="post" action="/console/calendar/preview">
      <input type="hidden" name="calendar" value="${calendarId}" />
      <label>Ngày <input type="date" name="date" required value="${form.date}" /></label>
      <label>Là ngày <select name="kind">${option("off")}${option("half")}${option("working")}</select></label>
      <label
        >Giờ làm việc (nếu có làm)
        <input name="hours" value="${form.hours}" placeholder="08:00-12:00, 13:30-17:30" />
      </label>
      <label>Lý do <input name="reason" required maxlength="200" value="${form.reason}" /></label>
      <label
        >Nguồn (văn bản nào)
        <input name="source" required maxlength="200" value="${form.source}" />
      </label>
      <label
        >Xác nhận
        <select name="confirmed">
          <option value="yes" ${form.confirmed === "yes" ? "selected" : ""}>đã quyết định</option>
          <option value="no" ${form.confirmed === "yes" ? "" : "selected"}>chưa quyết định</option>
        </select>
      </label>
      <button name="intent" value="save">Xem trước khi lưu</button>
      <button name="intent" value="remove">Xem trước khi bỏ</button>
    </form>`;
}

function draftForm({ calendarId, year }: CalendarView): Markup {
  return html`<h2>Đề xuất ngày nghỉ theo luật</h2>
    <form method="post" action="/console/calendar/draft">
      <input type="hidden" name="calendar" value="${calendarId}" />
      <input type="hidden" name="year" value="${year}" />
      <button>Đề xuất cho năm ${year}</button>
    </form>
    <p>
      Chỉ thêm ngày chưa có, tất cả ở dạng chưa xác nhận. Ngày hoán đổi (nghỉ thứ Hai, làm bù
      thứ Bảy) do người nhập.
    </p>`;
}

function address(calendarId: string, year: number): string {
  return `/console/calendar?calendar=${encodeURIComponent(calendarId)}&year=${year}`;
}

function sayDate(date: string): string {
  const { day, month, dayOfWeek } = Temporal.PlainDate.from(date);
  return `${WEEKDAYS[dayOfWeek - 1]} ${day}/${month}`;
}
