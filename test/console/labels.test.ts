import axe, { type AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toDate } from "#platform/clock.ts";
import { listen } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { launchBrowser, PHONE, screenshot } from "#test/support/browser.ts";
import {
  type ConsoleVisitor,
  consoleOf,
  formOf,
  signIn,
  visitConsole,
} from "#test/support/console.ts";
import {
  KNOWN,
  type LearningHouse,
  openLearningHouse,
} from "#test/support/learning-house.ts";

const PAGE = "/console/labels";
const LAMP = "chieu-sang-cay-xanh.den-duong-tat";
const TREE = "chieu-sang-cay-xanh.cay-gay-do";
const PHONE_NUMBER = "0912 345 678";
const WRONG = [
  `cành phượng gãy chắn lối vào, gọi tôi ${PHONE_NUMBER}`,
  "cây xà cừ bật gốc đè lên hàng rào",
  "cây sắp đổ, nghiêng hẳn sang nhà bên",
];

let house: LearningHouse;
let visitor: ConsoleVisitor;
beforeAll(async () => {
  house = await openLearningHouse();
  await house.file("An", KNOWN);
  const right = { reason: "confirmed", fromMatterId: LAMP, toMatterId: null } as const;
  const away = { fromMatterId: LAMP, toMatterId: null } as const;
  await house.addLabels(["đèn ngõ 9 tắt ba hôm", "đèn ngõ 7 chập chờn rồi tắt"], {
    ...right,
    source: "silence",
  });
  await house.addLabels(WRONG, { fromMatterId: LAMP, toMatterId: TREE });
  await house.addLabels(["đèn trên phố lớn tắt"], {
    ...away,
    reason: "owner",
    toAgencyId: "so-xay-dung",
  });
  await house.addLabels(["đèn ngõ 8 tắt, ở Láng chứ không phải Yên Hòa"], {
    ...away,
    reason: "place",
  });
  visitor = await visitConsole(house.world.house);
});
afterAll(() => house[Symbol.asyncDispose]());

const page = async () => await (await visitor.get(PAGE)).text();
const labels = (text: string) =>
  house.world.house.database.db.labelledExample.findMany({ where: { case: { text } } });
const idOf = async (text: string) => (await labels(text))[0]?.id ?? "";

async function post(fields: Readonly<Record<string, string>>) {
  return await visitor.post(`${PAGE}/review`, formOf(fields));
}

describe("seen by people", () => {
  it("is calm, legible and open to everybody, at a desk and on a phone", async () => {
    await haveModels();
    const app = consoleOf(house.world.house, "https://langnghe.example.vn");
    await using stack = new AsyncDisposableStack();
    const server = await listen({ fetch: app.fetch, host: "127.0.0.1", port: 0 });
    stack.defer(() => server.stop(0));
    const browser = await launchBrowser();
    stack.defer(() => browser.close());
    const value = await signIn(house.world.house);
    for (const [name, look] of Object.entries({ desk: DESK, phone: PHONE })) {
      const context = await browser.newContext({ locale: "vi-VN", ...look });
      await context.addCookies([{ name: "ln_console", value, url: server.address }]);
      const opened = await context.newPage();
      await opened.goto(`${server.address}${PAGE}`);
      await screenshot(opened, `console-labels-${name}`);
      expect(await barriers(opened), name).toEqual([]);
      const width = await opened.evaluate("document.documentElement.scrollWidth");
      expect(width, name).toBe(look.viewport.width);
    }
  });
});

/** The seed's, one that answers, and one that was worse. */
async function haveModels(): Promise<void> {
  await house.retrain(true);
  const gates = { "khan-cap": 1 };
  const before = { items: 108, top1: 0.9, macroF1: 0.88, gates };
  await house.world.house.database.db.modelVersion.create({
    data: {
      id: newId(),
      basis: house.learning.basis,
      state: "rejected",
      startedAt: toDate(house.world.clock.now().add({ minutes: 1 })),
      labels: 25,
      before,
      figures: { ...before, top1: 0.85, gates: { "khan-cap": 0.9 } },
    },
  });
}

const DESK = { viewport: { width: 1_100, height: 2_400 } };

