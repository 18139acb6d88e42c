import type { SendResult } from "./port.ts";

export type NetworkFault = {
  /** Such as `ECONNRESET`; never an address, which may hold a token. */
  readonly code: string;
  /** No byte of the message left. */
  readonly isBeforeSending: boolean;
};

/** What broke between here and a server, from what node-fetch or Node's own `fetch` threw. */
export function faultOfNetwork(error: unknown): NetworkFault {
  if (!(error instanceof Error)) return { code: "network", isBeforeSending: false };
  if ("code" in error && typeof error.code === "string") {
    return { code: error.code, isBeforeSending: NEVER_LEFT.test(error.code) };
  }
  // Node's `fetch` says "fetch failed" and hides the reason one step deeper.
  if (error.cause instanceof Error) return faultOfNetwork(error.cause);
  return { code: "noAnswer", isBeforeSending: false };
}

/** What such a fault means for the message. */
export function outcomeOfFault({ code, isBeforeSending }: NetworkFault): SendResult {
  return { kind: isBeforeSending ? "failed" : "unknown", detail: code };
}

/** Errors of a connection that was never made. */
const NEVER_LEFT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT)$|CERT|^ERR_TLS_/;
