import { describe, expect, it } from "vitest";
import { findDeskPage } from "#desk/store.ts";
import { answerTheLamp, fileTheLamp } from "#test/support/lamp-case.ts";
import { askAbout, QUESTION } from "#test/support/officer-work.ts";
import { openWorld, type Person, type World } from "#test/support/world.ts";

const HERE = "ubnd:w-yen-hoa";
const ANSWER = "Tổ chiếu sáng đã thay bóng cột số 7 lúc 10 giờ sáng nay.";

const labels = (person: Person) => person.last().buttons.map(({ label }) => label);

/** An officer, and so many lamps; the code of the last. */
async function deskWith(world: World, lamps: number) {
  const officer = await world.member("Quý", HERE, "officer");
  const codes: string[] = [];
  let citizen = world.person("An 0");
  for (let nth = 0; nth < lamps; nth += 1) {
    const filed = await fileTheLamp(world, `An ${nth}`);
    codes.push(filed.code);
    citizen = filed.citizen;
  }
  officer.reads();
  return { officer, citizen, codes, code: codes.at(-1) ?? "" };
}

describe("the lists of an officer", () => {
  it("show eight at a time, the most urgent first, each behind a button", async () => {
    await using world = await openWorld();
    const { officer, codes } = await deskWith(world, 9);
    await officer.says("việc của tôi");
    expect(officer.last().text.split("\n")).toHaveLength(9);
    expect(officer.last().text).toMatch(
      /^\*\*Việc của anh\/chị\*\*: 9 việc\.\n1\. YH-/u,
    );
    expect(labels(officer).filter((label) => codes.includes(label))).toHaveLength(8);
    await officer.presses("Xem tiếp");
    expect(officer.last().text).toMatch(/: 9 việc\.\n9\. YH-/u);
    expect(labels(officer)).toHaveLength(1);
    await officer.presses(labels(officer)[0] ?? "");
    expect(officer.last().text).toContain("tối thui cả tuần nay");
    expect(labels(officer)).toEqual([
      "Nhận việc",
      "Trả lời",
      "Hỏi người dân",
      "Chuyển đơn vị",
      "Không phải phản ánh",
    ]);
  });

  it("move with the clock: waiting, due today, overdue", async () => {
    await using world = await openWorld();
    const { officer, code } = await deskWith(world, 1);
    await officer.presses("Nhận việc");
    await world.pass({ days: 7 });
    await officer.says("hôm nay");
    expect(officer.last().text).toContain(code);
    await world.pass({ days: 1 });
    await officer.says("quá hạn");
    expect(officer.last().text).toContain(`${code} · Đèn đường`);
    expect(officer.last().text).toContain("(quá hạn)");
    await officer.says("chờ nhận");
    expect(officer.last().text).toContain("Không có việc nào chờ nhận");
  });

  it("what nobody has accepted in time is overdue, and due on the day of its answer", async () => {
    await using world = await openWorld();
    const { officer, code } = await deskWith(world, 1);
    await world.pass({ days: 2 });
    await officer.says("quá hạn");
    expect(officer.last().text).toContain("17/11 (quá hạn)");
    await world.pass({ days: 5 });
    await officer.says("hôm nay");
    expect(officer.last().text).toContain(code);
  });

  it("a colleague's case is not mine, but the head's list has it", async () => {
    await using world = await openWorld();
    const { officer, code } = await deskWith(world, 1);
    const colleague = await world.member("Bình", HERE, "officer");
    const head = await world.member("Minh", HERE, "head");
    await officer.presses("Nhận việc");
    for (const [who, isListed] of [
      [officer, true],
      [colleague, false],
      [head, true],
    ] as const) {
      await who.says("việc của tôi");
      expect(who.last().text.includes(code)).toBe(isListed);
    }
  });

  it.each([
    [
      "its code, as people type it",
      (code: string) => code.toLowerCase().replace(/-/g, " "),
    ],
    ["the word and a code", (code: string) => `tìm ${code}`],
  ])("a case is opened by %s", async (_, typed) => {
    await using world = await openWorld();
    const { officer, code } = await deskWith(world, 1);
    await officer.says(typed(code));
    expect(officer.last().text).toContain(`**${code}** · đang chờ nhận`);
  });

  it.each(["tìm đèn ngõ 12", "tim DEN ngo 12", "tìm tối thui"])("%s", async (typed) => {
    await using world = await openWorld();
    const { officer, code } = await deskWith(world, 1);
    await officer.says(typed);
    expect(officer.last().text).toContain(code);
  });

  it("is one query, whatever the number of lists", async () => {
    await using world = await openWorld();
    await deskWith(world, 2);
    const now = world.clock.now();
    const scope = { agencyIds: null, handlerId: null, firstAgencyId: null };
    const { db } = world.house.database;
    const asked = { list: "waiting", page: 0 } as const;
    const end = now.add({ hours: 8 });
    expect((await findDeskPage(db, scope, asked, end, now)).counts).toEqual({
      open: 2,
      mine: 2,
      today: 0,
      late: 0,
      waiting: 2,
    });
  });
});

