/** Sends what is due, chat by chat, in order, each message once. */
import type { Channel, SendResult } from "#channels/port.ts";
import { findOtherChat, markReachable, moveChat } from "#conversations/store.ts";
import { findMedia } from "#media/store.ts";
import {
  buttonId,
  isMergeable,
  numbered,
  resendsUnknown,
  retryAt,
} from "#outbox/rules.ts";
import {
  claimDueChats,
  findAbandoned,
  findDueMessages,
  markSending,
  moveWaiting,
  pauseChannel,
  postponeMessage,
  recordDelivery,
  releaseChat,
} from "#outbox/store.ts";
import type { DueChat, DueMessage, Outcome } from "#outbox/types.ts";
import { channelNamed, type House } from "./house.ts";

/** Chats served at once. */
const CHATS = 8;
/** A chat is begun upon no longer than `SHIFT`, so that even the slowest send (60 s) ends within the lease. */
const LEASE = { seconds: 90 };
const SHIFT = { seconds: 20 };
/** How long a chat rests that we failed on ourselves: it must not hold up the others. */
const REST = { seconds: 60 };
/** How long a message waits for the files it carries, and how often it looks. */
const FILES_LOOK = { seconds: 5 };

/** Returns how many chats were served. */
export async function deliverOutbox(house: House): Promise<number> {
  const now = house.clock.now();
  const { db } = house.database;
  const leaseUntil = now.add(LEASE);
  const chats = await claimDueChats(db, now, leaseUntil, CHATS);
  await Promise.all(
    chats.map(async (chat) => {
      const pausedUntil = await serve(house, chat, now.add(SHIFT)).catch(
        (err: unknown) => {
          const event = { event: "chat.notServed", chatId: chat.id, err };
          house.log.error(event, "a chat could not be served");
          return house.clock.now().add(REST);
        },
      );
      await releaseChat(db, chat.id, leaseUntil, pausedUntil);
    }),
  );
  return chats.length;
}

/** A chat until nothing is due, the channel says stop, or the shift is over. Returns how long it rests. */
async function serve(
  house: House,
  chat: DueChat,
  until: Temporal.Instant,
): Promise<Temporal.Instant | null> {
  const { database, clock } = house;
  const due = await findDueMessages(database.db, chat.id, clock.now());
  for (const message of due) {
    if (Temporal.Instant.compare(clock.now(), until) > 0) return null;
    const result = chat.isReachable
      ? await send(house, chat, message)
      : ({ kind: "unreachable", detail: "closed" } as const);
    const next = await settle(house, chat, message, result);
    if (next !== "goOn") return next;
  }
  return null;
}

/** `lost`: another process has the chat by now. */
type Sent = SendResult | { readonly kind: "waits" | "lost" };

async function send(house: House, chat: DueChat, message: DueMessage): Promise<Sent> {
  const { db } = house.database;
  const channel = channelNamed(house, chat.channel);
  const media = await findMedia(db, message.body.mediaIds);
  if (media.some(({ state }) => state === "pending")) return { kind: "waits" };
  // News that may still be taken into later news must be out of reach before it leaves.
  const isMarked = !channel.capabilities.isSendIdempotent || isMergeable(message.class);
  if (isMarked && !(await markSending(db, message.id))) return { kind: "lost" };
  const { buttons, ...rest } = message.body;
  const shown = buttons.map(({ label, kind }, index) => ({
    label,
    kind,
    id: buttonId(message.id, index),
  }));
  const { isNumbered, buttons: hasButtons } = channel.capabilities;
  const labels = shown.map(({ label }) => label);
  const body = {
    ...definite(rest),
    text: isNumbered ? numbered(rest.text, labels) : rest.text,
    mediaIds: media.filter(({ state }) => state === "stored").map(({ id }) => id),
    buttons: hasButtons ? shown : [],
  };
  return await sendSafely(channel, {
    id: message.id,
    chatExternalId: chat.externalId,
    body,
  });
}

/** A channel never throws for what is normal; if it does, the message did not certainly arrive. */
async function sendSafely(
  channel: Channel,
  message: Parameters<Channel["send"]>[0],
): Promise<SendResult> {
  try {
    return await channel.send(message);
  } catch (error) {
    const detail = error instanceof Error ? error.name : "thrown";
    return { kind: "unknown", detail };
  }
}

type Next = "goOn" | Temporal.Instant | null;

