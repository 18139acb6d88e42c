import { expect, it } from "vitest";
import { insertLabelMove } from "#prompts/store.ts";
import { openModelServer } from "#test/support/model-server.ts";
import { deskAt } from "#test/support/model-world.ts";
import { said } from "#test/support/prompt-reader.ts";
import { newSeededUrl } from "#test/support/seeded-city.ts";
import { openWorld } from "#test/support/world.ts";
import { startWork } from "#workflow/start-work.ts";
import { acceptOf, rawOf } from "./house-databases.ts";

const WAIT_MS = 15_000;
const PATIENCE = { timeout: 20_000 };

it("processes on one PostgreSQL share the reading: each message is put once, several at a time, and nobody waits for another", async () => {
  await using server = await openModelServer();
  const evidence = "tối thui cả tuần";
  const matter = "chieu-sang-cay-xanh.den-duong-tat";
  const { promise: when, resolve: letAnswer } = Promise.withResolvers<void>();
  server.replies({ kind: "says", said: said({ evidence, matter }), when });
  const databaseUrl = await newSeededUrl();
  const open = () => openWorld({ databaseUrl, languageModel: deskAt(server, WAIT_MS) });
  const worlds = [await open(), await open()];
  const [first] = worlds;
  if (first === undefined) throw new Error("there is no process");
  const { db } = first.house.database;
  const move = { label: "production", number: 1, kind: "move" } as const;
  const rest = { by: "An", reason: "test", isOverride: false, evaluationId: null };
  const at = first.clock.now();
  await insertLabelMove(db, { ...move, ...rest, target: "classify@1", at });

  const people = Array.from({ length: 12 }, (_, index) => `person${index}`);
  for (const [index, chat] of people.entries()) {
    const text = `cột đèn số ${index} trước ngõ 12 phố Yên Hòa tối thui cả tuần nay`;
    const raw = rawOf(chat, { kind: "text", text });
    await acceptOf(first)({ channel: "telegram", externalId: chat, lane: chat, raw });
  }
  const hasty = rawOf("hasty", { kind: "start", parameter: null });
  await acceptOf(first)({
    channel: "telegram",
    externalId: "h",
    lane: "hasty",
    raw: hasty,
  });

  const arrived = () =>
    worlds.flatMap(({ telegram }) => telegram.arrived.map((one) => one.chatExternalId));
  const works = worlds.map(({ house }) => startWork(house));
  // Nobody has been answered by the model yet: whoever asks it nothing is not behind those who do.
  await expect.poll(() => [...new Set(arrived())], PATIENCE).toEqual(["hasty"]);
  const inHand = () => db.llmAnswer.count({ where: { claimedUntil: { not: null } } });
  await expect.poll(inHand, PATIENCE).toBe(people.length);
  letAnswer();
  await expect.poll(() => new Set(arrived()).size, PATIENCE).toBe(13);
  for (const work of works) await work.stop();
  expect(server.requests()).toHaveLength(people.length);
  const rows = await db.llmAnswer.findMany();
  expect(rows.map(({ outcome }) => outcome)).toEqual(people.map(() => "answered"));
  expect(await db.update.count({ where: { state: { not: "done" } } })).toBe(0);
  for (const world of worlds) await world[Symbol.asyncDispose]();
});
