import type { z } from "zod";
import type { storedBodySchema } from "./schema.ts";

/** Why a message leaves; decides its priority and what is done when its fate is unknown. */
export type MessageClass =
  | "urgent"
  | "reply"
  | "news"
  | "assignment"
  | "nudge"
  | "escalation"
  | "invitation";

/** What is stored of a message: words chosen, and what each button means. */
export type StoredBody = z.infer<typeof storedBodySchema>;

export type NewMessage = {
  readonly id: string;
  readonly chatId: string;
  /** Two messages with one key are one message. */
  readonly dedupeKey: string;
  readonly class: MessageClass;
  /** The key of its phrase. */
  readonly key: string;
  readonly body: StoredBody;
  readonly caseId: string | null;
  /** Not sent earlier; null: at once. */
  readonly notBefore: Temporal.Instant | null;
};

export type DueChat = {
  readonly id: string;
  readonly channel: string;
  readonly externalId: string;
  readonly personId: string;
  readonly isReachable: boolean;
};

export type DueMessage = {
  readonly id: string;
  readonly class: MessageClass;
  readonly attempts: number;
  readonly body: StoredBody;
};

/** What an attempt leaves behind. */
export type Outcome =
  | { readonly kind: "sent"; readonly externalId: string }
  | { readonly kind: "retry"; readonly at: Temporal.Instant; readonly detail: string }
  | {
      readonly kind: "unknown" | "failed" | "held" | "skipped";
      readonly detail: string;
    };
