/** A process of the house that raises and tells alerts and stops in the middle, to be killed or frozen there. */
import { createInterface } from "node:readline/promises";
import { z } from "zod";
import type { Channel } from "#channels/port.ts";
import { setClock } from "#platform/clock.ts";
import { type Database, openDatabase } from "#platform/db.ts";
import { openFileStore } from "#platform/files.ts";
import { createLog } from "#platform/logger.ts";
import { keyedHash } from "#platform/secret.ts";
import { deliverOutbox } from "#workflow/deliver-outbox.ts";
import type { House } from "#workflow/house.ts";
import { raiseAlerts } from "#workflow/raise-alerts.ts";
import { loadCity } from "#workflow/seed-city.ts";
import { tellAlerts } from "#workflow/tell-alerts.ts";
import { fakeChannel } from "./fake-channel.ts";

const { databaseUrl, folder, now, hold } = z
  .object({
    databaseUrl: z.string().nullable(),
    folder: z.string(),
    now: z.string(),
    hold: z.enum(["raised", "uncommitted", "told", "sending"]),
  })
  .parse(JSON.parse(process.argv[2] ?? "{}"));

const lines = createInterface({ input: process.stdin });

/** Says that it is there, and goes on when it is told to. */
async function stopAt(place: typeof hold): Promise<void> {
  if (place !== hold) return;
  process.stdout.write("held\n");
  await new Promise((resolve) => lines.once("line", resolve));
}

const database = await openDatabase({ databaseUrl, folder });
const house: House = {
  database,
  files: openFileStore(`${folder}/files`),
  clock: setClock(Temporal.Instant.from(now)),
  log: createLog({ level: "silent", destination: { write: () => {} } }),
  city: await loadCity(database),
  learning: null,
  languageModel: null,
  keyedHash: keyedHash("test"),
  classifier: {
    classify: () => {
      throw new Error("nobody writes to this process");
    },
  },
  caseLink: () => null,
  channels: new Map([slow("web", true), slow("telegram", false)]),
};
await raiseAlerts(house);
await stopAt("raised");
await tellAlerts({ ...house, database: holding(database) });
await stopAt("told");
await deliverOutbox(house);
lines.close();
await database.close();

/** Its transactions stop when all is written and nothing is committed. */
function holding(own: Database): Database {
  return {
    ...own,
    transaction: (work) =>
      own.transaction(async (tx) => {
        const done = await work(tx);
        await stopAt("uncommitted");
        return done;
      }),
  };
}

function slow(name: "web" | "telegram", isSendIdempotent: boolean): [string, Channel] {
  const channel = fakeChannel({ name, isSendIdempotent });
  const send: Channel["send"] = async (message) => {
    await stopAt("sending");
    return await channel.send(message);
  };
  return [name, { ...channel, send }];
}
