import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  copyFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { modelFileName } from "#classification/providers/model-cache.ts";
import type { Subject } from "#evaluation/port.ts";
import { reportSchema } from "#evaluation/schema.ts";
import { findLatestOrder, findRuns } from "#evaluation/store.ts";
import { setClock } from "#platform/clock.ts";
import { openDatabase } from "#platform/db.ts";
import { createLog } from "#platform/logger.ts";
import { MODEL_FOLDER, trainedClassifier } from "#test/support/classifier.ts";
import { type ModelServer, openModelServer } from "#test/support/model-server.ts";
import { outcome } from "#test/unit/evaluation/outcomes.ts";
import { evaluateClassifier } from "#workflow/evaluate-classifier.ts";
import { findReleased } from "#workflow/load-prompts.ts";
import { openModelDesk } from "#workflow/open-language-model.ts";
import { openSubject } from "#workflow/open-subject.ts";
import { orderEvaluation, workOnOrder } from "#workflow/order-evaluation.ts";

const now = Temporal.Instant.from("2026-11-22T10:00:00Z");
let server: ModelServer;
let subject: Subject;
let folder = "";
let elapsed = 0;
beforeAll(async () => {
  server = await openModelServer();
  // The child process reads what is trained here.
  await trainedClassifier();
  subject = await open("classify@1");
});
afterAll(() => server[Symbol.asyncDispose]());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lang-nghe-evaluate-prompt-"));
  return () => rmSync(folder, { recursive: true });
});

const saysSpam = {
  kind: "says",
  said: {
    gate: "spam",
    matter: null,
    evidence: "",
    urgency: "normal",
    secondMatter: null,
  },
} as const;
const items = [
  outcome({
    id: "a",
    text: "Bán nhà mặt phố giá rẻ nhất quận, sổ đỏ chính chủ, không qua trung gian, ai cần gọi ngay hôm nay kẻo hết, cam kết sinh lời gấp đôi",
    gate: "spam",
    matters: [],
    agencies: [],
  }),
  outcome({
    id: "b",
    text: "Đèn đường trước nhà tôi trong ngõ 12 tắt suốt ba hôm nay, buổi tối đi lại không thấy gì, mong sớm có người tới sửa cho bà con",
  }),
  // Never leaves the process.
  outcome({
    id: "c",
    text: "Tôi tố cáo ông Bách cán bộ địa chính phường nhận hối lộ của các hộ xây nhà không phép, đề nghị làm rõ và giữ kín tên tôi",
    gate: "to-cao",
    matters: [],
    agencies: [],
  }),
].map(({ item }) => item);
/** Two messages in four ways of typing, all different. */
const ASKED = 8;

function dataFile(): string {
  const path = join(folder, "few.jsonl");
  const header = { name: "few", version: "1", about: "Three messages." };
  writeFileSync(
    path,
    [header, ...items].map((line) => JSON.stringify(line)).join("\n"),
  );
  return path;
}

function open(name: string) {
  return openSubject(name, {
    folder: MODEL_FOLDER,
    elapsedMs: () => elapsed,
    llm: { apiKey: null, baseUrl: server.url, model: null },
    findPrompt: (ref) => Promise.resolve(findReleased(ref)),
  });
}

async function evaluate(given: {
  readonly parallel?: number;
  readonly perMinute?: number;
  readonly onWait?: (ms: number) => void;
  readonly baseline?: string;
}) {
  const { parallel = 2, perMinute = null, onWait = () => {}, baseline = null } = given;
  elapsed = 0;
  return await evaluateClassifier(
    {
      subject,
      open,
      dataFile: dataFile(),
      baseline,
      folder: join(folder, "runs"),
      db: null,
      pace: { parallel, perMinute },
      watch: {
        elapsedMs: () => elapsed,
        wait: (ms) => {
          elapsed += ms;
          onWait(ms);
          return Promise.resolve();
        },
      },
      prices: { prompt: 2, output: 10 },
      onProgress: () => {},
    },
    now,
  );
}

test("a prompt is judged as citizens would be answered, with its tokens and money", async () => {
  server.replies(saysSpam);
  const report = await evaluate({});
  const { usage, floors } = report;
  expect(usage).toMatchObject({
    messages: 12,
    asked: ASKED,
    answered: ASKED,
    failures: {},
  });
  expect(usage?.promptTokens).toBeGreaterThan(0);
  expect(usage?.money).toBeCloseTo(
    ((usage?.promptTokens ?? 0) * 2 + (usage?.outputTokens ?? 0) * 10) / 1e6,
  );
  expect(report.items.map(({ gate }) => gate.said)).toEqual(["spam", "spam", "to-cao"]);
  expect(JSON.stringify(server.requests())).not.toMatch(/B[aá]ch/u);
  expect(floors.map(({ what }) => what)).toContain("asked and answered");
  expect(floors.map(({ what }) => what)).not.toContain("messages a second");
});

test("where the model is not heeded the embedded answer stands, and the run does not count as its own", async () => {
  server.replies({ kind: "writes", content: "I cannot do that" });
  const report = await evaluate({});
  expect(report.usage).toMatchObject({ answered: 0, failures: { schema: ASKED } });
  expect(report.items[1]?.gate.said).toBe("phan-anh");
  const own = report.floors.find(({ what }) => what === "asked and answered");
  expect(own).toMatchObject({ reached: 0, isMet: false });
});

