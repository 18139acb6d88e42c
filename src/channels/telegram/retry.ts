import { setTimeout as wait } from "node:timers/promises";
import type { Log } from "#platform/logger.ts";
import { detailOf, isTokenRefused, refusalOf } from "./outcome.ts";

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/** Runs `work` until it succeeds or `signal` ends it, pausing longer each time. */
export async function untilDone(
  work: () => Promise<unknown>,
  { log, signal }: { readonly log: Log; readonly signal: AbortSignal },
): Promise<void> {
  for (let failures = 0; !signal.aborted; failures += 1) {
    try {
      await work();
      return;
    } catch (error) {
      if (signal.aborted) break;
      logFailure(log, error);
      await wait(pauseMs(error, failures), null, { signal }).catch(() => {});
    }
  }
}

function pauseMs(error: unknown, failures: number): number {
  const asked = refusalOf(error)?.parameters.retry_after;
  if (asked !== undefined) return asked * 1000;
  return Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS);
}

function logFailure(log: Log, error: unknown): void {
  const detail = detailOf(error);
  if (isTokenRefused(error)) {
    log.error(
      { event: "telegram.tokenRefused", detail },
      "Telegram does not know this bot; check TELEGRAM_BOT_TOKEN",
    );
  } else if (refusalOf(error)?.error_code === 409) {
    log.error(
      { event: "telegram.conflict", detail },
      "someone else receives this bot's updates: stop the other process, or give this one a bot of its own",
    );
  } else {
    log.warn(
      { event: "telegram.receiveFailed", detail, err: error },
      "receiving from Telegram failed; trying again",
    );
  }
}
