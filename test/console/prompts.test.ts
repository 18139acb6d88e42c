import { randomUUID } from "node:crypto";
import axe, { type AxeResults } from "axe-core";
import { afterAll, describe, expect, it } from "vitest";
import { insertReading } from "#classification/store/llm-answers.ts";
import { insertEvaluationRun } from "#evaluation/store.ts";
import { listen } from "#platform/http.ts";
import { launchBrowser, PHONE, screenshot } from "#test/support/browser.ts";
import { consoleOf, formOf, signIn, visitConsole } from "#test/support/console.ts";
import { reportOn } from "#test/support/evaluation-report.ts";
import { openModelServer } from "#test/support/model-server.ts";
import { openWorld } from "#test/support/world.ts";
import { findPrompt, labelledPrompt } from "#workflow/load-prompts.ts";
import { openModelDesk } from "#workflow/open-language-model.ts";

const world = await openWorld();
const { house } = world;
const { db } = house.database;
afterAll(() => world[Symbol.asyncDispose]());

const visitor = await visitConsole(house);
const see = async (path = "") =>
  await (await visitor.get(`/console/prompts${path}`)).text();
const body = (await findPrompt(db, "classify@1"))?.prompt.body ?? "";
const draft = {
  model: "gpt-4.1-mini",
  temperature: "0",
  maxTokens: "300",
  note: "Nói rõ hơn về tin khẩn cấp",
  author: "Lan",
  body: body.replace("Bạn đọc", "Anh đọc"),
};
const move = (ref: string, given: Readonly<Record<string, string>> = {}) =>
  visitor.post(
    `/console/prompts/${ref}/move`,
    formOf({
      label: "production",
      target: ref,
      seen: "0",
      by: "Lan",
      reason: "thử",
      ...given,
    }),
  );

/** A run that reads the first message of the frozen set worse than before. */
function judgedAgainst(classifier: string) {
  const was = "duong-giao-thong.mat-duong-hong";
  return reportOn(randomUUID(), {
    classifier: "classify@1001",
    items: [
      {
        id: "a001",
        gate: { truly: "phan-anh", said: "phan-anh", isRight: true },
        matter: { truly: [was], said: "thoat-nuoc.ngap-ung", isRight: false },
        isAgencyRight: true,
        p: 0.9,
        decision: "ask",
      },
    ],
    baseline: {
      id: randomUUID(),
      classifier,
      at: "2026-11-16T01:00:00Z",
      worse: [{ id: "a001", what: "matter", saidThen: was }],
      better: [],
    },
  });
}

it("asks for a session", async () => {
  const stranger = await visitConsole(house, { isSignedIn: false });
  expect((await stranger.get("/console/prompts")).status).toBe(403);
});

it("without a language model it says what to set, and shows the versions all the same", async () => {
  const page = await see();
  expect(page).toContain("Chưa nối mô hình ngôn ngữ nào");
  expect(page).toContain("LLM_API_KEY");
  expect(page).toContain("classify@1");
  expect(await see("/classify@9")).toContain("404");
});

describe("a change", () => {
  it.each([
    [
      "a misspelt slot, by its line",
      { body: "{{taxonomy}}\n{{mesage}}\n{{message}}" },
      "Dòng 2: không có ô {{mesage}}",
    ],
    ["a missing slot", { body: "{{taxonomy}}" }, "Thiếu ô {{message}}"],
    [
      "a number that is none",
      { temperature: "nóng" },
      "Độ ngẫu nhiên: một số từ 0 đến 2",
    ],
    ["nobody's change", { author: " " }, "ai sửa"],
    ["nothing new", { body }, "đã có ở classify@1"],
  ])(
    "is refused with its fault, and what was typed stays: %s",
    async (_, given, said) => {
      const answer = await visitor.post(
        "/console/prompts/classify@1/save",
        formOf({ ...draft, note: "chữ đã gõ", ...given }),
      );
      expect(answer.status).toBe(400);
      const page = await answer.text();
      expect(page).toContain(said);
      expect(page).toContain("chữ đã gõ");
    },
  );

  it("becomes a version that answers nobody, laid beside what it came from", async () => {
    const answer = await visitor.post(
      "/console/prompts/classify@1/save",
      formOf(draft),
    );
    expect(answer.headers.get("location")).toBe("/console/prompts/classify@1001");
    expect(await see()).toContain("Mô hình sẵn có đang trả lời người dân");
    const diff = await see("/classify@1001/diff?with=classify@1");
    expect(diff).toContain("bỏ 1 dòng, thêm 1 dòng");
    expect(diff).toMatch(/class="new">.*Anh đọc/u);
  });
});

describe("into production", () => {
  it("is refused with the reasons of the gate, also without the checkbox of the page", async () => {
    const answer = await move("classify@1001");
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("chưa được đánh giá trên bộ tin chuẩn");
    expect((await move("classify@1001", { override: "yes" })).status).toBe(409);
    expect(await labelledPrompt(db, "production")).toBeNull();
  });

  it("with good figures it counts at once, and one click undoes it", async () => {
    await insertEvaluationRun(db, reportOn(randomUUID()));
    await insertEvaluationRun(db, judgedAgainst("embedded"));
    const page = await see("/classify@1001");
    expect(page).toContain("✓ Đạt mọi ngưỡng");
    expect(page).toContain("1 chỗ đọc kém hơn mô hình sẵn có");
    expect(page).toContain("0 chỗ đọc đúng hơn");
    expect(page).toMatch(/xóc kinh khủng.*Mặt đường hỏng.*Ngập úng/su);
    expect((await move("classify@1001")).status).toBe(303);
    expect(await see()).toContain("vì classify@1001 chưa có mô hình ngôn ngữ");
    expect((await labelledPrompt(db, "production"))?.version).toBe(1001);
    const undo = () =>
      visitor.post("/console/prompts/undo", formOf({ label: "production", seen: "1" }));
    expect((await undo()).status).toBe(303);
    expect(await labelledPrompt(db, "production")).toBeNull();
    const again = await undo();
    expect(again.status).toBe(409);
    expect(await again.text()).toContain("Có người vừa đổi nhãn này");
  });
});

