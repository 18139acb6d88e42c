import { html } from "hono/html";
import { layout, type Markup } from "./layout.ts";

export type RatingProblem = "by" | "reason";
export type RatingsView = {
  readonly ratings: readonly RatingLine[];
  readonly problem: RatingProblem | null;
};

export type RatingLine = {
  readonly id: string;
  readonly at: string;
  readonly agency: string;
  /** The procedure, the counter, or that it is about a case. */
  readonly about: string;
  readonly isWalkIn: boolean;
  readonly why: string;
  /** `"1 · 5 · không ý kiến"`; empty: nothing was answered. */
  readonly levels: string;
  /** Null: it counts. */
  readonly excluded: string | null;
};

const PROBLEMS: Readonly<Record<RatingProblem, string>> = {
  by: "Hãy ghi tên người quyết định.",
  reason: "Hãy ghi lý do, nhiều nhất 200 ký tự.",
};

/** What looks odd among the ratings, and the way to leave it out of the indices or take it back. */
export function ratingsPage({ ratings, problem }: RatingsView): Markup {
  const open = ratings.filter(({ excluded }) => excluded === null).length;
  return layout(
    open === 0 ? "Không có đánh giá nào cần xem" : `${open} đánh giá cần xem`,
    html`<p>
        Đánh giá được đánh dấu khi một người đánh giá nhiều lần trong một ngày, hoặc nhiều
        người cùng đánh giá tại một quầy trong mười phút. Dấu không làm thay đổi chỉ số; chỉ đánh
        giá bị loại mới không được tính.
      </p>
      ${problem === null ? "" : html`<p class="problem" role="alert">${PROBLEMS[problem]}</p>`}
      ${ratings.length === 0 ? "" : table(ratings)}`,
    "/console/ratings",
  );
}

function table(ratings: readonly RatingLine[]): Markup {
  return html`<table>
    <caption>
      Chưa quyết định đứng trước, mới nhất trước
    </caption>
    <thead>
      <tr>
        <th scope="col">Lúc</th>
        <th scope="col">Về việc gì</th>
        <th scope="col">Vì sao cần xem</th>
        <th scope="col">Mức đã chọn</th>
        <th scope="col">Quyết định</th>
      </tr>
    </thead>
    <tbody>
      ${ratings.map(line)}
    </tbody>
  </table>`;
}

function line(rating: RatingLine): Markup {
  const { at, agency, about, isWalkIn, why, levels, excluded } = rating;
  return html`<tr>
    <td>${at}</td>
    <td>${agency}<br />${about}${isWalkIn ? ", không kèm hồ sơ" : ""}</td>
    <td>${why}</td>
    <td>${levels === "" ? "chưa trả lời câu nào" : levels}</td>
    <td>${excluded === null ? leaveOut(rating) : takeBack(rating, excluded)}</td>
  </tr>`;
}

function leaveOut({ id }: RatingLine): Markup {
  return html`<details>
    <summary>Loại khỏi chỉ số</summary>
    <form method="post" action="/console/ratings/exclude">
      <input type="hidden" name="rating" value="${id}" />
      <label>Lý do <input name="reason" required maxlength="200" /></label>
      <label>Người quyết định <input name="by" required maxlength="80" /></label>
      <button>Loại</button>
    </form>
  </details>`;
}

function takeBack({ id }: RatingLine, excluded: string): Markup {
  return html`<p>${excluded}</p>
    <form method="post" action="/console/ratings/include">
      <input type="hidden" name="rating" value="${id}" />
      <button>Tính lại</button>
    </form>`;
}
