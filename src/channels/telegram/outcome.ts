import { GrammyError, HttpError } from "grammy";
import type { z } from "zod";
import {
  faultOfNetwork,
  type NetworkFault,
  outcomeOfFault,
} from "#channels/network-fault.ts";
import type { SendResult } from "#channels/port.ts";
import { refusalSchema } from "./wire.ts";

/**
 * What a failed call means for the message. Descriptions: telegram-bot-api and td sources; grammY's
 * errors carry the payload, so only the code and the description go on.
 */
export function outcomeOf(error: unknown): SendResult {
  const refusal = refusalOf(error);
  if (refusal !== null) return outcomeOfRefusal(refusal);
  return outcomeOfFault(networkFault(error));
}

/** 401 for a wrong token, 404 for one that is none. */
export function isTokenRefused(error: unknown): boolean {
  const code = refusalOf(error)?.error_code ?? 0;
  return code === 401 || code === 404;
}

/** For a log: what went wrong, without text, token or address. */
export function detailOf(error: unknown): string {
  const refusal = refusalOf(error);
  return refusal === null ? networkFault(error).code : detailOfRefusal(refusal);
}

type Refusal = z.infer<typeof refusalSchema>;

/** Null when it was not Telegram that said no. */
export function refusalOf(error: unknown): Refusal | null {
  return error instanceof GrammyError ? refusalSchema.parse(error) : null;
}

function outcomeOfRefusal(refusal: Refusal): SendResult {
  const { error_code: code, description, parameters } = refusal;
  const detail = detailOfRefusal(refusal);
  if (code === 429) {
    const retryAfter = parameters.retry_after ?? 1;
    return { kind: "paused", retryAfter, scope: scopeOf(retryAfter) };
  }
  if (parameters.migrate_to_chat_id !== undefined) {
    return { kind: "moved", toExternalId: String(parameters.migrate_to_chat_id) };
  }
  if (code === 403 || (code === 400 && GONE.test(description))) {
    return { kind: "unreachable", detail };
  }
  const isRefused = code === 400 || code === 413;
  return { kind: isRefused ? "refused" : "failed", detail };
}

/**
 * Telegram does not say which limit was hit. Those of a chat (one message a second, 20 a minute in a
 * group) are over within a minute; a longer pause can only mean the whole bot.
 */
function scopeOf(retryAfter: number): "chat" | "channel" {
  return retryAfter > 60 ? "channel" : "chat";
}

/** Ways of saying 400 that are about the chat, not about the message. */
const GONE =
  /chat not found|user not found|user is deactivated|group chat was deactivated|PEER_ID_INVALID|rights to send/i;

/** Descriptions may quote a piece of the text or a link with a secret in it. */
function detailOfRefusal({ error_code, description }: Refusal): string {
  return `${error_code} ${description.replace(/"[^"]*"?|'[^']*'?/g, "…").slice(0, 120)}`;
}

function networkFault(error: unknown): NetworkFault {
  const cause = error instanceof HttpError ? error.error : error;
  // A gateway answered with a page of its own, as it does when it cannot reach the Bot API behind it.
  if (cause instanceof Error && "type" in cause && cause.type === "invalid-json") {
    return { code: "gateway", isBeforeSending: true };
  }
  return faultOfNetwork(cause);
}