it("a message is read by the embedded model; the other column says why it is empty", async () => {
  const answer = await visitor.post(
    "/console/prompts/classify@1/try",
    formOf({ text: "đèn đường ngõ 12 tắt ba hôm nay <b>" }),
  );
  const page = await answer.text();
  expect(page).toContain("chưa nối mô hình ngôn ngữ");
  expect(page).toContain("Đèn đường");
  expect(page).toContain("tắt ba hôm nay &lt;b&gt;");
});

describe("with a language model", () => {
  const said = {
    gate: "phan-anh",
    matter: "dien-nuoc.mat-dien",
    evidence: "đèn đường",
    urgency: "normal",
    secondMatter: null,
  } as const;

  it("a message is read by both, and what differs is said", async () => {
    await using server = await openModelServer();
    const config = { apiKey: null, baseUrl: server.url, model: null, shadowShare: 0 };
    const prices = { prompt: 0, output: 0 };
    const limits = { ...config, dailyTokens: 100_000, prices };
    const languageModel = openModelDesk(limits, 4_000);
    const { post, get } = await visitConsole({ ...house, languageModel });
    const read = async (text: string) =>
      await (await post("/console/prompts/classify@1/try", formOf({ text }))).text();
    server.replies({ kind: "says", said });
    expect(await read("đèn đường ngõ 12 tắt ba hôm nay")).toMatch(
      /Mất điện.*\(khác\)/u,
    );
    expect(await read("tố cáo ông Bách nhận hối lộ")).toContain(
      "tố cáo, tố giác không gửi ra ngoài",
    );
    server.replies({ kind: "fails", status: 400 });
    expect(await read("đèn đường ngõ 14 tắt")).toContain(
      "không gọi được máy chủ mô hình",
    );
    expect(await (await get("/console/prompts")).text()).not.toContain("Chưa nối");
  });

  it("a version is judged at a click, and the page says how far it is", async () => {
    const order = (classifier: string) =>
      visitor.post("/console/prompts/evaluate", formOf({ classifier }));
    expect((await order("classify@9")).status).toBe(404);
    expect((await order("classify@1")).headers.get("location")).toBe(
      "/console/prompts/classify@1",
    );
    expect(await see("/classify@1")).toContain("Đang đánh giá");
  });
});

it("the whole report of a run can be kept", async () => {
  const id = randomUUID();
  await insertEvaluationRun(db, reportOn(id, { classifier: "other@1" }));
  const answer = await visitor.get(`/console/prompts/runs/${id}`);
  expect(answer.headers.get("content-disposition")).toContain("other@1-exam-");
  expect(await answer.text()).toContain("<svg");
  expect((await visitor.get(`/console/prompts/runs/${randomUUID()}`)).status).toBe(404);
});

it("lists where the candidate says otherwise, masked, and without words once they are gone", async () => {
  await move("classify@1001", { label: "candidate", seen: "0" });
  const candidate = await labelledPrompt(db, "candidate");
  const reading = {
    prompt: "classify@1001",
    promptHash: candidate?.hash ?? "",
    model: "m",
    purpose: "shadow",
    chatId: null,
    updateSeq: null,
    outcome: "answered",
  } as const;
  const found = (gate: "phan-anh" | "spam") => ({
    gate,
    matterId: "duong-giao-thong.mat-duong-hong",
    secondMatterId: null,
    isUrgent: false,
    tokenP: null,
  });
  for (const [index, text] of ["gọi [số điện thoại] mua hàng", null].entries()) {
    const baseline = house.classifier.classify("ổ gà trước cổng trường");
    const row = { ...reading, contentHash: `${index}`, text, baseline };
    await house.database.transaction((tx) =>
      insertReading(
        tx,
        row,
        found(index === 0 ? "spam" : "phan-anh"),
        house.clock.now(),
      ),
    );
  }
  const page = await see();
  expect(page).toContain("đã đọc 2 tin và nói khác ở 1 tin (50 %)");
  expect(page).toContain("gọi [số điện thoại] mua hàng");
});

it("is open to everybody in a browser, on a desk and on a phone", async () => {
  const app = consoleOf(house, "https://langnghe.example.vn");
  const server = await listen({ fetch: app.fetch, host: "127.0.0.1", port: 0 });
  const browser = await launchBrowser();
  const value = await signIn(house);
  const look = async (name: string, options: object) => {
    const context = await browser.newContext(options);
    await context.addCookies([{ name: "ln_console", value, url: server.address }]);
    const page = await context.newPage();
    for (const [what, path] of [
      ["", ""],
      ["-version", "/classify@1001"],
      ["-diff", "/classify@1001/diff?with=classify@1"],
    ]) {
      await page.goto(`${server.address}/console/prompts${path}`);
      await screenshot(page, `console-prompts${what}${name}`);
      const width = await page.evaluate("document.documentElement.scrollWidth");
      expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
      await page.evaluate(axe.source);
      const { violations }: AxeResults = await page.evaluate("axe.run()");
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
    await context.close();
  };
  try {
    await look("", { viewport: { width: 1_100, height: 1_400 } });
    await look("-phone", PHONE);
  } finally {
    await browser.close();
    await server.stop(0);
  }
});
