import { expect, it } from "vitest";
import { fileTheLamp } from "#test/support/lamp-case.ts";
import { openWorld, type Person } from "#test/support/world.ts";

const YEN_HOA = "ubnd:w-yen-hoa";
const asked = (who: Person) =>
  who.all().filter(({ text }) => text.includes("Người dân hỏi vì sao trễ"));

it("nobody has accepted it: says so, when leaders were told, and tells the head once", async () => {
  await using world = await openWorld();
  const head = await world.member("Sơn", YEN_HOA, "head");
  const { citizen, code } = await fileTheLamp(world);
  await world.pass({ days: 8 });
  await citizen.says(code);
  await citizen.presses("Vì sao trễ");
  const { text } = citizen.last();
  expect(text).toContain(`**${code}** quá hạn từ **17:30 thứ Hai, 23/11**`);
  expect(text).toContain("UBND phường Yên Hòa đến giờ chưa nhận việc.");
  expect(text).toMatch(/Lãnh đạo được báo lúc .* Lãnh đạo đơn vị được báo là anh\/chị/);
  await citizen.says("sao lâu thế");
  await citizen.says("vi sao tre?");
  expect(citizen.last().text).toBe(text);
  expect(asked(head)).toHaveLength(1);
});

it("accepted, passed on once: both are said, and each deadline may be asked about anew", async () => {
  await using world = await openWorld();
  const first = await world.member("Hà", YEN_HOA, "officer");
  const second = await world.member("Bình", "so-xay-dung", "officer");
  const head = await world.member("Sơn", "so-xay-dung", "head");
  const { citizen } = await fileTheLamp(world);
  await first.presses("Chuyển đơn vị");
  await first.presses("Ngoài thẩm quyền");
  await first.says("Sở Xây dựng");
  await first.says("Đèn trên phố do Sở quản lý");
  await second.presses("Nhận việc");
  await world.pass({ days: 9 });
  await citizen.says("why late");
  const { text } = citizen.last();
  expect(text).toContain(
    "Sở Xây dựng nhận việc lúc 09:00 thứ Hai, 16/11, chưa trả lời.",
  );
  expect(text).toContain("Việc đã chuyển 1 lần, mỗi lần hạn tính lại.");
  expect(asked(head)).toHaveLength(1);
});

it("in time: says until when, and troubles nobody", async () => {
  await using world = await openWorld();
  const head = await world.member("Sơn", YEN_HOA, "head");
  const { citizen, code } = await fileTheLamp(world);
  await citizen.says(code);
  expect(citizen.last().buttons.map(({ label }) => label)).not.toContain("Vì sao trễ");
  await citizen.says("vì sao trễ thế ạ");
  expect(citizen.last().text).toContain(`**${code}** chưa quá hạn`);
  expect(asked(head)).toEqual([]);
});

it("with several cases in time it shows the list, with none it says so", async () => {
  await using world = await openWorld();
  const { citizen } = await fileTheLamp(world);
  await citizen.says("rác chất đống ở phường Láng mấy hôm nay không ai dọn");
  for (const label of ["Đúng", "Không có ảnh", "Gửi phản ánh"]) {
    await citizen.presses(label);
  }
  await citizen.says("sao lâu thế");
  expect(citizen.last().text).toContain("Việc anh/chị đã gửi");
  const other = world.person("Bình");
  await other.says("sao lâu thế");
  expect(other.last().text).toContain("chưa gửi việc nào");
});

it("nobody but its author is told", async () => {
  await using world = await openWorld();
  const { code } = await fileTheLamp(world);
  await world.pass({ days: 8 });
  const other = world.person("Bình");
  await other.says(code);
  expect(other.last().buttons.map(({ label }) => label)).toEqual(["Theo dõi cùng"]);
});
