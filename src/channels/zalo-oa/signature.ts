import { createHash } from "node:crypto";
import { isSameSecret } from "#platform/ids.ts";
import type { ZaloAccess } from "./access.ts";

/**
 * Whose id a webhook was signed with; null when the signature is not Zalo's. `X-ZEvent-Signature` is
 * `mac=` + SHA-256 (no HMAC) of app id, body as it came, timestamp in it, and the OA secret key. Some
 * have seen the id of the account in the place of the app's, so both are taken.
 */
export function signerOf(
  access: Pick<ZaloAccess, "appId" | "oaId" | "oaSecret">,
  event: {
    readonly header: string;
    readonly body: Uint8Array;
    readonly timestamp: string;
  },
): "app" | "oa" | null {
  const { body, timestamp } = event;
  const isSignedWith = (id: string) => {
    const hash = createHash("sha256").update(id).update(body);
    const mac = hash.update(timestamp).update(access.oaSecret).digest("hex");
    return isSameSecret(event.header.toLowerCase(), `mac=${mac}`);
  };
  if (isSignedWith(access.appId)) return "app";
  return isSignedWith(access.oaId) ? "oa" : null;
}
