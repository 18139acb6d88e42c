import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { insertServicePoint } from "#routing/store.ts";
import { MONDAY, openWorld } from "#test/support/world.ts";
import { findOwner } from "#workflow/understand.ts";

const world = await openWorld();
const { house } = world;
afterAll(() => world[Symbol.asyncDispose]());

const COUNTER = {
  code: "mot-cua-lang",
  name: "Bộ phận Một cửa phường Láng",
  agencyId: "ubnd:w-lang",
  wardId: "w-lang",
  address: "79 phố Nguyên Hồng",
};

beforeAll(async () => {
  await insertServicePoint(house.database.db, COUNTER);
});

// Else the next person is shown this one's open case at the same counter.
afterEach(async () => {
  await house.database.db.case.updateMany({
    data: { state: "closed", nextAlertAt: null },
  });
});

describe("who scans the code of a counter", () => {
  it.each(["web", "telegram"] as const)(
    "is greeted by its name and asked neither for ward nor address (%s)",
    async (channel) => {
      const citizen = world.person(`scanner-${channel}`, channel);
      await citizen.sends({ kind: "start", parameter: "p_mot-cua-lang" });
      expect(citizen.last().text).toContain("tại **Bộ phận Một cửa phường Láng**");
      await citizen.says("rác chất đống trước cổng cả tuần nay");
      await citizen.presses("Đồng ý");
      await citizen.presses("Không có ảnh");
      const summary = citizen.last().text;
      expect(summary).toContain("79 phố Nguyên Hồng, phường Láng");
      expect(summary).toContain(
        "Nơi xử lý: **UBND phường Láng**, vì phản ánh gửi từ mã QR của Bộ phận Một cửa phường Láng.",
      );
      await citizen.presses("Gửi phản ánh");
      expect(citizen.last().text).toMatch(/^Đã nhận\. Mã \*\*L-26-/);
      const stored = await house.database.db.case.findFirst({
        orderBy: { createdAt: "desc" },
      });
      expect(stored).toMatchObject({
        agencyId: "ubnd:w-lang",
        wardId: "w-lang",
        address: "79 phố Nguyên Hồng",
        agencyWhy: "phản ánh gửi từ mã QR của Bộ phận Một cửa phường Láng",
      });
    },
  );

  it("may say that it is the wrong office, and then the kind of matter decides", async () => {
    const citizen = world.person("objector");
    await citizen.sends({ kind: "start", parameter: "p_mot-cua-lang" });
    await citizen.says("rác chất đống trước cổng cả tuần nay");
    await citizen.presses("Đồng ý");
    await citizen.presses("Không có ảnh");
    await citizen.presses("Không đúng cơ quan");
    await citizen.presses("Loại khác");
    expect(citizen.last().text).toContain("Trung tâm Phục vụ hành chính công");
  });

  it("never sends a denunciation to the office it accuses", async () => {
    const citizen = world.person("accuser");
    await citizen.sends({ kind: "start", parameter: "p_mot-cua-lang" });
    await citizen.says("tôi tố cáo cán bộ phường nhận hối lộ");
    await citizen.presses("Vẫn gửi phản ánh");
    await citizen.presses("Đồng ý");
    await citizen.presses("Không có ảnh");
    expect(citizen.last().text).toContain("Trung tâm Phục vụ hành chính công");
  });

  it("goes to a person, not to the office, when they ask for one", async () => {
    const citizen = world.person("asker");
    await citizen.sends({ kind: "start", parameter: "p_mot-cua-lang" });
    await citizen.says("rác chất đống trước cổng cả tuần nay");
    await citizen.says("gặp người");
    await citizen.presses("Đồng ý");
    expect(citizen.last().text).toContain("Trung tâm Phục vụ hành chính công");
  });
});

describe("the owner of a case that begins with a code", () => {
  const atCounter = { ...COUNTER, name: "Bộ phận **Một cửa**" };
  const atDepartment = { ...COUNTER, agencyId: "so-xay-dung" };

  it.each([
    [
      "the counter's office, for a matter of its ward",
      "rac-moi-truong.rac-khong-thu-gom",
      "w-lang",
      atCounter,
      "ubnd:w-lang",
    ],
    [
      "the counter's office, for a matter nobody could name",
      null,
      "w-lang",
      atCounter,
      "ubnd:w-lang",
    ],
    [
      "the table's, for a matter of the city",
      "chieu-sang-cay-xanh.den-duong-tat",
      "w-lang",
      atCounter,
      "so-xay-dung",
    ],
    [
      "the table's, for a matter of the ward's police",
      "tieng-on.karaoke-loa-keo",
      "w-lang",
      atCounter,
      "cong-an:w-lang",
    ],
    [
      "the table's, for a matter of the ward at a department",
      "rac-moi-truong.rac-khong-thu-gom",
      "w-lang",
      atDepartment,
      "ubnd:w-lang",
    ],
    [
      "the dispatcher's, for such a matter without a ward",
      "rac-moi-truong.rac-khong-thu-gom",
      null,
      atDepartment,
      "ttpvhcc",
    ],
    [
      "the other ward's, once the place was moved there",
      "rac-moi-truong.rac-khong-thu-gom",
      "w-yen-hoa",
      atCounter,
      "ubnd:w-yen-hoa",
    ],
    [
      "the table's, where the point has no office",
      "chieu-sang-cay-xanh.den-duong-tat",
      "w-lang",
      { ...COUNTER, agencyId: null },
      "so-xay-dung",
    ],
    [
      "the table's, where the office is gone",
      "chieu-sang-cay-xanh.den-duong-tat",
      "w-lang",
      { ...COUNTER, agencyId: "gone" },
      "so-xay-dung",
    ],
  ])("is %s", (_, matterId, wardId, point, expected) => {
    const about = { matterId, wardId, placeKind: "unknown" as const, point };
    expect(findOwner(house, about, MONDAY).agency.id).toBe(expected);
  });

  it("has a reason without the markup of a name", () => {
    const about = { matterId: null, wardId: "w-lang", placeKind: "unknown" as const };
    const { why } = findOwner(house, { ...about, point: atCounter }, MONDAY);
    expect(why.vi).not.toContain("**");
  });
});
