import type { Context } from "hono";
import type { Accept } from "#channels/port.ts";
import type { Clock } from "#platform/clock.ts";
import type { Db } from "#platform/db.ts";
import type { Said, Seat, Update } from "./client/wire.ts";
import { refuse } from "./guard.ts";
import type { Live } from "./live.ts";
import { type Raw, updateSchema } from "./schema.ts";
import type { Sessions } from "./sessions.ts";
import { findButtonLabel, findSeq, insertEvent, type Session } from "./store.ts";

export type Receiving = {
  readonly db: Db;
  readonly accept: Accept;
  readonly live: Live;
  readonly clock: Clock;
  readonly sessions: Sessions;
};

/** Takes what a person wrote or pressed. */
export async function receiveUpdate(
  c: Context,
  seat: Seat,
  tools: Receiving,
): Promise<Response> {
  const read = updateSchema.safeParse(await c.req.json().catch(() => null));
  if (!read.success) {
    return refuse(c, 400, "badRequest", "The body is not an update of the web chat.");
  }
  const { id, ...event } = read.data;
  const session = await tools.sessions.open(c, seat);
  const said = await saidBy(event, session, tools.db);
  if (said === "unknownButton") {
    return refuse(c, 409, said, "No message of this chat has shown this button.");
  }
  if (event.kind === "language") tools.sessions.keepLanguage(c, event.language);
  const language = tools.sessions.language(c);
  const { seq } = await take({ session, id, event, said, language }, tools);
  return c.json({ seq });
}

/** Stores an update with the line the person sees; the same id is stored once. */
export async function take(
  update: {
    readonly session: Session;
    readonly id: string;
    readonly event: Raw["event"];
    readonly said: Said | null;
    readonly language: Raw["language"];
  },
  { db, accept, live, clock }: Receiving,
): Promise<{ readonly seq: number; readonly isNew: boolean }> {
  const { session, said, event, language } = update;
  const sessionId = session.id;
  const key = keyOf(update.id);
  const raw: Raw = { sessionId, language, event };
  let seq: number | null = null;
  const outcome = await accept(
    {
      channel: "web",
      // With the session: one browser cannot take an id from another.
      externalId: `${sessionId}:${update.id}`,
      lane: `web:${sessionId}`,
      raw,
    },
    async (tx) => {
      if (said === null) return;
      const body = { from: "person", ...said } as const;
      seq = await insertEvent(tx, { sessionId, key, body }, clock.now());
    },
  );
  if (outcome === "repeat") seq = await findSeq(db, sessionId, key);
  const at = seq ?? session.lastSeq;
  if (outcome === "new") live.tell(sessionId, { event: "typing", data: { seq: at } });
  return { seq: at, isNew: outcome === "new" };
}

/** The key of the line an update leaves. */
export function keyOf(updateId: string): string {
  return `person:${updateId}`;
}

/** How an update looks in the chat; null when it does not. */
async function saidBy(
  event: WithoutId<Update>,
  session: Session,
  db: Db,
): Promise<Said | null | "unknownButton"> {
  switch (event.kind) {
    case "text":
    case "location":
      return event;
    case "press": {
      const text = await findButtonLabel(db, session.id, event.buttonId);
      return text === null ? "unknownButton" : { ...event, text };
    }
    case "start":
    case "language":
      return null;
  }
}

type WithoutId<T> = T extends { readonly id: string } ? Omit<T, "id"> : never;
