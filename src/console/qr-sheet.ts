/** A printed page or a screen with a QR code: what it says, and how it looks. */
import { html, raw } from "hono/html";
import type { Dossier } from "#dossiers/types.ts";
import { sayDate } from "#messages/moments.ts";
import type { ServicePoint } from "#routing/types.ts";
import type { Markup } from "./layout.ts";
import { FACES } from "./public-style.ts";
import type { PointLinks } from "./service-points-page.ts";

export type QrSheet = {
  /** What is rated, in the largest letters. */
  readonly heading: string;
  readonly under: string;
  /** What scanning is for. */
  readonly invites: string;
  readonly steps: readonly string[];
  readonly foot: string;
  readonly links: PointLinks;
};

/** How long the link of a dossier works after its result. */
const LINK = { hours: 24 * 30 };

export function dossierSheet(
  { code, procedure, doneAt }: Dossier,
  agency: string,
  links: PointLinks,
): QrSheet {
  return {
    heading: procedure,
    under: `Hồ sơ ${code} · ${agency}`,
    invites: "Quét mã để đánh giá việc giải quyết hồ sơ này",
    steps: STEPS,
    foot:
      doneAt === null
        ? "Đánh giá được khi hồ sơ đã có kết quả."
        : `Mã dùng được đến ${sayDate(doneAt.add(LINK), "vi")}.`,
    links,
  };
}

export function pointSheet(
  { name, address, agencyId }: ServicePoint,
  links: PointLinks,
): QrSheet {
  return {
    heading: name,
    under: address ?? "",
    invites:
      agencyId === null
        ? "Quét mã để gửi phản ánh, kiến nghị"
        : "Quét mã để đánh giá hoặc gửi phản ánh",
    steps: agencyId === null ? STEPS_OF_REPORT : STEPS,
    foot: "Lắng Nghe tiếp nhận phản ánh, kiến nghị của người dân Hà Nội.",
    links,
  };
}

const STEPS = [
  "Mở máy ảnh của điện thoại, hướng vào mã.",
  "Bấm đường dẫn hiện ra, không phải cài đặt, không phải đăng nhập.",
  "Trả lời vài câu ngắn, dừng lúc nào cũng được.",
] as const;
const STEPS_OF_REPORT = [
  "Mở máy ảnh của điện thoại, hướng vào mã.",
  "Bấm đường dẫn hiện ra, không phải cài đặt, không phải đăng nhập.",
  "Viết điều chưa ổn, gửi kèm ảnh cũng được.",
] as const;

export type Drawn = {
  readonly web: string;
  readonly telegram: string | null;
  readonly zalo: string | null;
};

/** One A5 page; `drawn` are SVGs of the links. */
export function printPage(sheet: QrSheet, drawn: Drawn): Markup {
  return page(
    sheet.heading,
    html`<main class="sheet">
      <p class="brand">Lắng Nghe</p>
      <h1>${sheet.heading}</h1>
      <p class="under">${sheet.under}</p>
      <div class="qr" role="img" aria-label="Mã QR của đường dẫn ${sheet.links.web}">${raw(drawn.web)}</div>
      <p class="invites">${sheet.invites}</p>
      <ol>${sheet.steps.map((step) => html`<li>${step}</li>`)}</ol>
      ${others(sheet, drawn)}
      <p class="foot">${sheet.foot}</p>
    </main>`,
  );
}

/** For a screen that is turned to whoever stands at the counter. */
export function showPage(sheet: QrSheet, drawn: Drawn): Markup {
  return page(
    sheet.heading,
    html`<main class="screen">
      <div class="qr" role="img" aria-label="Mã QR của đường dẫn ${sheet.links.web}">${raw(drawn.web)}</div>
      <div>
        <p class="brand">Lắng Nghe</p>
        <h1>${sheet.heading}</h1>
        <p class="under">${sheet.under}</p>
        <p class="invites">${sheet.invites}</p>
        ${others(sheet, drawn)}
        <p class="foot">${sheet.foot}</p>
      </div>
    </main>`,
  );
}

function others({ links }: QrSheet, { telegram, zalo }: Drawn): Markup | string {
  if (telegram === null && zalo === null) return "";
  const typed = links.zalo?.typed ?? "";
  return html`<div class="others">
    ${zalo === null ? "" : html`<p><span class="small" role="img" aria-label="Mã QR của Zalo">${raw(zalo)}</span><span>Zalo: quét rồi gõ <strong>${typed}</strong></span></p>`}
    ${telegram === null ? "" : html`<p><span class="small" role="img" aria-label="Mã QR của Telegram">${raw(telegram)}</span><span>Telegram</span></p>`}
  </div>`;
}

function page(title: string, content: Markup): Markup {
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Lắng Nghe</title>
        <link rel="stylesheet" href="/console/sheet.css" />
      </head>
      <body>${content}</body>
    </html>`;
}

/** White whatever the screen prefers: it is paper, and a code is read best so. */
export const SHEET_STYLE = `${FACES.join("\n")}
@page { size: A5; margin: 10mm; }
* { box-sizing: border-box; margin: 0; }
html { color-scheme: light; background: #fff; color: #14213d; font: 400 16px/1.45 "Be Vietnam Pro", system-ui, sans-serif; }
h1 { font-size: 1.5rem; font-weight: 600; line-height: 1.25; text-wrap: balance; overflow-wrap: anywhere; }
.brand { color: #a62a5d; font-weight: 600; }
.under, .foot { color: #56617a; overflow-wrap: anywhere; }
.invites { font-size: 1.25rem; font-weight: 600; text-wrap: balance; }
.qr svg, .small svg { display: block; width: 100%; height: auto; }
.sheet { max-width: 128mm; margin: 0 auto; padding: 8mm 4mm; display: grid; gap: 3mm; justify-items: center; text-align: center; }
.sheet .qr { width: min(68mm, 100%); }
.sheet ol { text-align: left; padding-left: 1.4em; }
.sheet .others { display: grid; grid-template-columns: repeat(auto-fit, minmax(56mm, 1fr)); gap: 3mm; width: 100%; }
.others { display: flex; flex-wrap: wrap; gap: 4mm 8mm; }
.others p { overflow-wrap: anywhere; display: flex; gap: 3mm; align-items: center; text-align: left; }
.small { flex: none; width: 20mm; }
.screen { min-height: 100vh; padding: 4vmin; display: flex; flex-wrap: wrap; gap: 4vmin 6vmin; align-items: center; justify-content: center; }
.screen .qr { width: min(80vmin, 100%); }
.screen > div:last-child { flex: 1 1 18rem; max-width: 36rem; display: grid; gap: 2vmin; }
.screen h1 { font-size: clamp(1.5rem, 3.5vmin, 3rem); }
.screen .invites { font-size: clamp(1.25rem, 3vmin, 2.5rem); }
@media print { .sheet { padding: 0; } }
`;
