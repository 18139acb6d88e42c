import { EventEmitter } from "node:events";

/** Lets a test wait for what a fake does, without sleeping. */
export type Changes = {
  readonly changed: () => void;
  /** Calls `look` after every change until the returned function is called. */
  readonly onChange: (look: () => void) => () => void;
  /** Resolves with the first answer that is not null or false; rejects after five seconds. */
  readonly until: <T>(look: () => T | null | false) => Promise<T>;
};

export function createChanges(name: string): Changes {
  const events = new EventEmitter().setMaxListeners(0);
  const changes: Changes = {
    changed: () => void events.emit("changed"),
    onChange: (look) => {
      events.on("changed", look);
      return () => void events.off("changed", look);
    },
    until: (look) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          stop();
          reject(new Error(`${name} waited five seconds in vain.`));
        }, 5000);
        const check = () => {
          const found = look();
          if (found === null || found === false) return;
          clearTimeout(timer);
          stop();
          resolve(found);
        };
        const stop = changes.onChange(check);
        check();
      }),
  };
  return changes;
}
