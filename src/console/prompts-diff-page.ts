import { html } from "hono/html";
import type { DiffLine } from "#prompts/views/diff.ts";
import { layout, type Markup } from "./layout.ts";

export type DiffView = {
  readonly from: string;
  readonly to: string;
  /** Model and parameters where they differ. */
  readonly settings: readonly {
    readonly what: string;
    readonly before: string;
    readonly after: string;
  }[];
  readonly lines: readonly DiffLine[];
};

const SIGNS = { same: " ", gone: "−", new: "+" } as const;
const SAID = { same: "", gone: "bỏ: ", new: "thêm: " } as const;

/** What one version says otherwise than another: signs beside the colours. */
export function diffPage({ from, to, settings, lines }: DiffView): Markup {
  const gone = lines.filter(({ kind }) => kind === "gone").length;
  const fresh = lines.filter(({ kind }) => kind === "new").length;
  return layout(
    `Từ ${from} sang ${to}: bỏ ${gone} dòng, thêm ${fresh} dòng`,
    html`${settings.map(({ what, before, after }) => html`<p>${what}: ${before} → <strong>${after}</strong></p>`)}
      <ol class="diff">
        ${lines.map(
          ({ kind, text }) =>
            html`<li class="${kind}"><span class="sign">${SIGNS[kind]}</span><span class="unseen">${SAID[kind]}</span>${text}</li>`,
        )}
      </ol>
      <p><a href="/console/prompts/${to}">Về ${to}</a></p>`,
    "/console/prompts",
  );
}
