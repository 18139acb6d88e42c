import { randomUUID } from "node:crypto";
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, describe, expect, it } from "vitest";
import { dossierApiRoutes } from "#console/dossier-api.ts";
import { openSheet } from "#dossiers/providers/sheet-file.ts";
import { findFaults, insertImport } from "#dossiers/store/imports.ts";
import { insertSystem, markRevoked } from "#dossiers/store/systems.ts";
import { openWorld } from "#test/support/world.ts";
import { runDossiersTool } from "#workflow/dossier-commands.ts";
import { importDossiers } from "#workflow/import-dossiers.ts";
import { keyOfSystem, signBatch } from "#workflow/take-dossier-batch.ts";
import { watchDossierFolder } from "#workflow/watch-dossier-folder.ts";

const world = await openWorld();
const { house, clock } = world;
const { db } = house.database;
const systemId = await insertSystem(db, "Một cửa điện tử", clock.now());
afterAll(() => world[Symbol.asyncDispose]());

const HEAD =
  "Mã hồ sơ,Thủ tục,Đơn vị,Trạng thái,Ngày tiếp nhận,Hạn trả,Ngày trả,Liên hệ";

function lineOf(code: string, state = "processing", done = "", contact = "") {
  return `${code},Khai sinh,ubnd:w-lang,${state},09/11/2026,20/11/2026,${done},${contact}`;
}

async function take(lines: readonly string[], isSkipping = false) {
  const path = `${tmpdir()}/lang-nghe-${randomUUID()}.csv`;
  writeFileSync(path, [HEAD, ...lines].join("\n"));
  const open = () => openSheet(path);
  const given = { source: "command", name: "a.csv", importId: null } as const;
  return await importDossiers(house, { ...given, isSkipping, open });
}

const ALL = { orderBy: { code: "asc" } } as const;

describe("a file of dossiers", () => {
  it("is taken once: the same rows again change nothing, a newer state updates, and what is done stays done", async () => {
    const first = [lineOf("A-1"), lineOf("A-2"), lineOf("A-3", "done", "12/11/2026")];
    expect(await take(first)).toMatchObject({ state: "imported", rows: 3, added: 3 });
    const before = await db.dossier.findMany(ALL);
    expect(await take(first)).toMatchObject({ added: 0, updated: 0, unchanged: 3 });
    expect(await db.dossier.findMany(ALL)).toEqual(before);
    const then = [lineOf("A-1", "done", "13/11/2026"), lineOf("A-2"), lineOf("A-3")];
    expect(await take(then)).toMatchObject({ updated: 1, unchanged: 1, older: 1 });
    const after = await db.dossier.findMany(ALL);
    expect(after.map(({ state, inviteAt }) => [state, inviteAt !== null])).toEqual([
      ["done", true],
      ["processing", false],
      ["done", true],
    ]);
    expect(after.map(({ ratingToken }) => ratingToken)).toEqual(
      before.map(({ ratingToken }) => ratingToken),
    );
  });

  it("is refused as a whole for one faulty row, unless those may be skipped", async () => {
    const lines = [
      lineOf("B-1"),
      lineOf("B-2", "nửa xong"),
      lineOf("B-1"),
      lineOf("B-3"),
    ];
    const refused = await take(lines);
    expect(refused).toMatchObject({ state: "refused", rows: 4, faulty: 2, added: 0 });
    expect(await db.dossier.count({ where: { code: { startsWith: "B" } } })).toBe(0);
    expect(await findFaults(db, refused.importId, 10)).toEqual([
      {
        line: 3,
        column: "Trạng thái",
        found: "nửa xong",
        allowed: expect.stringContaining("đã trả kết quả"),
      },
      { line: 4, column: "Mã hồ sơ", found: "B-1", allowed: expect.anything() },
    ]);
    expect(await take(lines, true)).toMatchObject({ state: "imported", added: 2 });
    expect(await take([lineOf("B-4").slice(4)], false)).toMatchObject({
      state: "refused",
    });
  });

  it("keeps of a phone only its keyed hash, in no table anything else", async () => {
    await take([lineOf("C-1", "processing", "", "0912345678")]);
    const { contact } = await db.dossier.findUniqueOrThrow({ where: { code: "C-1" } });
    expect(contact).toBe(house.keyedHash("phone", "0912345678"));
    expect(world.logLines.join()).not.toContain("0912345678");
  });
});