describe("agency B gets nothing of agency A", () => {
  it("neither by lists, search, code, old buttons nor files", async () => {
    await using world = await openWorld();
    const stranger = await world.member("Bình", "ubnd:w-lang", "officer");
    const { officer, code } = await deskWith(world, 1);
    await officer.presses("Chuyển đơn vị");
    await officer.presses("Sai địa bàn");
    await officer.says("UBND phường Láng");
    await officer.says("ngõ này thuộc phường Láng");
    expect(stranger.last().text).toContain(code);
    officer.reads();
    for (const typed of ["việc của tôi", "chờ nhận", "tìm đèn ngõ 12"])
      await officer.says(typed);
    for (const label of [
      "Trả lời",
      "Hỏi người dân",
      "Nhận việc",
      "Không phải phản ánh",
    ])
      await officer.presses(label);
    const told = officer.reads().join("\n");
    expect(told).not.toContain(code);
    expect(told).not.toContain("tối thui");
    // By the code they are told what anybody is told who has it: neither words nor address.
    await officer.says(code);
    expect(officer.last().text).not.toMatch(/tối thui|ngõ 12/u);
    expect(officer.last().mediaIds).toEqual([]);
    await stranger.presses("Nhận việc");
    await askAbout(stranger);
    await world.person("An 0").says("cuối ngõ, cạnh nhà văn hoá");
    expect(officer.reads().join("\n")).not.toContain("nhà văn hoá");
  });
});

describe("between citizen and office", () => {
  it("neither side ever reads who the other is", async () => {
    await using world = await openWorld();
    const officer = await world.member("Phạm Quý", HERE, "officer");
    const { citizen } = await fileTheLamp(world, "Nguyễn An");
    await askAbout(officer);
    await citizen.presses("Trả lời");
    await citizen.says("cuối ngõ, cạnh nhà văn hoá");
    await answerTheLamp(officer);
    await citizen.presses("Chưa giải quyết");
    await citizen.says("sáng được một lúc rồi lại tắt");
    await officer.says("việc của tôi");
    await officer.presses(labels(officer)[0] ?? "");
    expect(officer.last().text).toContain("cạnh nhà văn hoá");
    expect(officer.last().text).toContain(QUESTION);
    const rows = await world.house.database.db.chat.findMany();
    for (const [reader, other] of [
      [citizen, "Phạm Quý"],
      [officer, "Nguyễn An"],
    ] as const) {
      const row = rows.find(({ externalId }) => externalId === other);
      const seen = JSON.stringify(
        reader.all().map(({ text, speaker, mediaIds }) => [text, speaker, mediaIds]),
      );
      for (const secret of [other, row?.id, row?.personId])
        expect(seen).not.toContain(secret);
    }
  });
});

describe("a ready answer", () => {
  it("is filled in, asked for what is missing, and kept for the whole agency", async () => {
    await using world = await openWorld();
    const { officer, citizen, code } = await deskWith(world, 1);
    await officer.presses("Trả lời");
    await officer.presses("Mẫu trả lời");
    expect(labels(officer)).toHaveLength(6);
    await officer.presses("Đã xử lý xong");
    expect(officer.last().text).toContain("còn thiếu **ngày xử lý**");
    await officer.says("16/11");
    await officer.says("thay bóng cột số 7");
    await officer.presses("Gửi không ảnh");
    expect(citizen.last().text).toContain(
      `UBND phường Yên Hòa đã xử lý xong việc anh/chị phản ánh (${code}: Đèn đường`,
    );
    expect(citizen.last().text).not.toMatch(/[{}]/u);
    await officer.presses("Lưu làm mẫu");
    await officer.says("Thay bóng đèn");
    const kept = await world.house.database.db.answerTemplate.findFirstOrThrow({
      where: { agencyId: HERE },
    });
    expect(kept.text).toMatch(/^\{đơn vị\} đã xử lý xong .* \(\{mã\}: .*\{nơi\}\)/u);
    const elsewhere = await world.member("Bình", "ubnd:w-lang", "officer");
    expect(elsewhere.all().flatMap(({ buttons }) => buttons)).toEqual([]);
  });
});

describe("why a case goes elsewhere", () => {
  it("becomes an example to learn from, and the mended matter goes along", async () => {
    await using world = await openWorld();
    const { officer, code } = await deskWith(world, 1);
    const { db } = world.house.database;
    const before = await db.case.findUniqueOrThrow({ where: { code } });
    await officer.presses("Chuyển đơn vị");
    await officer.presses("Sai loại việc");
    const [matter = ""] = labels(officer);
    await officer.presses(matter);
    await officer.says("Sở Xây dựng");
    await officer.says("đây là việc khác");
    const after = await db.case.findUniqueOrThrow({ where: { code } });
    expect(after.matterId).not.toBe(before.matterId);
    expect(await db.labelledExample.findMany()).toMatchObject([
      {
        source: "officer",
        reason: "matter",
        fromMatterId: before.matterId,
        toMatterId: after.matterId,
        fromAgencyId: HERE,
        toAgencyId: "so-xay-dung",
        state: "new",
      },
    ]);
  });
});

describe("proof", () => {
  it("where the policy requires it nothing is sent without", async () => {
    await using world = await openWorld();
    const required = {
      physical: true,
      policy: "required",
      source: "",
      confirmed: true,
    };
    Object.assign(world.house.city, { proofPolicies: [required] });
    const { officer, citizen } = await deskWith(world, 1);
    await officer.presses("Trả lời");
    await officer.says(ANSWER);
    expect(officer.last().text).toContain("cần ảnh hoặc văn bản");
    expect(labels(officer)).toEqual(["Viết lại", "Thôi"]);
    await officer.says("gửi trả lời");
    expect(officer.last().text).toContain("cần ảnh hoặc văn bản");
    const photo = { kind: "photo", fileRef: "photo" } as const;
    await officer.sends({
      kind: "files",
      files: [photo],
      caption: null,
      albumId: null,
    });
    await officer.presses("Gửi trả lời");
    expect(citizen.last().text).toContain(ANSWER);
    expect(citizen.last().mediaIds).toHaveLength(1);
  });
});
