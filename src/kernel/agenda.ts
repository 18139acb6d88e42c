/** What comes when: the earliest first, and of one moment the lowest rank first. */
export type Agenda<T> = {
  readonly push: (at: Temporal.Instant, rank: number, item: T) => void;
  /** Takes the earliest out; null: there is none. */
  readonly pop: () => { readonly at: Temporal.Instant; readonly item: T } | null;
};

type Entry<T> = {
  readonly ms: number;
  readonly rank: number;
  readonly seq: number;
  readonly at: Temporal.Instant;
  readonly item: T;
};

/** A binary heap: a year of a city has some hundred thousand moments. */
export function newAgenda<T>(): Agenda<T> {
  const heap: Entry<T>[] = [];
  let seq = 0;
  return {
    push: (at, rank, item) => {
      seq += 1;
      rise(heap, { ms: at.epochMilliseconds, rank, seq, at, item });
    },
    pop: () => {
      const [first] = heap;
      const last = heap.pop();
      if (first === undefined || last === undefined) return null;
      if (heap.length > 0) sink(heap, last);
      return { at: first.at, item: first.item };
    },
  };
}

function isBefore<T>(one: Entry<T>, other: Entry<T>): boolean {
  const { ms, rank, seq } = one;
  return (ms - other.ms || rank - other.rank || seq - other.seq) < 0;
}

function rise<T>(heap: Entry<T>[], entry: Entry<T>): void {
  let index = heap.length;
  while (index > 0) {
    const above = (index - 1) >> 1;
    const parent = heap[above];
    if (parent === undefined || !isBefore(entry, parent)) break;
    heap[index] = parent;
    index = above;
  }
  heap[index] = entry;
}

function sink<T>(heap: Entry<T>[], entry: Entry<T>): void {
  let index = 0;
  for (;;) {
    const left = 2 * index + 1;
    const [one, other] = [heap[left], heap[left + 1]];
    if (one === undefined) break;
    const isRight = other !== undefined && isBefore(other, one);
    const child = isRight ? other : one;
    if (!isBefore(child, entry)) break;
    heap[index] = child;
    index = left + (isRight ? 1 : 0);
  }
  heap[index] = entry;
}
