/** How fast and in how much memory 100,000 dossiers are taken in, one row in a hundred faulty: `npm run bench -- dossiers`. */
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { finished } from "node:stream/promises";
import { openSheet } from "#dossiers/providers/sheet-file.ts";
import { systemClock } from "#platform/clock.ts";
import { openDatabase } from "#platform/db.ts";
import { keyedHash } from "#platform/secret.ts";
import { createDatabase, type Server } from "#test/support/postgres.ts";
import { importDossiers } from "#workflow/import-dossiers.ts";
import { loadCity, seedCity } from "#workflow/seed-city.ts";

const ROWS = 100_000;
const WATCH_MS = 20;

export async function benchDossiers(postgres: Server): Promise<void> {
  const folder = mkdtempSync(`${tmpdir()}/lang-nghe-bench-`);
  const path = `${folder}/dossiers.csv`;
  try {
    await writeDossiers(path, ROWS);
    for (const databaseUrl of [await createDatabase(postgres), null]) {
      await measure(path, databaseUrl);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure(path: string, databaseUrl: string | null): Promise<void> {
  const database = await openDatabase({ databaseUrl, folder: null });
  await seedCity(database, systemClock.now());
  const city = await loadCity(database);
  const house = { database, city, clock: systemClock, keyedHash: keyedHash("bench") };
  for (const isSkipping of [false, true, true]) {
    const base = process.memoryUsage.rss();
    let most = base;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss());
    }, WATCH_MS);
    const begun = performance.now();
    const { state, added, unchanged, faulty } = await importDossiers(house, {
      source: "command",
      name: "bench",
      isSkipping,
      importId: null,
      open: () => openSheet(path),
    });
    const seconds = (performance.now() - begun) / 1_000;
    clearInterval(watch);
    const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024);
    process.stdout.write(
      `${database.kind}: ${state}, ${added} added, ${unchanged} unchanged, ${faulty} faulty: ${(ROWS / seconds).toFixed(0)} rows/s, ${seconds.toFixed(1)} s, RSS ${megabytes(base)} to ${megabytes(most)} MB\n`,
    );
  }
  await database.close();
}

async function writeDossiers(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path);
  file.write(
    "Mã hồ sơ,Thủ tục,Đơn vị,Trạng thái,Ngày tiếp nhận,Hạn trả,Ngày trả,Liên hệ\n",
  );
  for (let row = 0; row < rows; row += 1) {
    const due = row % 100 === 99 ? "31/02/2026" : "20/11/2026";
    const phone = `09${String(10_000_000 + row)}`;
    const isFull = file.write(
      `H26-${row},"Cấp bản sao trích lục hộ tịch, bản ${row % 7}",ubnd:w-lang,done,09/11/2026,${due},12/11/2026,${phone}\n`,
    );
    if (!isFull) await new Promise((resolve) => file.once("drain", resolve));
  }
  file.end();
  await finished(file);
}
