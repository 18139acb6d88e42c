import { faultOfNetwork, outcomeOfFault } from "#channels/network-fault.ts";
import type { SendResult } from "#channels/port.ts";
import { AppError } from "#kernel/app-error.ts";

/** Zalo said no, in a body that comes with HTTP 200. */
export class ZaloRefusal extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`Zalo refused with ${code}`);
    this.name = "ZaloRefusal";
    this.code = code;
  }
}

/** Something between us and Zalo answered in its place. */
export class ZaloGateway extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`a gateway answered ${status}`);
    this.name = "ZaloGateway";
    this.status = status;
  }
}

/** What a failed call means for the message. */
export function outcomeOf(error: unknown): SendResult {
  if (error instanceof ZaloRefusal) return outcomeOfRefusal(error.code);
  if (error instanceof ZaloGateway) return outcomeOfGateway(error);
  if (error instanceof AppError) {
    // Nothing of the message left. While people must act, no message may use up its tries.
    return error.code === "zalo.tokenRefused"
      ? { kind: "paused", retryAfter: CONFIG_PAUSE, scope: "channel" }
      : { kind: "failed", detail: error.code };
  }
  return outcomeOfFault(faultOfNetwork(error));
}

/** Codes that say the access token is over: worth a new one and a second call. */
export const STALE_TOKEN: readonly number[] = [-216, -220, -124];

/** The account, the app or its contract is not in order: the operators' work, no message's fault. */
export function isConfigFault(error: unknown): boolean {
  return error instanceof ZaloRefusal && CONFIG.includes(error.code);
}

const CONFIG: readonly number[] = [
  -209, -212, -221, -223, -224, -240, -242, -320, -321,
];
/** Seconds. */
const CONFIG_PAUSE = 300;
/** 4000 calls a minute of an app; nobody says when the minute began. */
const RATE_PAUSE = 60;
/** The account's quota of messages is used up; nobody says when it comes back. */
const QUOTA_PAUSE = 3600;

/**
 * This person cannot be written to until they do something themselves, which is then an event of the
 * webhook: not following, banned or silent for 45 days, silent for 7 days, blocked. So is a
 * recipient's own quota (-218), which the next thing they do gives back.
 */
const CLOSED: Readonly<Record<number, string>> = {
  [-213]: "notFollowing",
  [-218]: "recipientQuota",
  [-227]: "inactive",
  [-230]: "outsideWindow",
  [-232]: "outsideWindow",
  [-244]: "restricted",
};

/** Bad parameter, too long, type not supported, against policy: it will be no different next time. */
const REFUSED: readonly number[] = [-201, -210, -233, -248];

/** Source of all codes: the error table of the OpenAPI, as two digests give it. */
function outcomeOfRefusal(code: number): SendResult {
  const closed = CLOSED[code];
  if (closed !== undefined) return { kind: "unreachable", detail: `${code} ${closed}` };
  if (code === -32) return { kind: "paused", retryAfter: RATE_PAUSE, scope: "channel" };
  if (code === -211)
    return { kind: "paused", retryAfter: QUOTA_PAUSE, scope: "channel" };
  if (CONFIG.includes(code)) {
    return { kind: "paused", retryAfter: CONFIG_PAUSE, scope: "channel" };
  }
  return { kind: REFUSED.includes(code) ? "refused" : "failed", detail: String(code) };
}

function outcomeOfGateway({ status }: ZaloGateway): SendResult {
  if (status === 429)
    return { kind: "paused", retryAfter: RATE_PAUSE, scope: "channel" };
  // Any other may come from behind the API, when the message has left.
  const isBeforeSending = status === 502 || status === 503;
  return outcomeOfFault({ code: `gateway ${status}`, isBeforeSending });
}
