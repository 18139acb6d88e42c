import { afterAll, beforeEach, expect, it } from "vitest";
import type { DossierState, OwnerContact } from "#dossiers/types.ts";
import { toDate } from "#platform/clock.ts";
import { hanoi, WARD } from "#test/support/ward-office.ts";
import { openWorld } from "#test/support/world.ts";
import { inviteToRate } from "#workflow/invite-to-rate.ts";
import { keepDossiers } from "#workflow/keep-dossiers.ts";
import { processAll } from "#workflow/process-all.ts";

const world = await openWorld();
const { house, clock } = world;
const { db } = house.database;
afterAll(() => world[Symbol.asyncDispose]());

let day = hanoi("2026-11-16T09:00");
/** A month between two tests: what one invited does not count in the next. */
beforeEach(() => {
  day = day.add({ hours: 24 * 40 });
  clock.set(day);
});

let count = 0;
async function report(
  contact: OwnerContact | null,
  doneAt: Temporal.Instant | null,
  code = `R-${++count}`,
) {
  const state: DossierState = doneAt === null ? "processing" : "done";
  const receivedAt = day.subtract({ hours: 24 * 60 });
  await keepDossiers(house, [
    {
      code,
      procedure: "Cấp lại khai sinh",
      agencyId: WARD,
      servicePointCode: null,
      state,
      receivedAt,
      dueAt: day.subtract({ hours: 1 }),
      doneAt,
      contact,
    },
  ]);
  await processAll(house);
  return code;
}

async function decisionOn(code: string) {
  const { invitation } = await db.dossier.findUniqueOrThrow({
    where: { code },
    include: { invitation: true },
  });
  return invitation === null ? null : (invitation.reason ?? invitation.state);
}

it("a completed dossier invites its owner, named; pressing leads through all questions to one rating", async () => {
  const citizen = world.person("an");
  await citizen.sends({ kind: "start", parameter: null });
  citizen.reads();
  const contact = { kind: "web", value: "an" } as const;
  const code = await report(contact, null);
  expect(citizen.reads()).toEqual([]);
  await report(contact, day.subtract({ hours: 2 }), code);
  const [invitation = "", ...more] = citizen.reads();
  expect(more).toEqual([]);
  expect(invitation).toContain(
    "Hồ sơ **Cấp lại khai sinh** của anh/chị đã trả kết quả",
  );
  await report(contact, day.subtract({ hours: 1 }), code);
  await Promise.all([1, 2, 3].map(() => inviteToRate(house)));
  await processAll(house);
  expect(citizen.reads()).toEqual([]);
  await citizen.presses("Đánh giá");
  for (let question = 0; question < 30; question += 1) {
    const { buttons } = citizen.last();
    const best = buttons.find(({ label }) => label === "Rất hài lòng");
    if (best === undefined) break;
    await citizen.sends({ kind: "press", buttonId: best.id });
  }
  await citizen.presses("Xong");
  const ratings = await db.rating.findMany({
    where: { dossier: { code } },
    include: { answers: true },
  });
  expect(ratings).toHaveLength(1);
  expect(ratings[0]?.finishedAt).not.toBeNull();
  expect(ratings[0]?.answers.length).toBeGreaterThan(3);
  expect(await decisionOn(code)).toBe("told");
});

it("at night it waits for the morning, a third in a month is left out, and so is all after a no", async () => {
  const citizen = world.person("binh", "telegram");
  await citizen.sends({ kind: "start", parameter: null });
  citizen.reads();
  const contact = { kind: "telegram", value: "binh" } as const;
  clock.set(day.add({ hours: 13 }));
  const codes = [await report(contact, day), await report(contact, day)];
  expect(citizen.reads()).toEqual([]);
  await world.pass({ hours: 10 });
  expect(citizen.reads()).toHaveLength(2);
  const third = await report(contact, day);
  expect(await Promise.all([...codes, third].map(decisionOn))).toEqual([
    "told",
    "told",
    "tooMany",
  ]);
  await world.pass({ days: 31 });
  citizen.reads();
  await citizen.says("/ngungmoi");
  citizen.reads();
  const later = await report(contact, clock.now());
  expect(await decisionOn(later)).toBe("optedOut");
  expect(citizen.reads()).toEqual([]);
});

