import type { TestProject } from "vitest/node";
import { startPostgres } from "./postgres.ts";

declare module "vitest" {
  // biome-ignore lint/style/useConsistentTypeDefinitions: vitest is extended by merging an interface
  export interface ProvidedContext {
    /** Address of the PostgreSQL of this run, `NAME` standing for a database. */
    readonly postgresUrl: string;
  }
}

/** One PostgreSQL for all tests of a run; each test makes its own database in it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  project.provide("postgresUrl", server.url("NAME"));
  return () => server.stop();
}