describe("a watched folder", () => {
  const folder = mkdtempSync(`${tmpdir()}/lang-nghe-folder-`);
  afterAll(() => rmSync(folder, { recursive: true }));
  const put = (name: string, lines: readonly string[]) =>
    writeFileSync(`${folder}/${name}`, [HEAD, ...lines].join("\n"));
  const namesIn = (name: string) => readdirSync(`${folder}/${name}`).sort();
  const has = async (code: string) =>
    (await db.dossier.findUnique({ where: { code } })) !== null;

  it("takes a file when it is written to its end, and puts it away with its report", async () => {
    const watch = watchDossierFolder(house, folder);
    put("a.csv", [lineOf("F-1")]);
    writeFileSync(`${folder}/notes.txt`, "x");
    expect(await watch.look()).toBe(0);
    appendFileSync(`${folder}/a.csv`, `\n${lineOf("F-2")}`);
    expect(await watch.look()).toBe(0);
    expect(await has("F-1")).toBe(false);
    expect(await watch.look()).toBe(1);
    expect([await has("F-1"), await has("F-2")]).toEqual([true, true]);
    expect(namesIn("done")).toEqual(["a.csv", "a.csv.txt"]);
    expect(readFileSync(`${folder}/done/a.csv.txt`, "utf8")).toBe(
      "a.csv: 2 dòng. Thêm 2, cập nhật 0, không đổi 0.\n",
    );
    expect(readdirSync(folder).sort()).toEqual(["done", "notes.txt"]);
  });

  it("puts one with a fault aside, and says where the fault is", async () => {
    const watch = watchDossierFolder(house, folder);
    put("b.csv", [lineOf("G-1"), lineOf("G-2", "?")]);
    await watch.look();
    expect(await watch.look()).toBe(1);
    expect(await has("G-1")).toBe(false);
    expect(namesIn("failed")).toEqual(["b.csv", "b.csv.txt"]);
    expect(readFileSync(`${folder}/failed/b.csv.txt`, "utf8")).toMatch(
      /1 dòng có lỗi\.\nDòng 3, Trạng thái: thấy “\?”; đã tiếp nhận/u,
    );
  });

  it("leaves a file to the process that has it, and takes it over when that one has died", async () => {
    const two = [watchDossierFolder(house, folder), watchDossierFolder(house, folder)];
    put("c.csv", [lineOf("H-1")]);
    const { size, mtimeMs } = statSync(`${folder}/c.csv`);
    const fileKey = `c.csv:${size}:${Math.round(mtimeMs)}`;
    const dead = {
      source: "folder",
      name: "c.csv",
      fileKey,
      isSkipping: false,
    } as const;
    const leaseUntil = clock.now().add({ minutes: 2 });
    await insertImport(db, dead, leaseUntil, clock.now());
    for (const watch of two) await watch.look();
    expect(await Promise.all(two.map((watch) => watch.look()))).toEqual([0, 0]);
    clock.set(leaseUntil);
    const taken = await Promise.all(two.map((watch) => watch.look()));
    expect(taken.toSorted()).toEqual([0, 1]);
    expect(await has("H-1")).toBe(true);
    expect(await db.dossierImport.count({ where: { name: "c.csv" } })).toBe(1);
  });

  it("puts away a file whose rows are in already, after a crash just before that", async () => {
    const done = `${folder}/done/c.csv`;
    renameSync(done, `${folder}/c.csv`);
    const watch = watchDossierFolder(house, folder);
    await watch.look();
    expect(await watch.look()).toBe(1);
    expect(existsSync(done)).toBe(true);
    expect(await db.dossierImport.count({ where: { name: "c.csv" } })).toBe(1);
  });
});

