import type { ServerResponse } from "node:http";
import { ApiFault } from "./fake-telegram-fault.ts";
import type { ApiRequest } from "./fake-telegram-request.ts";

/** What happens to a call instead of, or for `dropAfter` besides, being carried out. */
export type Failure =
  | { readonly kind: "answer"; readonly code: number; readonly description: string }
  | { readonly kind: "flood"; readonly retryAfter: number }
  /** A gateway's page in place of an answer. */
  | { readonly kind: "badGateway" }
  /** Carried out, but the connection breaks before the answer. */
  | { readonly kind: "dropAfter" };

export type FailureRule = {
  readonly failure: Failure;
  readonly chatId: number | null;
  readonly method: string | null;
  left: number;
};

const SENDING = /^send(Message|Photo|Document|MediaGroup)$/;

export function failureFor(
  rules: readonly FailureRule[],
  { method, params }: ApiRequest,
): Failure | null {
  const rule = rules.find(
    (one) =>
      one.left > 0 &&
      (one.method === null ? SENDING.test(method) : one.method === method) &&
      (one.chatId === null || one.chatId === Number(params["chat_id"])),
  );
  if (!rule) return null;
  rule.left -= 1;
  return rule.failure;
}

/** True when the failure is the whole answer; throws when it is a fault. */
export function failBefore(failure: Failure, response: ServerResponse): boolean {
  switch (failure.kind) {
    case "answer":
      throw new ApiFault(failure.code, failure.description);
    case "flood": {
      const { retryAfter } = failure;
      const words = `Too Many Requests: retry after ${retryAfter}`;
      throw new ApiFault(429, words, { retry_after: retryAfter });
    }
    case "badGateway":
      response.writeHead(502, { "content-type": "text/html" });
      response.end("<html><h1>502 Bad Gateway</h1></html>");
      return true;
    case "dropAfter":
      return false;
  }
}
