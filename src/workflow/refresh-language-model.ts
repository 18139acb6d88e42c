/** Takes over what the language model is shown and how far it is trusted: reviewed corrections, and the evaluation of what is in production. */
import { createExampleShelf } from "#classification/providers/llm-examples.ts";
import { learnTrust } from "#classification/providers/llm-trust.ts";
import { findApprovedLabels } from "#classification/store.ts";
import { findRun } from "#evaluation/store.ts";
import { standingOf } from "#prompts/rules.ts";
import { findLabelMoves } from "#prompts/store.ts";
import type { House, ModelDesk } from "./house.ts";
import { findPrompt } from "./load-prompts.ts";
import { seedExamples } from "./open-language-model.ts";

/** How long a correction is shown: what offices are in charge of changes. */
const SHOWN = { hours: 24 * 90 };

/** Always 0: it makes no work for anybody. */
export async function refreshLanguageModel(house: House): Promise<number> {
  const { languageModel: desk } = house;
  if (desk === null) return 0;
  await restock(house, desk);
  await reviseTrust(house, desk);
  return 0;
}

async function restock({ database, clock }: House, desk: ModelDesk): Promise<void> {
  const since = clock.now().subtract(SHOWN);
  const labels = await findApprovedLabels(database.db, since);
  const stock = labels.map(({ id }) => id).join();
  if (stock === desk.stock) return;
  const corrections = labels.map(({ text, matterId }) => ({
    text,
    label: { kind: "matter", matterId } as const,
    source: "message" as const,
    isCorrection: true,
  }));
  desk.examples = createExampleShelf([...seedExamples(), ...corrections]);
  desk.stock = stock;
}

async function reviseTrust({ database }: House, desk: ModelDesk): Promise<void> {
  const { db } = database;
  const moves = await findLabelMoves(db, "production");
  const { target } = standingOf(moves);
  const move = moves.findLast((one) => one.kind === "move" && one.target === target);
  const evaluationId = move?.evaluationId ?? null;
  if (evaluationId === desk.trustedRun) return;
  const run = evaluationId === null ? null : await findRun(db, evaluationId);
  const prompt = target === null ? null : await findPrompt(db, target);
  const trust = run === null ? null : learnTrust(run.sure);
  desk.trust =
    trust === null || prompt === null
      ? new Map()
      : new Map([[prompt.prompt.hash, trust]]);
  desk.trustedRun = evaluationId;
}
