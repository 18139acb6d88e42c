import { expect, it } from "vitest";
import { hanoi, WARD } from "#test/support/ward-office.ts";
import { openWorld } from "#test/support/world.ts";
import { keepDossiers } from "#workflow/keep-dossiers.ts";
import { nudgeDossiers } from "#workflow/nudge-dossiers.ts";

const REPORTED = {
  code: "H26.15-261109-0012",
  procedure: "Đăng ký khai sinh",
  agencyId: WARD,
  servicePointCode: null,
  state: "processing" as const,
  receivedAt: hanoi("2026-11-09T09:00"),
  dueAt: hanoi("2026-11-20T17:30"),
  doneAt: null,
  contact: null,
};

it("two days and one day before, an officer gets the letter to copy; each once, never at night", async () => {
  await using world = await openWorld();
  const officer = await world.member("Hà", WARD, "officer");
  await keepDossiers(world.house, [REPORTED]);
  await keepDossiers(world.house, [REPORTED]);
  await world.pass({ days: 1, hours: 22 });
  expect(officer.reads()).toEqual([]);
  await world.pass({ hours: 1 });
  const [first = "", ...more] = officer.reads();
  expect(more).toEqual([]);
  expect(first).toContain("Còn **2 ngày làm việc** · hồ sơ H26.15-261109-0012");
  expect(first).toContain("Kính gửi: Ông/Bà [họ tên người nộp hồ sơ]");
  expect(first).toContain("[lý do]");
  await keepDossiers(world.house, [REPORTED]);
  await Promise.all([1, 2, 3].map(() => nudgeDossiers(world.house)));
  await world.pass({ minutes: 5 });
  expect(officer.reads()).toEqual([]);
  await world.pass({ days: 7 });
  expect(officer.reads()).toEqual([expect.stringContaining("Còn **1 ngày làm việc**")]);
});

it("one that is done is skipped, and the ledger says why", async () => {
  await using world = await openWorld();
  const officer = await world.member("Hà", WARD, "officer");
  await keepDossiers(world.house, [{ ...REPORTED, doneAt: hanoi("2026-11-17T10:00") }]);
  await world.pass({ days: 7 });
  expect(officer.reads()).toEqual([]);
  const rows = await world.house.database.db.dossierNudge.findMany({
    orderBy: { at: "asc" },
  });
  expect(rows.map(({ daysLeft, state, reason }) => [daysLeft, state, reason])).toEqual([
    [2, "skipped", "done"],
    [1, "skipped", "done"],
  ]);
});