/** What a person who cannot see, or not well, could not use. */
async function barriers(opened: Page): Promise<readonly string[]> {
  await opened.evaluate(axe.source);
  const { violations }: AxeResults = await opened.evaluate("axe.run()");
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

describe("the review of labels", () => {
  it("shows them by kind, without anybody's number, owners with their row of the table", async () => {
    const shown = await page();
    expect(shown).toContain("7 nhãn chờ duyệt");
    expect(shown).toContain("Sửa loại việc: 3");
    expect(shown).toContain("Đúng ngay từ đầu: 2");
    expect(shown).toContain("Sai địa điểm: 1");
    expect(shown).toContain("gọi tôi [số điện thoại]");
    expect(shown).not.toContain(PHONE_NUMBER);
    expect(shown).toContain(`href="/console/routing/${LAMP}"`);
    expect(shown).toContain("sang Sở Xây dựng");
  });

  it("lets train as proposed, or as changed, or not at all", async () => {
    const [first = "", second = "", third = ""] = await Promise.all(WRONG.map(idOf));
    const { status } = await post({
      by: "Trần Thị Lan",
      [`verdict:${first}`]: "approve",
      [`matter:${first}`]: "Cây gãy đổ, cành rơi",
      [`verdict:${second}`]: "reject",
      [`matter:${second}`]: "Cây gãy đổ, cành rơi",
      [`verdict:${third}`]: "approve",
      [`matter:${third}`]: "Cắt tỉa, chặt hạ cây",
    });
    expect(status).toBe(303);
    const states = await Promise.all(WRONG.map(labels));
    expect(states.flat()).toMatchObject([
      { state: "approved", reviewedMatterId: TREE, reviewedBy: "Trần Thị Lan" },
      { state: "rejected", reviewedMatterId: null },
      { state: "approved", reviewedMatterId: "chieu-sang-cay-xanh.cat-tia-cay" },
    ]);
    expect(await page()).toContain("Đã duyệt: 2");
  });

  it("takes the confirmed ones in one go, and what is no text's business aside", async () => {
    const { offered } = await house.standing();
    const ids = (reason: string) =>
      offered.filter((one) => one.reason === reason).map(({ id }) => id);
    const bulk = new FormData();
    for (const id of ids("confirmed")) bulk.append("id", id);
    bulk.append("by", "Lan");
    bulk.append("verdict", "approve");
    await visitor.post(`${PAGE}/review`, bulk);
    for (const id of [...ids("owner"), ...ids("place")]) {
      await post({ by: "Lan", verdict: "settle", id });
    }
    const shown = await page();
    expect(shown).toContain("Không có nhãn nào chờ duyệt");
    expect(shown).toContain("Đã duyệt: 4");
    expect(shown).toContain("Còn 25 nhãn được duyệt nữa thì mô hình học lại");
  });

  it.each([
    ["nobody's name", { by: " ", verdict: "approve", id: crypto.randomUUID() }],
    ["nothing chosen", { by: "Lan", verdict: "approve" }],
    ["a word that is no verdict", { by: "Lan", "verdict:x": "approve" }],
    [
      "a matter there is not",
      {
        by: "Lan",
        "verdict:0b0e5a3c-3f0e-4b9f-8a51-9f6a1a5b2c3d": "approve",
        "matter:0b0e5a3c-3f0e-4b9f-8a51-9f6a1a5b2c3d": "Việc lạ",
      },
    ],
  ])("writes nothing with %s", async (_, fields) => {
    const response = await post(fields);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("Chưa ghi gì");
  });

  it("is behind the door, and takes no form from elsewhere", async () => {
    const stranger = await visitConsole(house.world.house, { isSignedIn: false });
    expect((await stranger.get(PAGE)).status).toBe(403);
    const lured = await visitConsole(house.world.house, {
      origin: "https://evil.test",
    });
    const form = formOf({ by: "Lan", verdict: "approve" });
    expect((await lured.post(`${PAGE}/review`, form)).status).toBe(403);
  });
});

describe("the models", () => {
  it("are told with figures, who promoted them and why one was not; one goes back by a press", async () => {
    const before = await page();
    expect(before).toMatch(
      /không đạt, không dùng<br \/>đúng loại việc: 90,0 % còn 85,0 %<br \/>nhận ra khẩn cấp: 100,0 % còn 90,0 %/u,
    );
    expect(before).toMatch(/đang dùng, tự động ban đêm/u);
    expect(before).toMatch(/đúng loại việc \d+,\d %, F1 \d+,\d % \(n = \d+\)/u);
    const [, id = ""] = /models\/([0-9a-f-]{36})\/use/u.exec(before) ?? [];
    const used = await visitor.post(`${PAGE}/models/${id}/use`, formOf({ by: "Lan" }));
    expect(used.status).toBe(303);
    expect(await page()).toMatch(/đang dùng, do Lan/u);
    const nobody = await visitor.post(`${PAGE}/models/${id}/use`, formOf({ by: "" }));
    expect(nobody.status).toBe(404);
  });
});
