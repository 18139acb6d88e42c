import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { invitationButtons } from "#conversations/flows/rate-begin.ts";
import { criteriaOf } from "#kernel/instrument.ts";
import { phrase } from "#messages/phrase.ts";
import { findFlagged } from "#ratings/store.ts";
import { insertServicePoint } from "#routing/store.ts";
import { INSTRUMENTS } from "#test/support/instruments.ts";
import { openWorld, type Person } from "#test/support/world.ts";
import { excludeRating } from "#workflow/exclude-rating.ts";
import { processAll } from "#workflow/process-all.ts";
import { tell } from "#workflow/tell.ts";

const world = await openWorld();
const { house, clock } = world;
const { db } = house.database;
afterAll(() => world[Symbol.asyncDispose]());

const LANG = "ubnd:w-lang";
const COUNTER = {
  code: "mot-cua-lang",
  name: "Một cửa phường Láng",
  agencyId: LANG,
  wardId: "w-lang",
  address: "79 phố Nguyên Hồng",
};
beforeAll(() => insertServicePoint(db, COUNTER));

/** A dossier that was handed out this morning; the token of its link is its id. */
async function dossier(isDone = true): Promise<string> {
  const id = randomUUID();
  const at = new Date(clock.now().epochMilliseconds);
  await db.dossier.create({
    data: {
      id,
      ratingToken: id,
      code: `H26-${id}`,
      procedure: "Cấp lại khai sinh",
      agencyId: LANG,
      state: isDone ? "done" : "received",
      receivedAt: at,
      dueAt: at,
      doneAt: isDone ? at : null,
    },
  });
  return id;
}

async function ratingOf(dossierId: string) {
  return await db.rating.findUnique({
    where: { dossierId },
    include: { answers: { orderBy: { criterionId: "asc" } }, media: true },
  });
}

/** The invitation, as whoever sends it puts it into a chat. */
async function invite(to: Person, dossierId: string, instrumentId: string | null) {
  await to.says("hi");
  const chat = await db.chat.findFirstOrThrow({ where: { externalId: to.chat } });
  const count = 4;
  const procedure = "Cấp lại khai sinh";
  const message = {
    to: { chatId: chat.id, language: "vi" as const },
    dedupeKey: `invite:${dossierId}`,
    class: "reply" as const,
    phrase: phrase("rateInvitation", { procedure, doneAt: clock.now(), count }),
    buttons: invitationButtons({ kind: "dossier", dossierId }, instrumentId),
  };
  await house.database.transaction((tx) => tell(tx, [message], clock.now()));
  await processAll(house);
}

const CHANNELS = ["web", "telegram"] as const;

