import { type Changes, createChanges } from "./changes.ts";
import type { Entity } from "./fake-telegram-html.ts";
import type { UploadedFile } from "./fake-telegram-request.ts";

export type FakeButton = {
  readonly text: string;
  readonly callback_data?: string | undefined;
  readonly url?: string | undefined;
};

export type ReplyKeyboard = {
  readonly keyboard: readonly (readonly {
    readonly text: string;
    readonly request_location?: boolean | undefined;
  }[])[];
  readonly one_time_keyboard?: boolean | undefined;
  readonly resize_keyboard?: boolean | undefined;
};

/** A message of the bot as a person sees it. */
export type FakeMessage = {
  readonly messageId: number;
  readonly chatId: number;
  text: string;
  entities: readonly Entity[];
  buttons: readonly (readonly FakeButton[])[];
  readonly keyboard: ReplyKeyboard | null;
  readonly file: (UploadedFile & { readonly kind: "photo" | "document" }) | null;
  readonly albumId: string | null;
  readonly hasPreview: boolean;
};

export type FakeChat = {
  readonly id: number;
  readonly type: "private" | "group" | "supergroup";
  /** A person wrote first, or the bot is in the group. */
  isOpen: boolean;
  isBlocked: boolean;
  migratedTo: number | null;
  readonly messages: FakeMessage[];
};

/** An update that Telegram still holds. */
export type Pending = {
  readonly updateId: number;
  /** Within a queue Telegram keeps the order; a chat's presses have one of their own. */
  readonly queue: string;
  readonly update: Readonly<Record<string, unknown>>;
  /** Handed out once more although it was confirmed. */
  readonly isRepeat: boolean;
};

export type FakeWorld = Changes & {
  readonly chats: Map<number, FakeChat>;
  readonly files: Map<string, { readonly path: string; readonly bytes: Uint8Array }>;
  /** Callback queries that no one has answered. */
  readonly openCallbacks: Set<string>;
  /** Chats in which the bot showed that it is typing, in order. */
  readonly typing: number[];
  readonly pending: Pending[];
  readonly history: Pending[];
  allowed: readonly string[];
  /** What `getFile` gives at most; a Bot API server of one's own knows no limit. */
  maxDownloadBytes: number;
  readonly nextId: (
    kind: "person" | "message" | "file" | "callback" | "update",
  ) => number;
  readonly push: (kind: string, queue: string, body: object) => number;
  readonly confirm: (updateId: number) => void;
};

export function createWorld(): FakeWorld {
  const counters = {
    person: 1000,
    message: 100,
    file: 0,
    callback: 5000,
    update: 70_000,
  };
  const world: FakeWorld = {
    ...createChanges("The fake Telegram"),
    chats: new Map(),
    files: new Map(),
    openCallbacks: new Set(),
    typing: [],
    pending: [],
    history: [],
    allowed: [],
    maxDownloadBytes: 20 << 20,
    nextId: (kind) => {
      counters[kind] += 1;
      return counters[kind];
    },
    push: (kind, queue, body) => {
      const updateId = world.nextId("update");
      if (world.allowed.length > 0 && !world.allowed.includes(kind)) return updateId;
      const update = { update_id: updateId, [kind]: body };
      const pending = { updateId, queue, update, isRepeat: false };
      world.pending.push(pending);
      world.history.push(pending);
      world.changed();
      return updateId;
    },
    confirm: (updateId) => {
      const index = world.pending.findIndex((one) => one.updateId === updateId);
      if (index >= 0) world.pending.splice(index, 1);
      world.changed();
    },
  };
  return world;
}
