import { describe, expect, it } from "vitest";
import { fileTheLamp } from "#test/support/lamp-case.ts";
import { askAbout, extend, markSpam, onlyCase } from "#test/support/officer-work.ts";
import { openWorld, type Person, type World } from "#test/support/world.ts";

const labels = (who: Person) => who.last().buttons.map(({ label }) => label);

/** Monday, 09:00: filed; answer due on Monday a week later, 17:30. */
async function filed(world: World) {
  const officer = await world.member("Hà", "ubnd:w-yen-hoa", "officer");
  const { citizen, code } = await fileTheLamp(world);
  return { officer, citizen, code };
}

async function accepted(world: World) {
  const story = await filed(world);
  await story.officer.presses("Nhận việc");
  story.citizen.reads();
  return story;
}

describe("an extension", () => {
  it("moves the deadline once; the citizen is told why and until when", async () => {
    await using world = await openWorld();
    const { officer, citizen, code } = await accepted(world);
    await officer.presses("Xin gia hạn");
    expect(labels(officer)).toEqual([
      "+2 ngày: 25/11",
      "+5 ngày: 30/11",
      "+10 ngày: 7/12",
      "Thôi",
    ]);
    await officer.presses("+5 ngày: 30/11");
    await officer.says("chờ vật tư");
    const { text } = citizen.last();
    expect(text).toContain("Lý do: chờ vật tư.");
    expect(text).toContain("**17:30 thứ Hai, 30/11**");
    expect(await onlyCase(world)).toMatchObject({
      due: "2026-11-30 17:30",
      version: 2,
      isExtended: true,
      kinds: ["submitted", "accepted", "extended"],
    });
    await officer.presses("Xin gia hạn");
    expect(officer.last().text).toContain(`**${code}** đã gia hạn một lần rồi`);
  });

  it.each([
    ["5 ngày", "2026-11-30 17:30"],
    ["2", "2026-11-25 17:30"],
    ["trước 30/11", "2026-11-30 17:30"],
    ["27-11", "2026-11-27 17:30"],
  ])("is typed as one says it: %s", async (wish, due) => {
    await using world = await openWorld();
    const { officer } = await accepted(world);
    await extend(officer, wish, "chờ vật tư");
    expect((await onlyCase(world)).due).toBe(due);
  });

  it.each(["11 ngày", "20/12", "23/11", "1/13", "0 ngày"])(
    "“%s” is refused with the latest day",
    async (wish) => {
      await using world = await openWorld();
      const { officer } = await accepted(world);
      await officer.presses("Xin gia hạn");
      await officer.says(wish);
      expect(officer.last().text).toContain("17:30 thứ Hai, 7/12");
      expect((await onlyCase(world)).isExtended).toBe(false);
    },
  );

  it("nudges come before the new deadline, none before the old one", async () => {
    await using world = await openWorld();
    const { officer } = await accepted(world);
    await extend(officer, "2 ngày", "chờ vật tư");
    officer.reads();
    // To the old deadline, Monday 17:30.
    await world.pass({ days: 7, hours: 8 });
    expect(officer.reads()).toEqual([]);
    await world.pass({ days: 2 });
    expect(officer.readsBesides()).toHaveLength(1);
  });

  it("is refused when it is too late, while the citizen is asked, and before acceptance", async () => {
    await using world = await openWorld();
    const { officer } = await filed(world);
    await officer.presses("Nhận việc");
    await officer.presses("Xin gia hạn");
    await officer.says("2 ngày");
    await world.pass({ days: 8 });
    await officer.says("chờ vật tư");
    expect(officer.last().text).toContain("đã quá hạn trả lời");
    await askAbout(officer);
    await officer.presses("Xin gia hạn");
    expect(officer.last().text).toContain("thời hạn đang dừng");
    expect((await onlyCase(world)).isExtended).toBe(false);
  });
});

describe("taken for spam", () => {
  it("the case closes; the citizen reads why and how to object", async () => {
    await using world = await openWorld();
    const { officer, citizen } = await filed(world);
    await markSpam(officer);
    expect(labels(officer)).toEqual(["Hoàn tác", "Đề nghị chặn"]);
    expect(citizen.last().text).toContain("Lý do: tin quảng cáo.");
    expect(labels(citizen)).toEqual(["Đây là việc thật"]);
    expect(await onlyCase(world)).toMatchObject({
      state: "closed",
      kinds: ["submitted", "spam"],
    });
  });

  it.each(["submitted", "accepted", "waiting"])(
    "undone, it is %s as it was, and its alerts go on",
    async (state) => {
      await using world = await openWorld();
      const { officer, citizen } = await filed(world);
      if (state !== "submitted") await officer.presses("Nhận việc");
      if (state === "waiting") {
        await officer.presses("Hỏi người dân");
        await officer.says("Cột đèn nào tối ạ?");
        await officer.presses("Gửi câu hỏi");
      }
      const before = await onlyCase(world);
      await markSpam(officer);
      await officer.presses("Hoàn tác");
      expect(citizen.last().text).toContain("lần đóng vừa rồi là nhầm");
      const { kinds, ...after } = await onlyCase(world);
      const { kinds: had, ...was } = before;
      expect(after).toEqual(was);
      expect(kinds).toEqual([...had, "spam", "spamUndone"]);
      officer.reads();
      await world.pass({ days: 8 });
      expect(officer.reads().length).toBeGreaterThan(0);
    },
  );

  it("the clock has not stopped: what fell due meanwhile is raised with the undoing", async () => {
    await using world = await openWorld();
    const { officer } = await filed(world);
    await markSpam(officer);
    officer.reads();
    await world.pass({ hours: 23 });
    expect(officer.reads()).toEqual([]);
    await officer.presses("Hoàn tác");
    await world.pass({ minutes: 1 });
    expect(officer.reads().join("\n")).toContain("để nhận");
  });

  it("“this is real” brings it to the dispatcher, and then it cannot be undone", async () => {
    await using world = await openWorld();
    const dispatcher = await world.member("Lan", "ttpvhcc", "dispatcher");
    const { officer, citizen } = await filed(world);
    await markSpam(officer);
    await citizen.presses("Đây là việc thật");
    expect(citizen.last().text).toContain("chuyển cho");
    expect(dispatcher.last().text).toContain("Việc mới");
    const objected = {
      state: "submitted",
      agencyId: "ttpvhcc",
      kinds: ["submitted", "spam", "objected"],
    };
    expect(await onlyCase(world)).toMatchObject(objected);
    await officer.presses("Hoàn tác");
    expect(officer.last().text).toContain("không còn) thuộc đơn vị");
    await citizen.presses("Đây là việc thật");
    expect(await onlyCase(world)).toMatchObject(objected);
  });

  it("somebody else's button objects to nothing", async () => {
    await using world = await openWorld();
    const { officer, citizen } = await filed(world);
    await markSpam(officer);
    await officer.presses("Hoàn tác");
    await citizen.presses("Đây là việc thật");
    expect((await onlyCase(world)).kinds.at(-1)).toBe("spamUndone");
  });
});
