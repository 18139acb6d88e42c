import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { MODEL_FOLDER, trainedClassifier } from "#test/support/classifier.ts";
import { type Program, startProgram } from "#test/support/program.ts";
import { newUrl } from "#test/support/seeded-city.ts";

let folder = "";
const started: Program[] = [];

// Training takes seconds; only one test begins without a model.
beforeAll(async () => void (await trainedClassifier()));
beforeEach(() => {
  folder = mkdtempSync(`${tmpdir()}/lang-nghe-program-`);
  cpSync(MODEL_FOLDER, folder, { recursive: true });
});
afterEach(async () => {
  for (const { child } of started.splice(0)) child.kill("SIGKILL");
  await Promise.all(started.map(({ ended }) => ended));
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

function start(settings: Record<string, string> = {}, flags: string[] = []): Program {
  const program = startProgram({ DATA_DIR: folder, ...settings }, flags);
  started.push(program);
  return program;
}

async function originOf(program: Program): Promise<string> {
  const [, origin = ""] = await program.says(/Citizen chat\s+(http:\/\/[^\s/]+)\//);
  return origin;
}

describe("the program", () => {
  it("starts with no settings, prints what to open, answers for its health, and stops when told", async () => {
    rmSync(folder, { recursive: true });
    const program = start();
    const origin = await originOf(program);
    await program.says(/Officer chat\s+http:\S+\/officer\?invite=\S+/);
    await program.says(/Console\s+http:\S+\/console\/enter\?key=\S+/);
    expect((await fetch(`${origin}/`)).status).toBe(200);
    const health = await fetch(`${origin}/healthz`);
    expect(await health.json()).toMatchObject({ status: "ok", database: "pglite" });

    program.child.kill("SIGTERM");
    expect(await program.ended).toBe(0);
    expect(program.output()).toContain("house.stopped");
  });

  it("refuses a second process on the same embedded database, in plain words", async () => {
    await originOf(start());
    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain("Another process already works in");
  });

  it("is back at once after kill -9, with what was said before", async () => {
    const first = start();
    await originOf(first);
    first.child.kill("SIGKILL");
    await first.ended;
    const origin = await originOf(start());
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  });

  it("runs on PostgreSQL when DATABASE_URL says so, twice beside each other", async () => {
    const DATABASE_URL = await newUrl();
    const origins = await Promise.all([
      originOf(start({ DATABASE_URL })),
      originOf(start({ DATABASE_URL })),
    ]);
    for (const origin of origins) {
      const health = await fetch(`${origin}/healthz`);
      expect(await health.json()).toMatchObject({ status: "ok", database: "postgres" });
    }
  });

  it("names every wrong setting at once, never its value, and starts nothing", async () => {
    const program = start({
      PORT: "many",
      TELEGRAM_BOT_TOKEN: "sesame",
      LOG_LEVEL: "loud",
    });
    expect(await program.ended).toBe(1);
    for (const name of ["PORT", "TELEGRAM_BOT_TOKEN", "LOG_LEVEL"]) {
      expect(program.output()).toContain(name);
    }
    expect(program.output()).not.toContain("sesame");
  });

  it("keeps the demonstration away from a real channel and a real database", async () => {
    const TELEGRAM_BOT_TOKEN = "123456:AAAAAAAAAAAAAAAAAAAAAAAAA";
    const withToken = start({ TELEGRAM_BOT_TOKEN }, ["--demo"]);
    expect(await withToken.ended).toBe(1);
    expect(withToken.output()).toContain("demonstration");
    const withDatabase = start({ DATABASE_URL: "postgresql://x@127.0.0.1/x" }, [
      "--demo",
    ]);
    expect(await withDatabase.ended).toBe(1);
  });

  it("lets the console in once per link, and nobody without one", async () => {
    const program = start();
    const origin = await originOf(program);
    const [, key = ""] = await program.says(/enter\?key=(\S+)/);
    expect((await fetch(`${origin}/console`)).status).toBe(403);
    const enter = () =>
      fetch(`${origin}/console/enter`, {
        method: "POST",
        headers: { origin, "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({ key }),
        redirect: "manual",
      });
    const first = await enter();
    expect(first.status).toBe(302);
    const cookie = first.headers.get("set-cookie")?.split(";")[0] ?? "";
    const page = await fetch(`${origin}/console`, { headers: { cookie } });
    expect(await page.text()).toContain("Không có việc nào đang mở");
    expect((await enter()).status).toBe(403);
  });
});
