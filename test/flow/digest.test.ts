import { describe, expect, it } from "vitest";
import { answerTheLamp, fileTheLamp } from "#test/support/lamp-case.ts";
import { hanoi, ledgerOf, WARD, wardWithCases } from "#test/support/ward-office.ts";
import { openWorld, type Person } from "#test/support/world.ts";
import { raiseDigests } from "#workflow/raise-digests.ts";

const digests = (person: Person) =>
  person.all().filter(({ text }) => text.startsWith("📋"));

/** Codes differ from run to run. */
const textsOf = (bodies: readonly { readonly text: string }[]) =>
  bodies.map(({ text }) => text.replaceAll(/YH-26-\w{5}/gu, "YH-26-…"));

describe("a week of a ward's office", () => {
  it("begins each day with what is to be done, and says nothing when there is nothing", async () => {
    await using world = await openWorld();
    const { officer, head } = await wardWithCases(world, 2);
    const second = await world.member("Lan", WARD, "officer");
    await world.pass({ hours: 24 });
    expect(textsOf(digests(officer))).toMatchInlineSnapshot(`
      [
        "📋 **Việc ngày 17/11**: **2 đến hạn hôm nay**.
      ⏳ YH-26-… · Đèn đường tắt, hỏng: nhận trước 09:00 thứ Ba, 17/11
      ⏳ YH-26-… · Đèn đường tắt, hỏng: nhận trước 09:00 thứ Ba, 17/11",
      ]
    `);
    expect(digests(second)).toHaveLength(1);
    const [first = ""] = digests(officer)[0]?.buttons.map(({ label }) => label) ?? [];
    await officer.presses(first);
    expect(officer.last().text).toContain(first);
    await officer.presses("Xem cả danh sách");
    expect(officer.last().text).toContain("2");
    await answerTheLamp(officer);
    await world.pass({ days: 3 });
    expect(textsOf(officer.all())).toMatchInlineSnapshot(`
      [
        "Chào anh/chị. Từ giờ việc của **UBND phường Yên Hòa** được báo tại đây (cán bộ xử lý). Hiện chưa có việc nào đang chờ.",
        "**Việc mới** · YH-26-…
      Đèn đường tắt, hỏng · ngõ 12 phố Yên Hòa, phường Yên Hòa
      Gửi lúc 09:00 thứ Hai, 16/11
      “cột đèn trước ngõ 12 phố Yên Hòa tối thui cả tuần nay”
      Nhận trước **09:00 thứ Ba, 17/11**, trả lời trước **17:30 thứ Hai, 23/11**.",
        "**Việc mới** · YH-26-…
      Đèn đường tắt, hỏng · ngõ 12 phố Yên Hòa, phường Yên Hòa
      Gửi lúc 09:00 thứ Hai, 16/11
      “cột đèn trước ngõ 12 phố Yên Hòa tối thui cả tuần nay”
      Nhận trước **09:00 thứ Ba, 17/11**, trả lời trước **17:30 thứ Hai, 23/11**.",
        "⏳ **2 việc sắp đến hạn**
      ⏳ YH-26-… · Đèn đường tắt, hỏng: còn **4 giờ làm việc** để nhận, hạn 09:00 thứ Ba, 17/11
      ⏳ YH-26-… · Đèn đường tắt, hỏng: còn **4 giờ làm việc** để nhận, hạn 09:00 thứ Ba, 17/11",
        "📋 **Việc ngày 17/11**: **2 đến hạn hôm nay**.
      ⏳ YH-26-… · Đèn đường tắt, hỏng: nhận trước 09:00 thứ Ba, 17/11
      ⏳ YH-26-… · Đèn đường tắt, hỏng: nhận trước 09:00 thứ Ba, 17/11",
        "**YH-26-…** · đang chờ nhận
      Đèn đường tắt, hỏng · ngõ 12 phố Yên Hòa, phường Yên Hòa
      Gửi lúc 09:00 thứ Hai, 16/11
      “cột đèn trước ngõ 12 phố Yên Hòa tối thui cả tuần nay”
      Nhận trước **09:00 thứ Ba, 17/11**, trả lời trước **17:30 thứ Hai, 23/11**.",
        "**Việc của anh/chị**: 2 việc.
      1. YH-26-… · Đèn đường tắt, hỏng · ngõ 12 phố Yên Hòa, phường Yên Hòa · nhận trước 09:00 thứ Ba, 17/11
      2. YH-26-… · Đèn đường tắt, hỏng · ngõ 12 phố Yên Hòa, phường Yên Hòa · nhận trước 09:00 thứ Ba, 17/11",
        "Trả lời cho **YH-26-…**: anh/chị viết kết quả xử lý, ít nhất 20 chữ cái. Ảnh hiện trường gửi kèm được.",
        "**Xem lại trước khi gửi** · YH-26-…
      “Tổ chiếu sáng đã thay bóng cột số 7 lúc 10 giờ sáng nay.”
      Có ảnh hiện trường không? Anh/chị gửi tại đây, hoặc gửi trả lời không kèm ảnh.",
        "Đã gửi trả lời **YH-26-…** cho người dân.",
        "📋 **Việc ngày 18/11**: **1 quá hạn**.
      ⛔ YH-26-… · Đèn đường tắt, hỏng: quá hạn nhận từ 09:00 thứ Ba, 17/11",
        "📋 **Việc ngày 19/11**: **1 quá hạn**.
      ⛔ YH-26-… · Đèn đường tắt, hỏng: quá hạn nhận từ 09:00 thứ Ba, 17/11",
        "📋 **Việc ngày 20/11**: **1 quá hạn**.
      ⛔ YH-26-… · Đèn đường tắt, hỏng: quá hạn nhận từ 09:00 thứ Ba, 17/11",
      ]
    `);
    expect(textsOf(digests(head))).toMatchInlineSnapshot(`
      [
        "📋 **Việc ngày 17/11**: **2 đến hạn hôm nay**.
      ⏳ YH-26-… · Đèn đường tắt, hỏng: nhận trước 09:00 thứ Ba, 17/11
      ⏳ YH-26-… · Đèn đường tắt, hỏng: nhận trước 09:00 thứ Ba, 17/11",
        "📋 **Việc ngày 18/11**: **1 quá hạn**.
      ⛔ YH-26-… · Đèn đường tắt, hỏng: quá hạn nhận từ 09:00 thứ Ba, 17/11",
        "📋 **Việc ngày 19/11**: **1 quá hạn**.
      ⛔ YH-26-… · Đèn đường tắt, hỏng: quá hạn nhận từ 09:00 thứ Ba, 17/11",
        "📋 **Việc ngày 20/11**: **1 quá hạn**.
      ⛔ YH-26-… · Đèn đường tắt, hỏng: quá hạn nhận từ 09:00 thứ Ba, 17/11",
      ]
    `);
    expect(await ledgerOf(world)).toMatchInlineSnapshot(`
      [
        "normal-accept-240 told merged",
        "normal-accept-240 told merged",
        "normal-accept-240 told merged",
        "normal-accept-240 told merged",
        "normal-accept-60 told inDigest",
        "normal-accept-60 told inDigest",
        "normal-accept-60 told inDigest",
        "normal-accept-60 told inDigest",
        "normal-accept-over told merged",
        "normal-accept-over told merged",
      ]
    `);
  });

  it("shows a head of several officers how the work lies, as a picture", async () => {
    await using world = await openWorld();
    const { officer, head } = await wardWithCases(world, 3);
    await officer.presses("Nhận việc");
    await world.pass({ hours: 24 });
    const [told] = digests(head);
    expect(told?.mediaIds).toHaveLength(1);
    const [id = ""] = told?.mediaIds ?? [];
    const png = Buffer.from(await world.house.files.read(id));
    expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect(digests(officer)[0]?.mediaIds).toEqual([]);
    await world.pass({ days: 60 });
    await expect(world.house.files.read(id)).rejects.toThrow("No file is stored");
  });

  it("comes an hour after opening no more", async () => {
    await using world = await openWorld();
    await wardWithCases(world, 1);
    world.clock.set(hanoi("2026-11-17T09:00"));
    expect(await raiseDigests(world.house)).toBe(0);
    world.clock.set(hanoi("2026-11-18T08:59"));
    expect(await raiseDigests(world.house)).toBe(2);
  });

  it("is one for somebody with two roles", async () => {
    await using world = await openWorld();
    const both = await world.member("Hà", WARD, "officer");
    await world.member("Hà", "so-xay-dung", "head");
    await fileTheLamp(world, "An");
    await world.pass({ hours: 24 });
    expect(digests(both)).toHaveLength(1);
  });
});
