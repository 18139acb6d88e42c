/** Writes the seed's thresholds; open cases of a level whose thresholds changed are looked at anew. */
import { loadAlertPolicies, replaceAlertPolicies } from "#alerts/store.ts";
import type { AlertPolicy } from "#alerts/types.ts";
import { insertDeadlineChange } from "#calendars/store.ts";
import type { Level } from "#cases/types.ts";
import type { Tx } from "#platform/db.ts";

const LEVELS = ["normal", "urgent", "complex"] as const satisfies readonly Level[];

export async function seedAlerts(
  tx: Tx,
  policies: readonly AlertPolicy[],
  now: Temporal.Instant,
): Promise<void> {
  const before = await loadAlertPolicies(tx);
  await replaceAlertPolicies(tx, policies);
  for (const level of before.length === 0 ? [] : LEVELS) {
    if (wordOf(before, level) === wordOf(policies, level)) continue;
    const scope = { kind: "level" as const, level };
    const reason = "ngưỡng nhắc việc thay đổi";
    await insertDeadlineChange(
      tx,
      { scope, date: null, reason, source: "policies" },
      now,
    );
  }
}

/** The thresholds of a level, comparable. */
function wordOf(policies: readonly AlertPolicy[], level: Level): string {
  return policies
    .filter((policy) => policy.level === level)
    .map((policy) =>
      JSON.stringify(Object.entries(policy).sort(([a], [b]) => (a < b ? -1 : 1))),
    )
    .sort()
    .join("\n");
}
