import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { gzipSync } from "node:zlib";
import { Hono } from "hono";

export type Assets = {
  readonly routes: Hono;
  /** The address of an asset, new whenever any of them has changed. */
  readonly hrefOf: (name: string) => string;
  /** Every module of the page, so that it can fetch them all at once. */
  readonly modules: readonly string[];
};

const CLIENT = new URL("./client/", import.meta.url);
const STYLES = ["fonts.css", "page.css", "log.css", "foot.css", "dialogs.css"];
const FONT_RANGES = ["latin", "vietnamese"];
const FONT_WEIGHTS = ["400", "600"];

type Asset = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly gzipped: Uint8Array<ArrayBuffer> | null;
  readonly contentType: string;
};

/** Reads the page's style, scripts and fonts once; types are taken off here, there is no build. */
export function loadAssets(): Assets {
  const scripts = readdirSync(CLIENT)
    .filter((name) => name.endsWith(".ts"))
    .map((name) => [name, script(name)] as const)
    // A file of types is no module.
    .filter(([, { bytes }]) => bytes.length > 0);
  const assets = new Map<string, Asset>([
    ...scripts,
    ["style.css", style(STYLES)],
    ["demo.css", style(["demo.css"])],
    ["icon.svg", text(read("icon.svg"), "image/svg+xml")],
    ...FONT_RANGES.flatMap((range) =>
      FONT_WEIGHTS.map((weight) => font(`${range}-${weight}`)),
    ),
  ]);
  const hash = createHash("sha256");
  for (const { bytes } of assets.values()) hash.update(bytes);
  const version = hash.digest("base64url").slice(0, 8);
  const routes = new Hono();
  routes.get(`/web/${version}/:name`, (c) => {
    const asset = assets.get(c.req.param("name"));
    if (asset === undefined) return c.notFound();
    c.header("Cache-Control", "public, max-age=31536000, immutable");
    c.header("ETag", `"${version}"`);
    c.header("Vary", "Accept-Encoding");
    if (c.req.header("if-none-match") === `"${version}"`) return c.body(null, 304);
    c.header("Content-Type", asset.contentType);
    const { bytes, gzipped } = asset;
    if (gzipped === null || !/\bgzip\b/.test(c.req.header("accept-encoding") ?? "")) {
      return c.body(bytes);
    }
    c.header("Content-Encoding", "gzip");
    return c.body(gzipped);
  });
  return {
    routes,
    hrefOf: (name) => `/web/${version}/${name}`,
    modules: scripts.map(([name]) => name),
  };
}

function read(name: string): string {
  return readFileSync(new URL(name, CLIENT), "utf8");
}

function script(name: string): Asset {
  const plain = stripTypeScriptTypes(read(name))
    // Types leave blanks behind; no string of the page has two in a row, or one before a comma.
    .replace(/ {2,}/g, " ")
    .replace(/ (?=[,)])/g, "");
  return text(squeeze(plain), "text/javascript; charset=utf-8");
}

function style(names: readonly string[]): Asset {
  const plain = squeeze(names.map(read).join("\n"));
  return text(plain.replace(/\s*([{};,])\s*/g, "$1"), "text/css; charset=utf-8");
}

/** Without comments, which are for the reader of the source, and without indentation. */
function squeeze(source: string): string {
  return source
    .replace(/^\s*(?:\/\/.*|\/\*(?:[^*]|\*(?!\/))*\*\/)$/gm, "")
    .replace(/\s*\n\s*/g, "\n")
    .replace(/([{([,;])\n/g, "$1")
    .trim();
}

function text(content: string, contentType: string): Asset {
  const bytes = Uint8Array.from(Buffer.from(content));
  return { bytes, gzipped: Uint8Array.from(gzipSync(bytes)), contentType };
}

function font(name: string): readonly [string, Asset] {
  const file = import.meta.resolve(
    `@fontsource/be-vietnam-pro/files/be-vietnam-pro-${name}-normal.woff2`,
  );
  const bytes = Uint8Array.from(readFileSync(new URL(file)));
  return [`${name}.woff2`, { bytes, gzipped: null, contentType: "font/woff2" }];
}