it("a phone finds the chat that gave it; one two people gave finds nobody", async () => {
  const phone = { kind: "phone", value: "0912345678" } as const;
  const phoneHash = house.keyedHash("phone", phone.value);
  const giveIn = async (name: string) => {
    const citizen = world.person(name);
    await citizen.sends({ kind: "start", parameter: null });
    const where = { channel_externalId: { channel: "web", externalId: name } };
    const chat = await db.chat.findUniqueOrThrow({ where });
    await insertCaseOf(chat.id, phoneHash);
    citizen.reads();
    return citizen;
  };
  const first = await giveIn("cuong");
  expect(await decisionOn(await report(phone, day))).toBe("told");
  expect(first.reads()).toHaveLength(1);
  const second = await giveIn("dung");
  expect(await decisionOn(await report(phone, day))).toBe("severalPeople");
  expect([...first.reads(), ...second.reads()]).toEqual([]);
});

it.each<[string, OwnerContact | null, number, string]>([
  ["naming nobody", null, 1, "noContact"],
  ["of somebody unknown", { kind: "web", value: "nobody" }, 1, "noChat"],
  ["of last month", { kind: "web", value: "an" }, 31, "tooOld"],
])("one %s is left out with its reason", async (_, contact, days, why) => {
  const code = await report(contact, day.subtract({ hours: 24 * days }));
  expect(await decisionOn(code)).toBe(why);
  const { inviteAt } = await db.dossier.findUniqueOrThrow({ where: { code } });
  expect(inviteAt).toBeNull();
});

it("its link carries a random token and ends 30 days after the result", async () => {
  const citizen = world.person("giang");
  const code = await report(null, day);
  const { ratingToken } = await db.dossier.findUniqueOrThrow({ where: { code } });
  const open = () => citizen.sends({ kind: "start", parameter: `r_${ratingToken}` });
  await open();
  expect(citizen.reads().at(-1)).toContain("Cấp lại khai sinh");
  clock.set(day.add({ hours: 24 * 30 }));
  await open();
  expect(citizen.reads().at(-1)).toContain("quá 30 ngày");
});

it("whoever has their data erased is no dossier's owner any more", async () => {
  const citizen = world.person("hoa");
  await citizen.sends({ kind: "start", parameter: null });
  const code = await report({ kind: "web", value: "hoa" }, null);
  await citizen.says("/dulieucuatoi");
  const [mediaId = ""] = citizen.last().mediaIds;
  const file = new TextDecoder().decode((await house.files.read(mediaId)) ?? undefined);
  expect(file).toContain(`HỒ SƠ THỦ TỤC (1)\n- ${code}`);
  await citizen.says("/xoadulieu");
  await citizen.presses("Xoá dữ liệu");
  const dossier = await db.dossier.findUniqueOrThrow({ where: { code } });
  expect([dossier.contactKind, dossier.contact]).toEqual([null, null]);
});

/** As a case that wants a contact leaves it. */
async function insertCaseOf(chatId: string, phoneHash: string): Promise<void> {
  const submissionId = crypto.randomUUID();
  const at = {
    createdAt: toDate(day),
    acceptDueAt: toDate(day),
    answerDueAt: toDate(day),
  };
  await db.submission.create({
    data: { id: submissionId, chatId, createdAt: toDate(day) },
  });
  const caseId = crypto.randomUUID();
  await db.case.create({
    data: {
      id: caseId,
      code: caseId.slice(0, 8),
      submissionId,
      chatId,
      state: "closed",
      level: "normal",
      text: "",
      placeKind: "none",
      agencyId: WARD,
      agencyWhy: "",
      ...at,
    },
  });
  const contact = { name: "A", phone: "0912345678", phoneHash };
  await db.caseContact.create({ data: { caseId, ...contact, at: toDate(day) } });
}
