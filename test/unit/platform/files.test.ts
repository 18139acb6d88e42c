import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FileStore, openFileStore } from "#platform/files.ts";
import { newId } from "#platform/ids.ts";

let folder = "";
let store: FileStore;
beforeEach(() => {
  folder = mkdtempSync(`${tmpdir()}/lang-nghe-files-`);
  store = openFileStore(`${folder}/files`);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (text: string) => new TextEncoder().encode(text);
const textOf = async (id: string) => new TextDecoder().decode(await store.read(id));

it("gives back what was written, the last writing of an id", async () => {
  const id = newId();
  await store.write(id, bytes("one"));
  await store.write(id, bytes("two"));
  expect(await textOf(id)).toBe("two");
});

it("writings at once leave one of them whole, and nothing beside", async () => {
  const id = newId();
  const texts = Array.from({ length: 20 }, (_, n) => `${n}`.repeat(50_000));
  const writes = texts.map((text) => store.write(id, bytes(text)));
  await Promise.all(writes);
  expect(texts).toContain(await textOf(id));
  expect(readdirSync(`${folder}/files`)).toEqual([id]);
});

it("a reader beside a writer never sees half a file", async () => {
  const id = newId();
  const texts = ["a".repeat(500_000), "b".repeat(300_000)];
  await store.write(id, bytes(texts[0] ?? ""));
  let isWriting = true;
  const writer = (async () => {
    for (let n = 0; n < 40; n += 1) await store.write(id, bytes(texts[n % 2] ?? ""));
    isWriting = false;
  })();
  while (isWriting) expect(texts).toContain(await textOf(id));
  await writer;
});

it("a writing that fails leaves what was there, and no litter", async () => {
  const id = newId();
  // A folder where the file belongs cannot be replaced by a file.
  mkdirSync(`${folder}/files/${id}`, { recursive: true });
  await expect(store.write(id, bytes("one"))).rejects.toThrow();
  expect(readdirSync(`${folder}/files`)).toEqual([id]);
});

it("what is not there is said to be missing, by its id", async () => {
  const id = newId();
  const missing = { code: "file.missing", ids: { mediaId: id } };
  await expect(store.read(id)).rejects.toMatchObject(missing);
  await store.write(id, bytes("one"));
  await store.remove(id);
  await expect(store.read(id)).rejects.toMatchObject(missing);
});

it("removing what is not there is no fault", async () => {
  await expect(store.remove(newId())).resolves.toBeUndefined();
});

describe.each([
  "",
  "photo.jpg",
  "../../../../../../../../../../etc/passwd",
  "6B1F0A52-0000-4000-8000-00000000000G",
  `${"a".repeat(36)}/..`,
  `${"a".repeat(36)}\n`,
])("an id “%s” is refused", (id) => {
  it.each<[string, () => Promise<unknown>]>([
    ["write", () => store.write(id, bytes("x"))],
    ["read", () => store.read(id)],
    ["remove", () => store.remove(id)],
  ])("to %s", async (_, act) => {
    await expect(act()).rejects.toMatchObject({ code: "file.badId" });
  });
});
