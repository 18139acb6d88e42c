import type { Context, MiddlewareHandler } from "hono";
import type { Refusal } from "./client/wire.ts";

/** Lets only our own pages post, and tells the browser what our answers may do: next to nothing. */
export const guard: MiddlewareHandler = async (c, next) => {
  if (c.req.method === "POST" && !isFromOurPage(c)) {
    return refuse(c, 403, "foreignOrigin", "Post from a page of this server.");
  }
  await next();
  for (const [name, value] of HEADERS) c.header(name, value);
  return undefined;
};

/** A refusal the page understands, with a sentence for whoever reads the network log. */
export function refuse(
  c: Context,
  status: 400 | 403 | 409 | 413 | 415,
  kind: Refusal | "foreignOrigin",
  detail: string,
): Response {
  return c.json({ kind, detail }, status);
}

/** `Sec-Fetch-Site` holds behind a proxy that rewrites Host too; browsers send it only on https. */
function isFromOurPage(c: Context): boolean {
  const site = c.req.header("sec-fetch-site");
  if (site !== undefined) return site === "same-origin";
  const origin = c.req.header("origin") ?? "";
  return URL.canParse(origin) && new URL(origin).host === c.req.header("host");
}

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const HEADERS = [
  ["Content-Security-Policy", POLICY],
  ["X-Content-Type-Options", "nosniff"],
  // The address may carry an invitation.
  ["Referrer-Policy", "no-referrer"],
  ["Permissions-Policy", "geolocation=(self), camera=(), microphone=()"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
] as const;
