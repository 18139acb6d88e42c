import type { Context } from "hono";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import { segmentsOf } from "#kernel/markup.ts";
import type { Clock } from "#platform/clock.ts";
import type { Db } from "#platform/db.ts";
import type { Log } from "#platform/logger.ts";
import type { Hint, Line } from "./client/wire.ts";
import type { Follower, Live } from "./live.ts";
import { findEventsAfter, type Session, type StoredEvent } from "./store.ts";

const PAGE = 200;
/** How much of the past a page that knows nothing gets; it asks for the rest when it is wanted. */
export const RECENT = 100;

type Tools = {
  readonly db: Db;
  readonly live: Live;
  readonly clock: Clock;
  readonly log: Log;
};

/** Sends a session's lines after the last one the page has, then each new one. */
export function streamLines(c: Context, session: Session, tools: Tools): Response {
  const { db, live, clock, log } = tools;
  // Proxies such as nginx gather an answer before they pass it on, unless told.
  c.header("X-Accel-Buffering", "no");
  const start = startOf(c, session);
  return streamSSE(c, async (stream) => {
    const follower = live.follow(session.id);
    stream.onAbort(follower.leave);
    const now = clock.now().toString();
    try {
      await writeHint(stream, { event: "clock", data: { now } });
      await follow({ db, stream, follower, sessionId: session.id, start });
    } catch (err) {
      log.error(
        { event: "web.streamFailed", sessionId: session.id, err },
        "stream ended",
      );
    } finally {
      follower.leave();
    }
  });
}

/** A line as the page draws it. */
export function lineOf({ seq, key, at, body }: StoredEvent): Line {
  const head = { seq, key, at: at.toString() };
  if (body.from === "person") return { ...head, ...body };
  const { text, ...rest } = body;
  return { ...head, ...rest, segments: segmentsOf(text) };
}

async function follow(tools: {
  readonly db: Db;
  readonly stream: SSEStreamingApi;
  readonly follower: Follower;
  readonly sessionId: string;
  readonly start: number;
}): Promise<void> {
  const { db, stream, follower, sessionId } = tools;
  let cursor = tools.start;
  let isReady = false;
  while (!follower.hasEnded()) {
    for (const hint of follower.takeHints()) await writeHint(stream, hint);
    const events = await findEventsAfter(db, sessionId, cursor, PAGE);
    for (const event of events) {
      const data = JSON.stringify(lineOf(event));
      await stream.writeSSE({ id: String(event.seq), data });
      cursor = event.seq;
    }
    if (events.length === PAGE) continue;
    if (!isReady) await writeHint(stream, { event: "ready", data: {} });
    isReady = true;
    await follower.news();
  }
}

function writeHint(stream: SSEStreamingApi, { event, data }: Hint): Promise<void> {
  return stream.writeSSE({ event, data: JSON.stringify(data) });
}

/** A browser that reconnects by itself names its last line in a header. */
function startOf(c: Context, session: Session): number {
  const asked = c.req.header("last-event-id") ?? c.req.query("after") ?? "";
  return /^\d{1,15}$/.test(asked)
    ? Number(asked)
    : Math.max(0, session.lastSeq - RECENT);
}
