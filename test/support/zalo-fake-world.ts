import type { SetClock } from "#platform/clock.ts";
import { type Changes, createChanges } from "./changes.ts";

export type ZaloButton = {
  readonly title: string;
  readonly type: string;
  readonly payload: string;
};

/** A message of the account as a person sees it. */
export type ZaloMessage = {
  readonly messageId: string;
  readonly text: string;
  readonly buttons: readonly ZaloButton[];
  readonly image: Uint8Array | null;
  /** The name of a document. */
  readonly document: string | null;
};

export type ZaloChat = {
  /** Longer than a number can hold, as the real ones are. */
  readonly userId: string;
  /** Null: never did anything. */
  lastInteraction: Temporal.Instant | null;
  hasLeft: boolean;
  readonly messages: ZaloMessage[];
};

export type ZaloFile = {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly contentType: string;
};

export type ZaloWorld = Changes & {
  readonly clock: SetClock;
  readonly chats: Map<string, ZaloChat>;
  /** What people sent, by its path, and what the account uploaded, by id or token. */
  readonly files: Map<string, ZaloFile>;
  readonly uploads: Map<string, ZaloFile>;
  readonly nextId: (kind: "user" | "message" | "file") => string;
  /** Whether v3 still takes buttons under a text. */
  takesButtons: boolean;
};

export function createZaloWorld(clock: SetClock): ZaloWorld {
  const counters = { user: 246_845_883_529_190_000n, message: 0n, file: 0n };
  return {
    ...createChanges("The fake Zalo"),
    clock,
    chats: new Map(),
    files: new Map(),
    uploads: new Map(),
    nextId: (kind) => {
      counters[kind] += 1n;
      return kind === "user" ? String(counters.user) : `${kind}-${counters[kind]}`;
    },
    takesButtons: true,
  };
}

/** An answer with an error, which comes with HTTP 200. */
export class ZaloFault extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.name = "ZaloFault";
    this.code = code;
  }
}
