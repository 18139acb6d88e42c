/**
 * How many updates a second, beside bare bots and bare SQL, and what the alerts cost in a large table:
 * `npm run bench`, some minutes; `npm run bench -- updates` or `npm run bench -- alerts` for one of the two.
 * `npm run bench -- classification`: how well and how fast a matter is found, beside three libraries, some minutes.
 * `npm run bench -- dossiers`: the import of 100,000 of them.
 * `npm run bench -- learning`: what labels of cases are worth.
 */
import { availableParallelism, cpus } from "node:os";
import { createDatabase, startPostgres } from "#test/support/postgres.ts";
import { newPeople, UPDATES_PER_PERSON } from "./bodies.ts";
import { benchClassification } from "./classification.ts";
import { benchDossiers } from "./dossiers.ts";
import { type Drive, drive, driveAt } from "./driver.ts";
import { benchLearning } from "./learning-curve.ts";
import { startNullApi } from "./null-api.ts";
import { median, percentile, tableOf } from "./numbers.ts";
import { benchPlanner } from "./planner.ts";
import { type Runner, startSubject } from "./runner.ts";
import { type SubjectName, subjectNames } from "./subject-types.ts";

const ROUNDS = 3;
/** People a round: about a second of work for each subject. */
const PEOPLE: Readonly<Record<SubjectName, number>> = {
  "grammY echo": 400,
  "telegraf echo": 400,
  "raw SQL on PostgreSQL": 100,
  "Lắng Nghe on PGlite": 20,
  "Lắng Nghe on PostgreSQL": 40,
};
/** Accepting is cheaper than handling. */
const ACCEPTED_FACTOR = 4;
/** The worst hour of a typhoon day in the city is 43 updates a second. */
const SUSTAINED = { perSecond: 50, seconds: 10 };

const HEAD = [
  ...["", "accepted/s", "ratio", "p50 ms", "p95 ms"],
  ...["handled/s", "ratio", "p50 ms", "p95 ms"],
];

type Measured = { readonly accepted: Drive[]; readonly handled: Drive[] };

async function bench(all: readonly Runner[]): Promise<void> {
  const measured = new Map(all.map((one) => [one, newMeasured()]));
  for (const [runner, into] of measured) await round(runner, into, 0.5);
  for (const [runner] of measured) measured.set(runner, newMeasured());
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    for (const [runner, into] of measured) await round(runner, into, 1);
  }
  print(
    `${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.version}`,
  );
  const texts = `${UPDATES_PER_PERSON} updates of a person become one case`;
  print(`Medians of ${ROUNDS} rounds in turn; ${texts}. 1.00 is the grammY echo.\n`);
  print(tableOf([HEAD, ...[...measured].map(([runner, of]) => rowOf(runner, of))]));
  for (const runner of all) {
    if (runner.name.startsWith("Lắng Nghe")) await sustain(runner);
  }

  function rowOf({ name }: Runner, of: Measured): string[] {
    const yardstick = [...measured.values()][0] ?? of;
    return [
      name,
      ...cellsOf(of.accepted, yardstick.accepted),
      ...cellsOf(of.handled, yardstick.handled),
    ];
  }
}

function newMeasured(): Measured {
  return { accepted: [], handled: [] };
}

/** Accepts with nobody at work, then accepts and handles until every answer is out. */
async function round(runner: Runner, into: Measured, share: number): Promise<void> {
  const people = Math.ceil(PEOPLE[runner.name] * share);
  into.accepted.push(await drive(runner.target, newPeople(people * ACCEPTED_FACTOR)));
  await runner.tell("rest");
  await runner.tell("work");
  const begun = performance.now();
  const driven = await drive(runner.target, newPeople(people));
  await runner.tell("untilIdle");
  into.handled.push({ ...driven, seconds: (performance.now() - begun) / 1000 });
  await runner.tell("rest");
}

function cellsOf(drives: readonly Drive[], yardstick: readonly Drive[]): string[] {
  const rate = rateOf(drives);
  const waits = drives.flatMap((one) => one.waits);
  return [
    rate.toFixed(0),
    (rate / rateOf(yardstick)).toFixed(3),
    percentile(waits, 0.5).toFixed(1),
    percentile(waits, 0.95).toFixed(1),
  ];
}

function rateOf(drives: readonly Drive[]): number {
  return median(drives.map(({ updates, seconds }) => updates / seconds));
}

/** The city's worst hour on one process. */
async function sustain(runner: Runner): Promise<void> {
  const { perSecond, seconds } = SUSTAINED;
  const people = newPeople((perSecond * seconds) / UPDATES_PER_PERSON);
  await runner.tell("work");
  const { waits } = await driveAt(runner.target, people, perSecond);
  const begun = performance.now();
  await runner.tell("untilIdle");
  const late = performance.now() - begun;
  const replies = await runner.replyWaits();
  print(`\n${runner.name}, ${perSecond} updates a second for ${seconds} s:
  taken in after ${percentile(waits, 0.5).toFixed(1)} ms (p95 ${percentile(waits, 0.95).toFixed(1)}),
  answered after ${replies?.p50.toFixed(0)} ms (p95 ${replies?.p95.toFixed(0)}), the last ${late.toFixed(0)} ms after the end.`);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

const only = process.argv[2];
if (only === "learning") benchLearning();
else if (only === "classification") await benchClassification();
else await benchHouse();

/** Needs a database server and somebody to send to. */
async function benchHouse(): Promise<void> {
  const api = await startNullApi();
  const postgres = await startPostgres();
  const runners: Runner[] = [];
  try {
    if (only === "dossiers") return await benchDossiers(postgres);
    if (only !== "alerts") {
      for (const name of subjectNames) {
        const databaseUrl = await createDatabase(postgres);
        runners.push(await startSubject({ name, databaseUrl, apiRoot: api.root }));
      }
      await bench(runners);
    }
    if (only !== "updates") await benchPlanner(postgres);
  } finally {
    for (const runner of runners) await runner.end();
    await postgres.stop();
    api.stop();
  }
}
