import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { insertLabelledExample } from "#classification/store.ts";
import type { CaseLabel } from "#classification/types.ts";
import { newId } from "#platform/ids.ts";
import type { Learning } from "#workflow/house.ts";
import {
  type Retrained,
  retrainModel,
  type Workshop,
} from "#workflow/retrain-model.ts";
import {
  findStanding,
  type Review,
  reviewLabels,
  type Standing,
} from "#workflow/review-labels.ts";
import { learnFew } from "./few-matters.ts";
import { openWorld, type Person, type World } from "./world.ts";

/** Words the seed does not know: the model guesses. */
export const STRANGE = "Mấy quả cầu tròn ngoài ngõ 12 phố Yên Hòa tịt ngóm cả rồi";
export const KNOWN = "cột đèn trước ngõ 12 phố Yên Hòa tối thui cả tuần nay";

/** A world whose model knows a few matters and learns. */
export type LearningHouse = AsyncDisposable & {
  readonly world: World;
  readonly learning: Learning;
  /** Holds the models. */
  readonly folder: string;
  readonly workshop: Workshop;
  readonly standing: () => Promise<Standing>;
  readonly review: (...reviews: readonly Review[]) => Promise<number>;
  readonly retrain: (isForced?: boolean) => Promise<Retrained>;
  /** What a text is read as. */
  readonly matterOf: (text: string) => string | undefined;
  readonly file: (name: string, text: string) => Promise<Person>;
  /** The standing label of the case with this text. */
  readonly labelOf: (text: string) => ReturnType<typeof labelOf>;
  /** Of each text a case like the first one, and a label of it, said by different people unless one is named. */
  readonly addLabels: (
    texts: readonly string[],
    label: Partial<CaseLabel>,
  ) => Promise<void>;
};

export async function openLearningHouse(): Promise<LearningHouse> {
  const folder = mkdtempSync(`${tmpdir()}/lang-nghe-learning-`);
  const world = await openWorld({ learn: learnFew(folder) });
  const { house, clock } = world;
  const { learning, database } = house;
  if (learning === null) throw new Error("this house does not learn");
  const workshop: Workshop = { ...house, learning };
  return {
    world,
    learning,
    folder,
    workshop,
    standing: () => findStanding(database.db, house.city, clock.now()),
    review: (...reviews) => reviewLabels(house, { by: "Lan", reviews }),
    retrain: (isForced = false) => retrainModel(workshop, { isForced, by: "nightly" }),
    matterOf: (text) => house.classifier.classify(text).candidates[0]?.matterId,
    file: (name, text) => file(world, name, text),
    labelOf: (text) => labelOf(world, text),
    addLabels: (texts, label) => addLabels(world, texts, label),
    [Symbol.asyncDispose]: async () => {
      await world[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Somebody new sends a text; where the model is unsure they take its first guess. */
async function file(world: World, name: string, text: string): Promise<Person> {
  const citizen = world.person(name);
  await citizen.says(text);
  for (let steps = 0; steps < 12; steps += 1) {
    const { buttons, text: asked } = citizen.last();
    const labels = buttons.map(({ label }) => label);
    if (/Mã \*\*(\S+)\*\*/u.test(asked)) return citizen;
    const usual = ["Đồng ý", "Đúng", "Vẫn gửi riêng", "Không có ảnh", "Gửi phản ánh"];
    await citizen.presses(usual.find((one) => labels.includes(one)) ?? labels[0] ?? "");
  }
  throw new Error(`${name} could not send it: ${citizen.last().text}`);
}

async function labelOf({ house }: World, text: string) {
  return await house.database.db.labelledExample.findFirstOrThrow({
    where: { case: { text }, state: { not: "superseded" } },
    orderBy: { at: "desc" },
  });
}

async function addLabels(
  { house, clock }: World,
  texts: readonly string[],
  label: Partial<CaseLabel>,
): Promise<void> {
  const { db } = house.database;
  const first = await db.case.findFirstOrThrow({ orderBy: { createdAt: "asc" } });
  const ids = texts.map(() => newId());
  const rows = texts.map((text, index) => ({
    ...first,
    id: ids[index] ?? "",
    code: `YH-26-${ids[index]?.slice(0, 8)}`,
    text,
    nextAlertAt: null,
  }));
  await db.case.createMany({ data: rows });
  clock.set(clock.now().add({ seconds: 1 }));
  await house.database.transaction(async (tx) => {
    for (const caseId of ids) {
      const usual = {
        source: "officer" as const,
        reason: "matter" as const,
        fromMatterId: first.matterId,
        toMatterId: first.matterId,
        fromAgencyId: first.agencyId,
        toAgencyId: first.agencyId,
        personId: newId(),
      };
      await insertLabelledExample(tx, { ...usual, caseId, ...label }, clock.now());
    }
  });
}