/** Writes down how a send ended. Returns whether the chat goes on, and if not, how long it rests. */
async function settle(
  house: House,
  chat: DueChat,
  message: DueMessage,
  result: Sent,
): Promise<Next> {
  const { database, clock, log } = house;
  const now = clock.now();
  const { id: messageId } = message;
  switch (result.kind) {
    case "lost":
      return null;
    case "waits":
      await postponeMessage(database.db, messageId, now.add(FILES_LOOK));
      return null;
    case "paused": {
      const { retryAfter, scope } = result;
      const until = now.add({ seconds: Math.ceil(retryAfter) });
      await postponeMessage(database.db, messageId, now);
      if (scope === "channel") await pauseChannel(database.db, chat.channel, until);
      const event = {
        event: "channel.paused",
        channel: chat.channel,
        scope,
        retryAfter,
      };
      log.warn(event, "told to wait");
      return until;
    }
    case "moved":
      await postponeMessage(database.db, messageId, now);
      await database.transaction((tx) =>
        moveChat(tx, chat.id, result.toExternalId, now),
      );
      return null;
    case "unreachable":
      await leaveChat(house, chat, message, result.detail, now);
      return null;
    default: {
      const outcome = outcomeOf(house, chat, message, result, now);
      await recordDelivery(database.db, message, outcome, now);
      const attempts = message.attempts + 1;
      const event = `message.${outcome.kind}`;
      const isTrouble = outcome.kind === "failed" || outcome.kind === "unknown";
      log[isTrouble ? "error" : "info"](
        { event, messageId, attempts },
        "a delivery ended",
      );
      // In order: what follows waits until this one is through.
      return outcome.kind === "retry" ? outcome.at : "goOn";
    }
  }
}

function outcomeOf(
  house: House,
  chat: DueChat,
  message: DueMessage,
  result: Extract<SendResult, { kind: "sent" | "failed" | "refused" | "unknown" }>,
  now: Temporal.Instant,
): Outcome {
  switch (result.kind) {
    case "sent":
      return result;
    case "refused":
      return { kind: "failed", detail: result.detail };
    case "unknown":
      return afterUnknown(house, chat.channel, message, result.detail, now);
    case "failed": {
      const at = retryAt(message.attempts + 1, now);
      return at === null ? result : { kind: "retry", at, detail: result.detail };
    }
  }
}

/** The written policy for a message that may or may not have arrived. */
function afterUnknown(
  house: House,
  channel: string,
  message: { readonly class: DueMessage["class"]; readonly attempts: number },
  detail: string,
  now: Temporal.Instant,
): Outcome {
  const attempts = message.attempts + 1;
  const { capabilities } = channelNamed(house, channel);
  const isResent = resendsUnknown(message.class, capabilities, attempts);
  const at = isResent ? retryAt(attempts, now) : null;
  return at === null ? { kind: "unknown", detail } : { kind: "retry", at, detail };
}

/** The person closed this chat: what waits goes to their other chat, or waits until they come back. */
async function leaveChat(
  house: House,
  chat: DueChat,
  message: DueMessage,
  detail: string,
  now: Temporal.Instant,
): Promise<void> {
  const { database, log } = house;
  const other = await database.transaction(async (tx) => {
    await markReachable(tx, chat.id, false, now);
    const otherId = await findOtherChat(tx, chat.personId, chat.id);
    await recordDelivery(tx, message, { kind: "held", detail }, now);
    if (otherId !== null) await moveWaiting(tx, chat.id, otherId);
    return otherId;
  });
  log.warn(
    { event: "chat.unreachable", chatId: chat.id, otherChatId: other },
    "chat closed",
  );
}

/** A process died between sending and writing it down. Returns how many messages that left behind. */
export async function settleAbandoned(house: House): Promise<number> {
  const now = house.clock.now();
  const { db } = house.database;
  const abandoned = await findAbandoned(db, now);
  for (const message of abandoned) {
    const decided = afterUnknown(house, message.channel, message, "processDied", now);
    // At once, that is before what is to follow it: the channel has done nothing wrong.
    const outcome = decided.kind === "retry" ? { ...decided, at: now } : decided;
    await recordDelivery(db, message, outcome, now);
    const event = `message.${outcome.kind}`;
    house.log.warn({ event, messageId: message.id }, "a delivery was cut off");
  }
  return abandoned.length;
}

/** zod's optional keys may be `undefined`; ours are absent. */
function definite(body: {
  text: string;
  speaker?: string | undefined;
  requestLocation?: boolean | undefined;
}) {
  return {
    text: body.text,
    ...(body.speaker === undefined ? {} : { speaker: body.speaker }),
    ...(body.requestLocation === undefined
      ? {}
      : { requestLocation: body.requestLocation }),
  };
}
