/**
 * A Telegram of our own on the loopback, faithful to the wire: methods, limits, error words, long
 * polls, ordered webhook queues. Not modelled: rate limits (inject `flood`), media conversion.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { z } from "zod";
import {
  type Failure,
  type FailureRule,
  failBefore,
  failureFor,
} from "./fake-telegram-failures.ts";
import { ApiFault } from "./fake-telegram-fault.ts";
import { METHODS } from "./fake-telegram-methods.ts";
import {
  createGroup,
  createPerson,
  type FakeGroup,
  type FakePerson,
} from "./fake-telegram-people.ts";
import { type ApiRequest, readRequest } from "./fake-telegram-request.ts";
import { createUpdates, type FakeUpdates } from "./fake-telegram-updates.ts";
import { createWorld, type FakeWorld } from "./fake-telegram-world.ts";

export type FakeTelegram = AsyncDisposable & {
  readonly token: string;
  readonly apiRoot: string;
  readonly world: FakeWorld;
  readonly updates: FakeUpdates;
  /** Every call that came, in order. */
  readonly calls: readonly ApiRequest[];
  readonly person: (language?: string | null) => FakePerson;
  readonly group: () => FakeGroup;
  /** The next calls fail; without a method, those that send a message. */
  readonly fail: (
    failure: Failure,
    where?: {
      readonly chatId?: number;
      readonly method?: string;
      readonly times?: number;
    },
  ) => void;
  /** Delivers an update once more under the same id. */
  readonly repeat: (updateId: number) => void;
  /** Nobody listens any more at the port, and again. */
  readonly goDown: () => Promise<void>;
  readonly comeBack: () => Promise<void>;
};

export async function startFakeTelegram({
  retryUnitMs = 5,
} = {}): Promise<FakeTelegram> {
  const token = "777:FAKE_token-of_the-bot";
  const world = createWorld();
  const updates = createUpdates(world, retryUnitMs);
  const calls: ApiRequest[] = [];
  const rules: FailureRule[] = [];
  const carryOut = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? "/", "http://fake");
    const [, base, ...rest] = url.pathname.split("/");
    if (base === "file") return sendFile(world, token, rest, response);
    if (base !== `bot${token}`) throw unauthorised(base);
    const call = await readRequest(request, url, rest.join("/"));
    calls.push(call);
    const failure = failureFor(rules, call);
    if (failure !== null && failBefore(failure, response)) return;
    const result = await answerTo(call, world, updates, hangUpOf(response));
    if (failure?.kind === "dropAfter") request.socket.destroy();
    else sendJson(response, 200, { ok: true, result });
  };
  const server = createServer((request, response) => {
    carryOut(request, response).catch((error: unknown) => sendFault(response, error));
  });
  const listen = (at: number) =>
    new Promise<void>((resolve) => server.listen(at, "127.0.0.1", resolve));
  await listen(0);
  const { port } = z.object({ port: z.int() }).parse(server.address());
  const goDown = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    token,
    apiRoot: `http://127.0.0.1:${port}`,
    world,
    updates,
    calls,
    person: (language) => createPerson(world, world.nextId("person"), language),
    group: () => createGroup(world, -world.nextId("person")),
    fail: (failure, { chatId = null, method = null, times = 1 } = {}) =>
      void rules.push({ failure, chatId, method, left: times }),
    repeat: (updateId) => repeat(world, updateId),
    goDown,
    comeBack: () => listen(port),
    [Symbol.asyncDispose]: async () => {
      await updates.close();
      await goDown();
    },
  };
}

function answerTo(
  call: ApiRequest,
  world: FakeWorld,
  updates: FakeUpdates,
  signal: AbortSignal,
): unknown {
  const method = METHODS[call.method];
  if (method) return method(world, call);
  const answer = updates.call(call, signal);
  if (answer === null) throw new ApiFault(404, "Not Found: method not found");
  return answer;
}

function hangUpOf(response: ServerResponse): AbortSignal {
  const hangUp = new AbortController();
  response.on("close", () => hangUp.abort());
  return hangUp.signal;
}

/** The real server calls a token that is none "Not Found" and a wrong one "Unauthorized". */
function unauthorised(base: string | undefined): ApiFault {
  return /^bot\d+:/.test(base ?? "")
    ? new ApiFault(401, "Unauthorized")
    : new ApiFault(404, "Not Found");
}

function sendFile(
  world: FakeWorld,
  token: string,
  [bot, ...rest]: readonly string[],
  response: ServerResponse,
): void {
  const path = rest.join("/");
  const file = [...world.files.values()].find((one) => one.path === path);
  if (bot !== `bot${token}` || !file) throw new ApiFault(404, "Not Found");
  response.writeHead(200, { "content-type": "application/octet-stream" });
  response.end(file.bytes);
}

function sendFault(response: ServerResponse, error: unknown): void {
  if (error instanceof ApiFault) {
    const { code, message, parameters } = error;
    const extra = Object.keys(parameters).length > 0 ? { parameters } : {};
    const body = { ok: false, error_code: code, description: message, ...extra };
    sendJson(response, code, body);
    return;
  }
  // What our schemas do not take, the real server would not either.
  const description = `Bad Request: ${error instanceof Error ? error.message : "?"}`;
  sendJson(response, 400, { ok: false, error_code: 400, description });
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

function repeat(world: FakeWorld, updateId: number): void {
  const known = world.history.find((one) => one.updateId === updateId);
  if (!known) throw new Error(`There was no update ${updateId}.`);
  world.pending.push({ ...known, isRepeat: true });
  world.changed();
}
