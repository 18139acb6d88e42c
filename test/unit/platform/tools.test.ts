import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const run = promisify(execFile);

it.each([
  ["turned round", "2026-12-30", "2026-11-01", "2026-11-01 is not after 2026-12-30."],
  ["without a day", "2026-11-01", "2026-11-01", "2026-11-01 is not after 2026-11-01."],
  ["of no calendar", "2026-11-01", "2026-13-44", "2026-13-44 is no day."],
])(
  "refuses a period %s before it touches a database",
  async (_case, from, to, said) => {
    const asked = run(
      process.execPath,
      ["src/effect-tool.ts", "--from", from, "--to", to],
      { env: { DATA_DIR: `${tmpdir()}/lang-nghe-no-such-folder` } },
    );
    await expect(asked).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining(said),
    });
  },
);

it.each(["effect", "report", "simulate"])(
  "%s only reads: it makes no database where there is none",
  async (tool) => {
    const folder = `${tmpdir()}/lang-nghe-no-such-folder`;
    const period = ["--from", "2026-11-01", "--to", "2026-11-08"];
    const asked = run(process.execPath, [`src/${tool}-tool.ts`, ...period], {
      env: { DATA_DIR: folder },
    });
    await expect(asked).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`There is no database in ${folder}.`),
    });
    expect(existsSync(folder)).toBe(false);
  },
);
