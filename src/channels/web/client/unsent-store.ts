/** What was written and has not reached the server: kept by the browser until it has. */
import type { Seat, Update } from "./wire.ts";

export type Unsent = {
  readonly id: string;
  /** The words of its line until the server has it; null for what has no line. */
  readonly shown: string | null;
  readonly content:
    | { readonly kind: "update"; readonly update: Update }
    | {
        readonly kind: "photos";
        readonly photos: readonly Blob[];
        readonly caption: string;
      };
};

export type UnsentStore = {
  /** In the order they were added. */
  readonly all: () => Promise<readonly Unsent[]>;
  /** Resolves when it will survive a reload. */
  readonly add: (item: Unsent) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
};

const TABLE = "unsent";

/** Some Safaris never answer; one must be able to write all the same. */
const PATIENCE_MS = 3000;

/** IndexedDB, because photos do not fit elsewhere; memory where the browser forbids it. */
export async function openUnsentStore(seat: Seat): Promise<UnsentStore> {
  try {
    const silence = new Promise<never>((_, reject) => setTimeout(reject, PATIENCE_MS));
    return onDisk(await Promise.race([openDatabase(`lang-nghe-${seat}`), silence]));
  } catch {
    return inMemory();
  }
}

function openDatabase(name: string): Promise<IDBDatabase> {
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => {
    const table = opening.result.createObjectStore(TABLE, { autoIncrement: true });
    table.createIndex("id", "id", { unique: true });
  };
  return settled(opening);
}

function onDisk(database: IDBDatabase): UnsentStore {
  const table = (mode: IDBTransactionMode) =>
    database.transaction(TABLE, mode).objectStore(TABLE);
  return {
    all: () => settled<Unsent[]>(table("readonly").getAll()),
    add: async (item) => void (await settled(table("readwrite").add(item))),
    remove: async (id) => {
      const items = table("readwrite");
      const key = await settled(items.index("id").getKey(id));
      if (key !== undefined) await settled(items.delete(key));
    },
  };
}

function inMemory(): UnsentStore {
  const items = new Map<string, Unsent>();
  return {
    all: async () => [...items.values()],
    add: async (item) => void items.set(item.id, item),
    remove: async (id) => void items.delete(id),
  };
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
