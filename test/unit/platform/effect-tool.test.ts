import { execFile } from "node:child_process";
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
