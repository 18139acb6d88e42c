import { z } from "zod";
import { ApiFault } from "./fake-telegram-fault.ts";
import { bad } from "./fake-telegram-markup.ts";
import type { ApiRequest } from "./fake-telegram-request.ts";
import type { FakeWorld, Pending } from "./fake-telegram-world.ts";

export type Webhook = { readonly url: string; readonly secret: string | null };
export type Delivery = { readonly updateId: number; readonly status: number };

/** How updates leave: fetched or posted, never both. */
export type FakeUpdates = {
  readonly webhook: () => Webhook | null;
  /** Every try to post an update, in order; status 0 when nobody answered. */
  readonly deliveries: readonly Delivery[];
  /** Null: not a method about updates. `signal` ends when the caller hangs up. */
  readonly call: (request: ApiRequest, signal: AbortSignal) => Promise<unknown> | null;
  readonly close: () => Promise<void>;
};

/** `retryUnitMs` stands for the real server's second: it tries again after 0, 2, 4, 8 units. */
export function createUpdates(world: FakeWorld, retryUnitMs: number): FakeUpdates {
  const deliveries: Delivery[] = [];
  let webhook: Webhook | null = null;
  let poster: ReturnType<typeof startPosting> | null = null;
  let endPoll: (fault: ApiFault) => void = () => {};

  const setWebhook = async (to: Webhook | null) => {
    await poster?.stop();
    webhook = to;
    poster = to === null ? null : startPosting(world, to, { retryUnitMs, deliveries });
    world.changed();
    return true;
  };
  return {
    webhook: () => webhook,
    deliveries,
    call: ({ method, params }, signal) => {
      switch (method) {
        case "setWebhook":
          return setWebhook(readWebhook(world, params));
        case "deleteWebhook":
          if (String(params["drop_pending_updates"]) === "true") {
            world.pending.splice(0);
          }
          return setWebhook(null);
        case "getWebhookInfo":
          return Promise.resolve(webhookInfo(world, webhook));
        case "getUpdates":
          if (webhook !== null) throw new ApiFault(409, WEBHOOK_ACTIVE);
          endPoll(new ApiFault(409, TWO_POLLERS));
          return longPoll(world, params, signal, (end) => {
            endPoll = end;
          });
        default:
          return null;
      }
    },
    close: async () => {
      endPoll(new ApiFault(500, "Internal Server Error"));
      await poster?.stop();
    },
  };
}

const WEBHOOK_ACTIVE =
  "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
const TWO_POLLERS =
  "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";

const kindsSchema = z.preprocess(
  (value) => (typeof value === "string" ? JSON.parse(value) : value),
  z.array(z.string()).optional(),
);
const pollSchema = z.object({
  offset: z.coerce.number().default(0),
  limit: z.coerce.number().default(100),
  timeout: z.coerce.number().default(0),
  allowed_updates: kindsSchema,
});

function longPoll(
  world: FakeWorld,
  params: ApiRequest["params"],
  signal: AbortSignal,
  onBegin: (end: (fault: ApiFault) => void) => void,
): Promise<unknown> {
  const { offset, limit, timeout, allowed_updates } = pollSchema.parse(params);
  world.allowed = allowed_updates ?? world.allowed;
  const known = world.pending.filter(
    ({ updateId, isRepeat }) => updateId < offset && !isRepeat,
  );
  for (const { updateId } of known) world.confirm(updateId);
  return new Promise((resolve, reject) => {
    const stop = world.onChange(() => {
      if (world.pending.length === 0) return;
      end();
      resolve(handOut(world, limit));
    });
    const timer = setTimeout(() => {
      end();
      resolve([]);
    }, timeout * 1000);
    const end = () => {
      stop();
      clearTimeout(timer);
    };
    signal.addEventListener("abort", end);
    onBegin((fault) => {
      end();
      reject(fault);
    });
    world.changed();
  });
}

function handOut(world: FakeWorld, limit: number): Pending["update"][] {
  const batch = world.pending.slice(0, limit);
  for (const repeat of batch.filter(({ isRepeat }) => isRepeat)) {
    world.pending.splice(world.pending.indexOf(repeat), 1);
  }
  return batch.map(({ update }) => update);
}

const webhookSchema = z.object({
  url: z.string(),
  secret_token: z
    .string()
    .regex(/^[\w-]{1,256}$/)
    .optional(),
  allowed_updates: kindsSchema,
});

/** Plain http is let through, as by a Bot API server started with `--local`. */
function readWebhook(world: FakeWorld, params: ApiRequest["params"]): Webhook | null {
  const read = webhookSchema.safeParse(params);
  if (!read.success) throw bad("secret token contains unallowed characters");
  const { url, secret_token, allowed_updates } = read.data;
  if (url === "") return null;
  if (!URL.canParse(url))
    throw bad("bad webhook: HTTPS URL must be provided for webhook");
  world.allowed = allowed_updates ?? world.allowed;
  return { url, secret: secret_token ?? null };
}

function webhookInfo(world: FakeWorld, webhook: Webhook | null): object {
  return {
    url: webhook?.url ?? "",
    has_custom_certificate: false,
    pending_update_count: world.pending.length,
    allowed_updates: world.allowed,
  };
}

/** Posts each queue's first update until it is answered 2xx, then the next; queues do not wait for each other. */
function startPosting(
  world: FakeWorld,
  webhook: Webhook,
  options: { readonly retryUnitMs: number; readonly deliveries: Delivery[] },
) {
  const end = new AbortController();
  const running = new Map<string, Promise<void>>();
  /** Resolves when the head of the queue is through, or posting has ended. */
  const insist = async (head: Pending) => {
    for (let failures = 0; !end.signal.aborted; failures += 1) {
      const status = await post(webhook, head, end.signal);
      options.deliveries.push({ updateId: head.updateId, status });
      if (status >= 200 && status < 300) return world.confirm(head.updateId);
      world.changed();
      const units = failures === 0 ? 0 : 2 ** failures;
      await pause(units * options.retryUnitMs, end.signal);
    }
  };
  const drain = async (queue: string) => {
    const next = () => world.pending.find((one) => one.queue === queue);
    for (let head = next(); head && !end.signal.aborted; head = next()) {
      await insist(head);
    }
  };
  const kick = () => {
    for (const { queue } of end.signal.aborted ? [] : world.pending) {
      if (running.has(queue)) continue;
      const done = drain(queue).finally(() => {
        running.delete(queue);
        kick();
      });
      running.set(queue, done);
    }
  };
  const stopListening = world.onChange(kick);
  kick();
  return {
    stop: async () => {
      stopListening();
      end.abort();
      await Promise.all(running.values());
    },
  };
}

async function post(
  webhook: Webhook,
  { update }: Pending,
  signal: AbortSignal,
): Promise<number> {
  const secret =
    webhook.secret === null
      ? {}
      : { "x-telegram-bot-api-secret-token": webhook.secret };
  try {
    const response = await fetch(webhook.url, {
      method: "POST",
      headers: { "content-type": "application/json", ...secret },
      body: JSON.stringify(update),
      signal,
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
