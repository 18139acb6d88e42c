import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { insertCaseEvent } from "#cases/store.ts";
import { findChat } from "#conversations/store.ts";
import { type Deed, MAY } from "#desk/rules.ts";
import type { PhraseKey } from "#messages/phrase.ts";
import { fileTheLamp } from "#test/support/lamp-case.ts";
import { openWorld, type Person } from "#test/support/world.ts";
import { acceptCase } from "#workflow/accept-case.ts";
import { addNote } from "#workflow/add-note.ts";
import { answerCase } from "#workflow/answer-case.ts";
import { offerTemplates, saveTemplate } from "#workflow/answer-templates.ts";
import { askCitizen } from "#workflow/ask-citizen.ts";
import { beginRating } from "#workflow/begin-rating.ts";
import { confirmCase } from "#workflow/confirm-case.ts";
import { decideBlock } from "#workflow/decide-block.ts";
import { explainDelay } from "#workflow/explain-delay.ts";
import { extendCase } from "#workflow/extend-case.ts";
import { followCase } from "#workflow/follow-case.ts";
import { markSpam, objectSpam, undoSpam } from "#workflow/mark-spam.ts";
import { offerReroute } from "#workflow/offer-reroute.ts";
import { proposeBlock } from "#workflow/propose-block.ts";
import { showContact } from "#workflow/show-contact.ts";
import { showOnDesk } from "#workflow/show-on-desk.ts";
import { transferCase } from "#workflow/transfer-case.ts";
import type { Turn } from "#workflow/turn.ts";
import { withdrawCase } from "#workflow/withdraw-case.ts";

const HERE = "ubnd:w-yen-hoa";
const ABOVE = "so-xay-dung";
const ELSEWHERE = "ubnd:w-lang";

const world = await openWorld();
afterAll(() => world[Symbol.asyncDispose]());
const { house, clock } = world;
const people = new Map<string, Person>();
let caseId = "";
let code = "";

/** Who they are, and the standings they have; the case came to HERE from a citizen, through ELSEWHERE. */
const CAST = [
  ["officer own", ["officer own"]],
  ["head own", ["head own"]],
  ["head parent", ["head parent"]],
  ["officer parent", ["officer parent"]],
  ["dispatcher other", ["dispatcher other"]],
  ["officer other, where the case was before", ["officer other"]],
  ["head other", ["head other"]],
  ["administrator own", ["administrator own"]],
  ["stand-in of the officer", ["officer own"]],
  ["one who has left the agency", ["stranger"]],
  ["author", ["author"]],
  ["follower", ["follower"]],
  ["stranger with the code", ["stranger"]],
] as const;

/** Deed -> the verb, and what it says to somebody who may not. */
const VERBS: Readonly<
  Record<Deed, readonly [(turn: Turn) => Promise<unknown>, PhraseKey]>
> = {
  see: [(turn) => showOnDesk(turn, { caseId }), "deskDenied"],
  accept: [(turn) => acceptCase(turn, caseId), "deskDenied"],
  answer: [(turn) => answerCase(turn, written()), "deskDenied"],
  ask: [(turn) => askCitizen(turn, written()), "deskDenied"],
  extend: [
    (turn) => extendCase(turn, { caseId, until: turn.now, reason: "chờ vật tư" }),
    "deskDenied",
  ],
  transfer: [(turn) => transferCase(turn, moved()), "deskDenied"],
  spam: [(turn) => markSpam(turn, { caseId, reason: "thử" }), "deskDenied"],
  undoSpam: [(turn) => undoSpam(turn, caseId), "deskDenied"],
  proposeBlock: [(turn) => proposeBlock(turn, caseId), "deskDenied"],
  decideBlock: [(turn) => decideBlock(turn, { caseId, blocks: true }), "deskDenied"],
  seeContact: [(turn) => showContact(turn, caseId), "deskDenied"],
  saveTemplate: [(turn) => saveTemplate(turn, { caseId, name: "Mẫu" }), "deskDenied"],
  deleteTemplate: [
    (turn) => offerTemplates(turn, { caseId, toDelete: true }),
    "deskDenied",
  ],
  note: [(turn) => addNote(turn, written()), "caseIs"],
  confirm: [(turn) => confirmCase(turn, { caseId, verdict: "solved" }), "staleButton"],
  rate: [
    (turn) =>
      beginRating(turn, { subject: { kind: "case", caseId }, instrumentId: null }),
    "staleButton",
  ],
  withdraw: [(turn) => withdrawCase(turn, caseId), "caseIs"],
  reroute: [(turn) => offerReroute(turn, caseId), "staleButton"],
  object: [(turn) => objectSpam(turn, caseId), "staleButton"],
  explain: [(turn) => explainDelay(turn, caseId), "staleButton"],
};

