import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { House } from "#workflow/house.ts";
import { type TakenBatch, takeDossierBatch } from "#workflow/take-dossier-batch.ts";

/** A thousand rows of some 500 bytes, and as much again. */
const MAX_BYTES = 1024 * 1024;

const UNSIGNED = {
  system: "X-System names no system that may send.",
  timestamp: "X-Timestamp must be seconds since 1970, within five minutes of now.",
  signature:
    "X-Signature must be the HMAC-SHA256 in hex of `timestamp.body` with the system's key.",
} as const;

/**
 * `POST /api/dossiers`: up to 1,000 rows as `{"dossiers": [{"code": …, "state": …}]}`, all or none. 200 counts; 400 not of this
 * form; 401 not signed; 413 too large; 422 names every faulty cell by the row's position from 1.
 */
export function dossierApiRoutes(house: House): Hono {
  const app = new Hono().basePath("/api");
  app.use(
    bodyLimit({
      maxSize: MAX_BYTES,
      onError: (c) => c.json({ error: "At most 1 MB and 1,000 rows at once." }, 413),
    }),
  );
  app.post("/dossiers", async (c) => {
    const header = (name: string) => c.req.header(name) ?? "";
    const taken = await takeDossierBatch(house, {
      system: header("x-system"),
      timestamp: header("x-timestamp"),
      signature: header("x-signature"),
      body: await c.req.text(),
    });
    const { status, body } = answerOf(taken);
    return c.json(body, status);
  });
  return app;
}

function answerOf(taken: TakenBatch) {
  switch (taken.kind) {
    case "kept":
      return { status: 200, body: taken.counts } as const;
    case "unsigned":
      return { status: 401, body: { error: UNSIGNED[taken.why] } } as const;
    case "unreadable":
      return { status: 400, body: { error: taken.why } } as const;
    case "faulty": {
      const error = "Nothing was taken: these cells are not as they must be.";
      return { status: 422, body: { error, rows: taken.rows } } as const;
    }
  }
}
