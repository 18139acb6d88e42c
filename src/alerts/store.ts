import type { Db, Tx } from "#platform/db.ts";
import { alertPolicySchema } from "./schema.ts";
import type { AlertPolicy } from "./types.ts";

export async function loadAlertPolicies(db: Db): Promise<AlertPolicy[]> {
  const rows = await db.alertPolicy.findMany();
  return rows.map((row) => alertPolicySchema.parse(row));
}

export async function replaceAlertPolicies(
  tx: Tx,
  policies: readonly AlertPolicy[],
): Promise<void> {
  await tx.alertPolicy.deleteMany();
  await tx.alertPolicy.createMany({ data: [...policies] });
}
