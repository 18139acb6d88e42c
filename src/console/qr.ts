import { Hono } from "hono";
import { drawQrPng, drawQrSvg } from "#platform/picture.ts";
import { printPage, type QrSheet, showPage } from "./qr-sheet.ts";

/** Pixels: a poster of A4 at 150 dots an inch. */
const PNG_SIZE = 1_200;

/** `/:code/print`, `/:code/show` and `/:code/qr.png` (`?to=telegram`, `?to=zalo`) of whatever `sheetOf` knows. */
export function qrRoutes(sheetOf: (code: string) => Promise<QrSheet | null>): Hono {
  const app = new Hono();
  app.get("/:code/print", async (c) => {
    const sheet = await sheetOf(c.req.param("code"));
    return sheet === null ? c.notFound() : c.html(printPage(sheet, await draw(sheet)));
  });
  app.get("/:code/show", async (c) => {
    const sheet = await sheetOf(c.req.param("code"));
    return sheet === null ? c.notFound() : c.html(showPage(sheet, await draw(sheet)));
  });
  app.get("/:code/qr.png", async (c) => {
    const sheet = await sheetOf(c.req.param("code"));
    const link = sheet === null ? null : linkTo(sheet, c.req.query("to"));
    if (link === null) return c.notFound();
    const png = await drawQrPng(link, PNG_SIZE);
    return c.body(Uint8Array.from(png), 200, { "content-type": "image/png" });
  });
  return app;
}

function linkTo({ links }: QrSheet, to: string | undefined): string | null {
  switch (to) {
    case undefined:
    case "web":
      return links.web;
    case "telegram":
      return links.telegram;
    case "zalo":
      return links.zalo?.account ?? null;
    default:
      return null;
  }
}

async function draw({ links: { web, telegram, zalo } }: QrSheet) {
  return {
    web: await drawQrSvg(web),
    telegram: telegram === null ? null : await drawQrSvg(telegram),
    zalo: zalo === null ? null : await drawQrSvg(zalo.account),
  };
}
