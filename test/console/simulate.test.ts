import { describe, expect, it } from "vitest";
import { formOf, visitConsole } from "#test/support/console.ts";
import { wardWithCases } from "#test/support/ward-office.ts";
import { openWorld, type World } from "#test/support/world.ts";

function typed({ house }: World, changes: Record<string, string> = {}) {
  const amounts = house.city.alertPolicies.map(({ id, amount }) => [
    `amount:${id}`,
    String(amount),
  ]);
  const dates = { from: "2026-11-16", to: "2026-11-21" };
  return formOf({ ...dates, ...Object.fromEntries(amounts), ...changes });
}

describe("trying thresholds in the console", () => {
  it("asks for a session", async () => {
    await using world = await openWorld();
    const stranger = await visitConsole(world.house, { isSignedIn: false });
    expect((await stranger.get("/console/simulate")).status).toBe(403);
    expect((await stranger.post("/console/simulate", typed(world))).status).toBe(403);
  });

  it("offers a week and the thresholds of today, which change nothing", async () => {
    await using world = await openWorld();
    await wardWithCases(world, 1);
    const admin = await visitConsole(world.house);
    const empty = await (await admin.get("/console/simulate")).text();
    expect(empty).toContain('name="from" required value="2026-11-16"');
    expect(empty).toContain("trước hạn nhận việc 240 phút làm việc, báo cán bộ");
    const page = await (await admin.post("/console/simulate", typed(world))).text();
    const [, then, now] =
      /<strong>(\d+) tin<\/strong>.*Ngưỡng hiện nay: (\d+) tin/s.exec(page) ?? [];
    expect(Number(then)).toBeGreaterThan(1);
    expect(then).toBe(now);
    expect(page).toContain("14:30 thứ Hai, 16/11");
    expect(page).toContain("0 tin ban đêm");
    expect(await world.house.database.db.nudge.count()).toBe(0);
  });

  it("shows one message less without a threshold, and its new moment with another amount", async () => {
    await using world = await openWorld();
    await wardWithCases(world, 1);
    const admin = await visitConsole(world.house);
    const post = async (amount: string) => {
      const form = typed(world, { "amount:normal-accept-240": amount });
      return await (await admin.post("/console/simulate", form)).text();
    };
    const without = await post("");
    const [, then, now] =
      /<strong>(\d+) tin<\/strong>.*Ngưỡng hiện nay: (\d+) tin/s.exec(without) ?? [];
    expect(Number(now) - Number(then)).toBe(1);
    expect(await post("300")).toContain("13:30 thứ Hai, 16/11");
  });

  it.each<[string, Record<string, string>]>([
    ["days that are over", { from: "2026-11-02" }],
    ["an end before the beginning", { to: "2026-11-15" }],
    ["more than two months", { to: "2027-11-15" }],
    ["a date that is none", { to: "2026-02-30" }],
    ["an amount below nothing", { "amount:normal-accept-240": "-5" }],
    ["more than all of the time", { "amount:complex-answer-half": "150" }],
  ])("refuses %s and keeps what was typed", async (_, wrong) => {
    await using world = await openWorld();
    const admin = await visitConsole(world.house);
    const refused = await admin.post("/console/simulate", typed(world, wrong));
    expect(refused.status).toBe(400);
    const page = await refused.text();
    expect(page).toContain("Chưa tính được");
    for (const value of Object.values(wrong))
      expect(page).toContain(`value="${value}"`);
  });
});
