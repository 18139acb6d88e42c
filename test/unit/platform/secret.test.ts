import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, expect, it } from "vitest";
import { openSecret } from "#platform/secret.ts";

const folder = mkdtempSync(`${tmpdir()}/lang-nghe-secret-`);
afterAll(() => rmSync(folder, { recursive: true }));

it("is made once, for its owner alone, and hashes alike after every start", () => {
  const first = openSecret(`${folder}/new`)("phone", "0912345678");
  expect(openSecret(`${folder}/new`)("phone", "0912345678")).toBe(first);
  expect(statSync(`${folder}/new/secret.key`).mode & 0o777).toBe(0o600);
});

it("hashes otherwise for another purpose, another text and another installation", () => {
  const here = openSecret(`${folder}/new`);
  const all = [
    here("phone", "a"),
    here("phone", "b"),
    here("sendingSystem", "a"),
    openSecret(`${folder}/other`)("phone", "a"),
  ];
  expect(new Set(all).size).toBe(4);
});

it("is never replaced when it is damaged: what was hashed with it would be lost", () => {
  writeFileSync(`${folder}/secret.key`, "half");
  expect(() => openSecret(folder)).toThrow(/secret\.key is not the secret/u);
});
