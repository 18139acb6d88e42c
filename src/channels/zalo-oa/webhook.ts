import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Accept } from "#channels/port.ts";
import type { Log } from "#platform/logger.ts";
import type { ZaloAccess } from "./access.ts";
import { accountOf, isHeard, sightingOf } from "./sighting.ts";
import { signerOf } from "./signature.ts";
import { type Envelope, envelopeSchema } from "./wire.ts";

const PATH = "/zalo-oa/webhook";
const MAX_BODY_BYTES = 1024 * 1024;

type WebhookTools = {
  readonly access: ZaloAccess;
  readonly accept: Accept;
  readonly log: Log;
};

/**
 * Where Zalo posts events. It wants 200 within two seconds, so an event is only stored here; otherwise it
 * comes again after 30 seconds, 5, 15, 30 minutes and an hour, and then the webhook is switched off.
 */
export function createWebhook(tools: WebhookTools): Hono {
  const { access, log } = tools;
  const app = new Hono();
  app.post(PATH, bodyLimit({ maxSize: MAX_BODY_BYTES }), async (c) => {
    const body = new Uint8Array(await c.req.arrayBuffer());
    const event = readEnvelope(body);
    if (event === null) return c.body(null, 400);
    const header = c.req.header("x-zevent-signature") ?? "";
    const signer = signerOf(access, { header, body, timestamp: event.timestamp });
    if (signer === null) {
      log.warn(
        { event: "zalo.wrongSignature" },
        "someone who is not Zalo posted to the webhook, or ZALO_OA_SECRET is wrong",
      );
      return c.body(null, 401);
    }
    log.debug(
      { event: "zalo.event", kind: event.event_name, signer },
      "Zalo reports something",
    );
    return c.body(null, await take(tools, event));
  });
  return app;
}

/** The status to answer with. */
async function take(tools: WebhookTools, event: Envelope): Promise<200 | 500> {
  if (!isHeard(event)) return 200;
  if ((accountOf(event) ?? tools.access.oaId) !== tools.access.oaId) {
    tools.log.warn(
      { event: "zalo.otherAccount" },
      "the app serves another account too; if this is the only one, ZALO_OA_ID is wrong",
    );
    return 200;
  }
  const sighting = sightingOf(event);
  try {
    await tools.accept(sighting);
    return 200;
  } catch (err) {
    tools.log.error(
      { event: "zalo.notTaken", externalId: sighting.externalId, err },
      "an event could not be stored; Zalo will send it again",
    );
    return 500;
  }
}

function readEnvelope(body: Uint8Array): Envelope | null {
  try {
    return envelopeSchema.parse(JSON.parse(new TextDecoder().decode(body)));
  } catch {
    return null;
  }
}
