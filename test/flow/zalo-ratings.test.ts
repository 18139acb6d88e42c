import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { invitationButtons } from "#conversations/flows/rate-begin.ts";
import { criteriaOf } from "#kernel/instrument.ts";
import { phrase } from "#messages/phrase.ts";
import { insertServicePoint } from "#routing/store.ts";
import { INSTRUMENTS } from "#test/support/instruments.ts";
import { openZaloWorld, type ZaloCitizen } from "#test/support/zalo-citizen.ts";
import { processAll } from "#workflow/process-all.ts";
import { tell } from "#workflow/tell.ts";

const zalo = await openZaloWorld();
const { house, clock } = zalo.world;
const { db } = house.database;
afterAll(() => zalo[Symbol.asyncDispose]());

const LANG = "ubnd:w-lang";

beforeAll(() =>
  insertServicePoint(db, {
    code: "mot-cua-lang",
    name: "Một cửa phường Láng",
    agencyId: LANG,
    wardId: "w-lang",
    address: "79 phố Nguyên Hồng",
  }),
);

/** A dossier handed out this morning; the token of its link is its id. */
async function dossier(): Promise<string> {
  const id = randomUUID();
  const at = new Date(clock.now().epochMilliseconds);
  const times = { receivedAt: at, dueAt: at, doneAt: at };
  const what = { procedure: "Cấp lại khai sinh", agencyId: LANG, state: "done" };
  await db.dossier.create({
    data: { id, ratingToken: id, code: `H26-${id}`, ...what, ...times },
  });
  return id;
}

/** The invitation, as whoever sends it puts it into a chat. */
async function invite(to: ZaloCitizen, dossierId: string, instrumentId: string) {
  await to.says("xin chào");
  const chat = await db.chat.findFirstOrThrow({ where: { externalId: to.userId } });
  const procedure = "Cấp lại khai sinh";
  const message = {
    to: { chatId: chat.id, language: "vi" as const },
    dedupeKey: `invite:${dossierId}`,
    class: "reply" as const,
    phrase: phrase("rateInvitation", { procedure, doneAt: clock.now(), count: 4 }),
    buttons: invitationButtons({ kind: "dossier", dossierId }, instrumentId),
  };
  await house.database.transaction((tx) => tell(tx, [message], clock.now()));
  await processAll(house);
}

async function answers(where: { dossierId: string }) {
  const rating = await db.rating.findFirst({ where, include: { answers: true } });
  return rating?.answers.map(({ level }) => level);
}

it.each([...INSTRUMENTS.values()])(
  "$id is answered by numbers alone",
  async (instrument) => {
    const citizen = zalo.citizen();
    const dossierId = await dossier();
    await invite(citizen, dossierId, instrument.id);
    await citizen.picks("Đánh giá");
    const best = instrument.scale.levels.at(-1);
    if (best === undefined) throw new Error("a scale without levels");
    const criteria = criteriaOf(instrument);
    for (const _ of criteria) await citizen.picks(best.label.vi);
    await citizen.picks("Xong");
    expect(citizen.last()).toContain("Cảm ơn anh/chị");
    expect(await answers({ dossierId })).toEqual(criteria.map(() => best.value));
  },
);

it("the code of a dossier is typed, as it stands under its QR picture", async () => {
  const citizen = zalo.citizen();
  const dossierId = await dossier();
  await citizen.says(`r_${dossierId}`);
  expect(citizen.last()).toContain("Cấp lại khai sinh");
  expect(citizen.last()).toMatch(/\n1\. /u);
});

it("who types the code of a counter may rate the visit", async () => {
  const citizen = zalo.citizen();
  await citizen.says("P_mot-cua-lang");
  await citizen.picks("Đánh giá");
  expect(citizen.last()).toContain("Một cửa phường Láng");
  expect(citizen.last()).toMatch(/\n1\. /u);
});
