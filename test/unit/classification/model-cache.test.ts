import {
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  utimes,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { serialise } from "#classification/providers/model.ts";
import { loadOrTrain, modelFileName } from "#classification/providers/model-cache.ts";
import { train } from "#classification/providers/train.ts";
import { fewExamples as examples } from "#test/support/classification-examples.ts";

const message = "Rác tồn đọng không ai dọn";
let directory = "";
let path = "";

beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), "lang-nghe-model-")), "data");
  path = join(directory, modelFileName);
});
afterEach(() => rm(join(directory, ".."), { recursive: true }));

test("without a file the model is trained in a thread and kept, the same as one trained here", async () => {
  const classifier = await loadOrTrain({ directory, examples });
  expect(classifier.classify(message).candidates[0]?.matterId).toBe(
    "rac.khong-thu-gom",
  );
  expect(Buffer.compare(await readFile(path), serialise(train(examples)))).toBe(0);
  expect(await readdir(directory)).toEqual([modelFileName]);
});

test("the event loop stays free while training", async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  await loadOrTrain({ directory, examples });
  clearInterval(timer);
  expect(turns).toBeGreaterThan(10);
});

test("a file of the same examples is used and left alone", async () => {
  await loadOrTrain({ directory, examples });
  const longAgo = 1_000_000_000;
  await utimes(path, longAgo, longAgo);
  const again = await loadOrTrain({ directory, examples: examples.toReversed() });
  expect((await stat(path)).mtimeMs).toBe(longAgo * 1_000);
  expect(again.classify(message).candidates[0]?.matterId).toBe("rac.khong-thu-gom");
});

test("other examples make another model", async () => {
  await loadOrTrain({ directory, examples });
  const before = await readFile(path);
  const fewer = examples.filter(
    ({ label }) => label.kind === "gate" || label.matterId !== "rac.khong-thu-gom",
  );
  const classifier = await loadOrTrain({ directory, examples: fewer });
  expect(
    classifier.classify(message).candidates.map(({ matterId }) => matterId),
  ).not.toContain("rac.khong-thu-gom");
  expect(Buffer.compare(await readFile(path), before)).not.toBe(0);
});

test.each([
  ["damaged", (bytes: Buffer) => bytes.subarray(0, bytes.length - 100)],
  [
    "older",
    (bytes: Buffer) =>
      Buffer.from(
        bytes.toString("latin1").replace('"format":2', '"format":1'),
        "latin1",
      ),
  ],
  ["foreign", () => Buffer.from("not a model")],
  ["empty", () => Buffer.alloc(0)],
])("a %s file is replaced", async (_, damage) => {
  await loadOrTrain({ directory, examples });
  const whole = await readFile(path);
  await writeFile(path, damage(whole));
  const classifier = await loadOrTrain({ directory, examples });
  expect(classifier.classify(message).decision).toBe("ask");
  expect(Buffer.compare(await readFile(path), whole)).toBe(0);
});

test("a folder that cannot be written is an error, not a silent retraining at each start", async () => {
  await writeFile(directory, "a file where the folder should be");
  await expect(loadOrTrain({ directory, examples })).rejects.toThrow();
});
