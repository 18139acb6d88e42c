import { describe, expect, it } from "vitest";
import { fileTheLamp } from "#test/support/lamp-case.ts";
import { openWorld, type Person } from "#test/support/world.ts";
import { retain } from "#workflow/retain.ts";

const ACCUSED =
  "tôi tố cáo ông Nguyễn Văn A cán bộ phường Yên Hòa nhận hối lộ năm triệu";
const TWO =
  "Ngõ 12 phố Yên Hòa có nhà mở karaoke loa kéo ầm ĩ mỗi tối và rác ở đầu ngõ ba hôm nay không ai dọn";

async function sendPhotos(who: Person, albumId: string | null): Promise<void> {
  const files = [{ kind: "photo" as const, fileRef: "a-ref" }];
  await who.sends({ kind: "files", files, caption: null, albumId });
}

describe("a note", () => {
  it("that says it burns brings the answer nearer, under a new version", async () => {
    await using world = await openWorld();
    const { db } = world.house.database;
    const { citizen } = await fileTheLamp(world);
    const before = await db.case.findFirstOrThrow();
    await citizen.sends({
      kind: "edit",
      text: "cột đèn đang cháy to, khói mù mịt trong ngõ, cứu với",
    });
    const after = await db.case.findFirstOrThrow();
    expect(after).toMatchObject({
      level: "urgent",
      deadlineVersion: before.deadlineVersion + 1,
    });
    expect(after.answerDueAt.getTime()).toBeLessThan(before.answerDueAt.getTime());
  });

  it("that accuses is kept with the case once its author insists, and is in nobody's notes", async () => {
    await using world = await openWorld();
    const { db } = world.house.database;
    const { citizen, code } = await fileTheLamp(world);
    await citizen.sends({ kind: "edit", text: ACCUSED });
    expect(await db.caseEvent.count({ where: { kind: "accused" } })).toBe(0);
    await citizen.says("vẫn gửi");
    const kept = await db.caseEvent.findMany({ where: { kind: "accused" } });
    expect(kept).toMatchObject([{ data: { text: ACCUSED } }]);
    expect(await db.caseEvent.count({ where: { kind: "noted" } })).toBe(0);
    await world.person("Bình").says(code);
    expect(world.person("Bình").last().text).not.toContain("viết thêm");
  });

  it("that is stopped and never sent is given up like a draft", async () => {
    await using world = await openWorld();
    const { db } = world.house.database;
    const { citizen } = await fileTheLamp(world);
    await citizen.sends({ kind: "edit", text: ACCUSED });
    world.clock.set(world.clock.now().add({ hours: 24 * 30 }));
    while ((await retain(world.house)) > 0);
    const chats = await db.chat.findMany();
    expect(JSON.stringify(chats)).not.toContain("hối lộ");
    citizen.reads();
    await citizen.presses("Vẫn gửi phản ánh");
    expect(citizen.reads().join("\n")).toContain("lần viết trước");
  });
});

describe("photos", () => {
  it("of a report in two matters belong to both cases of the one submission", async () => {
    await using world = await openWorld();
    const { db } = world.house.database;
    const citizen = world.person("An");
    await citizen.says(TWO);
    for (const label of ["Đồng ý", "Gửi thành hai", "Đúng"])
      await citizen.presses(label);
    await sendPhotos(citizen, null);
    await citizen.presses("Gửi cả hai");
    const cases = await db.case.findMany({ include: { attachments: true } });
    expect(cases).toHaveLength(2);
    expect(new Set(cases.map((one) => one.submissionId)).size).toBe(1);
    const photos = cases.map(({ attachments }) => attachments.map((a) => a.mediaId));
    expect(photos[0]).toHaveLength(1);
    expect(photos[1]).toEqual(photos[0]);
  });

  it("of an album that come after the report was sent belong to its case", async () => {
    await using world = await openWorld();
    const { db } = world.house.database;
    const citizen = world.person("An");
    await citizen.says("cột đèn trước ngõ 12 phố Yên Hòa tối thui cả tuần nay");
    for (const label of ["Đồng ý", "Đúng"]) await citizen.presses(label);
    await sendPhotos(citizen, "album");
    await world.pass({ seconds: 2 });
    await citizen.presses("Gửi phản ánh");
    await sendPhotos(citizen, "album");
    await world.pass({ seconds: 2 });
    expect(await db.attachment.count({ where: { role: "evidence" } })).toBe(2);
    expect(await db.case.count()).toBe(1);
  });

  it("of a report put off are kept as long as it is", async () => {
    await using world = await openWorld();
    const { db } = world.house.database;
    const citizen = world.person("An");
    await citizen.says("cột đèn trước ngõ 12 phố Yên Hòa tối thui cả tuần nay");
    await sendPhotos(citizen, null);
    await citizen.says("để sau");
    await world.pass({ days: 8 });
    expect(await db.media.count({ where: { state: "erased" } })).toBe(0);
    await world.pass({ days: 23 });
    expect(await db.media.count({ where: { state: { not: "erased" } } })).toBe(0);
    const chats = await db.chat.findMany();
    expect(JSON.stringify(chats)).not.toContain("tối thui");
  });
});
