import { describe, expect, test } from "vitest";
import { createEmbeddedClassifier } from "#classification/providers/embedded.ts";
import { deserialise, serialise } from "#classification/providers/model.ts";
import { contentHash, train } from "#classification/providers/train.ts";
import { parseExamples } from "#classification/schema.ts";
import { fewExamples } from "#test/support/classification-examples.ts";

const model = train(fewExamples);
const bytes = serialise(model);

describe("training", () => {
  test("equal examples in another order, with repeats, give equal bytes", () => {
    const again = train([...fewExamples.toReversed(), ...fewExamples.slice(0, 5)]);
    expect(Buffer.compare(serialise(again), bytes)).toBe(0);
  });

  test("knows the labels of the examples and no others", () => {
    expect(model.header.matters).toEqual([
      "den.den-ban-ngay",
      "den.den-tat",
      "nuoc.mat-nuoc",
      "rac.dot-rac",
      "rac.khong-thu-gom",
    ]);
    expect(model.header.gates).toEqual(["phan-anh", "khan-cap", "to-cao", "khong-ro"]);
  });

  test("measures itself on the messages, every one once", () => {
    const { measured } = model.header;
    expect(measured.messages).toBe(30);
    expect(measured.top3).toBeGreaterThanOrEqual(measured.top1);
    expect(measured.field).toBeGreaterThanOrEqual(measured.top1);
    // Five matters by chance: .2.
    expect(measured.top1).toBeGreaterThan(0.6);
  });

  test("thirty messages are too few to route anything unasked", () => {
    const { marked, plain } = model.header.routing;
    expect(marked).toMatchObject({ threshold: 2, labels: 25, routed: 0 });
    expect(plain).toMatchObject({ threshold: 2, labels: 30, routed: 0 });
    const { decision } =
      createEmbeddedClassifier(model).classify("Đèn đường tắt tối om");
    expect(decision).toBe("ask");
  });

  test("phrases teach but are not measured, and bring no label of their own", () => {
    const phrases = parseExamples(
      "# den.den-tat\nngõ tối\n# cho.cho-coc\nchợ cóc",
      "phrase",
    );
    const { header } = train([...fewExamples, ...phrases]);
    expect(header.measured.messages).toBe(30);
    expect(header.matters).toEqual(model.header.matters);
    expect(header.contentHash).not.toBe(model.header.contentHash);
  });

  test.each([
    ["no examples", []],
    ["gates only", parseExamples("# gate:spam\nMua ngay\n# gate:khong-ro\nalo")],
    ["one message", parseExamples("# den.tat\nĐèn tắt")],
  ])("%s: a model that stays modest", (_, examples) => {
    const classifier = createEmbeddedClassifier(
      deserialise(serialise(train(examples))),
    );
    const result = classifier.classify("Đèn đường tắt");
    expect(result.decision).not.toBe("route");
    expect(result.candidates.length).toBeLessThanOrEqual(1);
  });
});

describe("the content hash", () => {
  test("changes with a text, a label or a source, and not with the order", () => {
    const [first, ...rest] = fewExamples;
    const original = contentHash(fewExamples);
    expect(contentHash([...rest, ...(first ? [first] : [])])).toBe(original);
    expect(contentHash(rest)).not.toBe(original);
    expect(original).toBe(model.header.contentHash);
  });
});

describe("the model file", () => {
  test("is read back as it was written", () => {
    const back = deserialise(bytes);
    expect(back).toEqual(model);
    expect(Buffer.compare(serialise(back), bytes)).toBe(0);
  });

  test("is read from the middle of a larger buffer too", () => {
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(deserialise(shifted.subarray(3))).toEqual(model);
  });

  test.each([
    ["empty", new Uint8Array()],
    ["cut off", bytes.subarray(0, bytes.length - 1)],
    ["longer", Buffer.concat([bytes, Buffer.of(0)])],
    [
      "something else",
      Buffer.from("PK\u0003\u0004 not a model, but long enough to read"),
    ],
    ["only a beginning", bytes.subarray(0, 40)],
  ])("%s: refused", (_, damaged) => {
    expect(() => deserialise(damaged)).toThrow(
      expect.objectContaining({ code: "model.unreadable" }),
    );
  });
});
