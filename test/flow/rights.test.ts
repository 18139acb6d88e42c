import { describe, expect, it } from "vitest";
import { toDate } from "#platform/clock.ts";
import { newId } from "#platform/ids.ts";
import { insertConsent } from "#privacy/store.ts";
import { acceptOf, rawOf } from "#test/contract/house-databases.ts";
import { fileTheLamp, LAMP } from "#test/support/lamp-case.ts";
import { openWorld, type Person, type World } from "#test/support/world.ts";

const DRAFT = "rác chất đống ở phường Láng mấy hôm nay không ai dọn";

async function sendPhoto(citizen: Person): Promise<void> {
  const files = [{ kind: "photo" as const, fileRef: "secret-file-ref" }];
  await citizen.sends({ kind: "files", files, caption: null, albumId: null });
}

/** A name with the only case, a follow and a correction, as other flows leave them. */
async function leaveTraces({ house }: World): Promise<void> {
  const { db } = house.database;
  const {
    id: caseId,
    chatId,
    agencyId: fromAgencyId,
  } = await db.case.findFirstOrThrow();
  const { personId } = await db.chat.findUniqueOrThrow({ where: { id: chatId } });
  const at = toDate(house.clock.now());
  const contact = { name: "Nguyễn Văn An", phone: "0912345678" };
  await db.caseContact.create({ data: { caseId, ...contact, at } });
  await db.caseFollower.create({ data: { caseId, chatId, at } });
  const label = { id: newId(), source: "citizen", fromAgencyId, personId };
  await db.labelledExample.create({ data: { caseId, ...label, at } });
}

/** Every place of the database where a text occurs, as `table.column`. */
async function placesOf({ house }: World, text: string): Promise<string[]> {
  const { db } = house.database;
  const columns = await db.$queryRaw<{ table: string; column: string }[]>`
    SELECT table_name AS table, column_name AS column FROM information_schema.columns
    WHERE table_schema = 'public' AND data_type IN ('text', 'json', 'jsonb', 'character varying', 'ARRAY')`;
  expect(columns.length).toBeGreaterThan(60);
  const found: string[] = [];
  for (const { table, column } of columns) {
    const rows = await db.$queryRawUnsafe<{ count: bigint }[]>(
      `SELECT count(*) FROM "${table}" WHERE position($1 in "${column}"::text) > 0`,
      text,
    );
    if (rows[0]?.count !== 0n) found.push(`${table}.${column}`);
  }
  return found.sort();
}

const labels = (citizen: Person) => citizen.last().buttons.map(({ label }) => label);

describe("seeing one's data", () => {
  it("gives the figures in words and all of it in a file", async () => {
    await using world = await openWorld();
    const { citizen, code } = await fileTheLamp(world);
    await citizen.says(DRAFT);
    await citizen.says("Dữ liệu của tôi");
    expect(citizen.last().text).toContain("Từ 09:00 thứ Hai, 16/11");
    expect(citizen.last().text).toContain("1 việc");
    expect(citizen.last().text).toContain("đang đồng ý");
    const [id = ""] = citizen.last().mediaIds;
    const file = new TextDecoder("utf-8", { fatal: true }).decode(
      await world.house.files.read(id),
    );
    expect(file).toContain(code);
    expect(file).toContain(`Nội dung: ${LAMP}`);
    expect(file).toContain(`ĐANG VIẾT DỞ\n${DRAFT}`);
    expect(file).toContain("đồng ý, mục đích: chuyển phản ánh");
    expect(
      await world.house.database.db.media.findUnique({ where: { id } }),
    ).toMatchObject({ kind: "document", contentType: "text/plain", state: "stored" });
  });

  it("shows nobody what others have sent", async () => {
    await using world = await openWorld();
    await fileTheLamp(world);
    const other = world.person("Bình");
    await other.says("/dulieucuatoi");
    expect(other.last().text).toContain("0 việc");
    const [id = ""] = other.last().mediaIds;
    const file = new TextDecoder().decode(await world.house.files.read(id));
    expect(file).not.toContain(LAMP);
  });
});

