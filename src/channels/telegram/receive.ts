import type { Api } from "grammy";
import type { Accept } from "#channels/port.ts";
import type { Log } from "#platform/logger.ts";
import { detailOf } from "./outcome.ts";
import { sightingOf } from "./sighting.ts";
import { type Envelope, updateSchema } from "./wire.ts";

/** Takes one update in. Resolves when it is safe; rejects when it is not and must come again. */
export type Receive = (update: Envelope) => Promise<void>;

export function createReceive(tools: {
  readonly api: Api;
  readonly accept: Accept;
  readonly log: Log;
}): Receive {
  return async (update) => {
    const verdict = await tools.accept(sightingOf(update));
    const courtesy = courtesyFor(update, verdict, tools.api);
    courtesy?.catch((error: unknown) => {
      tools.log.debug(
        { event: "telegram.courtesyFailed", detail: detailOf(error) },
        "a sign of life did not reach the person; nothing depends on it",
      );
    });
  };
}

/**
 * A pressed button shows a clock until it is answered, and gives up after about 15 seconds; so it is
 * answered here, before any queue. Too late is no harm: "query is too old" is one of its errors.
 */
function courtesyFor(
  update: Envelope,
  verdict: Awaited<ReturnType<Accept>>,
  api: Api,
): Promise<unknown> | null {
  const { data } = updateSchema.safeParse(update);
  if (data?.callback_query) {
    return api.answerCallbackQuery(data.callback_query.id);
  }
  const chat = data?.message?.chat;
  const isAwaited = verdict === "new" && chat?.type === "private";
  return isAwaited ? api.sendChatAction(chat.id, "typing") : null;
}