const isDeed = (name: string): name is Deed => name in MAY;
const written = () => ({
  caseId,
  text: "Tổ chiếu sáng đã thay bóng sáng nay.",
  mediaIds: [],
});
const moved = () => ({
  caseId,
  agencyId: ABOVE,
  reason: "đèn do Sở quản lý",
  fault: "owner" as const,
  matterId: null,
});

beforeAll(async () => {
  const { db } = house.database;
  const member = async (name: string, agencyId: string, role: "officer" | "head") =>
    void people.set(name, await world.member(name, agencyId, role));
  await member("officer own", HERE, "officer");
  await member("head own", HERE, "head");
  await member("head parent", ABOVE, "head");
  await member("officer parent", ABOVE, "officer");
  await member("officer other, where the case was before", ELSEWHERE, "officer");
  await member("head other", ELSEWHERE, "head");
  for (const name of ["administrator own", "one who has left the agency"])
    await member(name, HERE, "officer");
  people.set(
    "dispatcher other",
    await world.member("dispatcher other", "ttpvhcc", "dispatcher"),
  );
  // A ward of the city has nobody above it; this one does.
  house.city.agencies = new Map(house.city.agencies).set(HERE, {
    ...agency(HERE),
    parentId: ABOVE,
  });
  const filed = await fileTheLamp(world, "author");
  people.set("author", filed.citizen);
  code = filed.code;
  caseId = (await db.case.findUniqueOrThrow({ where: { code } })).id;
  for (const name of ["follower", "stranger with the code", "stand-in of the officer"])
    await introduce(name);
  const now = clock.now();
  await db.membership.updateMany({
    where: { personId: await personIdOf("administrator own") },
    data: { role: "administrator" },
  });
  await db.membership.updateMany({
    where: { personId: await personIdOf("one who has left the agency") },
    data: { validTo: new Date(now.epochMilliseconds) },
  });
  await db.absence.create({
    data: {
      id: randomUUID(),
      personId: await personIdOf("officer own"),
      standInId: await personIdOf("stand-in of the officer"),
      from: new Date(now.epochMilliseconds - 1),
      to: new Date(now.epochMilliseconds + 86_400_000),
    },
  });
  await inTurn("follower", (turn) => followCase(turn, { caseId, number: null }), true);
  await house.database.transaction(async (tx) => {
    const data = { text: "Đã trả lời." };
    const event = { kind: "answered" as const, actorId: null, data };
    await insertCaseEvent(tx, caseId, event, now);
  });
});

describe.each(CAST)("%s", (name, standings) => {
  it.each(Object.keys(MAY).filter(isDeed))("%s", async (deed) => {
    const [verb, denial] = VERBS[deed];
    const said = await inTurn(name, verb);
    const able: readonly string[] = MAY[deed];
    const isPermitted = standings.some((standing) => able.includes(standing));
    expect(said.includes(denial) ? "denied" : "done").toBe(
      isPermitted ? "done" : "denied",
    );
  });
});

it("whoever is denied is told nothing of the case", async () => {
  const texts: string[] = [];
  for (const name of ["officer other, where the case was before", "head other"])
    for (const deed of ["see", "answer", "transfer", "seeContact"] as const)
      await inTurn(name, VERBS[deed][0], false, texts);
  expect(new Set(texts)).toEqual(new Set([texts[0]]));
  expect(texts[0]).not.toMatch(/đèn|Yên Hòa|-26-/u);
});

/** Does one verb as somebody; nothing of it stays unless `isKept`. What they were told, key by key. */
async function inTurn(
  name: string,
  verb: (turn: Turn) => Promise<unknown>,
  isKept = false,
  texts: string[] = [],
): Promise<string[]> {
  const said: string[] = [];
  const undo = new Error("undo");
  const now = clock.now();
  const run = house.database.transaction(async (tx) => {
    const chat = await findChat(tx, "web", name, now);
    if (chat === null) throw new Error(`${name} has no chat`);
    const say: Turn["say"] = ({ phrase }) => {
      said.push(phrase.key);
      texts.push(phrase.in("vi"));
      return Promise.resolve();
    };
    await verb({ tx, house, now, chat, seq: 0n, isPrivate: true, say });
    if (!isKept) throw undo;
  });
  await run.catch((error: unknown) => {
    if (error !== undo) throw error;
  });
  return said;
}

async function introduce(name: string): Promise<void> {
  const person = world.person(name);
  people.set(name, person);
  await person.says("/start");
}

async function personIdOf(name: string): Promise<string> {
  const chat = await house.database.db.chat.findFirstOrThrow({
    where: { externalId: name },
  });
  return chat.personId;
}

function agency(id: string) {
  const found = house.city.agencies.get(id);
  if (found === undefined) throw new Error(`no agency ${id}`);
  return found;
}
