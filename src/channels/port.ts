/** What every channel offers to the rest of the house, and what it is handed. */
import type { Tx } from "#platform/db.ts";

export type ChannelName = "web" | "telegram" | "zalo-oa";

/** An incoming event as the inbox stores it: known enough to be unique and in order, not yet read. */
export type Sighting = {
  readonly channel: ChannelName;
  /** The channel's own id of the event; the same id is the same event. */
  readonly externalId: string;
  /** Whose events keep their order: one person on one channel. */
  readonly lane: string;
  /** The event as it came, JSON. */
  readonly raw: object;
};

/**
 * Stores a sighting once. Resolves when it is safe on disk; only then may the channel say "received".
 * `also` runs in the same transaction, only for a new one.
 */
export type Accept = (
  sighting: Sighting,
  also?: (tx: Tx) => Promise<void>,
) => Promise<"new" | "repeat">;

/** What happened, in the words of the house. Texts are as typed; rules normalise them. */
export type InboundEvent =
  | { readonly kind: "text"; readonly text: string }
  /** Photos, voice, video, documents. All files of one album carry the same `albumId`. */
  | {
      readonly kind: "files";
      readonly files: readonly InboundFile[];
      readonly caption: string | null;
      readonly albumId: string | null;
    }
  | { readonly kind: "location"; readonly lat: number; readonly lon: number }
  /** A card of the address book, the person's own or another's; the number as the channel writes it. */
  | { readonly kind: "contact"; readonly name: string; readonly phone: string }
  | { readonly kind: "press"; readonly buttonId: string }
  /** The person opened the chat, maybe through a link with a parameter. */
  | { readonly kind: "start"; readonly parameter: string | null }
  /** The person chose another language with a control of the channel. */
  | { readonly kind: "language"; readonly language: "vi" | "en" }
  /** The person changed a text sent earlier. */
  | { readonly kind: "edit"; readonly text: string }
  /** The person blocked the bot, or let it in again. */
  | { readonly kind: "left" }
  | { readonly kind: "returned" }
  /** The chat goes on under another id (Telegram group migration). */
  | { readonly kind: "moved"; readonly toExternalId: string }
  /** Something we cannot read (a sticker, a poll): answered kindly, never dropped silently. */
  | { readonly kind: "unsupported" }
  /** An update that needs no answer at all. */
  | { readonly kind: "ignored" };

export type InboundFile = {
  readonly kind: "photo" | "voice" | "video" | "document";
} & (
  | { /** What `Channel.fetchFile` needs to get the bytes. */ readonly fileRef: string }
  | {
      /** Already in the file store under this id (an upload). */
      readonly storedId: string;
      readonly contentType: string;
    }
);

export type Inbound = {
  /** The chat's id on the channel; answers go there. */
  readonly chatExternalId: string;
  /** The language the channel says the person uses, if it says so. */
  readonly languageHint: "vi" | "en" | null;
  readonly event: InboundEvent;
};

export type Button = {
  /** At most 64 bytes, opaque. */
  readonly id: string;
  readonly label: string;
  /** `location` asks the device for its place where the channel can, else it is an ordinary press. */
  readonly kind: "press" | "location" | "link";
  readonly url?: string;
};

/** A message as the outbox stores it: words already chosen, `**bold**` the only markup. */
export type OutgoingBody = {
  readonly text: string;
  readonly buttons: readonly Button[];
  readonly mediaIds: readonly string[];
  /** Who speaks, when it is not the bot: the name of an agency. */
  readonly speaker?: string;
  /** Asks for the device's place with a keyboard, where the channel has one. */
  readonly requestLocation?: boolean;
};

export type OutgoingMessage = {
  /** Unique; a channel that can uses it to make a second send harmless. */
  readonly id: string;
  readonly chatExternalId: string;
  readonly body: OutgoingBody;
};

/** Every way a send can end. Times are in seconds. */
export type SendResult =
  | { readonly kind: "sent"; readonly externalId: string }
  /** Too fast: nothing was sent, try again after the pause; burns no attempt. */
  | {
      readonly kind: "paused";
      readonly retryAfter: number;
      readonly scope: "chat" | "channel";
    }
  /** Blocked, deactivated, gone: do not try this chat again until it comes back. */
  | { readonly kind: "unreachable"; readonly detail: string }
  /** The chat has another id now; send there. */
  | { readonly kind: "moved"; readonly toExternalId: string }
  /** The answer never came: it may or may not have arrived. */
  | { readonly kind: "unknown"; readonly detail: string }
  /** It certainly did not arrive; worth another try. */
  | { readonly kind: "failed"; readonly detail: string }
  /** The channel refuses this very message for good. */
  | { readonly kind: "refused"; readonly detail: string };

export type Capabilities = {
  /** It can draw buttons. */
  readonly buttons: boolean;
  /** Its buttons cannot be relied on: choices stand as numbered lines in the text, and a number presses one. */
  readonly isNumbered: boolean;
  /** Longest text of one message, in UTF-16 units after rendering. */
  readonly maxText: number;
  /** A second send of the same message id changes nothing. */
  readonly isSendIdempotent: boolean;
};

export type FetchedFile = { readonly bytes: Uint8Array; readonly contentType: string };

/** Reads the bytes of a stored file. */
export type ReadMedia = (mediaId: string) => Promise<FetchedFile>;

export type Channel = {
  readonly name: ChannelName;
  readonly capabilities: Capabilities;
  /** Raw update to event. Throws when it does not fit the channel's schema. */
  readonly parse: (raw: unknown) => Inbound;
  /** Sends one message; never throws for what a channel does on a normal day. */
  readonly send: (message: OutgoingMessage) => Promise<SendResult>;
  /** Gets the bytes of a file someone sent; null where uploads are stored at once. Throws when they cannot be had. */
  readonly fetchFile: ((fileRef: string) => Promise<FetchedFile>) | null;
  /** Erases what the channel itself keeps of a chat; null where it keeps nothing. */
  readonly forget: ((tx: Tx, chatExternalId: string) => Promise<void>) | null;
  /** Takes messages out of what the channel itself shows of a chat; null where it keeps nothing. */
  readonly retract:
    | ((tx: Tx, chatExternalId: string, messageIds: readonly string[]) => Promise<void>)
    | null;
  /** Erases up to `limit` things the channel keeps since before a moment, and says how many; null as above. */
  readonly forgetBefore:
    | ((tx: Tx, before: Temporal.Instant, limit: number) => Promise<number>)
    | null;
  /** Begins to receive where that is not a route of the web server. */
  readonly start: () => Promise<void>;
  /** Stops receiving; what was accepted stays accepted. */
  readonly stop: () => Promise<void>;
};
