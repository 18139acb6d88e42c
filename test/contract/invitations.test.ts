import { expect, it } from "vitest";
import { newSeededUrl } from "#test/support/seeded-city.ts";
import { hanoi, WARD } from "#test/support/ward-office.ts";
import { openWorld } from "#test/support/world.ts";
import { inviteToRate } from "#workflow/invite-to-rate.ts";
import { keepDossiers } from "#workflow/keep-dossiers.ts";

it("on PostgreSQL, processes that invite at once count a person's invitations one after the other", async () => {
  await using world = await openWorld({ databaseUrl: await newSeededUrl() });
  const { house } = world;
  const citizen = world.person("an");
  await citizen.sends({ kind: "start", parameter: null });
  const dossiers = Array.from({ length: 8 }, (_, index) => ({
    code: `P-${index}`,
    procedure: "Cấp lại khai sinh",
    agencyId: WARD,
    servicePointCode: null,
    state: "done" as const,
    receivedAt: hanoi("2026-11-01T09:00"),
    dueAt: hanoi("2026-11-12T17:30"),
    doneAt: hanoi("2026-11-12T10:00"),
    contact: index === 7 ? null : ({ kind: "web", value: "an" } as const),
  }));
  expect(await keepDossiers(house, dossiers)).toMatchObject({ added: 8 });
  expect(await keepDossiers(house, dossiers)).toMatchObject({ unchanged: 8 });
  const done = await Promise.all([1, 2, 3, 4].map(() => inviteToRate(house)));
  expect(done.reduce((sum, count) => sum + count, 0)).toBe(8);
  const rows = await house.database.db.ratingInvitation.findMany();
  const whys = rows.map(({ state, reason }) => reason ?? state).toSorted();
  const five = Array.from({ length: 5 }, () => "tooMany");
  expect(whys).toEqual(["noContact", "told", "told", ...five]);
});
