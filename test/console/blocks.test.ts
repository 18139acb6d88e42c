import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formOf, visitConsole } from "#test/support/console.ts";
import { fileTheLamp } from "#test/support/lamp-case.ts";
import { openWorld, type Person } from "#test/support/world.ts";
import { processAll } from "#workflow/process-all.ts";

const world = await openWorld();
const { house } = world;
const { db } = house.database;
// A session of its own for each: weeks go by here.
const get = async (path: string) => (await visitConsole(house)).get(path);
const post = async (path: string, form: FormData) =>
  (await visitConsole(house)).post(path, form);
afterAll(() => world[Symbol.asyncDispose]());

let citizen: Person;
let code = "";
beforeAll(async () => {
  ({ citizen, code } = await fileTheLamp(world));
  citizen.reads();
});

async function block(change: Readonly<Record<string, string>> = {}) {
  const form = { code, reason: "tin quảng cáo <b>", until: "2026-12-01", ...change };
  const response = await post("/console/blocks", formOf(form));
  return { status: response.status, page: await response.text() };
}

const page = async () => await (await get("/console/blocks")).text();

describe("the senders that are blocked", () => {
  it.each([
    ["an unknown code", { code: "YH-26-XXXXX" }, "Không có việc nào mang mã này"],
    ["no reason", { reason: " " }, "Hãy ghi lý do"],
    ["a reason like a letter", { reason: "a".repeat(201) }, "Hãy ghi lý do"],
    ["a day that is over", { until: "2026-11-16" }, "từ ngày mai"],
    ["no day", { until: "mai" }, "từ ngày mai"],
  ])("are not so for %s", async (_, change, said) => {
    const refused = await block(change);
    expect(refused.status).toBe(400);
    expect(refused.page).toContain(said);
    expect(await db.blockedChat.count()).toBe(0);
  });

  it("are listed with code, reason, by whom and until when, and what they sent meanwhile", async () => {
    expect((await block({ code: code.toLowerCase() })).status).toBe(303);
    await citizen.says("mua hàng đi");
    expect(citizen.reads().join()).toContain("tạm ngừng nhận tin");
    const listed = await page();
    for (const part of [
      "Đang chặn 1 người",
      code,
      "tin quảng cáo &lt;b&gt;",
      "quản trị viên, từ 16/11/2026",
      "1/12/2026",
      "đang giữ 1 tin",
    ])
      expect(listed).toContain(part);
    const again = await block();
    expect([again.status, again.page.includes("đang bị chặn rồi")]).toEqual([
      400,
      true,
    ]);
  });

  it("are marked once their review is due; the dispatchers are told once, and decide once", async () => {
    const dispatcher = await world.member("Lan", "ttpvhcc", "dispatcher");
    await world.pass({ days: 16 });
    await processAll(house);
    const told = dispatcher
      .all()
      .filter(({ text }) => text.includes("xem lại việc chặn"));
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain("Đang giữ 1 tin chưa đọc");
    expect(await page()).toContain("đã đến ngày");

    await dispatcher.presses("Chặn thêm 30 ngày");
    expect(dispatcher.last().text).toContain("Chặn tiếp. Đến **1/1**");
    await dispatcher.presses("Bỏ chặn");
    expect(dispatcher.last().text).toContain("đã có người xem lại");
    expect(await page()).toContain("1/1/2027");
  });

  it("are lifted, and heard after all if one wants", async () => {
    const { chatId } = await db.blockedChat.findFirstOrThrow();
    const lifting = formOf({ chat: chatId, reads: "yes" });
    const lifted = await (await post("/console/blocks/lift", lifting)).text();
    expect(lifted).toContain("1 tin đã giữ đang được đọc");
    expect(lifted).toContain("Không chặn ai");
    await processAll(house);
    expect(await db.update.count({ where: { error: "blocked" } })).toBe(0);
    // Pressed twice, or by two people: the list says how it stands.
    const twice = await (await post("/console/blocks/lift", lifting)).text();
    expect(twice).not.toContain("Đã bỏ chặn");
    const events = await db.caseEvent.findMany({
      where: { kind: { contains: "block" } },
    });
    expect(events.map(({ kind }) => kind).sort()).toEqual(["blockLifted", "blocked"]);
  });

  it("are never those who work for an office, nor those who are forgotten", async () => {
    const { personId, id } = await db.chat.findFirstOrThrow({
      where: { externalId: "An" },
    });
    const validFrom = new Date(0);
    const role = { agencyId: "ubnd:w-lang", role: "officer", validFrom };
    await db.membership.create({ data: { id, personId, ...role } });
    expect((await block({ until: "2026-12-20" })).page).toContain("giữ vai trò");
    await db.membership.deleteMany({ where: { personId } });
    await citizen.says("/xoadulieu");
    await citizen.presses("Xoá dữ liệu");
    expect((await block({ until: "2026-12-20" })).page).toContain("đã xoá dữ liệu");
    expect(await db.blockedChat.count()).toBe(0);
  });

  it("are only for administrators", async () => {
    const stranger = await visitConsole(house, { isSignedIn: false });
    const answers = await Promise.all([
      stranger.get("/console/blocks"),
      stranger.post("/console/blocks", formOf({ code })),
      stranger.post("/console/blocks/lift", formOf({ chat: "x" })),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
  });
});
