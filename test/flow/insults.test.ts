import { expect, it } from "vitest";
import { askAbout } from "#test/support/officer-work.ts";
import { openWorld } from "#test/support/world.ts";

const RUDE = "đm cột đèn ngõ 12 phố Yên Hòa tối thui cả tuần, làm ăn như lồn";
const BARE = /đm |lồn|địt|óc chó/iu;

it("no officer reads an insult, wherever they look; the citizen reads their own words", async () => {
  await using world = await openWorld();
  const officer = await world.member("Hà", "ubnd:w-yen-hoa", "officer");
  const citizen = world.person("An");
  await citizen.says(RUDE);
  for (const label of ["Đồng ý", "Đúng", "Không có ảnh"]) await citizen.presses(label);
  expect(citizen.last().text).toContain(RUDE);
  await citizen.presses("Gửi phản ánh");
  const { db } = world.house.database;
  const { code, text } = await db.case.findFirstOrThrow();
  expect(text).toBe(RUDE);
  await db.case.updateMany({ data: { address: "ngõ 12 bọn óc chó, phố Yên Hòa" } });

  await citizen.sends({ kind: "edit", text: "địt mẹ nói lại: ngõ 12 phố Yên Hòa" });
  await officer.presses("Nhận việc");
  await askAbout(officer);
  await citizen.presses("Trả lời");
  await citizen.says("đầu ngõ ấy, bọn óc chó");
  for (const words of [code, "việc của tôi", "tìm đèn ngõ 12"])
    await officer.says(words);
  await world.pass({ days: 1 });

  const read = officer.all().map((body) => body.text);
  for (const one of read) expect(one).not.toMatch(BARE);
  const masked = read.filter((one) => one.includes("•••"));
  for (const words of [
    "Việc mới",
    "viết thêm",
    "Người dân trả lời câu hỏi",
    "cột đèn ngõ 12",
    "1. ",
  ])
    expect(masked.join("\n")).toContain(words);
  expect(masked.length).toBeGreaterThanOrEqual(6);
  const kept = await db.caseEvent.findMany({ where: { kind: "replied" } });
  expect(kept).toMatchObject([{ data: { text: "đầu ngõ ấy, bọn óc chó" } }]);
  await citizen.says("/dulieucuatoi");
  await citizen.says(code);
  expect(citizen.last().text).toContain("óc chó");
});
