/** Puts words into the outbox: in the language of the chat, with buttons that remember their meaning. */
import type { Addressee } from "#conversations/store.ts";
import type { ReplyButton } from "#conversations/types.ts";
import { type Phrase, phrase } from "#messages/phrase.ts";
import { enqueueMessages, enqueueNews } from "#outbox/store.ts";
import type { MessageClass, NewMessage } from "#outbox/types.ts";
import type { Tx } from "#platform/db.ts";
import { newId } from "#platform/ids.ts";

export type Telling = {
  /** Left out: a new one. */
  readonly id?: string;
  readonly to: Pick<Addressee, "chatId" | "language">;
  /** The same key is the same message, however often it is told. */
  readonly dedupeKey: string;
  readonly class: MessageClass;
  readonly phrase: Phrase;
  readonly buttons?: readonly ReplyButton[];
  readonly mediaIds?: readonly string[];
  readonly caseId?: string;
  /** Not sent earlier. */
  readonly notBefore?: Temporal.Instant;
  /** The agency that speaks, when it is not the bot. */
  readonly speaker?: string;
  readonly requestLocation?: boolean;
};

export async function tell(
  tx: Tx,
  tellings: readonly Telling[],
  now: Temporal.Instant,
): Promise<void> {
  await enqueueMessages(tx, tellings.map(toMessage), now);
}

/** News of a case: what was still waiting about it for the same chat becomes part of this message. */
export async function tellNews(
  tx: Tx,
  telling: Telling & { readonly caseId: string },
  now: Temporal.Instant,
): Promise<void> {
  const lead = phrase("beforeThat").in(telling.to.language);
  await enqueueNews(tx, toMessage(telling), lead, now);
}

function toMessage(telling: Telling): NewMessage {
  const { chatId, language } = telling.to;
  return {
    id: telling.id ?? newId(),
    chatId,
    dedupeKey: telling.dedupeKey,
    class: telling.class,
    key: telling.phrase.key,
    caseId: telling.caseId ?? null,
    notBefore: telling.notBefore ?? null,
    body: {
      text: telling.phrase.in(language),
      mediaIds: [...(telling.mediaIds ?? [])],
      buttons: (telling.buttons ?? []).map(({ label, action, kind }) => ({
        label: label.in(language),
        kind: kind ?? "press",
        action,
      })),
      ...(telling.speaker === undefined ? {} : { speaker: telling.speaker }),
      ...(telling.requestLocation === true ? { requestLocation: true } : {}),
    },
  };
}
