import { describe, expect, it } from "vitest";
import { hanoi, ledgerOf, WARD, wardWithCases } from "#test/support/ward-office.ts";
import { openWorld, type World } from "#test/support/world.ts";
import { type Simulated, simulateAlerts } from "#workflow/simulate-alerts.ts";
import { runSimulateTool, type SimulateCommand } from "#workflow/simulate-commands.ts";

const FRIDAY = hanoi("2026-11-21T00:00");
const WEEK: Simulated = {
  from: hanoi("2026-11-16T00:00"),
  to: FRIDAY,
  agencyId: null,
  policies: null,
  calendar: null,
};

async function simulate({ house }: World, asked: Partial<Simulated> = {}) {
  const told = await simulateAlerts(house, { ...WEEK, ...asked }, house.clock.now());
  return told.map(({ at, name, said }) => {
    const time = at.toZonedDateTimeISO("Asia/Ho_Chi_Minh").toString().slice(5, 16);
    return `${time} ${name} ${said.map(({ policy }) => policy.id).join(" ")}`;
  });
}

/** Every row of every table, as text. */
async function everything({ house }: World): Promise<string> {
  const { db } = house.database;
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`;
  const rows: unknown[] = [];
  for (const { name } of tables) {
    rows.push(
      await db.$queryRawUnsafe(
        `SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM "${name}" t`,
      ),
    );
  }
  expect(rows.length).toBeGreaterThan(20);
  return JSON.stringify(rows);
}

describe("simulating alerts", () => {
  it("foretells what then happens: the same moments, people and thresholds", async () => {
    await using world = await openWorld();
    await wardWithCases(world, 2);
    const foretold = await simulate(world);
    expect(foretold[0]).toBe("11-16T14:30 Hà normal-accept-240 normal-accept-240");
    await world.pass({ hours: 110 });
    const rows = await world.house.database.db.nudge.findMany({
      where: { state: "told" },
      orderBy: { toldAt: "asc" },
      select: { toldAt: true, policyId: true, messageId: true },
    });
    const happened = [...Map.groupBy(rows, ({ messageId }) => messageId).values()];
    const moments = happened.map((of) =>
      [of[0]?.toldAt?.toISOString(), ...of.map(({ policyId }) => policyId)].join(" "),
    );
    expect(
      foretold.map((line) => {
        const [time = "", , ...policies] = line.split(" ");
        const at = hanoi(`2026-${time}`).toString({ fractionalSecondDigits: 3 });
        return [at, ...policies].join(" ");
      }),
    ).toEqual(moments);
  });

  it("changes no row of any table", async () => {
    await using world = await openWorld();
    await wardWithCases(world, 2);
    const before = await everything(world);
    const { policies: _, ...asked } = WEEK;
    const { alertPolicies } = world.house.city;
    const policies = alertPolicies.map((one) => ({ ...one, amount: one.amount + 30 }));
    await simulate(world, { ...asked, policies });
    await simulate(world, { calendar: world.house.city.calendar });
    expect(await everything(world)).toBe(before);
    expect(await ledgerOf(world)).toEqual([]);
  });

  it("shows what another threshold would do, and only cases of the agency asked for", async () => {
    await using world = await openWorld();
    await wardWithCases(world, 1);
    const policies = world.house.city.alertPolicies.map((one) =>
      one.id === "normal-accept-240" ? { ...one, amount: 300 } : one,
    );
    expect((await simulate(world, { policies }))[0]).toBe(
      "11-16T13:30 Hà normal-accept-240",
    );
    expect(await simulate(world, { agencyId: WARD })).toEqual(await simulate(world));
    expect(await simulate(world, { agencyId: "ttpvhcc" })).toEqual([]);
  });

  it("moves deadlines with a calendar in which Tuesday is off", async () => {
    await using world = await openWorld();
    await wardWithCases(world, 1);
    const { calendar } = world.house.city;
    const exceptions = new Map([...calendar.exceptions, ["2026-11-17", []]]);
    const told = await simulate(world, { calendar: { ...calendar, exceptions } });
    expect(told.length).toBeGreaterThan(1);
    expect(told.filter((line) => line.startsWith("11-17"))).toEqual([]);
  });

  it("sends a stand-in what somebody away would have been told, from the moment they are away", async () => {
    await using world = await openWorld();
    await wardWithCases(world, 1);
    await world.member("Lan", WARD, "head");
    const { db } = world.house.database;
    const idOf = async (displayName: string) =>
      (await db.person.findFirstOrThrow({ where: { displayName } })).id;
    await db.absence.create({
      data: {
        id: crypto.randomUUID(),
        personId: await idOf("Hà"),
        standInId: await idOf("Lan"),
        from: new Date("2026-11-16T08:00:00Z"),
        to: new Date("2026-12-16T08:00:00Z"),
      },
    });
    const told = await simulate(world);
    expect(told.slice(0, 2)).toEqual([
      "11-16T14:30 Hà normal-accept-240",
      expect.stringMatching(/Lan normal-accept-60$/),
    ]);
  });
});

describe("npm run simulate", () => {
  const NONE: SimulateCommand = {
    from: "2026-11-16",
    to: "2026-11-21",
    policies: null,
    calendar: null,
    agency: null,
    format: null,
  };
  const FILES: Readonly<Record<string, unknown>> = {
    "empty.json": [],
    "bad.json": [{ id: "x", amount: -5 }],
  };

  function run({ house }: World, command: Partial<SimulateCommand>): Promise<string> {
    const read = (path: string) => FILES[path];
    return runSimulateTool(
      { ...house, read },
      { ...NONE, ...command },
      house.clock.now(),
    );
  }

  it("prints lines and sums, CSV, or JSON", async () => {
    await using world = await openWorld();
    await wardWithCases(world, 1);
    const text = await run(world, {});
    expect(text).toContain("normal-accept-240");
    expect(text).toMatch(/2026-11-16: 1 messages, at most 1 to one person/);
    expect(text).toMatch(/0 of them at night. Nothing was sent or written.$/);
    const csv = (await run(world, { format: "csv" })).split("\r\n");
    expect(csv[0]).toBe("at,person,name,case,agency,threshold");
    expect(csv[1]).toMatch(
      /^2026-11-16T14:30\+07:00,.*,Hà,YH-26-\w+,ubnd:w-yen-hoa,normal-accept-240$/,
    );
    const json = JSON.parse(await run(world, { format: "json" }));
    expect(json).toHaveLength(csv.length - 1);
    expect(await run(world, { policies: "empty.json" })).toMatch(
      /^0 messages to 0 people/,
    );
  });

  it.each<[Partial<SimulateCommand>, RegExp]>([
    [{ from: null }, /Found --from \(nothing\)\. Allowed: a day such as/],
    [{ to: "2026-02-30" }, /Found --to 2026-02-30\. Allowed/],
    [{ to: "2026-11-16" }, /Allowed: a day after the first/],
    [{ from: "2026-11-02", to: "2026-11-03" }, /Name days that are not over/],
    [{ format: "xml" }, /Found --format xml\. Allowed: text, csv or json/],
    [{ agency: "moon" }, /Found --agency moon\. Allowed/],
    [{ policies: "bad.json" }, /Found --policies bad\.json: .*Allowed/s],
    [{ calendar: "bad.json" }, /Found --calendar bad\.json: .*Allowed/s],
  ])("%o is refused: what was found, what is allowed", async (command, message) => {
    await using world = await openWorld();
    await expect(run(world, command)).rejects.toThrow(message);
  });
});