describe("a server that asks for patience", () => {
  test("is left alone for longer and longer, and then every message is answered once", async () => {
    server.replies({ kind: "fails", status: 429 });
    const waits: number[] = [];
    const report = await evaluate({
      onWait: (ms) => {
        waits.push(ms);
        if (waits.length === 2) server.replies(saysSpam);
      },
    });
    expect(waits[0]).toBe(2_000);
    expect(report.usage).toMatchObject({ asked: ASKED, answered: ASKED });
    expect(server.requests()).toHaveLength(ASKED);
  });

  test("that never comes back ends the run, and the next one goes on", async () => {
    server.replies({ kind: "fails", status: 503 });
    await expect(evaluate({ parallel: 1 })).rejects.toMatchObject({
      code: "evaluation.serverGone",
    });
    server.replies(saysSpam);
    expect((await evaluate({})).usage?.answered).toBe(ASKED);
  }, 30_000);

  test("is asked no more than so often in a minute", async () => {
    server.replies(saysSpam);
    const waits: number[] = [];
    const onWait = (ms: number) => waits.push(ms);
    await evaluate({ perMinute: 60, onWait, baseline: "embedded" });
    const waited = waits.reduce((sum, ms) => sum + ms, 0);
    // Those that are withheld take a turn, too; nobody waits before the first, nor for the embedded model.
    expect(waited).toBe((12 - 1) * 1_000);
  });
});

test("killed in the middle, the same command goes on and asks nothing twice", async () => {
  server.replies(saysSpam);
  copyFileSync(join(MODEL_FOLDER, modelFileName), join(folder, modelFileName));
  const json = join(folder, "report.json");
  const given = ["--prompt", "classify@1", "--data", dataFile(), "--json", json];
  const pace = ["--parallel", "1", "--per-minute", "600", "--no-store"];
  const run = () =>
    spawn(process.execPath, ["src/evaluate-tool.ts", ...given, ...pace], {
      env: { DATA_DIR: folder, LLM_BASE_URL: server.url },
      stdio: "ignore",
    });
  const first = run();
  await expect
    .poll(() => server.requests().length, { timeout: 20_000 })
    .toBeGreaterThan(2);
  first.kill("SIGKILL");
  await once(first, "exit");
  const before = server.requests().length;
  expect(before).toBeLessThan(ASKED);
  const second = run();
  const [code] = await once(second, "exit");
  expect(code).toBe(0);
  const { usage } = reportSchema.parse(JSON.parse(readFileSync(json, "utf8")));
  expect(usage).toMatchObject({ asked: ASKED, answered: ASKED });
  // The one that was under way when it was killed may have been answered to nobody.
  expect(server.requests().length - ASKED).toBeLessThanOrEqual(1);
}, 60_000);

const MODEL = {
  apiKey: null,
  model: null,
  dailyTokens: 0,
  prices: { prompt: 0, output: 0 },
  shadowShare: 0,
};

describe("ordered in the console", () => {
  const world = async (isModelThere: boolean) => {
    const database = await openDatabase({ databaseUrl: null, folder: null });
    return {
      database,
      clock: setClock(now),
      log: createLog({ level: "silent" }),
      classifier: await trainedClassifier(),
      languageModel: isModelThere
        ? openModelDesk({ ...MODEL, baseUrl: server.url }, 4_000)
        : null,
      [Symbol.asyncDispose]: () => database.close(),
    };
  };

  test("a prompt is judged beside what answers now; broken off, the next process goes on", async () => {
    await using house = await world(true);
    const { db } = house.database;
    server.replies(saysSpam);
    expect(await orderEvaluation(house, "classify@1")).toBe("ordered");
    expect(await orderEvaluation(house, "classify@1")).toBe("already");
    const stopping = new AbortController();
    const data = dataFile();
    const working = workOnOrder(house, stopping.signal, data);
    await expect
      .poll(() => server.requests().length, { timeout: 30_000 })
      .toBeGreaterThan(0);
    stopping.abort();
    expect(await working).toBe(0);
    expect(await findLatestOrder(db, "classify@1")).toMatchObject({ state: "open" });
    const { signal } = new AbortController();
    expect(await workOnOrder(house, signal, data)).toBe(1);
    expect(await workOnOrder(house, signal, data)).toBe(0);
    const order = await findLatestOrder(db, "classify@1");
    expect(order).toMatchObject({ state: "done", answered: 12, total: 12 });
    const dataHash = createHash("sha256")
      .update(readFileSync(data, "utf8"))
      .digest("hex");
    const runs = await findRuns(db, { dataHash }, 10);
    expect(runs.map(({ classifier }) => classifier).sort()).toEqual([
      "classify@1",
      "embedded",
    ]);
  }, 60_000);

  test("what cannot be asked ends the order, and says why", async () => {
    await using house = await world(false);
    await orderEvaluation(house, "classify@1");
    const { signal } = new AbortController();
    expect(await workOnOrder(house, signal, dataFile())).toBe(1);
    expect(await findLatestOrder(house.database.db, "classify@1")).toMatchObject({
      state: "failed",
      failure: "evaluation.noLanguageModel",
    });
  });
});
