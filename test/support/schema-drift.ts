import { readdirSync, readFileSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { SchemaEngine } from "@prisma/schema-engine-wasm";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { migrate } from "#platform/migrate.ts";

const FOLDER = "prisma/schema";

/** The SQL that would bring a database made of all migrations to the schema; empty when they agree. */
export async function schemaDrift(): Promise<string> {
  await using pglite = await PGlite.create();
  await migrate({
    run: async (text) => void (await pglite.exec(text)),
    rows: async (text) => (await pglite.query<Record<string, unknown>>(text)).rows,
  });
  await pglite.exec('DROP TABLE "_prisma_migrations"');
  const files = readdirSync(FOLDER).map((name) => ({
    path: `${FOLDER}/${name}`,
    content: readFileSync(`${FOLDER}/${name}`, "utf8"),
  }));
  const engine = await SchemaEngine.new(
    { datamodels: files.map((file) => [file.path, file.content]) },
    () => {},
    bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(pglite)),
  );
  const { stdout } = await engine.diff({
    from: { tag: "schemaDatasource", files, configDir: "." },
    to: { tag: "schemaDatamodel", files },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  const sql = stdout ?? "";
  return sql.includes("This is an empty migration") ? "" : sql;
}