describe("erasing one's data", () => {
  it("asks first, and does nothing to who says no", async () => {
    await using world = await openWorld();
    const citizen = world.person("An");
    await citizen.says(DRAFT);
    await citizen.says("xoá dữ liệu của tôi");
    expect(citizen.last().text).toContain("Giữ theo luật lưu trữ");
    expect(labels(citizen)).toEqual(["Xoá dữ liệu", "Không xoá"]);
    await citizen.presses("Không xoá");
    await citizen.says("hi");
    expect(citizen.reads().join()).toContain(DRAFT);
  });

  it("leaves no word in the database but those of the case", async () => {
    await using world = await openWorld();
    await world.member("Hà", "ubnd:w-yen-hoa", "officer");
    const { citizen } = await fileTheLamp(world);
    await citizen.says(DRAFT);
    await sendPhoto(citizen);
    const { db } = world.house.database;
    const [photo] = await db.media.findMany();
    expect(await placesOf(world, DRAFT)).not.toEqual([]);
    expect(await placesOf(world, photo?.id ?? "none")).not.toEqual([]);
    expect(await world.house.files.read(photo?.id ?? "")).toHaveLength(3);

    await citizen.says("/xoadulieu");
    await citizen.presses("Xoá dữ liệu");
    expect(citizen.last().text).toContain("Đã xoá tin nhắn, bản viết dở");
    expect(await placesOf(world, DRAFT)).toEqual([]);
    expect(await placesOf(world, "secret-file-ref")).toEqual([]);
    expect(await placesOf(world, photo?.id ?? "none")).toEqual([]);
    await expect(world.house.files.read(photo?.id ?? "")).rejects.toThrow("No file");
    // The case itself, and what its officer was told of it.
    expect(await placesOf(world, LAMP)).toEqual(["case.text", "message.body"]);
    const told = await db.message.findMany({ where: { key: { not: "newCase" } } });
    expect(JSON.stringify(told.map(({ body }) => body))).not.toContain(LAMP);
  });

  it("cuts the case from the person: it goes on without news to them", async () => {
    await using world = await openWorld();
    const officer = await world.member("Hà", "ubnd:w-yen-hoa", "officer");
    const { citizen, code } = await fileTheLamp(world);
    await citizen.says("/xoadulieu");
    await citizen.presses("Xoá dữ liệu");
    citizen.reads();
    await officer.presses("Nhận việc");
    expect(officer.last().text).toContain(`đã nhận **${code}**`);
    await world.pass({ days: 1 });
    expect(citizen.reads()).toEqual([]);
    await citizen.says("của tôi");
    expect(citizen.last().text).toContain("chưa gửi việc nào");
    await citizen.says(code);
    expect(citizen.last().text).not.toContain("ngõ 12");
    const { db } = world.house.database;
    const lamp = await db.case.findFirstOrThrow();
    const chat = await db.chat.findUniqueOrThrow({ where: { id: lamp.chatId } });
    expect(chat.externalId).toBe(`erased:${chat.id}`);
    expect(await db.consent.count({ where: { chatId: chat.id } })).toBe(1);
  });

  it("takes the name, the phone, the follows and the hand behind a correction with it", async () => {
    await using world = await openWorld();
    const { db } = world.house.database;
    const { citizen } = await fileTheLamp(world);
    await leaveTraces(world);
    await citizen.says("/dulieucuatoi");
    const [id = ""] = citizen.last().mediaIds;
    const file = new TextDecoder().decode(await world.house.files.read(id));
    expect(file).toMatch(/HỌ TÊN .*\n- \S+: Nguyễn Văn An, 0912345678/);
    expect(file).toMatch(/THEO DÕI \(1\)\n- \S+/);
    expect(file).toContain("30 ngày sau khi xử lý");

    await citizen.says("/xoadulieu");
    expect(citizen.reads().join()).toContain("họ tên và số điện thoại");
    await citizen.presses("Xoá dữ liệu");
    expect(await placesOf(world, "0912345678")).toEqual([]);
    expect(await db.caseFollower.count()).toBe(0);
    expect(await db.labelledExample.findMany()).toMatchObject([{ personId: null }]);
  });

  it("of a group empties what its members were answered there, whoever asked", async () => {
    await using world = await openWorld();
    const { db } = world.house.database;
    const accept = acceptOf(world);
    for (const [index, member] of ["An", "Bình"].entries()) {
      const event = { kind: "text", text: `${DRAFT} ${member}` } as const;
      const raw = rawOf("group", event);
      const lane = `telegram:${member}`;
      await accept({ channel: "telegram", externalId: `g${index}`, lane, raw });
    }
    const group = world.person("group", "telegram");
    await group.says("/xoadulieu");
    await group.presses("Xoá dữ liệu");
    expect(await placesOf(world, DRAFT)).toEqual([]);
    expect(
      await db.update.count({ where: { lane: { startsWith: "telegram:" } } }),
    ).toBe(0);
  });

  it("can wait until the last case is closed", async () => {
    await using world = await openWorld();
    const { citizen, code } = await fileTheLamp(world);
    await citizen.says("/xoadulieu");
    expect(labels(citizen)).toEqual(["Xoá dữ liệu", "Không xoá", "Giữ đến khi xong"]);
    await citizen.presses("Giữ đến khi xong");
    await citizen.says(DRAFT);
    expect(await placesOf(world, DRAFT)).not.toEqual([]);
    await citizen.says(code);
    await citizen.presses("Rút phản ánh");
    await citizen.presses("Rút phản ánh");
    const texts = citizen.reads();
    expect(texts.at(-2)).toContain(`Đã rút **${code}**`);
    expect(texts.at(-1)).toContain("Đã xoá tin nhắn");
    expect(await placesOf(world, DRAFT)).toEqual([]);
  });

  it("is not for somebody who works here, as long as they do", async () => {
    await using world = await openWorld();
    const officer = await world.member("Hà", "ubnd:w-yen-hoa", "officer");
    await officer.says("/xoadulieu");
    expect(officer.last().text).toContain("đang giữ vai trò");
  });

  it("is written down without a name or a text", async () => {
    await using world = await openWorld();
    const citizen = world.person("An");
    await citizen.says("/dulieucuatoi");
    await citizen.says("/rutdongy");
    expect(citizen.last().text).toContain("không có đồng ý nào");
    await citizen.says("/xoadulieu");
    await citizen.presses("Xoá dữ liệu");
    const events = await world.house.database.db.privacyEvent.findMany();
    expect(events.map(({ kind }) => kind).sort()).toEqual([
      "consentsShown",
      "eraseAsked",
      "erased",
      "shown",
    ]);
    expect(new Set(events.map(({ personHash }) => personHash)).size).toBe(1);
    expect(events[0]?.personHash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("taking a consent back", () => {
  it("is written down with its time; nothing new is filed before a new one", async () => {
    await using world = await openWorld();
    const { citizen } = await fileTheLamp(world);
    const { db } = world.house.database;
    await citizen.says("đống rác to ở phường Láng không ai dọn");
    // In the same millisecond: the later word counts.
    await citizen.says("/rutdongy");
    expect(citizen.last().text).toContain("đang đồng ý: chuyển phản ánh");
    expect(labels(citizen)).toEqual(["Rút: chuyển phản ánh"]);
    await citizen.presses("Rút: chuyển phản ánh");
    await citizen.presses("Rút: chuyển phản ánh");
    expect(citizen.last().text).toContain("Đã rút đồng ý chuyển phản ánh");
    const consents = await db.consent.findMany({ orderBy: { seq: "asc" } });
    expect(consents.map(({ purpose, isGiven }) => `${purpose} ${isGiven}`)).toEqual([
      "feedback true",
      "feedback false",
    ]);
    await citizen.says("đống rác ở phường Láng vẫn còn");
    expect(labels(citizen).slice(0, 2)).toEqual(["Đồng ý", "Không đồng ý"]);
    expect(await db.case.count()).toBe(1);
  });

  it("of name and phone erases them, and nothing else", async () => {
    await using world = await openWorld();
    const { db } = world.house.database;
    const { citizen, code } = await fileTheLamp(world);
    await leaveTraces(world);
    const { id: chatId } = await db.chat.findFirstOrThrow();
    await world.house.database.transaction(async (tx) => {
      for (const purpose of ["contact", "rating"] as const) {
        const consent = { chatId, purpose, textVersion: "1", isGiven: true };
        await insertConsent(tx, consent, world.clock.now());
      }
    });
    await citizen.says("/rutdongy");
    expect(labels(citizen).sort()).toEqual([
      "Rút: chuyển phản ánh",
      "Rút: mời đánh giá",
      "Rút: tên, điện thoại",
    ]);
    await citizen.presses("Rút: tên, điện thoại");
    expect(citizen.last().text).toContain("đã xoá chúng");
    expect(await db.caseContact.count()).toBe(0);
    expect(await db.caseFollower.count()).toBe(1);
    await citizen.says("/rutdongy");
    expect(labels(citizen).sort()).toEqual([
      "Rút: chuyển phản ánh",
      "Rút: mời đánh giá",
    ]);
    await citizen.says(code);
    expect(citizen.last().text).toContain(code);
    const kinds = (await db.privacyEvent.findMany()).map(({ kind }) => kind).sort();
    expect(kinds).toEqual(["consentsShown", "consentsShown", "contactWithdrawn"]);
  });

  it("counts even below the summary", async () => {
    await using world = await openWorld();
    const citizen = world.person("An");
    await citizen.says(LAMP);
    for (const label of ["Đồng ý", "Đúng", "Không có ảnh"])
      await citizen.presses(label);
    await citizen.says("/rutdongy");
    await citizen.presses("Rút: chuyển phản ánh");
    await citizen.presses("Gửi phản ánh");
    expect(labels(citizen).slice(0, 2)).toEqual(["Đồng ý", "Không đồng ý"]);
    expect(await world.house.database.db.case.count()).toBe(0);
  });
});
