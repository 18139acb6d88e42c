import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { lockFolder } from "#platform/folder-lock.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(`${tmpdir()}/lang-nghe-lock-`);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("a folder belongs to one at a time, and is free again when given back", () => {
  const unlock = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow("Another process already works in");
  unlock();
  lockFolder(folder)();
});

it("a folder that does not exist yet is made", () => {
  lockFolder(`${folder}/a/b`)();
});

it("a second process is refused and told what to do; after kill -9 of the first it may", async () => {
  const first = await holdElsewhere(folder);
  try {
    expect(() => lockFolder(folder)).toThrow(
      expect.objectContaining({
        code: "folder.locked",
        message: expect.stringMatching(
          /Another process already works in .*Stop it first.*DATA_DIR.*DATABASE_URL/,
        ),
      }),
    );
  } finally {
    await first.kill();
  }
  lockFolder(folder)();
});

/** Another process that takes the folder and keeps it. */
async function holdElsewhere(taken: string) {
  const module = pathToFileURL("src/platform/folder-lock.ts").href;
  const script = `
    import { lockFolder } from ${JSON.stringify(module)};
    lockFolder(${JSON.stringify(taken)});
    process.stdout.write("locked");
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const [said] = await Promise.race([
    once(child.stdout, "data"),
    ended.then(() => ["the process ended early"]),
  ]);
  expect(String(said)).toBe("locked");
  return {
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
