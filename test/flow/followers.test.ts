import { describe, expect, it } from "vitest";
import { answerTheLamp, fileTheLamp, LAMP } from "#test/support/lamp-case.ts";
import { openWorld, type Person, type World } from "#test/support/world.ts";

/** Somebody else sees the same lamp and follows instead. */
async function followTheLamp(
  world: World,
  name: string,
  text = "đèn ngõ 12 phố Yên Hòa hỏng rồi, tối quá",
): Promise<Person> {
  const follower = world.person(name);
  await follower.says(text);
  for (const label of ["Đồng ý", "Đúng", "Theo dõi cùng"])
    await follower.presses(label);
  return follower;
}

const caseCount = ({ house }: World) => house.database.db.case.count();

describe("people with the same trouble", () => {
  it("follow one case, and the officer hears one story with their number", async () => {
    await using world = await openWorld();
    const officer = await world.member("Hà", "ubnd:w-yen-hoa", "officer");
    const { code } = await fileTheLamp(world);
    officer.reads();
    const binh = await followTheLamp(world, "Bình");
    const chi = await followTheLamp(world, "Chi");
    expect(await caseCount(world)).toBe(1);
    expect(officer.reads()).toEqual([]);

    await chi.presses("Gửi thêm nội dung");
    expect(officer.last().text).toContain("Người theo dõi viết thêm");
    expect(officer.last().text).toContain("đèn ngõ 12 phố Yên Hòa hỏng rồi");
    expect(chi.last().text).toContain("Đã chuyển thêm thông tin");

    await officer.presses("Nhận việc");
    binh.reads();
    await answerTheLamp(officer);
    const news = binh.last();
    expect(news.text).toContain(`Việc **${code}** anh/chị theo dõi đã có trả lời`);
    expect(news.text).toContain("thay bóng cột số 7");
    await binh.presses("Chưa giải quyết");
    expect(binh.last().text).toContain("Đã báo cho đơn vị");
    expect(officer.last().text).toContain(
      "Một người theo dõi báo chưa giải quyết xong",
    );
  });

  it("see nothing the author wrote, and not where they live", async () => {
    await using world = await openWorld();
    const { code } = await fileTheLamp(world);
    const binh = await followTheLamp(world, "Bình");
    await binh.says(code);
    const seen = binh.all().map(({ text }) => text);
    expect(seen.join("\n")).not.toContain("cả tuần nay");
    expect(binh.last().text).not.toContain("ngõ 12");
    expect(binh.last().buttons.map(({ label }) => label)).toContain("Thôi theo dõi");
  });

  it("find it among their own, and hear nothing more once they have left", async () => {
    await using world = await openWorld();
    const officer = await world.member("Hà", "ubnd:w-yen-hoa", "officer");
    const { code } = await fileTheLamp(world);
    const binh = await followTheLamp(world, "Bình");
    binh.reads();
    await binh.says("việc của tôi");
    const [list] = binh.reads();
    expect(list).toContain(`**${code}**`);
    expect(list).toContain("anh/chị theo dõi");
    await binh.presses(code);
    await binh.presses("Thôi theo dõi");
    expect(binh.last().text).toContain(`đã thôi theo dõi **${code}**`);
    binh.reads();
    await officer.presses("Nhận việc");
    await answerTheLamp(officer);
    expect(binh.reads()).toEqual([]);
    const [found] = await world.house.database.db.case.findMany();
    expect(found?.followerCount).toBe(0);
  });

  it("hear of each turn once: passed on, reopened, closed", async () => {
    await using world = await openWorld();
    const officer = await world.member("Hà", "ubnd:w-yen-hoa", "officer");
    const { citizen } = await fileTheLamp(world);
    const binh = await followTheLamp(world, "Bình");
    await officer.presses("Nhận việc");
    binh.reads();
    await answerTheLamp(officer);
    await citizen.presses("Chưa giải quyết");
    await answerTheLamp(officer);
    await citizen.presses("Đã giải quyết");
    const [answered, reopened, again, closed, ...more] = binh.reads();
    expect(answered).toContain("đã có trả lời");
    expect(reopened).toContain("được mở lại");
    expect(again).toContain("đã có trả lời");
    expect(closed).toContain("người gửi xác nhận đã giải quyết");
    expect(more).toEqual([]);
  });

  it("are told by day only", async () => {
    const start = Temporal.Instant.from("2026-11-16T23:00:00+07:00");
    await using world = await openWorld({ start });
    const { citizen, code } = await fileTheLamp(world);
    const binh = await followTheLamp(world, "Bình");
    binh.reads();
    await citizen.says(code);
    await citizen.presses("Rút phản ánh");
    await citizen.presses("Rút phản ánh");
    expect(binh.reads()).toEqual([]);
    await world.pass({ hours: 9 });
    expect(binh.reads().join()).toContain("người gửi đã rút lại");
  });

  it("wake no officer: at the fifth there is one note, in office hours", async () => {
    const start = Temporal.Instant.from("2026-11-16T20:00:00+07:00");
    await using world = await openWorld({ start });
    const officer = await world.member("Hà", "ubnd:w-yen-hoa", "officer");
    await fileTheLamp(world);
    for (const name of ["B1", "B2", "B3", "B4", "B5", "B6"]) {
      await followTheLamp(world, name);
    }
    expect(officer.reads()).toEqual([]);
    await world.pass({ hours: 12 });
    const notes = officer.reads().filter((text) => text.includes("5 người theo dõi"));
    expect(notes).toHaveLength(1);
  });

  it("stand in what officers are told later", async () => {
    await using world = await openWorld();
    const officer = await world.member("Hà", "ubnd:w-yen-hoa", "officer");
    const { citizen } = await fileTheLamp(world);
    await followTheLamp(world, "Bình");
    await answerTheLamp(officer);
    await citizen.presses("Chưa giải quyết");
    expect(officer.last().text).toContain("· 1 người theo dõi");
  });

  it("may follow by the code, and are forgotten on request", async () => {
    await using world = await openWorld();
    const { code } = await fileTheLamp(world);
    const dung = world.person("Dung");
    await dung.says(code);
    await dung.presses("Theo dõi cùng");
    expect(dung.last().text).toContain(`đang theo dõi **${code}**`);
    await dung.says("/xoadulieu");
    await dung.presses("Xoá dữ liệu");
    const { db } = world.house.database;
    const [found] = await db.case.findMany();
    expect([found?.followerCount, await db.caseFollower.count()]).toEqual([0, 0]);
  });

  it("send their own when it is another lamp", async () => {
    await using world = await openWorld();
    await fileTheLamp(world);
    const eve = world.person("Eve");
    await eve.says(LAMP.replace("ngõ 12", "ngõ 25"));
    for (const label of ["Đồng ý", "Đúng"]) await eve.presses(label);
    expect(eve.last().buttons.map(({ label }) => label)).toContain("Không có ảnh");
  });
});
