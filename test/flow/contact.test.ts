import { describe, expect, it } from "vitest";
import { openWorld, type World } from "#test/support/world.ts";
import { retain } from "#workflow/retain.ts";

const OFFICIAL = "Cán bộ một cửa phường Yên Hòa thái độ hách dịch, quát tháo người dân";

/** Somebody named has sent feedback on an official, and the officer in charge has looked who it is. */
async function fileWithName(world: World) {
  const officer = await world.member("Hà", "ttpvhcc", "officer");
  const citizen = world.person("An");
  await citizen.says(OFFICIAL);
  for (const label of ["Đồng ý", "Đúng", "Kèm tên, điện thoại"])
    await citizen.presses(label);
  await citizen.says("Nguyễn Thị Lan 0912 345 678");
  await citizen.presses("Gửi phản ánh");
  await officer.presses("Xem liên hệ");
  expect(officer.last().text).toContain("0912345678");
  return { citizen, officer };
}

async function shownText({ house }: World): Promise<string> {
  const row = await house.database.db.message.findFirstOrThrow({
    where: { key: "contactShown" },
  });
  return JSON.stringify(row.body);
}

describe("name and phone of a sender", () => {
  it("are given with a consent of their own, and every look is written down", async () => {
    await using world = await openWorld();
    const { db } = world.house.database;
    await fileWithName(world);
    const consents = await db.consent.findMany({ where: { purpose: "contact" } });
    expect(consents).toMatchObject([{ isGiven: true, textVersion: "2026-11" }]);
    const officer = await db.person.findFirstOrThrow({ where: { displayName: "Hà" } });
    const looks = await db.caseEvent.findMany({ where: { kind: "contactSeen" } });
    expect(looks).toMatchObject([{ actorId: officer.id, data: {} }]);
  });

  it("shared from the address book below the question are a consent too", async () => {
    await using world = await openWorld();
    const { db } = world.house.database;
    const citizen = world.person("An", "telegram");
    await citizen.says(OFFICIAL);
    for (const label of ["Đồng ý", "Đúng"]) await citizen.presses(label);
    await citizen.sends({ kind: "contact", name: "Lan Nguyễn", phone: "84912345678" });
    expect(citizen.last().text).toContain("Người gửi: Lan Nguyễn");
    expect(
      await db.consent.count({ where: { purpose: "contact", isGiven: true } }),
    ).toBe(1);
    await citizen.presses("Gửi phản ánh");
    expect(await db.caseContact.findMany()).toMatchObject([
      { name: "Lan Nguyễn", phone: "0912345678" },
    ]);
  });

  it("leave the case and what the officer was shown when the consent is taken back", async () => {
    await using world = await openWorld();
    const { db } = world.house.database;
    const { citizen, officer } = await fileWithName(world);
    await citizen.says("/rutdongy");
    await citizen.presses("Rút: tên, điện thoại");
    expect(await db.caseContact.count()).toBe(0);
    expect(await shownText(world)).not.toContain("0912345678");
    await officer.presses("Xem liên hệ");
    expect(officer.last().text).toContain("không có tên");
  });

  it("stand in what the officer was shown for 30 days, other words for longer", async () => {
    await using world = await openWorld();
    await fileWithName(world);
    const jump = async (days: number) => {
      world.clock.set(world.clock.now().add({ hours: 24 * days }));
      while ((await retain(world.house)) > 0);
    };
    await jump(29);
    expect(await shownText(world)).toContain("0912345678");
    await jump(1);
    expect(await shownText(world)).not.toContain("0912345678");
    const { db } = world.house.database;
    const receipt = await db.message.findFirstOrThrow({ where: { key: "receipt" } });
    expect(JSON.stringify(receipt.body)).toContain("Đã nhận");
  });
});
