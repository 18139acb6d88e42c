import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { ZaloWorld } from "./zalo-fake-world.ts";

/** What the account's webhook was sent, and how it answered. */
export type ZaloDelivery = {
  readonly body: string;
  readonly status: number;
  readonly tookMs: number;
};

export type ZaloWebhook = {
  url: string;
  /** With which id in front events are signed. */
  signedAs: "app" | "oa";
  readonly deliveries: readonly ZaloDelivery[];
  /** Zalo gave up on it. */
  isDisabled: boolean;
  readonly deliver: (lane: string, event: object) => string;
  readonly repeat: () => void;
  readonly headersFor: (body: string) => Record<string, string>;
  readonly close: () => Promise<void>;
};

/** After 30 s, 5, 15, 30 minutes and an hour; here in units that a test can wait for. */
const RETRIES = [1, 10, 30, 60, 120];

/** Delivers what one person does in order, although the real service promises none. */
export function createZaloWebhook(
  world: ZaloWorld,
  ids: { readonly app: string; readonly oa: string; readonly secret: string },
): ZaloWebhook {
  const lanes = new Map<string, Promise<void>>();
  const deliveries: ZaloDelivery[] = [];
  const end = new AbortController();
  let last = { lane: "", body: "" };
  const post = async (body: string, retry: number): Promise<boolean> => {
    const start = performance.now();
    const headers = { ...webhook.headersFor(body), num_retry: String(retry) };
    const { signal } = end;
    const response = await fetch(webhook.url, {
      method: "POST",
      body,
      headers,
      signal,
    }).catch(() => null);
    const status = response?.status ?? 0;
    deliveries.push({ body, status, tookMs: performance.now() - start });
    world.changed();
    return status === 200;
  };
  const carry = async (body: string) => {
    let isTaken = await post(body, 0);
    for (const [index, units] of RETRIES.entries()) {
      if (isTaken || end.signal.aborted) return;
      await wait(units * 2, null, { signal: end.signal }).catch(() => {});
      isTaken = await post(body, index + 1);
    }
    webhook.isDisabled = !isTaken;
  };
  const enqueue = (lane: string, body: string) => {
    last = { lane, body };
    const before = lanes.get(lane) ?? Promise.resolve();
    lanes.set(
      lane,
      before.then(() => carry(body)),
    );
  };
  const webhook: ZaloWebhook = {
    url: "",
    signedAs: "app",
    deliveries,
    isDisabled: false,
    deliver: (lane, event) => {
      const timestamp = String(world.clock.now().epochMilliseconds);
      const body = JSON.stringify({ app_id: ids.app, timestamp, ...event });
      enqueue(lane, body);
      return body;
    },
    repeat: () => enqueue(last.lane, last.body),
    headersFor: (body) => {
      const { timestamp } = JSON.parse(body);
      const first = webhook.signedAs === "app" ? ids.app : ids.oa;
      const hash = createHash("sha256").update(
        `${first}${body}${timestamp}${ids.secret}`,
      );
      return {
        "content-type": "application/json",
        "x-zevent-signature": `mac=${hash.digest("hex")}`,
      };
    },
    close: async () => {
      end.abort();
      await Promise.all(lanes.values());
    },
  };
  return webhook;
}
