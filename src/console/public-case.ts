import { readFileSync } from "node:fs";
import { type Context, Hono } from "hono";
import { compress } from "hono/compress";
import { secureHeaders } from "hono/secure-headers";
import { z } from "zod";
import type { Language } from "#messages/bilingual.ts";
import type { House } from "#workflow/house.ts";
import { showCase } from "#workflow/show-case.ts";
import { createGuessLimit, WINDOW_MINUTES } from "./guess-limit.ts";
import { casePage, lookUpPage } from "./public-page.ts";
import { PUBLIC_STYLE } from "./public-style.ts";

/** What Node's server knows of a request. */
const envSchema = z.object({
  incoming: z.object({ socket: z.object({ remoteAddress: z.string() }) }),
});

const FONT = /^(?:latin|vietnamese)-(?:400|600)\.woff2$/;

/**
 * `/viec/CODE`: what anybody with the code may know of a case. No cookies, no scripts, nothing for search
 * engines; wrong codes are answered with 404, too many of them with 429.
 */
export function publicCaseRoutes(
  house: House,
  { isBehindProxy }: { readonly isBehindProxy: boolean },
): Hono {
  const { database, city, clock } = house;
  const limit = createGuessLimit();
  const app = new Hono().basePath("/viec");
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        // An empty icon, so that browsers ask for none.
        imgSrc: ["data:"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: "no-referrer",
    }),
  );
  app.get("/-/style.css", compress(), (c) => {
    c.header("Cache-Control", "public, max-age=3600");
    return c.body(PUBLIC_STYLE, 200, { "content-type": "text/css; charset=utf-8" });
  });
  app.get("/-/:font", (c) => {
    const name = c.req.param("font");
    if (!FONT.test(name)) return c.notFound();
    c.header("Cache-Control", "public, max-age=31536000, immutable");
    return c.body(readFont(name), 200, { "content-type": "font/woff2" });
  });
  app.use(async (c, next) => {
    await next();
    c.header("Cache-Control", "no-store");
    c.header("X-Robots-Tag", "noindex, nofollow");
  });
  app.get("/", (c) => {
    const code = tidy(c.req.query("ma") ?? "");
    return code === ""
      ? c.html(lookUpPage({ language: languageOf(c), problem: null }))
      : c.redirect(`/viec/${encodeURIComponent(code)}`);
  });
  app.get("/:code", compress(), async (c) => {
    const language = languageOf(c);
    const now = clock.now();
    const address = addressOf(c, isBehindProxy);
    if (limit.isOver(address, now)) {
      c.header("Retry-After", String(WINDOW_MINUTES * 60));
      return c.html(lookUpPage({ language, problem: "tooMany" }), 429);
    }
    const code = tidy(c.req.param("code"));
    const story = await showCase(database.db, city, { code }, null, now);
    if (story !== null) return c.html(casePage({ story, language, now }));
    limit.noteMiss(address, now);
    return c.html(lookUpPage({ language, problem: "unknown" }), 404);
  });
  return app;
}

/** As people copy it: `" yh-26-4k7q2"`. */
function tidy(code: string): string {
  return code.trim().toUpperCase().slice(0, 20);
}

function languageOf(c: Context): Language {
  return c.req.query("lang") === "en" ? "en" : "vi";
}

/** Behind a proxy every connection is the proxy's: it says at the end of the list who came to it. */
function addressOf(c: Context, isBehindProxy: boolean): string {
  const forwarded = c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim();
  if (isBehindProxy && forwarded !== undefined) return forwarded;
  const env = envSchema.safeParse(c.env);
  return env.data?.incoming.socket.remoteAddress ?? "unknown";
}

function readFont(name: string): Uint8Array<ArrayBuffer> {
  const file = import.meta.resolve(
    `@fontsource/be-vietnam-pro/files/be-vietnam-pro-${name.replace(".woff2", "-normal.woff2")}`,
  );
  return Uint8Array.from(readFileSync(new URL(file)));
}
