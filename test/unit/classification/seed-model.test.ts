import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { deserialise } from "#classification/providers/model.ts";
import { loadOrTrain, modelFileName } from "#classification/providers/model-cache.ts";
import { fold } from "#kernel/text.ts";
import { readExamples } from "#workflow/read-examples.ts";

const examples = readExamples();
const directory = mkdtempSync(join(tmpdir(), "lang-nghe-seed-model-"));
const classifier = await loadOrTrain({ directory, examples });
const bytes = readFileSync(join(directory, modelFileName));
const { header } = deserialise(bytes);

afterAll(() => rmSync(directory, { recursive: true }));

/**
 * Floors, a few points under what five-fold cross-validation measured on 3,377 messages of 153 matters that were
 * written to be unlike one another: first .655, among three .800, field .752, first without diacritics .635; 44 %
 * routed unasked, .917 of them rightly.
 */
describe("the model of the seed messages, on messages it had not seen", () => {
  test.each([
    ["top1", 0.62],
    ["top3", 0.77],
    ["field", 0.72],
    ["top1Folded", 0.6],
    ["coverage", 0.35],
    ["precision", 0.9],
  ] as const)("%s is at least %d", (figure, floor) => {
    expect(header.measured[figure]).toBeGreaterThanOrEqual(floor);
  });

  test("is small enough to keep and to load at each start", () => {
    expect(bytes.length).toBeLessThan(12_000_000);
  });
});

describe("ordinary messages", () => {
  test.each([
    [
      "cột đèn trước ngõ 12 phố Yên Hòa tối thui cả tuần nay",
      "chieu-sang-cay-xanh.den-duong-tat",
    ],
    ["đường nhiều ổ gà quá, đi rất nguy hiểm", "duong-giao-thong.mat-duong-hong"],
    ["karaoke hát ầm ĩ nửa đêm không ngủ được", "tieng-on.karaoke-loa-keo"],
    ["mất nước từ sáng đến giờ", "dien-nuoc.mat-nuoc"],
    ["nắp cống bị mất gây nguy hiểm", "thoat-nuoc.nap-cong"],
  ])("%s: routed, with and without diacritics", (text, matterId) => {
    for (const typed of [text, fold(text)]) {
      const found = classifier.classify(typed);
      expect(found).toMatchObject({ gate: "phan-anh", decision: "route" });
      expect(found.candidates[0]?.matterId).toBe(matterId);
    }
  });

  test("about two matters at once: the citizen is asked, both are offered", () => {
    const found = classifier.classify("Hồ sơ sổ đỏ quá hạn hai tháng chưa trả");
    expect(found.decision).toBe("ask");
    expect(found.candidates.map(({ matterId }) => matterId)).toEqual(
      expect.arrayContaining(["thu-tuc-hanh-chinh.ho-so-tre", "dat-dai.so-do"]),
    );
  });

  test.each([
    ["chay o chung cu mini ngo 5 khuong ha!!!", "khan-cap"],
    ["tôi muốn tố cáo ông A ở phường nhận tiền", "to-cao"],
    ["Tôi làm đơn khiếu nại lần hai quyết định thu hồi đất", "khieu-nai"],
    ["alo", "khong-ro"],
  ])("%s: %s", (text, gate) => {
    expect(classifier.classify(text).gate).toBe(gate);
  });
});

test("most messages read the same without diacritics", () => {
  const messages = examples.filter(({ label }) => label.kind === "matter");
  const same = messages.filter(
    ({ text }) =>
      classifier.classify(text).candidates[0]?.matterId ===
      classifier.classify(fold(text)).candidates[0]?.matterId,
  );
  expect(same.length / messages.length).toBeGreaterThan(0.9);
});
