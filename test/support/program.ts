import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

export type Program = {
  readonly child: ChildProcess;
  /** What it said on standard output and standard error so far. */
  readonly output: () => string;
  /** Resolves with the first match in what it says; rejects when it ends without. */
  readonly says: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Resolves with its exit code, null when it was killed. */
  readonly ended: Promise<number | null>;
};

/** The program as a person starts it, with these settings and none of ours. */
export function startProgram(
  settings: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): Program {
  const quiet = "--disable-warning=ExperimentalWarning";
  const child = spawn(process.execPath, [quiet, "src/main.ts", ...flags], {
    env: { PORT: "0", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const waiting = new Set<() => void>();
  const hear = (chunk: Buffer) => {
    output += chunk.toString();
    for (const look of waiting) look();
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  const ended = once(child, "close").then(() => child.exitCode);
  return {
    child,
    output: () => output,
    ended,
    says: (pattern) => {
      const { promise, resolve, reject } = Promise.withResolvers<RegExpExecArray>();
      const look = () => {
        const match = pattern.exec(output);
        if (match !== null) resolve(match);
      };
      waiting.add(look);
      look();
      void ended.then(() =>
        reject(new Error(`it ended without ${pattern}:\n${output}`)),
      );
      return promise;
    },
  };
}
