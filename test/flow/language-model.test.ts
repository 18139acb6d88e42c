import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { countPaths, findDisagreements } from "#classification/store/llm-answers.ts";
import { healthRoutes } from "#console/health.ts";
import type { Reply } from "#test/support/model-server.ts";
import { type ModelWorld, openModelWorld } from "#test/support/model-world.ts";
import { said } from "#test/support/prompt-reader.ts";
import { createAccept } from "#workflow/accept-update.ts";
import { findReleased } from "#workflow/load-prompts.ts";
import { processAll } from "#workflow/process-all.ts";
import { processNextUpdate } from "#workflow/process-inbox.ts";
import { retain } from "#workflow/retain.ts";

/** The embedded model takes it for a lamp; a language model may take it for something else. */
const LAMP = "cột đèn trước ngõ 12 phố Yên Hòa tối thui cả tuần nay";
const WATER = "dien-nuoc.mat-nuoc";
const WAIT_MS = 600;

let given: ModelWorld;
beforeAll(async () => {
  given = await openModelWorld(WAIT_MS);
});
afterAll(() => given[Symbol.asyncDispose]());
beforeEach(() => given.settle());

const evidence = "tối thui cả tuần";
const says = (change: Parameters<typeof said>[0]): Reply => ({
  kind: "says",
  said: said({ evidence, matter: "chieu-sang-cay-xanh.den-duong-tat", ...change }),
});

/** The same words again would be known; these are new to everybody and mean the same. */
let lamps = 0;
function anotherLamp(): string {
  lamps += 1;
  return `${LAMP}, cột số ${lamps}`;
}

/** What the house says without any language model. */
async function embeddedAnswer(): Promise<readonly string[]> {
  await given.put("production", null);
  const answer = await given.writes(anotherLamp(), null);
  await given.put("production", "classify@1");
  return answer;
}

describe("a message with a language model in production", () => {
  it("is read by it once: the citizen is asked about its matter, not about the embedded model's", async () => {
    const text = anotherLamp();
    await given.writes(text, says({ matter: WATER }));
    expect(given.server.requests()).toHaveLength(1);
    expect(await given.lastRow()).toMatchObject({
      purpose: "live",
      prompt: "classify@1",
      outcome: "answered",
      matterId: WATER,
      text: null,
    });
    const [chat] = await given.world.house.database.db.chat.findMany({
      where: { externalId: given.lastName() },
    });
    expect(JSON.stringify(chat?.conversation)).toContain(WATER);
    expect((await given.lastRow()).chatId).toBe(chat?.id);
  });

  it("that was read before is not put again", async () => {
    const text = anotherLamp();
    const first = await given.writes(text, says({ matter: WATER }));
    expect(await given.writes(text, { kind: "fails", status: 500 })).toEqual(first);
    expect(given.server.requests().length).toBe(0);
    expect(await given.lastRow()).toMatchObject({
      outcome: "answered",
      matterId: WATER,
    });
  });

  it.each<[string, Reply, string]>([
    ["does not answer", { kind: "neverAnswers" }, "timeout"],
    ["fails", { kind: "fails", status: 401 }, "error"],
    ["asks for patience that nobody has", { kind: "fails", status: 429 }, "timeout"],
    ["breaks off", { kind: "resets" }, "timeout|error"],
    ["talks", { kind: "writes", content: "Chào bạn!" }, "schema"],
    [
      "makes up a matter",
      { kind: "writes", content: JSON.stringify(said({ matter: "x.y" })) },
      "schema",
    ],
    ["makes up a quote", says({ evidence: "đèn xanh" }), "quote"],
    [
      "runs out of tokens",
      { kind: "writes", content: "{", finish: "length" },
      "truncated",
    ],
    ["refuses", { kind: "writes", content: "", finish: "content_filter" }, "refusal"],
  ])(
    "is answered by the embedded model when it %s, and the citizen notices nothing",
    async (_, reply, outcome) => {
      const expected = await embeddedAnswer();
      expect(await given.writes(anotherLamp(), reply)).toEqual(expected);
      expect((await given.lastRow()).outcome).toMatch(new RegExp(`^(${outcome})$`));
    },
  );

  it.each([
    ["an emergency", "cháy nhà số 5 ngõ 12 Yên Hòa, có người mắc kẹt", "emergency"],
    [
      "a denunciation",
      "Tôi tố cáo ông chủ tịch phường nhận hối lộ 50 triệu",
      "withheld",
    ],
    [
      "a report of a crime",
      "Tôi tố giác có nhóm bán ma túy ở ngõ 12 Yên Hòa",
      "withheld",
    ],
  ])("that is %s never leaves", async (_, text, outcome) => {
    await given.writes(text, says({}));
    expect(given.server.requests().length).toBe(0);
    expect(await given.lastRow()).toMatchObject({ outcome, text: null });
  });

  it("is not put when the tokens of the day are used up, nor any that may be too many", async () => {
    const expected = await embeddedAnswer();
    given.desk.dailyTokens = 5_000;
    given.server.replies(says({}));
    expect(await given.writes(anotherLamp(), null)).toEqual(expected);
    expect(given.server.requests().length).toBe(0);
    expect(await given.lastRow()).toMatchObject({ outcome: "budget" });
  });

  it("is not put while the server only fails", async () => {
    const expected = await embeddedAnswer();
    for (let call = 0; call < 5; call++) {
      given.desk.breaker.record("timeout", given.world.clock.now());
    }
    expect(await given.writes(anotherLamp(), says({}))).toEqual(expected);
    expect(given.server.requests().length).toBe(0);
    expect(await given.lastRow()).toMatchObject({ outcome: "breaker" });
  });

  it("is answered by the embedded model when the label stands on a prompt nobody has", async () => {
    await given.put("production", "classify@999");
    expect((await given.writes(LAMP, says({}))).length).toBeGreaterThan(0);
    expect(given.server.requests().length).toBe(0);
    await given.put("production", "classify@1");
  });

  it("counts what was used, against what was set aside", async () => {
    const { db } = given.world.house.database;
    const before = await db.llmDay.findFirstOrThrow();
    await given.writes(anotherLamp(), says({}));
    const after = await db.llmDay.findFirstOrThrow();
    const row = await given.lastRow();
    expect(Number(after.tokens - before.tokens)).toBe(
      row.promptTokens + row.outputTokens,
    );
  });
});

