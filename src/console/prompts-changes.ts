/** Which messages of the frozen set a version reads better or worse than what it was compared with. */
import { html } from "hono/html";
import type { Report } from "#evaluation/schema.ts";
import type { City } from "#workflow/house.ts";
import type { Markup } from "./layout.ts";
import { sayClassifier, sayGate } from "./prompts-words.ts";

export type ReadChange = {
  readonly text: string;
  readonly what: string;
  readonly truly: string;
  /** Null: the report does not say. */
  readonly before: string | null;
  readonly now: string;
};

export type ReadChanges = {
  readonly against: string;
  readonly worse: readonly ReadChange[];
  readonly better: readonly ReadChange[];
};

type Change = NonNullable<Report["baseline"]>["worse"][number];
type Item = Report["items"][number];

/** `texts`: the messages of the set by their ids. Null where the run was compared with nothing. */
export function changesOf(
  { baseline, items }: Report,
  texts: ReadonlyMap<string, string>,
  { matters }: Pick<City, "matters">,
): ReadChanges | null {
  if (baseline === null) return null;
  const byId = new Map(items.map((item) => [item.id, item]));
  const nameOf = (what: "gate" | "matter", id: string | null) =>
    id === null
      ? "không nêu"
      : what === "gate"
        ? sayGate(id)
        : (matters.get(id)?.name ?? id);
  const changeOf = ({ id, what, saidThen }: Change): ReadChange[] => {
    const item: Item | undefined = byId.get(id);
    // Another office follows from another matter, which has a line of its own, or from the place.
    if (what === "agency" || item === undefined) return [];
    const truly = [item[what].truly].flat();
    return [
      {
        text: texts.get(id) ?? id,
        what: what === "gate" ? "loại tin" : "việc",
        truly: truly.map((each) => nameOf(what, each)).join(" hoặc "),
        before: saidThen === null ? null : nameOf(what, saidThen),
        now: nameOf(what, item[what].said),
      },
    ];
  };
  return {
    against: sayClassifier(baseline.classifier),
    worse: baseline.worse.flatMap(changeOf),
    better: baseline.better.flatMap(changeOf),
  };
}

export function changesTable({ against, worse, better }: ReadChanges): Markup {
  return html`${list(`${worse.length} chỗ đọc kém hơn ${against}`, worse)}
  ${list(`${better.length} chỗ đọc đúng hơn ${against}`, better)}`;
}

function list(title: string, changes: readonly ReadChange[]): Markup {
  if (changes.length === 0) return html`<p>${title}.</p>`;
  return html`<details>
    <summary>${title}</summary>
    <table>
      <thead>
        <tr>
          <th scope="col">Tin trong bộ chuẩn</th>
          <th scope="col">Đúng ra là</th>
          <th scope="col">Trước đọc là</th>
          <th scope="col">Nay đọc là</th>
        </tr>
      </thead>
      <tbody>
        ${changes.map(
          ({ text, what, truly, before, now }) =>
            html`<tr>
              <td>${text}</td>
              <td>${what}: ${truly}</td>
              <td><span class="label">trước: </span>${before ?? "–"}</td>
              <td><span class="label">nay: </span>${now}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </details>`;
}