it("the command says what became of a file, and draws how far it is", async () => {
  const path = `${tmpdir()}/lang-nghe-${randomUUID()}.csv`;
  const codes = Array.from({ length: 2_500 }, (_, index) => `K-${index}`);
  writeFileSync(path, [HEAD, ...codes.map((code) => lineOf(code))].join("\n"));
  const bars: string[] = [];
  const run = (words: readonly string[]) =>
    runDossiersTool(house, { words, isSkipping: false }, (bar) => void bars.push(bar));
  const { text, isTaken } = await run(["import", path]);
  expect(isTaken).toBe(true);
  expect(text).toContain("2.500 dòng. Thêm 2.500, cập nhật 0");
  expect(bars[0]).toBe("checking 1000 rows");
  expect(bars.at(-1)).toBe(`${"█".repeat(30)} 100 %  2500 of 2500 rows`);
  await expect(run(["import"])).rejects.toMatchObject({ code: "dossiers.command" });
  expect(await run(["import", "/nowhere.csv"])).toMatchObject({ isTaken: false });
});

describe("the API", () => {
  const app = dossierApiRoutes(house);
  const ROW = {
    code: "D-1",
    procedure: "Khai sinh",
    agency: "ubnd:w-lang",
    state: "processing",
    received: "2026-11-09",
    due: "2026-11-20",
  };

  async function send(
    body: string,
    change: { system?: string; shift?: number; key?: string; signed?: string } = {},
  ) {
    const { system = systemId, shift = 0, key = keyOfSystem(house, systemId) } = change;
    const seconds = Math.floor(clock.now().epochMilliseconds / 1_000) + shift;
    const timestamp = String(seconds);
    const headers = {
      "x-system": system,
      "x-timestamp": timestamp,
      "x-signature": signBatch(key, timestamp, change.signed ?? body),
    };
    const response = await app.request("/api/dossiers", {
      method: "POST",
      headers,
      body,
    });
    return { status: response.status, said: await response.json() };
  }
  const batchOf = (...rows: object[]) => JSON.stringify({ dossiers: rows });

  it("takes a signed batch, twice the same", async () => {
    const body = batchOf(ROW, { ...ROW, code: "D-2", done: null });
    const counts = { added: 2, updated: 0, unchanged: 0, older: 0 };
    expect(await send(body)).toEqual({ status: 200, said: counts });
    const again = { ...counts, added: 0, unchanged: 2 };
    expect(await send(body, { shift: -299 })).toEqual({ status: 200, said: again });
  });

  it.each([
    ["of a system nobody knows", { system: "nobody" }, "X-System"],
    ["of six minutes ago", { shift: -360 }, "X-Timestamp"],
    ["of the future", { shift: 301 }, "X-Timestamp"],
    ["with another key", { key: "other" }, "X-Signature"],
    ["changed on the way", { signed: "{}" }, "X-Signature"],
  ])("refuses what is %s", async (_, change, said) => {
    const { status, said: answer } = await send(batchOf(ROW), change);
    expect(status).toBe(401);
    expect(answer).toEqual({ error: expect.stringContaining(said) });
  });

  it("refuses a system that was stopped", async () => {
    const stopped = await insertSystem(db, "Cũ", clock.now());
    await markRevoked(db, stopped, clock.now());
    const key = keyOfSystem(house, stopped);
    expect(await send(batchOf(ROW), { system: stopped, key })).toMatchObject({
      status: 401,
    });
  });

  it.each([
    ["no JSON", "x", 400],
    ["no rows", batchOf(), 400],
    ["a column nobody knows", batchOf({ ...ROW, phone: "1" }), 400],
    ["too many rows", batchOf(...Array.from({ length: 1_001 }, () => ROW)), 400],
    ["too many bytes", batchOf({ ...ROW, procedure: "a".repeat(1_100_000) }), 413],
  ])("refuses %s", async (_, body, status) => {
    expect((await send(body)).status).toBe(status);
  });

  it("names every faulty cell by its row, and takes none of the batch", async () => {
    const body = batchOf(
      { ...ROW, code: "E-1" },
      { ...ROW, code: "E-2", agency: "?", due: "" },
    );
    const { status, said } = await send(body);
    expect(status).toBe(422);
    expect(said).toMatchObject({
      rows: [
        { row: 2, column: "agency", problem: "agency", found: "?" },
        { row: 2, column: "due", problem: "missing", found: "" },
      ],
    });
    expect(await db.dossier.count({ where: { code: "E-1" } })).toBe(0);
  });
});
