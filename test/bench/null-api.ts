import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type NullApi = {
  readonly root: string;
  readonly stop: () => void;
};

/** A Bot API that says yes to everything. */
export async function startNullApi(): Promise<NullApi> {
  const yes = JSON.stringify({ ok: true, result: true });
  const server = createServer((asked, answer) => {
    asked.resume();
    answer.setHeader("content-type", "application/json");
    answer.end(yes);
  });
  const address = await listening(server);
  return {
    root: address,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Listens on a free port of this machine only; its address. */
export async function listening(
  server: ReturnType<typeof createServer>,
): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await promise;
  const { port } = addressOf(server);
  return `http://127.0.0.1:${port}`;
}

function addressOf(server: ReturnType<typeof createServer>): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not listening");
  return address;
}
