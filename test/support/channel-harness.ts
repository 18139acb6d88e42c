import type {
  Accept,
  Channel,
  FetchedFile,
  InboundFile,
  Sighting,
} from "#channels/port.ts";

/** A way to try a channel as people meet it; `test/contract/channels.test.ts` runs on each. */
export type ChannelHarness = {
  /** Such as "telegram, polling". */
  readonly name: string;
  /** What is bold in our markup is bold on the screen. */
  readonly hasBold: boolean;
  /** A started channel in a world of its own. One that needs `also` wraps `accept` and runs it. */
  readonly open: (accept: Accept) => Promise<ChannelWorld>;
};

export type ChannelWorld = AsyncDisposable & {
  readonly channel: Channel;
  /** Somebody who has opened the chat; this may already have been accepted as an event. */
  readonly person: () => Promise<ChannelPerson>;
  /** Lays a file where the channel's `readMedia` finds it; gives its id. */
  readonly keep: (file: FetchedFile) => string;
  /** The bytes of what a person sent, from wherever the channel says they are. */
  readonly bytesOf: (file: InboundFile) => Promise<Uint8Array>;
};

/** What is done here reaches the channel sooner or later, as often as it takes to be received. */
export type ChannelPerson = {
  readonly chatExternalId: string;
  readonly writes: (text: string) => Promise<void>;
  /** JPEG or PNG. */
  readonly sendsPhoto: (bytes: Uint8Array, caption: string | null) => Promise<void>;
  readonly sharesLocation: (lat: number, lon: number) => Promise<void>;
  /** The newest button of this label. */
  readonly presses: (label: string) => Promise<void>;
  /** Opens the chat through a link with a parameter. */
  readonly comesThroughLink: (parameter: string) => Promise<void>;
  /** The last act arrives a second time, as the same act. */
  readonly repeats: () => Promise<void>;
  /** Resolves when `count` messages or more are on the screen. */
  readonly sees: (count: number) => Promise<readonly SeenMessage[]>;
};

export type SeenMessage = {
  /** As read: no markup, no escapes. */
  readonly text: string;
  /** The pieces in bold. */
  readonly bold: readonly string[];
  readonly buttons: readonly string[];
  readonly photos: readonly Uint8Array[];
};

/** An inbox that can be told to fail. */
export type InboxDouble = {
  readonly accept: Accept;
  /** Every call, also the failed and the repeated ones. */
  readonly calls: readonly Sighting[];
  readonly stored: readonly Sighting[];
  readonly failNext: (times: number) => void;
  /** Resolves when `look` is true of this inbox. */
  readonly until: (look: (inbox: InboxDouble) => boolean) => Promise<void>;
};

export function createInboxDouble(): InboxDouble {
  const calls: Sighting[] = [];
  const stored: Sighting[] = [];
  const waiting = new Set<() => void>();
  let failures = 0;
  const take = (sighting: Sighting): "new" | "repeat" => {
    calls.push(sighting);
    if (failures > 0) {
      failures -= 1;
      throw new Error("the inbox was told to fail");
    }
    if (stored.some(({ externalId }) => externalId === sighting.externalId)) {
      return "repeat";
    }
    stored.push(sighting);
    return "new";
  };
  const inbox: InboxDouble = {
    calls,
    stored,
    accept: async (sighting) => {
      // As a database does: never in the same turn.
      await Promise.resolve();
      try {
        return take(sighting);
      } finally {
        for (const check of waiting) check();
      }
    },
    failNext: (times) => {
      failures = times;
    },
    until: (look) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(check);
          reject(
            new Error(`waited in vain; ${calls.length} calls, ${stored.length} stored`),
          );
        }, 5000);
        const check = () => {
          if (!look(inbox)) return;
          clearTimeout(timer);
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
  };
  return inbox;
}
