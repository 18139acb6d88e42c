import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findCandidates } from "#followers/store.ts";
import type { World } from "#test/support/world.ts";
import { databases } from "./house-databases.ts";

const MATTER = "chieu-sang-cay-xanh.den-duong-tat";
const WARD = "w-yen-hoa";
const NOBODY = "00000000-0000-4000-8000-000000000000";

/** A city after years: `closed` cases of every lamp, `open` ones of this ward. */
async function fill({ house }: World, closed: number, open: number): Promise<void> {
  const { db } = house.database;
  await db.$executeRaw`
    INSERT INTO submission (id, chat_id, created_at)
    VALUES (${NOBODY}::uuid, gen_random_uuid(), now())`;
  await db.$executeRaw`
    INSERT INTO "case" (id, code, submission_id, chat_id, state, level, text, place_kind,
      matter_id, ward_id, agency_id, agency_why, created_at, accept_due_at, answer_due_at)
    SELECT gen_random_uuid(), 'X-' || n, ${NOBODY}::uuid, gen_random_uuid(),
      CASE WHEN n <= ${closed} THEN 'closed' ELSE 'submitted' END, 'normal', 'đèn tắt', 'alley',
      ${MATTER}, ${WARD}, 'ubnd:w-yen-hoa', '', now(), now(), now()
    FROM generate_series(1, ${closed + open}::int) AS n`;
  await db.$executeRawUnsafe('ANALYZE "case"');
}

const about = { matterId: MATTER, wardId: WARD, notChatId: NOBODY };
const LONG_AGO = Temporal.Instant.from("2020-01-01T00:00:00Z");

describe.each(databases)("similar cases on $name", ({ open }) => {
  let world: World;
  beforeAll(async () => {
    world = await open();
    await fill(world, 20_000, 250);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it("are found by one scan of the index of open cases, and of nothing else", async () => {
    const scans = await world.house.database.transaction(async (tx) => {
      await findCandidates(tx, about, LONG_AGO);
      const [row] = await tx.$queryRaw<{ index: bigint; whole: bigint }[]>`
        SELECT pg_stat_get_xact_numscans('case_open_matter_idx'::regclass) AS index,
          pg_stat_get_xact_numscans('"case"'::regclass) AS whole`;
      return row;
    });
    expect(scans).toEqual({ index: 1n, whole: 0n });
  });

  it("are a hundred at most, however many stand open", async () => {
    const found = await findCandidates(world.house.database.db, about, LONG_AGO);
    expect(found).toHaveLength(100);
  });

  it("are none where nothing is open", async () => {
    const elsewhere = { ...about, wardId: "w-lang" };
    const { db } = world.house.database;
    expect(await findCandidates(db, elsewhere, LONG_AGO)).toEqual([]);
  });
});
