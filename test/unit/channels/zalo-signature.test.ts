import { expect, it } from "vitest";
import { signerOf } from "#channels/zalo-oa/signature.ts";

const ACCESS = {
  appId: "3608465248940903967",
  oaId: "388613280878808645",
  oaSecret: "OA_SECRET_FOR_TESTS",
};
const BODY =
  '{"app_id":"3608465248940903967","user_id_by_app":"552177279717587730","event_name":"user_send_text","timestamp":"1760000000123","sender":{"id":"246845883529197922"},"recipient":{"id":"388613280878808645"},"message":{"msg_id":"96d3cdf3af150460909","text":"Đường Lê Lợi có ổ gà"}}';
/** Worked out with another program: sha256(app id, body, timestamp, secret). */
const MAC = "4958145b0f4fe3c2929fe4c541381a8d9d9744517eb3ec04276de606f1ea1cc8";

const signerWith = (changes: { header?: string; body?: string; timestamp?: string }) =>
  signerOf(ACCESS, {
    header: changes.header ?? `mac=${MAC}`,
    body: new TextEncoder().encode(changes.body ?? BODY),
    timestamp: changes.timestamp ?? "1760000000123",
  });

it.each([
  ["as it came", {}, "app"],
  ["in capitals", { header: `mac=${MAC.toUpperCase()}` }, "app"],
  ["without its name", { header: MAC }, null],
  ["of nothing", { header: "" }, null],
  ["cut short", { header: `mac=${MAC.slice(0, 32)}` }, null],
  ["over another body", { body: BODY.replace("ổ gà", "ố gà") }, null],
  ["over another time", { timestamp: "1760000000124" }, null],
])("takes a signature %s for the app's or for nobody's", (_, changes, signer) => {
  expect(signerWith(changes)).toBe(signer);
});
