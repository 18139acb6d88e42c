/**
 * A Zalo of our own on the loopback: token server, OpenAPI, file server and webhook, made from what is
 * known of the wire. Not modelled: fees, templates, broadcasts, groups.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { z } from "zod";
import type { SetClock } from "#platform/clock.ts";
import { type ApiRequest, readRequest } from "./fake-telegram-request.ts";
import { ZALO_CALLS } from "./zalo-fake-api.ts";
import { createFakeOauth, type FakeOauth } from "./zalo-fake-oauth.ts";
import { createZaloPerson, type ZaloPerson } from "./zalo-fake-people.ts";
import { createZaloWebhook, type ZaloWebhook } from "./zalo-fake-webhook.ts";
import { createZaloWorld, ZaloFault, type ZaloWorld } from "./zalo-fake-world.ts";

export type ZaloFailure =
  /** Something else happens first; then it is carried out. */
  | { readonly kind: "overtaken"; readonly by: () => Promise<unknown> }
  | { readonly kind: "answer"; readonly code: number }
  /** A gateway's page in place of an answer. */
  | { readonly kind: "gateway"; readonly status: number }
  /** Carried out, but the connection breaks before the answer. */
  | { readonly kind: "dropAfter" };

export type FakeZalo = AsyncDisposable & {
  readonly root: string;
  readonly oaId: string;
  readonly oaSecret: string;
  readonly world: ZaloWorld;
  readonly oauth: FakeOauth;
  readonly webhook: ZaloWebhook;
  /** Every call of the API, in order. */
  readonly calls: readonly ApiRequest[];
  readonly person: () => ZaloPerson;
  /** The next calls to this path fail; without one, those that send a message. */
  readonly fail: (failure: ZaloFailure, path?: string) => void;
};

const SEND = "/v3.0/oa/message/cs";
const TOKENS = "/v4/oa/access_token";
/** Accounts of one test are strangers to those of another. */
let accounts = 388_613_280_878_800_000n;

export async function startFakeZalo(clock: SetClock): Promise<FakeZalo> {
  accounts += 1n;
  const oaId = String(accounts);
  const oaSecret = "OA_SECRET_FOR_TESTS";
  const world = createZaloWorld(clock);
  const oauth = createFakeOauth(clock);
  const webhook = createZaloWebhook(world, {
    app: oauth.appId,
    oa: oaId,
    secret: oaSecret,
  });
  const calls: ApiRequest[] = [];
  const failures: { readonly failure: ZaloFailure; readonly path: string }[] = [];
  const failureOf = (path: string): ZaloFailure | null => {
    const index = failures.findIndex((one) => one.path === path);
    return index < 0 ? null : (failures.splice(index, 1)[0]?.failure ?? null);
  };
  const answer = (request: IncomingMessage, call: ApiRequest): object => {
    if (call.method === TOKENS) {
      return oauth.exchange(headerOf(request, "secret_key"), call.params);
    }
    calls.push(call);
    oauth.check(headerOf(request, "access_token"));
    return { error: 0, message: "Success", data: carryOut(world, call) };
  };
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? "/", "http://fake");
    if (url.pathname.startsWith("/files/"))
      return sendFile(world, url.pathname, response);
    const call = await readRequest(request, url, url.pathname);
    const failure = failureOf(call.method);
    if (failure?.kind === "overtaken") await failure.by();
    if (failure?.kind === "answer") throw new ZaloFault(failure.code, "told to fail");
    if (failure?.kind === "gateway") response.writeHead(failure.status).end("<html>");
    else sendJson(response, answer(request, call), failure?.kind === "dropAfter");
  };
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      const code = error instanceof ZaloFault ? error.code : -201;
      const message = error instanceof Error ? error.message : "?";
      sendJson(response, { error: code, message });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = z.object({ port: z.int() }).parse(server.address());
  const root = `http://127.0.0.1:${port}`;
  return {
    root,
    oaId,
    oaSecret,
    world,
    oauth,
    webhook,
    calls,
    person: () => createZaloPerson(world, webhook, { oaId, root }),
    fail: (failure, path = SEND) => void failures.push({ failure, path }),
    [Symbol.asyncDispose]: async () => {
      await webhook.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function carryOut(world: ZaloWorld, call: ApiRequest): unknown {
  const work = ZALO_CALLS[call.method];
  if (!work) throw new ZaloFault(-240, "this API is shut down");
  return work(world, call);
}

function headerOf({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function sendFile(world: ZaloWorld, path: string, response: ServerResponse): void {
  const file = world.files.get(path);
  if (!file) return void response.writeHead(404).end();
  response.writeHead(200, { "content-type": file.contentType });
  response.end(file.bytes);
}

/** Always 200, errors too; unless the line breaks. */
function sendJson(response: ServerResponse, body: object, breaks = false): void {
  if (breaks) return void response.socket?.destroy();
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}