describe.each(CHANNELS)("on %s", (channel) => {
  it.each([...INSTRUMENTS.keys()])("%s is asked to its end and kept", async (id) => {
    const citizen = world.person(`${id}-${channel}`, channel);
    const dossierId = await dossier();
    await invite(citizen, dossierId, id);
    await citizen.presses("Đánh giá");
    const instrument = INSTRUMENTS.get(id);
    if (instrument === undefined) throw new Error(id);
    const { levels } = instrument.scale;
    for (const _ of criteriaOf(instrument)) await citizen.says(String(levels.length));
    await citizen.says("nhanh, gọn");
    await citizen.presses("Xong");
    expect(citizen.last().text).toContain("Cảm ơn anh/chị");
    const kept = await ratingOf(dossierId);
    expect(kept).toMatchObject({
      instrumentId: id,
      evidence: "dossier",
      agencyId: LANG,
      procedure: "Cấp lại khai sinh",
      channel,
      comment: "nhanh, gọn",
      flag: null,
    });
    expect(kept?.finishedAt).not.toBeNull();
    expect(kept?.answers.map(({ level }) => level)).toEqual(
      criteriaOf(instrument).map(() => levels.at(-1)?.value),
    );
  });

  it("the link of a dossier begins the questions", async () => {
    const citizen = world.person(`link-${channel}`, channel);
    const dossierId = await dossier();
    await citizen.sends({ kind: "start", parameter: `r_${dossierId}` });
    expect(citizen.last().text).toContain("4 câu ngắn về **hồ sơ Cấp lại khai sinh");
    await citizen.says("5");
    await citizen.says("đèn phố Láng tắt cả tuần");
    await citizen.says("/huy");
    await citizen.sends({ kind: "start", parameter: `r_${dossierId}` });
    expect(citizen.last().text).toContain("2/4");
    expect((await ratingOf(dossierId))?.answers).toHaveLength(1);
  });

  it("a low answer becomes a report at the place of the counter, when its sender agrees", async () => {
    const citizen = world.person(`low-${channel}`, channel);
    await citizen.sends({ kind: "start", parameter: "p_mot-cua-lang" });
    await citizen.presses("Đánh giá");
    await citizen.presses("Không hài lòng");
    await citizen.presses("Thiếu chỗ ngồi chờ");
    for (const level of ["4", "4", "4", "4"]) await citizen.says(level);
    await citizen.sends({
      kind: "files",
      files: [{ kind: "photo", fileRef: "seats" }],
      caption: "người già phải đứng",
      albumId: null,
    });
    await citizen.presses("Xong");
    await citizen.presses("Viết phản ánh");
    expect(citizen.reads().join()).toContain(
      "Chưa hài lòng về lần làm việc tại Một cửa phường Láng: Tiếp cận dịch vụ (thiếu chỗ ngồi chờ).",
    );
    await citizen.presses("Đồng ý");
    while (!citizen.last().text.includes("xem lại trước khi gửi")) {
      const [first] = citizen.last().buttons;
      await citizen.presses(first?.label ?? "");
    }
    const sent = { where: { text: { contains: "đứng" }, state: "submitted" } };
    expect(await db.case.count(sent)).toBe(0);
    expect(citizen.last().text).toContain("79 phố Nguyên Hồng, phường Láng");
    await citizen.presses("Gửi phản ánh");
    const [opened] = await db.case.findMany({
      ...sent,
      include: { attachments: true },
    });
    expect(opened).toMatchObject({ wardId: "w-lang", address: "79 phố Nguyên Hồng" });
    expect(opened?.attachments).toHaveLength(1);
    expect(
      await db.rating.findFirst({ where: { channel, evidence: "walkIn" } }),
    ).toMatchObject({
      servicePointCode: "mot-cua-lang",
      caseId: null,
      dossierId: null,
    });
    await db.case.updateMany({ data: { state: "closed", nextAlertAt: null } });
  });
});

it("numbers press the buttons where a channel has none", async () => {
  await using plain = await openWorld({ hasButtons: false });
  await insertServicePoint(plain.house.database.db, COUNTER);
  const citizen = plain.person("plain");
  await citizen.sends({ kind: "start", parameter: "p_mot-cua-lang" });
  await citizen.says("1");
  for (const number of ["1", "2", "3", "6", "4", "5"]) await citizen.says(number);
  const [rating] = await plain.house.database.db.rating.findMany({
    include: { answers: { orderBy: { criterionId: "asc" } } },
  });
  expect(rating?.answers.map(({ level, reasonId }) => [level, reasonId])).toEqual([
    [1, "oldEquipment"],
    [3, null],
    [null, null],
    [4, null],
    [5, null],
  ]);
  expect(citizen.last().text).toContain("Đã ghi các câu trả lời");
});

