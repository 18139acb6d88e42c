import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Model, serialise } from "#classification/providers/model.ts";
import { openModelShelf } from "#classification/providers/model-shelf.ts";
import { train } from "#classification/providers/train.ts";
import { fewExamples } from "#test/support/classification-examples.ts";

const message = "Rác tồn đọng không ai dọn";
const first = train(fewExamples);
const second = train(
  fewExamples.filter(
    ({ label }) => label.kind === "gate" || label.matterId !== "rac.khong-thu-gom",
  ),
);
let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lang-nghe-shelf-"));
});
afterEach(() => rm(folder, { recursive: true }));

const open = (model: Model = first) => openModelShelf(join(folder, "models"), model);
const read = ({ classifier }: ReturnType<typeof open>) =>
  classifier.classify(message).candidates[0]?.matterId;

test("a kept model answers once it is taken up, through the classifier one holds already", async () => {
  const shelf = open();
  const { classify } = shelf.classifier;
  const hash = await shelf.keep(serialise(second));
  expect(read(shelf)).toBe("rac.khong-thu-gom");
  await shelf.use(hash);
  expect(shelf.inUse()).toBe(hash);
  expect(classify(message)).toEqual(open(second).classifier.classify(message));
  expect(read(shelf)).not.toBe("rac.khong-thu-gom");
});

test("the one in use can be kept, and found again under the same hash", async () => {
  const shelf = open();
  const hash = await shelf.keepInUse();
  expect(hash).toBe(shelf.inUse());
  const other = open(second);
  await other.use(hash);
  expect(read(other)).toBe("rac.khong-thu-gom");
});

test.each([
  ["absent", async () => {}],
  ["damaged", (path: string) => writeFile(path, serialise(second).subarray(0, -9))],
  ["another's", (path: string) => writeFile(path, serialise(first))],
])("a file that is %s is not taken up", async (_, harm) => {
  const shelf = open();
  const hash = await shelf.keep(serialise(second));
  const path = join(folder, "models", `${hash}.model`);
  await rm(path);
  await harm(path);
  await expect(shelf.use(hash)).rejects.toMatchObject({ code: "model.missing" });
  expect(read(shelf)).toBe("rac.khong-thu-gom");
});

test("what is not to be kept goes, half files too", async () => {
  const shelf = open();
  const hash = await shelf.keep(serialise(second));
  await shelf.keepInUse();
  await writeFile(join(folder, "models", "half.model.1234"), "");
  await shelf.keepOnly([hash]);
  expect(await readdir(join(folder, "models"))).toEqual([`${hash}.model`]);
});
