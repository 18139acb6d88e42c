/** Brings the seed files of the city into the tables, when they have changed, and loads the city. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { z } from "zod";
import { alertPolicySchema } from "#alerts/schema.ts";
import { loadAlertPolicies } from "#alerts/store.ts";
import { calendarSeedSchema } from "#calendars/schema.ts";
import {
  dayLimitSchema,
  deadlinePolicySchema,
  silencePolicySchema,
} from "#cases/schema.ts";
import {
  loadDayLimits,
  loadSilencePolicy,
  replaceDayLimits,
  replaceSilencePolicy,
} from "#cases/store.ts";
import { proofPolicySchema, templatesSeedSchema } from "#desk/schema.ts";
import {
  loadProofPolicies,
  replaceGeneralTemplates,
  replaceProofPolicies,
} from "#desk/store.ts";
import { invitationPolicySchema } from "#dossiers/schema.ts";
import {
  loadInvitationPolicy,
  replaceInvitationPolicy,
} from "#dossiers/store/invitations.ts";
import type { Database, Tx } from "#platform/db.ts";
import { retentionPolicySchema } from "#privacy/schema.ts";
import { loadRetentionPolicy, replaceRetentionPolicy } from "#privacy/store.ts";
import { targetSchema } from "#ratings/schema/targets.ts";
import { instrumentsSeedSchema } from "#ratings/schema.ts";
import { replaceTargets } from "#ratings/store/targets.ts";
import { loadInstruments, upsertInstruments } from "#ratings/store.ts";
import { buildGazetteer, expandAgencies } from "#routing/rules.ts";
import {
  agenciesSeedSchema,
  catalogueSeedSchema,
  wardsSeedSchema,
} from "#routing/schema.ts";
import { lockSeed, markCatalogue, markSeed, upsertCatalogue } from "#routing/store.ts";
import type { City } from "./house.ts";
import { readBorders } from "./load-borders.ts";
import { readCatalogue } from "./load-catalogue.ts";
import { readHours } from "./load-hours.ts";
import { seedAlerts } from "./seed-alerts.ts";
import { seedHours } from "./seed-hours.ts";

const FOLDER = new URL("../../prisma/seed/hanoi/", import.meta.url);

const policiesSeedSchema = z.object({
  deadlines: z.array(deadlinePolicySchema),
  silence: silencePolicySchema,
  limits: z.array(dayLimitSchema),
  retention: retentionPolicySchema,
  invitations: invitationPolicySchema,
  alerts: z.array(alertPolicySchema),
  proof: z.array(proofPolicySchema),
  targets: z.array(targetSchema),
});

export async function seedCity(
  database: Database,
  now: Temporal.Instant,
): Promise<void> {
  const files = Object.fromEntries(
    [
      "agencies",
      "catalogue",
      "wards",
      "calendar",
      "policies",
      "answer-templates",
      "instruments",
    ].map((name) => [name, readFileSync(new URL(`${name}.json`, FOLDER), "utf8")]),
  );
  const hash = createHash("sha256").update(JSON.stringify(files)).digest("hex");
  await database.transaction(async (tx) => {
    if ((await lockSeed(tx)) === hash) return;
    await writeSeed(tx, (name) => JSON.parse(files[name] ?? ""), now);
    await markSeed(tx, hash, now);
  });
}

async function writeSeed(
  tx: Tx,
  read: (name: string) => unknown,
  now: Temporal.Instant,
): Promise<void> {
  const { wards } = wardsSeedSchema.parse(read("wards"));
  const { agencies } = agenciesSeedSchema.parse(read("agencies"));
  const { fields, matters } = catalogueSeedSchema.parse(read("catalogue"));
  const policies = policiesSeedSchema.parse(read("policies"));
  await upsertCatalogue(tx, {
    agencies: expandAgencies(agencies, wards),
    fields,
    matters,
    wards,
  });
  await markCatalogue(tx, now);
  await seedHours(tx, calendarSeedSchema.parse(read("calendar")), policies, now);
  await replaceSilencePolicy(tx, policies.silence);
  await replaceDayLimits(tx, policies.limits);
  await replaceRetentionPolicy(tx, policies.retention);
  await replaceInvitationPolicy(tx, policies.invitations);
  await seedAlerts(tx, policies.alerts, now);
  await replaceProofPolicies(tx, policies.proof);
  await upsertInstruments(tx, instrumentsSeedSchema.parse(read("instruments")));
  await replaceTargets(tx, policies.targets);
  await replaceGeneralTemplates(
    tx,
    templatesSeedSchema.parse(read("answer-templates")),
  );
}

export async function loadCity(database: Database): Promise<City> {
  const { db } = database;
  const { wards, ...catalogue } = await readCatalogue(database);
  return {
    ...catalogue,
    wards: new Map(wards.map((ward) => [ward.id, ward])),
    gazetteer: buildGazetteer(wards),
    borders: await readBorders(database),
    ...(await readHours(database)),
    silencePolicy: await loadSilencePolicy(db),
    retentionPolicy: await loadRetentionPolicy(db),
    dayLimits: await loadDayLimits(db),
    alertPolicies: await loadAlertPolicies(db),
    invitationPolicy: await loadInvitationPolicy(db),
    proofPolicies: await loadProofPolicies(db),
    instruments: await loadInstruments(db),
  };
}
