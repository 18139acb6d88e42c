import { describe, expect, it } from "vitest";
import { isUniqueViolation, openDatabase } from "#platform/db.ts";
import { schemaDrift } from "#test/support/schema-drift.ts";
import { newUrl } from "#test/support/seeded-city.ts";

const databases = [
  { name: "PGlite", open: () => openDatabase({ databaseUrl: null, folder: null }) },
  {
    name: "PostgreSQL",
    open: async () => openDatabase({ databaseUrl: await newUrl(), folder: null }),
  },
];

const person = { id: "00000000-0000-4000-8000-000000000001", createdAt: new Date(0) };

describe.each(databases)("the database on $name", ({ open }) => {
  it("is migrated at start", async () => {
    const database = await open();
    const rows = await database.db.$queryRaw<{ applied_steps_count: number }[]>`
      SELECT applied_steps_count FROM _prisma_migrations WHERE finished_at IS NOT NULL`;
    expect(rows.length).toBeGreaterThan(0);
    await database.close();
  });

  it("forgets everything of a transaction that fails", async () => {
    const database = await open();
    const attempt = database.transaction(async (tx) => {
      await tx.person.create({ data: person });
      throw new Error("in the middle");
    });
    await expect(attempt).rejects.toThrow("in the middle");
    expect(await database.db.person.count()).toBe(0);
    await database.close();
  });

  it("recognises a violated unique key", async () => {
    const database = await open();
    await database.db.person.create({ data: person });
    const again = database.db.person.create({ data: person });
    await expect(again).rejects.toSatisfy(isUniqueViolation);
    await database.close();
  });

  it("keeps moments to the millisecond, in UTC", async () => {
    const database = await open();
    const moment = Temporal.Instant.from("2026-11-23T17:30:00.123+07:00");
    const createdAt = new Date(moment.epochMilliseconds);
    await database.db.person.create({ data: { ...person, createdAt } });
    const stored = await database.db.person.findFirstOrThrow();
    expect(stored.createdAt.toISOString()).toBe("2026-11-23T10:30:00.123Z");
    await database.close();
  });
});

it("PostgreSQL: several processes may start on one database at once", async () => {
  const databaseUrl = await newUrl();
  const open = () => openDatabase({ databaseUrl, folder: null });
  const [first, ...others] = await Promise.all([open(), open(), open()]);
  const rows = await first.db.$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations`;
  expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  for (const database of [first, ...others]) await database.close();
});

it("PostgreSQL: says what to do when the server does not answer", async () => {
  const databaseUrl = "postgresql://nobody:nothing@127.0.0.1:1/none";
  await expect(openDatabase({ databaseUrl, folder: null })).rejects.toThrow(
    "DATABASE_URL",
  );
});

it("the schema and the migrations agree", async () => {
  expect(await schemaDrift()).toBe("");
});
