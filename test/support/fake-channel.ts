import type {
  Channel,
  ChannelName,
  Inbound,
  OutgoingBody,
  OutgoingMessage,
  SendResult,
} from "#channels/port.ts";

export type FakeChannel = Channel & {
  /** Everything that arrived, oldest first. */
  readonly arrived: readonly OutgoingMessage[];
  /** What a chat sees. */
  readonly seenBy: (chatExternalId: string) => readonly OutgoingBody[];
  /** How the next sends end, in order; afterwards they arrive again. */
  readonly nextResults: (...results: SendResult[]) => void;
};

/** A channel without a wire: raw updates are `Inbound`s, sends land in a list. */
export function fakeChannel(options: {
  readonly name: ChannelName;
  readonly isSendIdempotent: boolean;
  /** False: it can show none. */
  readonly buttons?: boolean;
}): FakeChannel {
  const arrived: OutgoingMessage[] = [];
  const results: SendResult[] = [];
  return {
    name: options.name,
    capabilities: {
      buttons: options.buttons ?? true,
      isNumbered: options.buttons === false,
      maxText: 4096,
      isSendIdempotent: options.isSendIdempotent,
    },
    arrived,
    seenBy: (chat) =>
      arrived.filter((m) => m.chatExternalId === chat).map(({ body }) => body),
    nextResults: (...next) => void results.push(...next),
    parse: (raw) => {
      if (!isInbound(raw)) throw new Error("not an inbound event");
      return raw;
    },
    send: (message) => {
      const result = results.shift() ?? { kind: "sent", externalId: message.id };
      if (result.kind === "sent") arrived.push(message);
      return Promise.resolve(result);
    },
    fetchFile: () =>
      Promise.resolve({ bytes: new Uint8Array([1, 2, 3]), contentType: "image/jpeg" }),
    forget: null,
    retract: null,
    forgetBefore: null,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };
}

function isInbound(raw: unknown): raw is Inbound {
  return typeof raw === "object" && raw !== null && "event" in raw;
}
