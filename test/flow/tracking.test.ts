import { describe, expect, it } from "vitest";
import { fileTheLamp } from "#test/support/lamp-case.ts";
import { openWorld } from "#test/support/world.ts";

describe("following what one has sent", () => {
  it("lists one's cases and tells the story of each", async () => {
    await using world = await openWorld();
    const officer = await world.member("Hà", "ubnd:w-yen-hoa", "officer");
    const { citizen, code } = await fileTheLamp(world);
    await officer.presses("Nhận việc");

    await citizen.says("việc của tôi");
    expect(citizen.last().text).toContain(`**${code}** · Đèn đường tắt`);
    await citizen.presses(code);
    const story = citizen.last().text;
    expect(story).toContain("ngõ 12 phố Yên Hòa");
    expect(story).toContain("09:00 thứ Hai, 16/11: gửi đi");
    expect(story).toContain("đơn vị nhận việc");
  });

  it("shows others who have the code the public part only", async () => {
    await using world = await openWorld();
    const { code } = await fileTheLamp(world);
    const other = world.person("Bình");
    await other.says(code.toLowerCase());
    expect(other.last().text).toContain("Đèn đường tắt");
    expect(other.last().text).toContain("phường Yên Hòa");
    expect(other.last().text).not.toContain("ngõ 12");
    expect(other.last().buttons.map(({ label }) => label)).toEqual(["Theo dõi cùng"]);
    await other.says("YH-26-ZZZZZ");
    expect(other.last().text).toContain("Chưa tìm thấy mã này");
  });

  it("passes on what is added later", async () => {
    await using world = await openWorld();
    const officer = await world.member("Hà", "ubnd:w-yen-hoa", "officer");
    const { citizen, code } = await fileTheLamp(world);
    await citizen.says(code);
    await citizen.presses("Viết thêm");
    await citizen.says("Bóng ở cột số 7 bị vỡ");
    expect(officer.last().text).toContain("Bóng ở cột số 7 bị vỡ");
    expect(citizen.last().text).toContain("Đã chuyển thêm thông tin");
  });

  it("takes a case back only after asking, tells the officer, and nudges nobody afterwards", async () => {
    await using world = await openWorld();
    const officer = await world.member("Hà", "ubnd:w-yen-hoa", "officer");
    const { citizen, code } = await fileTheLamp(world);
    await citizen.says(code);
    await citizen.presses("Rút phản ánh");
    expect(citizen.last().text).toContain("chắc chắn rút");
    await citizen.presses("Rút phản ánh");
    expect(citizen.last().text).toContain(`Đã rút **${code}**`);
    expect(officer.last().text).toContain(`đã rút **${code}**`);
    officer.reads();
    await world.pass({ days: 14 });
    expect(officer.reads()).toEqual([]);
    await officer.presses("Nhận việc");
    expect(officer.last().text).toContain("đã khép lại");
  });

  it("keeps a report that is being written while one looks things up", async () => {
    await using world = await openWorld();
    const { citizen } = await fileTheLamp(world);
    await citizen.says("rác chất đống ở phường Láng mấy hôm nay không ai dọn");
    await citizen.says("của tôi");
    expect(citizen.last().text).toContain("Việc anh/chị đã gửi");
    await citizen.says("hi");
    expect(citizen.all().at(-2)?.text).toContain("rác chất đống");
  });
});
