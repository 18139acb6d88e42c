import { GrammyError, HttpError } from "grammy";
import type { SendResult } from "#channels/port.ts";

/**
 * What a failed call means for the message. Descriptions: telegram-bot-api and td sources; grammY's
 * errors carry the payload, so only the code and the description go on.
 */
export function outcomeOf(error: unknown): SendResult {
  if (error instanceof GrammyError) return outcomeOfAnswer(error);
  const { code, isBeforeSending } = networkFault(error);
  return isBeforeSending
    ? { kind: "failed", detail: code }
    : { kind: "unknown", detail: code };
}

/** 401 for a wrong token, 404 for one that is none. */
export function isTokenRefused(error: unknown): boolean {
  return error instanceof GrammyError && [401, 404].includes(error.error_code);
}

/** For a log: what went wrong, without text, token or address. */
export function detailOf(error: unknown): string {
  return error instanceof GrammyError
    ? `${error.error_code} ${withoutQuotes(error.description)}`
    : networkFault(error).code;
}

function outcomeOfAnswer(error: GrammyError): SendResult {
  const { error_code: code, parameters } = error;
  const detail = detailOf(error);
  if (code === 429) {
    const retryAfter = parameters.retry_after ?? 1;
    return { kind: "paused", retryAfter, scope: scopeOf(retryAfter) };
  }
  if (parameters.migrate_to_chat_id !== undefined) {
    return { kind: "moved", toExternalId: String(parameters.migrate_to_chat_id) };
  }
  if (code === 403 || (code === 400 && GONE.test(error.description))) {
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
function withoutQuotes(description: string): string {
  return description.replace(/"[^"]*"?|'[^']*'?/g, "…").slice(0, 120);
}

/** Errors of a connection that was never made: no byte of the message left. */
const NEVER_LEFT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH)$|CERT|^ERR_TLS_/;

function networkFault(error: unknown): { code: string; isBeforeSending: boolean } {
  const cause = error instanceof HttpError ? error.error : error;
  if (!(cause instanceof Error)) return { code: "network", isBeforeSending: false };
  if ("code" in cause && typeof cause.code === "string") {
    return { code: cause.code, isBeforeSending: NEVER_LEFT.test(cause.code) };
  }
  // A gateway answered with a page of its own, as it does when it cannot reach the Bot API behind it.
  if ("type" in cause && cause.type === "invalid-json") {
    return { code: "gateway", isBeforeSending: true };
  }
  return { code: "noAnswer", isBeforeSending: false };
}
