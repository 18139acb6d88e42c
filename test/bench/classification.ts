/** How well and how fast a message's matter is found, beside three libraries on the same messages. */
import { readFileSync } from "node:fs";
import type { LabelledExample } from "#classification/types.ts";
import { binsOf, calibrationError } from "#evaluation/providers/calibration.ts";
import { viewOf } from "#evaluation/providers/noise.ts";
import { parseData } from "#evaluation/schema.ts";
import type { ViewName } from "#evaluation/types.ts";
import { readExamples } from "#workflow/read-examples.ts";
import { percentile, tableOf } from "./numbers.ts";
import { type Known, type Reader, type Trainer, trainers } from "./readers.ts";

const DEVELOPMENT = new URL("../../prisma/seed/evals/dev.jsonl", import.meta.url);
/** One message in so many is held out. */
const FOLDS = 5;
/** And of these, so many are asked: one of the libraries takes seventy milliseconds for each. */
const ASKED = 400;
const SEED = 2_026;
const WARM_UP = 20;
const THROUGHPUT_SECONDS = 3;

type Asked = { readonly text: string; readonly matters: readonly string[] };
type Split = {
  readonly name: string;
  readonly known: readonly Known[];
  readonly gates: readonly LabelledExample[];
  readonly asked: readonly Asked[];
};

const HEAD = [
  ...["", "first", "of three", "no marks", "typos", "ECE", "train s"],
  ...["p50 ms", "p95 ms", "MB"],
];

export async function benchClassification(): Promise<void> {
  for (const split of splits()) {
    const rows: string[][] = [];
    for (const trainer of trainers) rows.push(await rowOf(trainer, split));
    print(`${split.name}: ${split.known.length} taught, ${split.asked.length} asked`);
    print(`${tableOf([HEAD, ...rows])}\n`);
  }
}

function splits(): Split[] {
  const examples = readExamples();
  const gates = examples.filter(({ label }) => label.kind === "gate");
  const known = examples.flatMap(({ text, label }) =>
    label.kind === "matter" ? [{ text, matterId: label.matterId }] : [],
  );
  const isHeld = (place: number) => place % FOLDS === 0;
  const held = known.filter((_, place) => isHeld(place));
  const every = Math.ceil(held.length / ASKED);
  return [
    {
      name: "Seed messages, one in five held out",
      known: known.filter((_, place) => !isHeld(place)),
      gates,
      asked: held.flatMap(({ text, matterId }, place) =>
        place % every === 0 ? [{ text, matters: [matterId] }] : [],
      ),
    },
    {
      name: "Development set (too easy: see its first line)",
      known,
      gates,
      asked: parseData(readFileSync(DEVELOPMENT, "utf8")).items.filter(
        ({ matters }) => matters.length > 0,
      ),
    },
  ];
}

async function rowOf(trainer: Trainer, split: Split): Promise<string[]> {
  const before = process.cpuUsage();
  const reader = await trainer.train(split.known, split.gates);
  const { user, system } = process.cpuUsage(before);
  for (const { text } of split.asked.slice(0, WARM_UP)) reader.read(text);
  const waits: number[] = [];
  const written = answersOf(reader, split.asked, "asIs", waits);
  const rate = (count: number) => (count / split.asked.length).toFixed(3);
  const rightIn = (view: ViewName) =>
    rate(answersOf(reader, split.asked, view).filter(({ isRight }) => isRight).length);
  return [
    `${trainer.name}`,
    rate(written.filter(({ isRight }) => isRight).length),
    rate(written.filter(({ isAmong }) => isAmong).length),
    rightIn("noDiacritics"),
    rightIn("typos"),
    (calibrationError(binsOf(written)) ?? 0).toFixed(3),
    ((user + system) / 1e6).toFixed(1),
    percentile(waits, 0.5).toFixed(2),
    percentile(waits, 0.95).toFixed(2),
    throughputOf(reader, split.asked).toFixed(0),
    reader.bytes === null ? "" : (reader.bytes / 1e6).toFixed(1),
  ];
}

function answersOf(
  reader: Reader,
  asked: readonly Asked[],
  view: ViewName,
  waits: number[] = [],
) {
  return asked.map(({ text, matters }) => {
    const typed = viewOf(view, text, SEED);
    const begun = performance.now();
    const found = reader.read(typed);
    waits.push(performance.now() - begun);
    const [best] = found;
    return {
      p: best?.p ?? 0,
      isRight: best !== undefined && matters.includes(best.matterId),
      isAmong: found.some(({ matterId }) => matters.includes(matterId)),
    };
  });
}

/** Messages a second of processor time, on one core. */
function throughputOf(reader: Reader, asked: readonly Asked[]): number {
  const before = process.cpuUsage();
  for (let read = 0; ; ) {
    for (const { text } of asked) reader.read(text);
    read += asked.length;
    const { user, system } = process.cpuUsage(before);
    const seconds = (user + system) / 1e6;
    if (seconds >= THROUGHPUT_SECONDS) return read / seconds;
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
