import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/db.ts";
import type { Log } from "#platform/logger.ts";
import { type Poller, startPoller } from "#platform/poller.ts";
import type { Hint } from "./client/wire.ts";
import { findLastSeqs } from "./store.ts";

/** One open stream, as the rest of the channel sees it. */
export type Follower = {
  /** Resolves when there is or may be something new, at once if there was since the last call. */
  readonly news: () => Promise<void>;
  readonly takeHints: () => readonly Hint[];
  readonly hasEnded: () => boolean;
  readonly leave: () => void;
};

export type Live = {
  readonly follow: (sessionId: string) => Follower;
  /** The session has new events, or the hint. */
  readonly tell: (sessionId: string, hint?: Hint) => void;
  readonly tellTime: () => void;
  readonly start: () => void;
  /** Ends all streams. */
  readonly stop: () => Promise<void>;
};

/** Phones and proxies drop a connection that says nothing for 30 to 60 s. */
const HEARTBEAT_MS = 15_000;
/** How late a message of another process may be. */
const LOOK_EVERY_MS = 1000;

type Listener = { readonly wake: (hint?: Hint) => void; readonly end: () => void };

/** Knows who is looking, and wakes them. */
export function createLive(tools: {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
}): Live {
  const open = new Map<string, Set<Listener>>();
  let hasStopped = false;
  let poller: Poller | null = null;
  let heartbeat: NodeJS.Timeout | undefined;
  const everyone = () => [...open.values()].flatMap((listeners) => [...listeners]);
  const tell = (sessionId: string, hint?: Hint) => {
    for (const listener of open.get(sessionId) ?? []) listener.wake(hint);
  };
  const tellTime = () => {
    const hint = {
      event: "clock",
      data: { now: tools.clock.now().toString() },
    } as const;
    for (const listener of everyone()) listener.wake(hint);
  };
  return {
    tell,
    tellTime,
    follow: (sessionId) => {
      const { follower, listener } = createFollower(() => {
        const others = open.get(sessionId);
        others?.delete(listener);
        if (others?.size === 0) open.delete(sessionId);
      });
      open.set(sessionId, (open.get(sessionId) ?? new Set()).add(listener));
      if (hasStopped) listener.end();
      return follower;
    },
    start: () => {
      const work = lookForOthers(tools.database, open, tell);
      const { log } = tools;
      poller = startPoller("web.live", { everyMs: LOOK_EVERY_MS, log, work });
      heartbeat = setInterval(tellTime, HEARTBEAT_MS);
    },
    stop: async () => {
      hasStopped = true;
      clearInterval(heartbeat);
      for (const listener of everyone()) listener.end();
      await poller?.stop();
    },
  };
}

/** One query for all open streams: another process may have written to their sessions. */
function lookForOthers(
  { db }: Database,
  open: ReadonlyMap<string, unknown>,
  tell: Live["tell"],
): () => Promise<number> {
  let seen = new Map<string, number>();
  return async () => {
    if (open.size === 0) return 0;
    const sessions = await findLastSeqs(db, [...open.keys()]);
    for (const { id, lastSeq } of sessions) {
      if (seen.get(id) !== lastSeq) tell(id);
    }
    seen = new Map(sessions.map(({ id, lastSeq }) => [id, lastSeq]));
    return 0;
  };
}

function createFollower(leave: () => void): {
  readonly follower: Follower;
  readonly listener: Listener;
} {
  let hints: Hint[] = [];
  let isWoken = false;
  let isEnded = false;
  let rouse = () => {};
  const wake = () => {
    isWoken = true;
    rouse();
  };
  return {
    listener: {
      wake: (hint) => {
        if (hint !== undefined) hints.push(hint);
        wake();
      },
      end: () => {
        isEnded = true;
        wake();
      },
    },
    follower: {
      news: async () => {
        if (!isWoken) await new Promise<void>((resolve) => (rouse = resolve));
        isWoken = false;
      },
      takeHints: () => {
        const taken = hints;
        hints = [];
        return taken;
      },
      hasEnded: () => isEnded,
      leave: () => {
        isEnded = true;
        leave();
        wake();
      },
    },
  };
}
