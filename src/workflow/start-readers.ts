/** Starts those who ask the language model: several at once, because each waits seconds for an answer. */
import { type Poller, startPoller } from "#platform/poller.ts";
import { answerLive, answerShadow } from "./ask-language-model.ts";
import type { House } from "./house.ts";

/** Messages read at once; beside them one that nobody waits for. */
const READERS = 8;
/** How late a question is found that nobody woke us for. */
const SWEEP_MS = 1_000;

/** `wake`: there may be a new question; `onAnswered`: an update may go on. Without a language model nothing starts. */
export function startReaders(house: House, onAnswered: () => void): Poller {
  if (house.languageModel === null) return { wake: () => {}, stop: async () => {} };
  const idle = new Set<number>();
  const start = (name: string, work: () => Promise<number>) =>
    startPoller(name, { everyMs: SWEEP_MS, log: house.log, work });
  const readers = Array.from({ length: READERS }, (_, number) =>
    start(`reader${number}`, async () => {
      idle.delete(number);
      try {
        const done = await answerLive(house);
        if (done > 0) onAnswered();
        return done;
      } finally {
        idle.add(number);
      }
    }),
  );
  const shadow = start("shadow-reader", () => answerShadow(house));
  return {
    wake: () => {
      // One question, one reader: whoever is in the middle of another would come too late.
      const [first = 0] = idle;
      idle.delete(first);
      readers[first]?.wake();
    },
    stop: async () => {
      await Promise.all([...readers, shadow].map((reader) => reader.stop()));
    },
  };
}
