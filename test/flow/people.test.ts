import { afterAll, describe, expect, it } from "vitest";
import { sayShortCode } from "#kernel/short-code.ts";
import { fileTheLamp } from "#test/support/lamp-case.ts";
import { openWorld, type Person, type World } from "#test/support/world.ts";
import { inviteWithCode } from "#workflow/invite.ts";
import { leaveAgency } from "#workflow/leave-agency.ts";

const YEN_HOA = "ubnd:w-yen-hoa";
const worlds: World[] = [];
const freshWorld = async () => {
  const world = await openWorld();
  worlds.push(world);
  return world;
};
afterAll(async () => {
  for (const world of worlds) await world[Symbol.asyncDispose]();
});

const OFFICER = { agencyId: YEN_HOA, role: "officer", displayName: "Hà" } as const;

/** The valid role of somebody, by their chat. */
async function roleOf({ house }: World, { chat }: Person) {
  const row = await house.database.db.chat.findFirstOrThrow({
    where: { externalId: chat },
  });
  return await house.database.db.membership.findFirst({
    where: { personId: row.personId, validTo: null },
  });
}

async function end(world: World, person: Person): Promise<void> {
  const role = await roleOf(world, person);
  expect(await leaveAgency(world.house, role?.id ?? "")).toBe(true);
}

describe("an invitation by code", () => {
  it.each([
    ["with its word", (code: string) => `mời ${sayShortCode(code)}`],
    ["without", (code: string) => sayShortCode(code)],
    [
      "small, without hyphen, without diacritics",
      (code: string) => `moi ${code.toLowerCase()}`,
    ],
  ])("is typed %s", async (_, typed) => {
    const world = await freshWorld();
    const { code } = await inviteWithCode(world.house, OFFICER);
    const ha = world.person("Hà");
    await ha.says(typed(code));
    expect(ha.last().text).toContain("UBND phường Yên Hòa");
    expect(await roleOf(world, ha)).toMatchObject({
      agencyId: YEN_HOA,
      role: "officer",
    });
  });

  it("is one with its link: used once, by whichever way", async () => {
    const world = await freshWorld();
    const { code, token } = await inviteWithCode(world.house, OFFICER);
    await world.person("Hà").sends({ kind: "start", parameter: `inv_${token}` });
    const other = world.person("Kẻ khác");
    await other.says(`mời ${code}`);
    expect(other.last().text).toContain("Mã này chưa đúng");
    expect(await roleOf(world, other)).toBeNull();
  });

  it("ends after three days", async () => {
    const world = await freshWorld();
    const { code } = await inviteWithCode(world.house, OFFICER);
    world.clock.set(world.clock.now().add({ hours: 72 }));
    const ha = world.person("Hà");
    await ha.says(`mời ${code}`);
    expect(await roleOf(world, ha)).toBeNull();
  });

  it("after five wrong ones waits an hour, even for the right one", async () => {
    const world = await freshWorld();
    const { code } = await inviteWithCode(world.house, OFFICER);
    const thief = world.person("Kẻ khác");
    for (let tries = 0; tries < 5; tries += 1) await thief.says("mời 2222-AAAA");
    await thief.says(`mời ${code}`);
    expect(thief.last().text).toContain("Một giờ nữa");
    expect(await roleOf(world, thief)).toBeNull();
    await world.pass({ minutes: 61 });
    await thief.says(`mời ${code}`);
    expect(await roleOf(world, thief)).not.toBeNull();
  });
});

