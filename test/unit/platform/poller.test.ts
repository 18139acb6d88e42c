import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createLog } from "#platform/logger.ts";
import { startPoller } from "#platform/poller.ts";

const HOUR_MS = 3_600_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Work that stands still until it is told how much it did. */
function poll() {
  const runs: PromiseWithResolvers<number>[] = [];
  const logLines: string[] = [];
  const log = createLog({
    level: "info",
    destination: { write: (line) => void logLines.push(line) },
  });
  let now = 0;
  let most = 0;
  const poller = startPoller("test", {
    everyMs: HOUR_MS,
    log,
    work: async () => {
      const run = Promise.withResolvers<number>();
      runs.push(run);
      now += 1;
      most = Math.max(most, now);
      try {
        return await run.promise;
      } finally {
        now -= 1;
      }
    },
  });
  return {
    ...poller,
    logLines,
    began: () => runs.length,
    atOnce: () => most,
    /** Ends the run in hand, and lets follow what follows. */
    finish: async (done: number | Error) => {
      const run = runs.at(-1);
      if (done instanceof Error) run?.reject(done);
      else run?.resolve(done);
      await settle();
    },
  };
}

/** Lets everything happen that needs no time. */
async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(0);
}

describe("background work", () => {
  it("runs at the start, then once an interval", async () => {
    const work = poll();
    expect(work.began()).toBe(1);
    await work.finish(0);
    await vi.advanceTimersByTimeAsync(HOUR_MS - 1);
    expect(work.began()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(work.began()).toBe(2);
  });

  it("goes on at once as long as there was something to do", async () => {
    const work = poll();
    await work.finish(3);
    expect(work.began()).toBe(2);
    await work.finish(1);
    expect(work.began()).toBe(3);
    await work.finish(0);
    expect(work.began()).toBe(3);
  });

  it("runs when woken", async () => {
    const work = poll();
    await work.finish(0);
    work.wake();
    work.wake();
    await settle();
    expect(work.began()).toBe(2);
  });

  it("woken during a run, however often, runs once more after it and never beside it", async () => {
    const work = poll();
    work.wake();
    work.wake();
    await settle();
    expect(work.began()).toBe(1);
    await work.finish(0);
    expect(work.began()).toBe(2);
    await work.finish(0);
    expect(work.began()).toBe(2);
    expect(work.atOnce()).toBe(1);
  });

  it("an error is logged and the next turn comes all the same", async () => {
    const work = poll();
    await work.finish(new Error("the database is away"));
    expect(work.logLines.map((line) => JSON.parse(line))).toMatchObject([
      { event: "poller.failed", poller: "test", err: { type: "Error" } },
    ]);
    expect(work.began()).toBe(1);
    await vi.advanceTimersByTimeAsync(HOUR_MS);
    expect(work.began()).toBe(2);
  });

  it("an error does not swallow a wake", async () => {
    const work = poll();
    work.wake();
    await work.finish(new Error("the database is away"));
    expect(work.began()).toBe(2);
  });
});

describe("stopping", () => {
  it("waits for the run in hand, and nothing runs afterwards", async () => {
    const work = poll();
    let isStopped = false;
    const stopped = work.stop().then(() => {
      isStopped = true;
    });
    await settle();
    expect(isStopped).toBe(false);
    await work.finish(5);
    await stopped;
    work.wake();
    await vi.advanceTimersByTimeAsync(3 * HOUR_MS);
    expect(work.began()).toBe(1);
  });

  it("is told to long work, which may break off", async () => {
    const poller = startPoller("test", {
      everyMs: HOUR_MS,
      log: createLog({ level: "silent" }),
      work: async (signal) => {
        await new Promise((resolve) => signal.addEventListener("abort", resolve));
        return 5;
      },
    });
    const stopped = poller.stop();
    await settle();
    await expect(stopped).resolves.toBeUndefined();
  });

  it("does not wait for the interval, and leaves no timer behind", async () => {
    const work = poll();
    await work.finish(0);
    await work.stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});
