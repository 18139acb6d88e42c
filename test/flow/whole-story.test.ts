import { describe, expect, it } from "vitest";
import { answerTheLamp, fileTheLamp, LAMP } from "#test/support/lamp-case.ts";
import { openWorld } from "#test/support/world.ts";

describe("a citizen writes, the right office is told in time", () => {
  it("goes from the first message to the confirmed answer", async () => {
    await using world = await openWorld();
    const officer = await world.member("Hà", "ubnd:w-yen-hoa", "officer");
    const citizen = world.person("An");

    await citizen.says(LAMP);
    expect(citizen.last().buttons.map(({ label }) => label)).toEqual([
      "Đồng ý",
      "Không đồng ý",
      "Lựa chọn khác",
    ]);
    await citizen.presses("Đồng ý");
    expect(citizen.last().text).toContain("phường Yên Hòa (trước thuộc quận Cầu Giấy)");
    await citizen.presses("Đúng");
    await citizen.presses("Không có ảnh");
    expect(citizen.last().text).toContain("Đèn đường tắt");
    expect(citizen.last().text).toContain("UBND phường Yên Hòa");
    await citizen.presses("Gửi phản ánh");
    expect(citizen.last().text).toMatch(/^Đã nhận\. Mã \*\*YH-26-[A-Z0-9]{5}\*\*\./);
    expect(citizen.last().text).toContain("09:00 thứ Ba, 17/11");

    expect(officer.last().text).toContain("Việc mới");
    expect(officer.last().text).toContain(LAMP);
    await officer.presses("Nhận việc");
    expect(citizen.last().text).toContain("đã nhận việc");

    await officer.presses("Trả lời");
    await officer.says("Tổ chiếu sáng đã thay bóng cột số 7 lúc 10 giờ sáng nay.");
    await officer.presses("Gửi không ảnh");
    expect(citizen.last().text).toContain("đã thay bóng");
    expect(citizen.last().speaker).toBe("UBND phường Yên Hòa");

    await citizen.presses("Đã giải quyết");
    expect(citizen.all().at(-2)?.text).toContain("khép lại");
    expect(citizen.last().text).toContain("4 câu ngắn");
  });

  it("nudges twice before each deadline, once each, then tells the head and the citizen", async () => {
    await using world = await openWorld();
    const officer = await world.member("Hà", "ubnd:w-yen-hoa", "officer");
    const head = await world.member("Minh", "ubnd:w-yen-hoa", "head");
    const { citizen } = await fileTheLamp(world);
    officer.reads();

    await world.pass({ days: 14 });

    const isAlone = (text: string) => !text.startsWith("📋");
    const nudges = officer
      .reads()
      .filter(isAlone)
      .map((text) => text.split(" · ")[0]);
    expect(nudges).toEqual([
      "⏳ Còn **4 giờ làm việc** để nhận",
      // One hour and eight hours before, both at 08:00, stand in the overviews.
      "⏳ Còn **4 giờ làm việc** để trả lời",
    ]);
    expect(
      head
        .reads()
        .filter(isAlone)
        .map((text) => text.split(" · ")[0]),
    ).toEqual(["⛔ **Chưa ai nhận, đã quá hạn**"]);
    expect(citizen.last().text).toContain("chưa trả lời");
    expect(citizen.last().text).toContain("Lãnh đạo đơn vị đã được báo");
  });

  it("opens the case again when the citizen says it is not solved", async () => {
    await using world = await openWorld();
    const officer = await world.member("Hà", "ubnd:w-yen-hoa", "officer");
    const head = await world.member("Minh", "ubnd:w-yen-hoa", "head");
    const { citizen } = await fileTheLamp(world);
    await officer.presses("Nhận việc");
    await answerTheLamp(officer);

    await citizen.presses("Chưa giải quyết");
    expect(citizen.last().text).toContain("Đã mở lại");
    expect(officer.last().text).toContain("Người dân báo chưa giải quyết");
    expect(head.last().text).toContain("Người dân báo chưa giải quyết");

    await citizen.says("Đèn sáng được một lúc rồi lại tắt");
    expect(officer.last().text).toContain("Đèn sáng được một lúc rồi lại tắt");
  });
});

describe("nobody is woken at night", () => {
  const NIGHT = Temporal.Instant.from("2026-11-17T01:19:00+07:00");

  it("an ordinary case waits for the office to open, then comes once", async () => {
    await using world = await openWorld({ start: NIGHT });
    const officer = await world.member("Hà", "ubnd:w-yen-hoa", "officer");
    await fileTheLamp(world);
    expect(officer.reads()).toEqual([]);
    await world.pass({ hours: 6 });
    expect(officer.reads()).toEqual([]);
    await world.pass({ hours: 1 });
    expect(officer.reads().map((text) => text.split(" · ")[0])).toEqual([
      "**Việc mới**",
      expect.stringContaining("📋"),
    ]);
  });

  it("an urgent one comes at once", async () => {
    await using world = await openWorld({ start: NIGHT });
    const officer = await world.member("Hà", "cong-an:w-yen-hoa", "officer");
    const dispatcher = await world.member("Lan", "ttpvhcc", "dispatcher");
    const citizen = world.person("An");
    await citizen.says(
      "cháy nhà ở ngõ 12 phố Yên Hòa, phường Yên Hòa, người kẹt bên trong",
    );
    for (const label of [
      "Đồng ý",
      "Loại khác",
      "Đúng",
      "Không có ảnh",
      "Gửi phản ánh",
    ]) {
      const isShown = citizen.last().buttons.some((button) => button.label === label);
      if (isShown) await citizen.presses(label);
    }
    expect(citizen.last().text).toContain("Đã nhận");
    expect([...officer.reads(), ...dispatcher.reads()].join("\n")).toContain(
      "Việc mới",
    );
  });
});
