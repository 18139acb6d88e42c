/** Sends what was written in order, one at a time, until each has arrived. */
import { post } from "./post.ts";
import type { Unsent, UnsentStore } from "./unsent-store.ts";
import type { Refusal, Seat } from "./wire.ts";

export type Fate =
  | { readonly kind: "sending"; readonly share: number }
  | { readonly kind: "waiting" }
  | { readonly kind: "stored"; readonly seq: number }
  | { readonly kind: "refused"; readonly reason: Refusal };

export type Outbox = {
  readonly add: (item: Unsent) => Promise<void>;
  /** Tries now what waits: the network is back, or the person asks. */
  readonly retry: () => void;
};

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 15_000;

/** `told` hears what becomes of each item, first of those kept from the last visit. */
export async function openOutbox(tools: {
  readonly seat: Seat;
  readonly store: UnsentStore;
  readonly told: (item: Unsent, fate: Fate) => void;
}): Promise<Outbox> {
  const { seat, store, told } = tools;
  const queue = [...(await store.all())];
  let isRunning = false;
  let pauseMs = FIRST_PAUSE_MS;
  let timer: number | undefined;

  const sendFirst = async (item: Unsent): Promise<boolean> => {
    told(item, { kind: "sending", share: 0 });
    const posted = await post(seat, item, (share) =>
      told(item, { kind: "sending", share }),
    );
    if (posted.kind === "failed") return false;
    queue.shift();
    await store.remove(item.id);
    told(item, posted);
    return true;
  };
  const run = async () => {
    if (isRunning) return;
    isRunning = true;
    clearTimeout(timer);
    let hasArrived = true;
    for (let item = queue[0]; item !== undefined && hasArrived; item = queue[0]) {
      hasArrived = await sendFirst(item);
    }
    isRunning = false;
    pauseMs = hasArrived ? FIRST_PAUSE_MS : Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    if (hasArrived) return;
    for (const item of queue) told(item, { kind: "waiting" });
    timer = setTimeout(() => void run(), pauseMs);
  };

  for (const item of queue) told(item, { kind: "waiting" });
  void run();
  return {
    add: async (item) => {
      told(item, { kind: "sending", share: 0 });
      // A full disk must not keep it from being sent.
      await store.add(item).catch(() => {});
      queue.push(item);
      void run();
    },
    retry: () => void run(),
  };
}

/** A UUID; `crypto.randomUUID` is missing where the page came by plain http. */
export function newUpdateId(): string {
  const hex = [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
