import { describe, expect, it } from "vitest";
import { answerTheLamp, fileTheLamp } from "#test/support/lamp-case.ts";
import { openWorld, type Person, type World } from "#test/support/world.ts";
import { passTime } from "#workflow/process-all.ts";
import { loadCity } from "#workflow/seed-city.ts";

type Story = {
  readonly officer: Person;
  readonly head: Person;
  readonly citizen: Person;
};

/** On a Monday at nine. */
async function answered(world: World): Promise<Story> {
  const officer = await world.member("Hà", "ubnd:w-yen-hoa", "officer");
  const head = await world.member("Minh", "ubnd:w-yen-hoa", "head");
  const { citizen } = await fileTheLamp(world);
  await answerTheLamp(officer);
  for (const one of [officer, head, citizen]) one.reads();
  return { officer, head, citizen };
}

async function caseOf(world: World) {
  const { db } = world.house.database;
  const found = await db.case.findFirstOrThrow({
    include: { events: { orderBy: { at: "asc" } } },
  });
  return { ...found, kinds: found.events.map(({ kind }) => kind) };
}

async function ratingsOf(world: World) {
  const ratings = await world.house.database.db.rating.findMany({
    include: { answers: { orderBy: { criterionId: "asc" } } },
  });
  return ratings.map(({ answers, finishedAt }) => ({
    levels: answers.map(({ level }) => level),
    isFinished: finishedAt !== null,
  }));
}

describe("the verdict", () => {
  it.each([
    ["partly", "Mới một phần", "mới giải quyết một phần"],
    ["partly", "mot phan", "mới giải quyết một phần"],
    ["notSolved", "Chưa giải quyết", "chưa giải quyết"],
    ["notSolved", "chua xong", "chưa giải quyết"],
  ])(
    "%s (“%s”) opens the case again; officer and head read which it was",
    async (verdict, words, told) => {
      await using world = await openWorld();
      const { officer, head, citizen } = await answered(world);
      await (words === "mot phan" || words === "chua xong"
        ? citizen.says(words)
        : citizen.presses(words));
      expect(citizen.last().text).toContain("Đã mở lại");
      for (const one of [officer, head]) {
        expect(one.last().text).toContain(`**Người dân báo ${told}**`);
      }
      const { events, state } = await caseOf(world);
      expect(state).toBe("accepted");
      expect(events.at(-1)).toMatchObject({ kind: "reopened", data: { verdict } });
    },
  );

  it("“xong rồi” closes it; nobody is reminded afterwards", async () => {
    await using world = await openWorld();
    const { citizen } = await answered(world);
    await citizen.says("xong rồi");
    expect(await caseOf(world)).toMatchObject({ state: "closed", nextAlertAt: null });
    citizen.reads();
    await world.pass({ days: 30 });
    expect(citizen.reads()).toEqual([]);
  });

  it("a third time goes to the dispatcher, and may be rated", async () => {
    await using world = await openWorld();
    const dispatcher = await world.member("Lan", "ttpvhcc", "dispatcher");
    const { officer, head, citizen } = await answered(world);
    for (const again of [true, true, false]) {
      await citizen.presses("Chưa giải quyết");
      if (again) await answerTheLamp(officer);
    }
    expect(citizen.last().text).toContain("người điều phối");
    expect(dispatcher.last().text).toContain("Việc mới");
    expect(head.last().text).toContain("nay chuyển cho người điều phối");
    await citizen.presses("Đánh giá");
    expect(citizen.last().text).toContain("1/4");
  });
});

describe("silence", () => {
  it("is met by one reminder, then the case closes, and nobody counts as satisfied", async () => {
    await using world = await openWorld();
    const { citizen } = await answered(world);
    await world.pass({ days: 1, hours: 22 });
    expect(citizen.reads()).toEqual([]);
    await world.pass({ hours: 2 });
    expect(citizen.reads()).toEqual([
      expect.stringContaining("đã được giải quyết chưa"),
    ]);
    await world.pass({ days: 5, hours: 22 });
    expect(citizen.reads()).toEqual([]);
    await world.pass({ hours: 2 });
    expect(citizen.reads()).toEqual([expect.stringContaining("tạm khép lại")]);
    const { state, kinds } = await caseOf(world);
    expect(state).toBe("lapsed");
    expect(kinds.slice(-2)).toEqual(["reminded", "closedSilently"]);
    expect(kinds).not.toContain("confirmed");
    expect(await ratingsOf(world)).toEqual([]);
    await world.pass({ days: 30 });
    expect(citizen.reads()).toEqual([]);
  });

  it("is followed by another process as by this one", async () => {
    await using world = await openWorld();
    const { citizen } = await answered(world);
    await world.pass({ days: 3 });
    const { house, clock } = world;
    const restarted = { ...house, city: await loadCity(house.database) };
    await passTime(restarted, clock, clock.now().add({ hours: 24 * 7 }));
    expect(citizen.reads()).toHaveLength(2);
  });

  it.each(["Chưa giải quyết", "Mới một phần"])(
    "“%s” opens a lapsed case within five days",
    async (label) => {
      await using world = await openWorld();
      const { officer, citizen } = await answered(world);
      await world.pass({ days: 14 });
      await citizen.presses(label);
      expect(citizen.last().text).toContain("Đã mở lại");
      expect(await caseOf(world)).toMatchObject({ state: "accepted", closedAt: null });
      await answerTheLamp(officer);
      citizen.reads();
      await world.pass({ days: 3 });
      expect(citizen.reads()).toHaveLength(1);
    },
  );

  it("typed words open it too; after five days it stays closed", async () => {
    await using world = await openWorld();
    const { citizen } = await answered(world);
    await world.pass({ days: 14 });
    await citizen.says("chưa giải quyết");
    expect(citizen.last().text).toContain("Đã mở lại");

    await using later = await openWorld();
    const { citizen: late } = await answered(later);
    await later.pass({ days: 15, hours: 9 });
    await late.presses("Chưa giải quyết");
    expect(late.last().text).toContain("không mở lại được nữa");
    expect(await caseOf(later)).toMatchObject({ state: "closed" });
  });
});

describe("four questions", () => {
  it("are asked once and kept, the later answer before the earlier", async () => {
    await using world = await openWorld();
    const { citizen } = await answered(world);
    await citizen.presses("Đã giải quyết");
    expect(citizen.reads().at(-1)).toContain("1/4");
    const first = citizen.last().buttons[0]?.id ?? "";
    await citizen.presses("Hài lòng");
    await citizen.says("5");
    await citizen.sends({ kind: "press", buttonId: first });
    await citizen.presses("Không ý kiến");
    await citizen.presses("Bình thường");
    expect(citizen.last().text).toContain("Đã ghi các câu trả lời");
    expect(await ratingsOf(world)).toEqual([
      { levels: [1, 5, null, 3], isFinished: true },
    ]);
    await citizen.presses("Đã giải quyết");
    expect(citizen.last().text).toContain("đã khép lại");
  });

  it("stop midway and keep what was said", async () => {
    await using world = await openWorld();
    const { citizen } = await answered(world);
    await citizen.presses("Đã giải quyết");
    await citizen.says("2");
    await citizen.presses("Thôi");
    await citizen.presses("Hài lòng");
    expect(await ratingsOf(world)).toEqual([{ levels: [2], isFinished: true }]);
  });

  it("come to whoever confirms after the silence", async () => {
    await using world = await openWorld();
    const { citizen } = await answered(world);
    await world.pass({ days: 14 });
    await citizen.presses("Đã giải quyết");
    expect(citizen.last().text).toContain("1/4");
  });
});
