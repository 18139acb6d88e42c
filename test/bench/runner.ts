import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { z } from "zod";
import type { Target } from "./driver.ts";
import type { Command } from "./subject.ts";
import { type Orders, type ReplyWaits, replyWaits } from "./subject-types.ts";

/** A subject in a process of its own, so that it does not share its thread with whoever drives it. */
export type Runner = {
  readonly name: Orders["name"];
  readonly target: Target;
  readonly tell: (command: Exclude<Command, "replyWaits">) => Promise<void>;
  readonly replyWaits: () => Promise<ReplyWaits | null>;
  /** Resolves when the process is gone. */
  readonly end: () => Promise<void>;
};

/** Nothing a subject is told takes nearly so long; the bench ends by itself. */
const PATIENCE_MS = 30_000;

const target = z.object({ url: z.string(), headers: z.record(z.string(), z.string()) });
const reply = z.union([
  z.object({ answer: z.unknown() }),
  z.object({ error: z.string() }),
]);

export async function startSubject(orders: Orders): Promise<Runner> {
  const entry = new URL("./subject.ts", import.meta.url).pathname;
  const child = fork(entry, [JSON.stringify(orders)]);
  const begun = target.parse(await nextAnswer(child, orders.name));
  const ask = async (command: Command) => {
    const answer = nextAnswer(child, orders.name);
    child.send(command);
    return await answer;
  };
  return {
    name: orders.name,
    target: begun,
    tell: async (command) => void (await ask(command)),
    replyWaits: async () => replyWaits.nullable().parse(await ask("replyWaits")),
    end: async () => {
      if (!child.connected) return;
      const exited = once(child, "exit");
      child.disconnect();
      await exited;
    },
  };
}

async function nextAnswer(child: ChildProcess, name: string): Promise<unknown> {
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, AbortSignal.timeout(PATIENCE_MS)]);
  const exited = once(child, "exit", { signal }).then(([code]) => {
    throw new Error(`${name} ended with ${code}`);
  });
  const answered = once(child, "message", { signal });
  try {
    const [message] = await Promise.race([answered, exited]);
    const read = reply.parse(message);
    if ("error" in read) throw new Error(`${name}: ${read.error}`);
    return read.answer;
  } finally {
    over.abort();
  }
}
