import { HttpError } from "grammy";
import { expect, it } from "vitest";
import { outcomeOf } from "#channels/telegram/outcome.ts";

const network = (properties: object, message = "x") =>
  new HttpError(
    "Network request failed",
    Object.assign(new Error(message), properties),
  );

/** What node-fetch and grammY throw, as seen on this machine. */
it.each([
  ["the connection was refused", network({ code: "ECONNREFUSED" }), "failed"],
  ["the name is not known", network({ code: "ENOTFOUND" }), "failed"],
  ["the name server is away", network({ code: "EAI_AGAIN" }), "failed"],
  [
    "the certificate is not theirs",
    network({ code: "ERR_TLS_CERT_ALTNAME_INVALID" }),
    "failed",
  ],
  ["the connection broke", network({ code: "ECONNRESET" }), "unknown"],
  ["the answer broke off", network({ code: "ERR_STREAM_PREMATURE_CLOSE" }), "unknown"],
  [
    "no answer came in time",
    network({}, "Request to 'sendMessage' timed out"),
    "unknown",
  ],
  ["a gateway answered", network({ type: "invalid-json" }), "failed"],
  ["something else went wrong", new TypeError("x"), "unknown"],
  ["what was thrown is no error", "x", "unknown"],
])("knows what became of a message when %s", (_, error, kind) => {
  expect(outcomeOf(error).kind).toBe(kind);
});

it("says what happened without the address, which holds the token", () => {
  const message = "request to https://api.telegram.org/bot1:SECRET/sendMessage failed";
  const outcome = outcomeOf(network({ code: "ECONNRESET" }, message));
  expect(outcome).toEqual({ kind: "unknown", detail: "ECONNRESET" });
});
