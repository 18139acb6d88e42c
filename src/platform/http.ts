import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { AppError } from "#kernel/app-error.ts";

export type HttpServer = {
  /** `http://127.0.0.1:3000`, with the port it really got. */
  readonly address: string;
  /** Stops listening; open connections are cut after `graceMs`. */
  readonly stop: (graceMs: number) => Promise<void>;
};

/** Serves `fetch`. Throws `http.portTaken` when somebody else has the port. */
export async function listen(options: {
  readonly fetch: (request: Request) => Response | Promise<Response>;
  readonly host: string;
  readonly port: number;
}): Promise<HttpServer> {
  const { host, port } = options;
  const { promise, resolve, reject } = Promise.withResolvers<AddressInfo>();
  const server = serve({ fetch: options.fetch, hostname: host, port }, resolve);
  server.once("error", (cause) =>
    reject(
      new AppError(
        `Cannot listen on ${host}:${port}. Stop what has that port or set another PORT.`,
        { code: "http.portTaken", cause },
      ),
    ),
  );
  const info = await promise;
  const name = host.includes(":") ? `[${host}]` : host;
  return {
    address: `http://${name}:${info.port}`,
    stop: async (graceMs) => {
      const closed = new Promise<void>((done) => void server.close(() => done()));
      const timer = setTimeout(() => {
        if ("closeAllConnections" in server) server.closeAllConnections();
      }, graceMs);
      await closed;
      clearTimeout(timer);
    },
  };
}
