/** Starts the background work and stops it: what was woken is done soon, the sweeps find the rest. */
import { schedule } from "node-cron";
import { type Poller, startPoller } from "#platform/poller.ts";
import { followRouting } from "./change-routing.ts";
import { clearEndedAgencies } from "./clear-ended-agencies.ts";
import { deliverOutbox, settleAbandoned } from "./deliver-outbox.ts";
import { eraseWhenDone, removeErasedFiles } from "./erase-data.ts";
import { fetchMedia } from "./fetch-media.ts";
import type { House } from "./house.ts";
import { inviteToRate } from "./invite-to-rate.ts";
import { refreshBorders } from "./load-borders.ts";
import { refreshCatalogue } from "./load-catalogue.ts";
import { nudgeDossiers } from "./nudge-dossiers.ts";
import { processNextUpdate } from "./process-inbox.ts";
import { raiseAlerts } from "./raise-alerts.ts";
import { raiseDigests } from "./raise-digests.ts";
import { raiseWeekly } from "./raise-weekly.ts";
import { recomputeDeadlines } from "./recompute-deadlines.ts";
import { refreshLanguageModel } from "./refresh-language-model.ts";
import { retain } from "./retain.ts";
import { retrainModel } from "./retrain-model.ts";
import { raiseBlockReviews } from "./review-blocks.ts";
import { startEvaluations } from "./start-evaluations.ts";
import { startReaders } from "./start-readers.ts";
import { takeUpModel } from "./take-up-model.ts";
import { tellAlerts } from "./tell-alerts.ts";
import { watchCalendar } from "./watch-calendar.ts";

export type Work = {
  /** There is something new in the inbox. */
  readonly wake: () => void;
  /** Resolves when everything in hand is finished. */
  readonly stop: () => Promise<void>;
};

/** Lanes handled at once; PGlite has one connection, so there one after the other. */
const LANES = { pglite: 1, postgres: 4 } as const;
/** How late work is found that nobody woke us for (another process, a timer that was lost). */
const SWEEP_MS = 1_000;
/** How often messages are looked for that a process died over. */
const ABANDONED_MS = 15_000;
/** Retention runs at the start, every night, and after a day at the latest. */
const DAY_MS = 86_400_000;
/** How soon a process knows borders, agencies, the responsibility table and office hours that were changed through another. */
const BORDERS_MS = 60_000;

export function startWork(house: House): Work {
  const { log } = house;
  const poll = (name: string, work: () => Promise<number>) =>
    startPoller(name, { everyMs: SWEEP_MS, log, work });
  const outbox = poll("outbox", () => deliverOutbox(house));
  const abandoned = startPoller("abandoned", {
    everyMs: ABANDONED_MS,
    log,
    work: () => settleAbandoned(house),
  });
  const media = poll("media", () => fetchMedia(house));
  const inbox = startInbox(house, outbox);
  const alerts = startPoller("alerts", {
    everyMs: 60_000,
    log,
    work: () => watchDeadlines(house, outbox),
  });
  const retention = startPoller("retention", {
    everyMs: DAY_MS,
    log,
    work: async () => (await watchCalendar(house)) + (await retain(house)),
  });
  const borders = startPoller("borders", {
    everyMs: BORDERS_MS,
    log,
    work: () => followChanges(house),
  });
  const learning = startLearning(house);
  const times = startTimes(house, { alerts, retention, learning });
  const all: readonly Poller[] = [
    startEvaluations(house),
    inbox,
    alerts,
    media,
    abandoned,
    borders,
    outbox,
    retention,
    learning,
  ];
  return {
    wake: inbox.wake,
    stop: async () => {
      for (const time of times) await time.destroy();
      for (const poller of all) await poller.stop();
    },
  };
}

/** The lanes, and who reads for them what the language model is asked. */
function startInbox(house: House, outbox: Poller): Poller {
  const lanes = Array.from({ length: LANES[house.database.kind] }, (_, lane) =>
    startPoller(`inbox${lane}`, {
      everyMs: SWEEP_MS,
      log: house.log,
      work: async () => {
        const done = await processNextUpdate(house);
        if (done === 0) return done;
        outbox.wake();
        readers.wake();
        return done;
      },
    }),
  );
  let turn = 0;
  const wake = () => {
    // One update, one lane: whoever is roused for nothing asks the database for nothing.
    lanes[turn % lanes.length]?.wake();
    turn += 1;
  };
  const readers = startReaders(house, wake);
  return {
    wake,
    stop: async () => {
      for (const poller of [...lanes, readers]) await poller.stop();
    },
  };
}

async function watchDeadlines(house: House, outbox: Poller): Promise<number> {
  // The overview before the alerts: what stands in it is not told by itself.
  const steps = [
    raiseAlerts,
    raiseDigests,
    raiseWeekly,
    tellAlerts,
    nudgeDossiers,
    inviteToRate,
    raiseBlockReviews,
  ];
  let raised = 0;
  for (const step of steps) raised += await step(house);
  const done = raised + (await eraseWhenDone(house));
  if (done > 0) outbox.wake();
  // By the clock rather than by the erasure: that may be another process's, or one before a crash.
  return done + (await removeErasedFiles(house));
}

/** What administrators have changed, here or through another process: taken over, and carried through. */
async function followChanges(house: House): Promise<number> {
  const steps = [
    refreshBorders,
    refreshCatalogue,
    recomputeDeadlines,
    followRouting,
    clearEndedAgencies,
    takeUpModel,
    refreshLanguageModel,
  ];
  let done = 0;
  for (const step of steps) done += await step(house);
  return done;
}

/** A training takes minutes on a busy machine; whoever stops the program does not wait for it. */
function startLearning(house: House): Poller {
  const { learning, log } = house;
  return startPoller("learning", {
    everyMs: DAY_MS,
    log,
    work: async (signal) => {
      if (learning === null) return 0;
      const given = { isForced: false, by: NIGHTLY, signal };
      await retrainModel({ ...house, learning }, given);
      return 0;
    },
  });
}

/** Who promoted a model that no person did. */
const NIGHTLY = "nightly";

function startTimes(
  house: House,
  pollers: Readonly<Record<"alerts" | "retention" | "learning", Poller>>,
) {
  const { alerts, retention, learning } = pollers;
  return [
    // Whole minutes, because deadlines fall on whole minutes; the poller's own pace is the safety net.
    schedule("* * * * *", () => alerts.wake(), { name: "alerts" }),
    schedule("0 3 * * *", () => retention.wake(), { name: "retention" }),
    schedule("0 2 * * *", () => learning.wake(), { name: "learning" }),
    // Later, so that it gives back the room of what was given away.
    schedule("30 3 * * *", () => tidy(house), { name: "tidy" }),
  ];
}

async function tidy({ database, log }: House): Promise<void> {
  try {
    await database.tidy();
  } catch (err) {
    log.error({ event: "database.notTidied", err }, "the nightly tidying failed");
  }
}
