import type { Api } from "grammy";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { hashToken, isSameSecret } from "#platform/ids.ts";
import type { Log } from "#platform/logger.ts";
import type { Receive } from "./receive.ts";
import { envelopeSchema, WANTED_UPDATES } from "./wire.ts";

/** Knowing it is no secret: the header decides who may post here. */
const PATH = "/telegram/webhook";
/** A message has 4096 letters; an update with all it quotes stays far below this. */
const MAX_BODY_BYTES = 1024 * 1024;

export type WebhookRoutes = Hono;

/** Where Telegram posts updates. It sends one again until it was answered 2xx. */
export function createWebhook(tools: {
  readonly token: string;
  readonly receive: Receive;
  readonly log: Log;
}): WebhookRoutes {
  const secret = secretOf(tools.token);
  const app = new Hono();
  app.use(PATH, (c, next) => {
    const shown = c.req.header("x-telegram-bot-api-secret-token") ?? "";
    if (isSameSecret(shown, secret)) return next();
    tools.log.warn(
      { event: "telegram.wrongSecret" },
      "someone who is not Telegram posted to the webhook",
    );
    return Promise.resolve(c.body(null, 401));
  });
  app.post(PATH, bodyLimit({ maxSize: MAX_BODY_BYTES }), async (c) => {
    const { data } = envelopeSchema.safeParse(await c.req.json().catch(() => null));
    if (data === undefined) {
      tools.log.error(
        { event: "telegram.notAnUpdate" },
        "Telegram sent something that is no update",
      );
      return c.body(null, 400);
    }
    try {
      await tools.receive(data);
      return c.body(null, 200);
    } catch (err) {
      tools.log.error(
        { event: "telegram.notTaken", updateId: data.update_id, err },
        "an update could not be stored; Telegram will send it again",
      );
      return c.body(null, 500);
    }
  });
  return app;
}

/** Tells Telegram to post here from now on; what waits is posted too. */
export function setWebhook(
  api: Api,
  { token, publicUrl }: { readonly token: string; readonly publicUrl: string },
): Promise<true> {
  return api.setWebhook(`${publicUrl.replace(/\/+$/, "")}${PATH}`, {
    secret_token: secretOf(token),
    allowed_updates: WANTED_UPDATES,
  });
}

/** Needs no setting of its own and does not give the token away: 64 of 0-9 a-f. */
function secretOf(token: string): string {
  return hashToken(`webhook:${token}`);
}
