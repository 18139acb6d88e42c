import { expect, it } from "vitest";
import { outcomeOf } from "#channels/zalo-oa/outcome.ts";

/** As Node's `fetch` throws it: the reason stands one step deeper. */
const failedFetch = (cause: unknown) => new TypeError("fetch failed", { cause });
const coded = (code: string) => Object.assign(new Error("x"), { code });

it.each([
  ["the connection was refused", failedFetch(coded("ECONNREFUSED")), "failed"],
  ["the name is not known", failedFetch(coded("ENOTFOUND")), "failed"],
  ["nobody opened in time", failedFetch(coded("UND_ERR_CONNECT_TIMEOUT")), "failed"],
  ["the certificate is not theirs", failedFetch(coded("CERT_HAS_EXPIRED")), "failed"],
  ["the connection broke", failedFetch(coded("UND_ERR_SOCKET")), "unknown"],
  ["no answer came in time", new DOMException("x", "TimeoutError"), "unknown"],
  ["something else went wrong", failedFetch("x"), "unknown"],
  ["what was thrown is no error", "x", "unknown"],
])("knows what became of a message when %s", (_, error, kind) => {
  expect(outcomeOf(error).kind).toBe(kind);
});