describe("a message that waits for the model", () => {
  async function arrives(name: string, text: string): Promise<void> {
    const { database, clock, log } = given.world.house;
    const accept = createAccept({ database, clock, log, onNew: () => {} });
    const raw = {
      chatExternalId: name,
      languageHint: null,
      event: { kind: "text", text },
    };
    await accept({
      channel: "web",
      externalId: randomUUID(),
      lane: `web:${name}`,
      raw,
    });
  }
  const inHand = async () => {
    let handled = 0;
    while ((await processNextUpdate(given.world.house)) > 0) handled += 1;
    return handled;
  };
  const read = (name: string) => given.world.web.seenBy(name).map(({ text }) => text);

  it("holds up nobody else, and goes on by itself when its answer is lost", async () => {
    const expected = await embeddedAnswer();
    given.server.replies(says({ matter: WATER }));
    await arrives("Chờ", anotherLamp());
    await arrives("Chờ", "thêm một dòng");
    await arrives("Vội", "xin chào");
    // The first is put and held, with what is behind it in its lane; the other lane is done.
    expect(await inHand()).toBe(2);
    const { db } = given.world.house.database;
    expect(await db.update.count({ where: { state: "pending" } })).toBe(2);
    expect(await given.lastRow()).toMatchObject({ outcome: null, chatId: null });
    // Whoever had taken the question is gone; the citizen has waited long enough.
    await db.llmAnswer.updateMany({
      where: { outcome: null },
      data: { claimedUntil: new Date("2030-01-01") },
    });
    given.world.clock.set(given.world.clock.now().add({ seconds: 3 }));
    await processAll(given.world.house);
    expect(read("Chờ")[0]).toBe(expected[0]);
    // That was the line behind it.
    expect(given.server.requests().length).toBe(1);
    expect(await db.update.count({ where: { state: "pending" } })).toBe(0);
    const late = (await given.rows()).find(({ outcome }) => outcome === "late");
    expect(late).toMatchObject({ text: null });
    expect(late?.chatId).not.toBeNull();
  });

  it("is put with what is left of the time", async () => {
    given.server.replies(says({ matter: WATER }));
    await arrives("Kịp", anotherLamp());
    await inHand();
    given.world.clock.set(given.world.clock.now().add({ microseconds: 100_500 }));
    await processAll(given.world.house);
    expect(await given.lastRow()).toMatchObject({ outcome: "answered" });
  });

  it("is not put to anybody who would answer too late", async () => {
    given.server.replies(says({}));
    await arrives("Muộn", anotherLamp());
    await inHand();
    given.world.clock.set(given.world.clock.now().add({ milliseconds: WAIT_MS }));
    await processAll(given.world.house);
    expect(given.server.requests().length).toBe(0);
    expect(read("Muộn")).not.toEqual([]);
    expect(await given.lastRow()).toMatchObject({ outcome: "late" });
  });
});

