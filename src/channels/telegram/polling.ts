import type { Api } from "grammy";
import { z } from "zod";
import type { Log } from "#platform/logger.ts";
import { POLL_SECONDS } from "./api.ts";
import type { Receive } from "./receive.ts";
import { untilDone } from "./retry.ts";
import { envelopeSchema, WANTED_UPDATES } from "./wire.ts";

type PollTools = {
  readonly api: Api;
  readonly receive: Receive;
  readonly log: Log;
  readonly signal: AbortSignal;
};

/** Long polling until `signal` ends it; resolves when the update in hand is taken in. */
export async function poll(tools: PollTools): Promise<void> {
  // Telegram refuses polling while a webhook is set. What waits for it stays.
  await untilDone(() => tools.api.deleteWebhook(), tools);
  const position = { offset: 0 };
  while (!tools.signal.aborted) {
    await untilDone(() => takeBatch(tools, position), tools);
  }
}

const batchSchema = z.array(envelopeSchema);

/**
 * Asking for what comes after an update is how Telegram is told that it arrived, so the offset moves
 * only past what is safe. It may go back: after a quiet week Telegram's ids start anywhere.
 */
async function takeBatch(
  { api, receive, signal }: PollTools,
  position: { offset: number },
): Promise<void> {
  const batch = batchSchema.parse(
    await api.getUpdates({
      offset: position.offset,
      timeout: POLL_SECONDS,
      allowed_updates: WANTED_UPDATES,
    }),
  );
  for (const update of batch) {
    if (signal.aborted) return;
    await receive(update);
    position.offset = update.update_id + 1;
  }
}
