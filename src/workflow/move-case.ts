/** Gives a case to another agency, which gets it as if it had just arrived: time, alerts, announcement. */
import { updateCase } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import { phrase } from "#messages/phrase.ts";
import { announceCase } from "./announce-case.ts";
import { agencyName } from "./house.ts";
import { planDeadlines, planNextAlert } from "./plan-deadlines.ts";
import { tellFollowers } from "./tell-followers.ts";
import type { Tick } from "./turn.ts";

export async function moveCase(
  tick: Tick,
  found: StoredCase,
  to: {
    readonly agencyId: string;
    readonly why: string;
    readonly reopens?: number;
    /** Given when what the case is about was mended too. */
    readonly matter?: Pick<StoredCase, "matterId" | "level">;
  },
): Promise<StoredCase> {
  const { tx, house, now } = tick;
  const { matterId, level } = to.matter ?? found;
  const change = {
    ...planDeadlines(house.city, { agencyId: to.agencyId, level }, now),
    state: "submitted" as const,
    matterId,
    level,
    agencyId: to.agencyId,
    agencyWhy: to.why,
    handlerId: null,
    pausedAt: null,
    hops: found.hops + 1,
    reopens: to.reopens ?? found.reopens,
    deadlineVersion: found.deadlineVersion + 1,
  };
  const moved: StoredCase = { ...found, ...change };
  const nextAlertAt = planNextAlert(house.city, moved, now);
  await updateCase(tx, found.id, {
    ...change,
    nextAlertAt,
    closedAt: null,
  });
  await announceCase(tick, moved);
  const { code, answerDueAt } = moved;
  const agency = agencyName(house.city, moved.agencyId);
  await tellFollowers(tick, moved, {
    about: `moved:${moved.hops}`,
    phrase: phrase("followedMoved", { code, agency, answerDueAt }),
  });
  return moved;
}
