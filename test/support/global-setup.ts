import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import type { TestProject } from "vitest/node";
import { trainedClassifier } from "./classifier.ts";
import { startPostgres } from "./postgres.ts";

declare module "vitest" {
  // biome-ignore lint/style/useConsistentTypeDefinitions: vitest is extended by merging an interface
  export interface ProvidedContext {
    /** Address of the PostgreSQL of this run, `NAME` standing for a database. */
    readonly postgresUrl: string;
    /** Where the tests of this run leave what they make once for all of them. */
    readonly templateFolder: string;
  }
}

/** One PostgreSQL for all tests of a run; each test makes its own database in it. One training of the model, too. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Here, or all workers that find no model would train one at the same time.
  await trainedClassifier();
  const server = await startPostgres();
  const folder = mkdtempSync(`${tmpdir()}/lang-nghe-templates-`);
  project.provide("postgresUrl", server.url("NAME"));
  project.provide("templateFolder", folder);
  return async () => {
    rmSync(folder, { recursive: true, force: true });
    await server.stop();
  };
}