describe("a role that ends", () => {
  it("takes buttons, lists and tasks with it from that moment", async () => {
    const world = await freshWorld();
    const ha = await world.member("Hà", YEN_HOA, "officer");
    await fileTheLamp(world);
    await ha.presses("Nhận việc");
    await ha.presses("Hỏi người dân");
    await ha.says("Cột đèn nào tối: đầu ngõ hay cuối ngõ ạ?");
    await end(world, ha);
    await ha.presses("Gửi câu hỏi");
    const found = await world.house.database.db.case.findFirstOrThrow();
    expect(found).toMatchObject({ state: "accepted", pausedAt: null });
    await ha.presses("Nhận việc");
    expect(ha.last().text).not.toContain("Đã nhận");
    ha.reads();
    await fileTheLamp(world, "Bình");
    expect(ha.reads()).toEqual([]);
  });

  it("brings what was in hand back to the agency, told once with a button for each", async () => {
    const world = await freshWorld();
    const ha = await world.member("Hà", YEN_HOA, "officer");
    await fileTheLamp(world, "An");
    await ha.presses("Nhận việc");
    await fileTheLamp(world, "Bình");
    await ha.presses("Nhận việc");
    const nam = await world.member("Nam", YEN_HOA, "officer");
    nam.reads();
    await end(world, ha);
    await world.pass({ minutes: 1 });
    const cases = await world.house.database.db.case.findMany();
    expect(cases.map(({ handlerId }) => handlerId)).toEqual([null, null]);
    const told = nam.reads().filter((text) => text.includes("trở lại"));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain("2 việc trở lại UBND phường Yên Hòa");
    expect(ha.last().text).toContain("đã kết thúc");
  });

  it("skips what waits to tell them of its cases, and nothing of their own", async () => {
    const world = await freshWorld();
    const ha = await world.member("Hà", YEN_HOA, "officer");
    await world.pass({ hours: 11 });
    await fileTheLamp(world);
    const { db } = world.house.database;
    const waiting = await db.message.findMany({
      where: { state: "pending", class: "assignment" },
    });
    expect(waiting).toHaveLength(1);
    await end(world, ha);
    expect(
      await db.message.findUniqueOrThrow({ where: { id: waiting[0]?.id ?? "" } }),
    ).toMatchObject({ state: "skipped", reason: "leftAgency" });
  });

  it("leaves another role in the same agency as it is", async () => {
    const world = await freshWorld();
    const ha = await world.member("Hà", YEN_HOA, "officer");
    const { token } = await inviteWithCode(world.house, { ...OFFICER, role: "head" });
    await ha.sends({ kind: "start", parameter: `inv_${token}` });
    await fileTheLamp(world);
    await ha.presses("Nhận việc");
    const { db } = world.house.database;
    const officer = await db.membership.findFirstOrThrow({
      where: { role: "officer" },
    });
    await leaveAgency(world.house, officer.id);
    expect((await db.case.findFirstOrThrow()).handlerId).not.toBeNull();
  });

  it("may begin again by a new invitation, from then on", async () => {
    const world = await freshWorld();
    const ha = await world.member("Hà", YEN_HOA, "officer");
    await end(world, ha);
    await world.pass({ hours: 1 });
    const { code } = await inviteWithCode(world.house, OFFICER);
    await ha.says(`mời ${code}`);
    const role = await roleOf(world, ha);
    expect(role?.validFrom.toTemporalInstant().equals(world.clock.now())).toBe(true);
  });
});

describe("leave", () => {
  it("is noted with its days, a stand-in asked, who is then told of new cases", async () => {
    const world = await freshWorld();
    const ha = await world.member("Hà", YEN_HOA, "officer");
    const nam = await world.member("Nam", YEN_HOA, "officer");
    await fileTheLamp(world, "An");
    await ha.presses("Nhận việc");
    await ha.says("nghỉ phép");
    await ha.says("hôm nay đến 18/11");
    expect(ha.last().text).toContain("từ 16/11 đến hết 18/11");
    await ha.presses("Nam");
    expect(nam.last().text).toContain("Hà nghỉ từ 16/11 đến hết 18/11");
    await nam.presses("Nhận làm thay");
    expect(ha.last().text).toContain("Nam nhận làm thay");
    const absence = await world.house.database.db.absence.findFirstOrThrow();
    expect(absence.standInId).not.toBeNull();
    expect(absence.to.toTemporalInstant().toString()).toBe("2026-11-18T17:00:00Z");
  });

  it("ends by a button, and the stand-in is told", async () => {
    const world = await freshWorld();
    const ha = await world.member("Hà", YEN_HOA, "officer");
    const nam = await world.member("Nam", YEN_HOA, "officer");
    await ha.says("nghỉ phép hôm nay đến 20/11");
    await ha.presses("Nam");
    await nam.presses("Nhận làm thay");
    await ha.says("nghỉ phép");
    expect(ha.last().text).toContain("Nam làm thay");
    await ha.presses("Đi làm lại");
    expect(nam.last().text).toContain("Hà đã đi làm lại");
    expect(
      (await world.house.database.db.absence.findFirstOrThrow()).to.toTemporalInstant(),
    ).toEqual(world.clock.now());
  });

  it("who says no leaves the choice to the others", async () => {
    const world = await freshWorld();
    const ha = await world.member("Hà", YEN_HOA, "officer");
    const nam = await world.member("Nam", YEN_HOA, "officer");
    const lan = await world.member("Lan", YEN_HOA, "head");
    await ha.says("nghỉ phép 17/11");
    await ha.presses("Nam");
    await nam.presses("Không nhận được");
    expect(ha.last().text).toContain("Nam không làm thay được");
    await ha.presses("Lan");
    await lan.presses("Nhận làm thay");
    await nam.presses("Nhận làm thay");
    expect(nam.last().text).toContain("Đã có người khác");
  });

  it("is no word for citizens", async () => {
    const world = await freshWorld();
    const an = world.person("An");
    await an.says("nghỉ phép");
    expect(await world.house.database.db.absence.count()).toBe(0);
    expect(an.last().text).not.toContain("nghỉ những ngày nào");
  });
});
