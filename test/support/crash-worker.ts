/** A process of the house that works through the crash script and may be killed at any moment. */
import { appendFile } from "node:fs/promises";
import { setTimeout as rest } from "node:timers/promises";
import { z } from "zod";
import type { Channel, ChannelName } from "#channels/port.ts";
import { countUpdates } from "#inbox/store.ts";
import { countMessages } from "#outbox/store.ts";
import { setClock } from "#platform/clock.ts";
import { isUniqueViolation, openDatabase } from "#platform/db.ts";
import { openFileStore } from "#platform/files.ts";
import { createLog } from "#platform/logger.ts";
import { keyedHash } from "#platform/secret.ts";
import { insertInvitation } from "#staff/store.ts";
import { createAccept } from "#workflow/accept-update.ts";
import type { House } from "#workflow/house.ts";
import { loadCity, seedCity } from "#workflow/seed-city.ts";
import { startWork } from "#workflow/start-work.ts";
import { OFFICER_AGENCY, OFFICER_TOKEN, officerJoins, script } from "./crash-script.ts";
import { fakeChannel } from "./fake-channel.ts";

const argument = z.object({
  folder: z.string(),
  databaseUrl: z.string().nullable(),
  start: z.string(),
});

const WAY_MS = 4;

const { folder, databaseUrl, start } = argument.parse(
  JSON.parse(process.argv[2] ?? "{}"),
);
const STREET_LIGHT = {
  gate: "phan-anh",
  gateP: 1,
  candidates: [{ matterId: "chieu-sang-cay-xanh.den-duong-tat", p: 1 }],
  decision: "route",
  isUrgent: false,
  secondMatter: null,
  caseKind: "feedback",
  path: "embedded",
} as const;
const clock = setClock(Temporal.Instant.from(start));
const log = createLog({
  level: "debug",
  destination: { write: (line) => process.stdout.write(line) },
});
const database = await openDatabase({ databaseUrl, folder });
await seedCity(database, clock.now());
const house: House = {
  database,
  files: openFileStore(`${folder}/files`),
  clock,
  log,
  city: await loadCity(database),
  classifier: { classify: () => STREET_LIGHT },
  learning: null,
  languageModel: null,
  keyedHash: keyedHash("test"),
  caseLink: () => null,
  channels: new Map([toFile("web", true), toFile("telegram", false)]),
};
const work = startWork(house);
const accept = createAccept({ database, clock, log, onNew: work.wake });
await inviteOfficer();
await accept(officerJoins);
await untilIdle();
for (const sighting of script) await accept(sighting);
await untilIdle();
await work.stop();
await database.close();

/** What arrives is a line of a file, which outlives this process; the way there and back takes time to die in. */
function toFile(name: ChannelName, isSendIdempotent: boolean): [string, Channel] {
  const send: Channel["send"] = async ({ id }) => {
    await rest(WAY_MS);
    await appendFile(`${folder}/sent`, `${id}\n`);
    await rest(WAY_MS);
    return { kind: "sent", externalId: id };
  };
  return [name, { ...fakeChannel({ name, isSendIdempotent }), send }];
}

async function inviteOfficer(): Promise<void> {
  const invitation = { agencyId: OFFICER_AGENCY, role: "officer", displayName: null };
  const expiresAt = clock.now().add({ hours: 72 });
  try {
    await insertInvitation(
      database.db,
      { token: OFFICER_TOKEN, code: OFFICER_TOKEN },
      { ...invitation, role: "officer" },
      expiresAt,
    );
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
}

async function untilIdle(): Promise<void> {
  for (;;) {
    const updates = await countUpdates(database.db);
    const messages = await countMessages(database.db);
    if (updates.pending === 0 && Object.keys(messages).length === 0) return;
    await rest(10);
  }
}
