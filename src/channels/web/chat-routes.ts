import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import type { FileStore } from "#platform/files.ts";
import type { Log } from "#platform/logger.ts";
import { SEAT_NAMES } from "./client/wire.ts";
import { refuse } from "./guard.ts";
import { sendMedia } from "./media.ts";
import { findEventsBefore } from "./store.ts";
import { lineOf, RECENT, streamLines } from "./stream.ts";
import { type Receiving, receiveUpdate } from "./updates.ts";
import { receivePhotos } from "./uploads.ts";

/** 8000 characters of any script, with what JSON adds. */
const MAX_UPDATE_BYTES = 64 * 1024;
/** Ten photos of 1600 px have 3 MB together; only a browser that cannot shrink them sends more. */
const MAX_ALBUM_BYTES = 40 * 1024 * 1024;

type Tools = Receiving & { readonly files: FileStore; readonly log: Log };

/** What the page of a seat posts and fetches. */
export function chatRoutes(tools: Tools): Hono {
  const { sessions } = tools;
  const routes = new Hono();
  routes.post("/:seat/updates", limit(MAX_UPDATE_BYTES), async (c) => {
    const seat = seatOf(c);
    return seat === null ? c.notFound() : await receiveUpdate(c, seat, tools);
  });
  routes.post("/:seat/files", limit(MAX_ALBUM_BYTES), async (c) => {
    const seat = seatOf(c);
    return seat === null ? c.notFound() : await receivePhotos(c, seat, tools);
  });
  routes.use("/:seat/*", async (c, next) => {
    c.header("Cache-Control", "no-store");
    await next();
  });
  const sessionOf = async (c: Context) => {
    const seat = seatOf(c);
    return seat === null ? null : await sessions.find(c, seat);
  };
  routes.get("/:seat/events", async (c) => {
    const session = await sessionOf(c);
    return session === null ? c.notFound() : streamLines(c, session, tools);
  });
  routes.get("/:seat/history", async (c) => {
    const session = await sessionOf(c);
    const before = z.coerce.number().int().min(1).safeParse(c.req.query("before"));
    if (session === null || !before.success) return c.notFound();
    const { db } = tools;
    const events = await findEventsBefore(db, session.id, before.data, RECENT);
    return c.json({ lines: events.map(lineOf), hasMore: events.length === RECENT });
  });
  routes.get("/:seat/media/:id", async (c) => {
    const session = await sessionOf(c);
    if (session === null) return c.notFound();
    return await sendMedia(c, session, c.req.param("id"), tools);
  });
  return routes;
}

function seatOf(c: Context) {
  return SEAT_NAMES.find((seat) => seat === c.req.param("seat")) ?? null;
}

function limit(maxSize: number) {
  return bodyLimit({
    maxSize,
    onError: (c) =>
      refuse(c, 413, "tooLarge", `A post may have ${maxSize} bytes here.`),
  });
}
