/** `npm run migration -- NAME`: writes the difference between migrations and schema as a new migration. */
import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { schemaDrift } from "./schema-drift.ts";

const [name] = parseArgs({ allowPositionals: true }).positionals;
if (name === undefined || !/^[a-z0-9_]+$/.test(name)) {
  throw new Error(
    "Give the migration a name in lower_case: npm run migration -- add_followers",
  );
}
const sql = await schemaDrift();
if (sql === "") {
  process.stdout.write("The schema and the migrations agree; nothing to write.\n");
} else {
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = `prisma/migrations/${stamp}_${name}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/migration.sql`, sql);
  process.stdout.write(`${folder}/migration.sql\n`);
}
