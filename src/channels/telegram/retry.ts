import { persist } from "#channels/persist.ts";
import type { Log } from "#platform/logger.ts";
import { detailOf, isTokenRefused, refusalOf } from "./outcome.ts";

/** Asks Telegram until it agrees or `signal` ends it, pausing as long as it says. */
export async function untilDone(
  work: () => Promise<unknown>,
  { log, signal }: { readonly log: Log; readonly signal: AbortSignal },
): Promise<void> {
  await persist(work, {
    signal,
    onFailure: (error) => {
      logFailure(log, error);
      const asked = refusalOf(error)?.parameters.retry_after;
      return asked === undefined ? null : asked * 1000;
    },
  });
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