describe("a rating", () => {
  const begin = (who: Person, dossierId: string) =>
    who.sends({ kind: "start", parameter: `r_${dossierId}` });

  it("may be changed for a week, and no longer", async () => {
    const citizen = world.person("changer");
    const dossierId = await dossier();
    await begin(citizen, dossierId);
    for (const level of ["5", "5", "5", "5"]) await citizen.says(level);
    await citizen.presses("Xong");
    await begin(citizen, dossierId);
    expect(citizen.last().text).toContain("câu trả lời mới sẽ thay câu cũ");
    await citizen.says("3");
    await citizen.says("/huy");
    const levels = (await ratingOf(dossierId))?.answers.map(({ level }) => level);
    expect(levels).toEqual([3, 5, 5, 5]);
    clock.set(clock.now().add({ hours: 24 * 7 }));
    await begin(citizen, dossierId);
    expect(citizen.last().text).toContain("Sau một tuần");
  });

  it("is given once, by one person, after the result", async () => {
    const dossierId = await dossier();
    await begin(world.person("first"), dossierId);
    const second = world.person("second");
    await begin(second, dossierId);
    expect(second.last().text).toContain("mỗi việc chỉ nhận một lần");
    await begin(second, await dossier(false));
    expect(second.last().text).toContain("chưa có kết quả");
    for (const token of ["nothing", randomUUID()]) {
      await begin(second, token);
      expect(second.last().text).toContain("Không tìm thấy hồ sơ");
    }
  });

  it("is not given by those who work there; others are citizens too", async () => {
    const dossierId = await dossier();
    const own = await world.member("Hà", LANG, "officer");
    await begin(own, dossierId);
    expect(own.last().text).toContain("không đánh giá thay người dân");
    const other = await world.member("Minh", "ubnd:w-yen-hoa", "officer");
    await begin(other, dossierId);
    expect(other.last().text).toContain("1/4");
  });

  it("many from one chat are flagged, more are refused; an administrator leaves them out with a reason", async () => {
    const broker = world.person("broker");
    for (let n = 0; n < 11; n++) await begin(broker, await dossier());
    expect(broker.last().text).toContain("đã đánh giá nhiều lần");
    const flagged = await findFlagged(db, 100);
    expect(flagged.map(({ flag }) => flag)).toEqual(Array(10).fill("chat"));
    const [first] = flagged;
    const exclusion = { by: "Lan", reason: "một người chấm hộ" };
    expect(await excludeRating(house, first?.id ?? "", exclusion)).toBe(true);
    const last = (await findFlagged(db, 100)).at(-1);
    expect(last).toMatchObject({ id: first?.id, exclusion });
    await excludeRating(house, first?.id ?? "", null);
    expect((await findFlagged(db, 100)).every((one) => one.exclusion === null)).toBe(
      true,
    );
    expect(await excludeRating(house, randomUUID(), exclusion)).toBe(false);
  });

  it("ten at one counter within ten minutes are flagged, nine are not", async () => {
    const scan = async (n: number) => {
      const one = world.person(`crowd-${n}`);
      await one.sends({ kind: "start", parameter: "p_mot-cua-lang" });
      await one.presses("Đánh giá");
    };
    const bursts = () => db.rating.count({ where: { flag: "burst" } });
    for (let n = 0; n < 9; n++) await scan(n);
    expect(await bursts()).toBe(0);
    await scan(9);
    expect(await bursts()).toBe(10);
  });

  it("leaves nothing of its words with who wants to be forgotten", async () => {
    const citizen = world.person("shy");
    const dossierId = await dossier();
    await begin(citizen, dossierId);
    await citizen.says("1");
    await citizen.says("bị mắng ở quầy 3");
    for (const level of ["5", "5", "5"]) await citizen.says(level);
    await citizen.says("tôi là Lan");
    expect((await ratingOf(dossierId))?.answers[0]?.words).toBe("bị mắng ở quầy 3");
    await citizen.says("/dulieucuatoi");
    const [mediaId = ""] = citizen.last().mediaIds;
    const file = new TextDecoder().decode(
      (await house.files.read(mediaId)) ?? undefined,
    );
    expect(file).toContain("mức đã chọn: 1, 5, 5, 5");
    expect(file).toContain("“bị mắng ở quầy 3”");
    await citizen.says("/xoadulieu");
    await citizen.presses("Xoá dữ liệu");
    expect(await ratingOf(dossierId)).toMatchObject({ comment: null });
    expect((await ratingOf(dossierId))?.answers[0]).toMatchObject({
      level: 1,
      words: null,
    });
  });
});

it("who wants no invitations says so once, and is heard by whoever sends them", async () => {
  const citizen = world.person("quiet");
  await invite(citizen, await dossier(), null);
  await citizen.presses("Không hỏi nữa");
  const consent = await db.consent.findFirst({ where: { purpose: "rating" } });
  expect(consent?.isGiven).toBe(false);
});
