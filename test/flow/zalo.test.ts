import { expect, it } from "vitest";
import { insertServicePoint } from "#routing/store.ts";
import { answerTheLamp, LAMP } from "#test/support/lamp-case.ts";
import { openZaloWorld, type ZaloCitizen } from "#test/support/zalo-citizen.ts";
import { processAll } from "#workflow/process-all.ts";

const YEN_HOA = "ubnd:w-yen-hoa";

/** From the first word to the receipt, by numbers alone. */
async function fileByNumbers(citizen: ZaloCitizen): Promise<void> {
  await citizen.says(LAMP);
  for (const label of ["Đồng ý", "Đúng", "Không có ảnh", "Gửi phản ánh"]) {
    await citizen.picks(label);
  }
  expect(citizen.last()).toMatch(/^Đã nhận\. Mã YH-26-[A-Z0-9]{5}\./);
}

it("a case is filed, answered, confirmed and rated on Zalo with nothing but numbers", async () => {
  await using zalo = await openZaloWorld();
  const officer = await zalo.world.member("Hà", YEN_HOA, "officer");
  const citizen = zalo.citizen();
  await citizen.does((person) => person.follow());
  expect(citizen.last()).toContain("Đây là Lắng Nghe");
  await fileByNumbers(citizen);

  await officer.presses("Nhận việc");
  expect(citizen.last()).toContain("đã nhận việc");
  await answerTheLamp(officer);
  expect(citizen.last()).toMatch(/^UBND phường Yên Hòa\nTrả lời về YH-26-/);
  await citizen.picks("Đã giải quyết");

  const questions = [1, 2, 3, 4];
  for (const number of questions) {
    expect(citizen.last()).toContain(`${number}/4. `);
    await citizen.picks("Hài lòng");
  }
  const { db } = zalo.world.house.database;
  const [rating] = await db.rating.findMany({ include: { answers: true } });
  expect(rating?.answers.map(({ level }) => level)).toEqual(questions.map(() => 4));
});

it("a button that Zalo does show says what its number says", async () => {
  await using zalo = await openZaloWorld({ takesButtons: true });
  const citizen = zalo.citizen();
  await citizen.says(LAMP);
  await citizen.does((person) => person.presses("Đồng ý"));
  expect(citizen.last()).toContain("phường Yên Hòa (trước thuộc quận Cầu Giấy)");
});

it("the code of a counter is typed, because a link to the account carries none", async () => {
  await using zalo = await openZaloWorld();
  await insertServicePoint(zalo.world.house.database.db, {
    code: "mot-cua-lang",
    name: "Bộ phận Một cửa phường Láng",
    agencyId: "ubnd:w-lang",
    wardId: "w-lang",
    address: "79 phố Nguyên Hồng",
  });
  const citizen = zalo.citizen();
  await citizen.says("P_mot-cua-lang");
  expect(citizen.last()).toContain("Bộ phận Một cửa phường Láng");
});

it("a photo sent on Zalo is fetched and kept", async () => {
  await using zalo = await openZaloWorld();
  const citizen = zalo.citizen();
  await citizen.says(LAMP);
  await citizen.picks("Đồng ý");
  await citizen.picks("Đúng");
  const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 1]);
  await citizen.does((person) => person.sendsPhoto(jpeg, null));
  await processAll(zalo.world.house);
  const stored = await zalo.world.house.database.db.media.findMany();
  expect(stored).toMatchObject([{ state: "stored", contentType: "image/jpeg" }]);
});

it("after seven silent days news goes to the person's other chat, and comes back with them", async () => {
  await using zalo = await openZaloWorld();
  const { world } = zalo;
  const { db } = world.house.database;
  const officer = await world.member("Hà", YEN_HOA, "officer");
  const citizen = zalo.citizen();
  await fileByNumbers(citizen);
  await officer.presses("Nhận việc");
  const phone = world.person("4711", "telegram");
  await phone.says("xin chào");
  const { personId } = await db.chat.findFirstOrThrow({
    where: { channel: "zalo-oa" },
  });
  await db.chat.updateMany({ where: { channel: "telegram" }, data: { personId } });
  const seen = citizen.all().length;

  await world.pass({ days: 8 });
  await answerTheLamp(officer);
  expect(citizen.all()).toHaveLength(seen);
  expect(phone.last().text).toContain("Trả lời về");

  await citizen.says("/tracuu");
  expect(citizen.all().length).toBeGreaterThan(seen);
});

it("without another chat what could not be said is said when they open this one again", async () => {
  await using zalo = await openZaloWorld();
  const { world } = zalo;
  const officer = await world.member("Hà", YEN_HOA, "officer");
  const citizen = zalo.citizen();
  await fileByNumbers(citizen);
  await officer.presses("Nhận việc");
  const seen = citizen.all().length;
  await world.pass({ days: 8 });
  await answerTheLamp(officer);
  expect(citizen.all()).toHaveLength(seen);
  await citizen.does((person) => person.opensChat());
  expect(citizen.all().slice(seen).join("\n")).toContain("Trả lời về");
});
