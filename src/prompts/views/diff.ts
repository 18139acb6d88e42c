/** A line of two texts laid beside each other. */
export type DiffLine = {
  readonly kind: "same" | "gone" | "new";
  readonly text: string;
};

/** The fewest lines that go and come between two texts (longest common subsequence). Meant for some hundred lines. */
export function diffLines(before: string, after: string): DiffLine[] {
  const olds = before.split("\n");
  const news = after.split("\n");
  const common = commonLengths(olds, news);
  const left = (old: number, fresh: number) => common[old]?.[fresh] ?? 0;
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < olds.length || j < news.length) {
    const [old, fresh] = [olds[i], news[j]];
    if (old !== undefined && old === fresh) {
      lines.push({ kind: "same", text: old });
      i++;
      j++;
    } else if (
      old !== undefined &&
      (fresh === undefined || left(i + 1, j) >= left(i, j + 1))
    ) {
      lines.push({ kind: "gone", text: old });
      i++;
    } else {
      lines.push({ kind: "new", text: fresh ?? "" });
      j++;
    }
  }
  return lines;
}

/** `[i][j]`: how many lines the rests from `i` and from `j` on have in common, in order. */
function commonLengths(olds: readonly string[], news: readonly string[]): number[][] {
  const table = Array.from({ length: olds.length + 1 }, () =>
    Array.from({ length: news.length + 1 }, () => 0),
  );
  for (let i = olds.length - 1; i >= 0; i--) {
    for (let j = news.length - 1; j >= 0; j--) {
      const row = table[i] ?? [];
      const below = table[i + 1] ?? [];
      row[j] =
        olds[i] === news[j]
          ? 1 + (below[j + 1] ?? 0)
          : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}
