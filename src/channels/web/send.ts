import type { OutgoingMessage, SendResult } from "#channels/port.ts";
import type { Clock } from "#platform/clock.ts";
import type { Db } from "#platform/db.ts";
import type { Live } from "./live.ts";
import { type EventBody, eventBodySchema, isUuid } from "./schema.ts";
import { botKey, findSeq, insertEvent } from "./store.ts";

/** Sending is writing into the session; the same message id is written once. */
export async function sendMessage(
  message: OutgoingMessage,
  tools: { readonly db: Db; readonly live: Live; readonly clock: Clock },
): Promise<SendResult> {
  const sessionId = message.chatExternalId;
  if (!isUuid(sessionId)) return GONE;
  const body = eventBodySchema.safeParse(bodyOf(message));
  if (!body.success) return { kind: "refused", detail: "bad button address" };
  const key = botKey(message.id);
  const event = { sessionId, key, body: body.data };
  const seq = await insertEvent(tools.db, event, tools.clock.now());
  if (seq !== null) tools.live.tell(sessionId);
  const known = seq ?? (await findSeq(tools.db, sessionId, key));
  return known === null ? GONE : { kind: "sent", externalId: String(known) };
}

const GONE: SendResult = { kind: "unreachable", detail: "no such session" };

function bodyOf({ body }: OutgoingMessage): EventBody {
  return {
    from: "bot",
    text: body.text,
    buttons: [...body.buttons],
    mediaIds: [...body.mediaIds],
    speaker: body.speaker ?? null,
    asksLocation: body.requestLocation ?? false,
  };
}