describe("a candidate", () => {
  it("reads live messages without effect, masked; what it reads otherwise is listed", async () => {
    const expected = await embeddedAnswer();
    await given.put("production", null);
    await given.put("candidate", "classify@1");
    const text = `${anotherLamp()}, gọi em 0912 345 678`;
    expect(await given.writes(text, says({ matter: WATER }))).toEqual(expected);
    const sent = JSON.stringify(given.server.requests());
    await given.writes(anotherLamp(), says({}));
    await given.put("candidate", null);
    await given.put("production", "classify@1");
    const hash = findReleased("classify@1")?.hash ?? "";
    const { db } = given.world.house.database;
    const { readings, found } = await findDisagreements(db, hash, 10);
    expect([readings, found.length]).toEqual([2, 1]);
    expect(found[0]?.said).toEqual({ gate: "phan-anh", matterId: WATER });
    expect(found[0]?.answered.matterId).not.toBe(WATER);
    expect(found[0]?.text).toContain("[số điện thoại]");
    // Where both agree there is nothing to look at, so nothing is kept.
    const kept = { purpose: "shadow", text: { not: null } };
    expect(await db.llmAnswer.count({ where: kept })).toBe(1);
    expect(sent).toContain("[số điện thoại]");
    expect(sent).not.toContain("345");
  });
});

it("the share of each path is counted, for the console and for operators", async () => {
  const { db } = given.world.house.database;
  const since = given.world.clock.now().subtract({ hours: 1 });
  const paths = await countPaths(db, since);
  expect(paths.find(({ why }) => why === "answered")).toMatchObject({ path: "llm" });
  expect(paths.find(({ why }) => why === "budget")).toMatchObject({
    path: "embedded",
    count: 1,
  });
  const response = await healthRoutes(given.world.house).request("/healthz");
  expect(await response.json()).toMatchObject({ readings: { budget: 1, breaker: 1 } });
});

it("nothing of a message stands in the log", () => {
  const lines = given.world.logLines.filter((line) => line.includes("model.asked"));
  expect(lines.length).toBeGreaterThan(10);
  expect(lines[0]).toMatch(/"prompt":"classify@1".*"used":\{"prompt":\d+/u);
  expect(given.world.logLines.join("\n")).not.toMatch(/tối thui|sk-test|0912 345 678/u);
});

describe("what is kept of readings", () => {
  const kept = async () =>
    (await given.rows()).filter(
      (row) => row.chatId !== null || row.text !== null || row.contentHash !== "",
    );

  it("goes with the person", async () => {
    const text = anotherLamp();
    await given.writes(text, says({}));
    const { chatId } = await given.lastRow();
    const person = given.world.person(given.lastName());
    await person.says("/xoadulieu");
    await person.presses("Xoá dữ liệu");
    expect((await given.rows()).filter((row) => row.chatId === chatId)).toEqual([]);
  });

  it("goes after thirty days, but for counts", async () => {
    expect((await kept()).length).toBeGreaterThan(10);
    const count = (await given.rows()).length;
    given.world.clock.set(given.world.clock.now().add({ hours: 24 * 31 }));
    while ((await retain(given.world.house)) > 0);
    expect(await kept()).toEqual([]);
    expect((await given.rows()).length).toBe(count);
  });
});
