/** What `npm run prompts` does with the words it is given, and what it prints. */
import { AppError } from "#kernel/app-error.ts";
import type { Db } from "#platform/db.ts";
import { refOf } from "#prompts/rules.ts";
import { findLabelMoves } from "#prompts/store.ts";
import {
  type Ground,
  type Label,
  type LabelMove,
  labels,
  type Verdict,
} from "#prompts/types.ts";
import { diffLines } from "#prompts/views/diff.ts";
import { findPrompt, labelStanding, listPrompts } from "./load-prompts.ts";
import { EMBEDDED, judgePromotion, moveLabel } from "./promote-prompt.ts";
import { rollBack } from "./rollback-prompt.ts";

export type PromptCommand = {
  readonly words: readonly string[];
  readonly by: string;
  /** Null: none was given. */
  readonly reason: string | null;
  readonly isOverride: boolean;
};

/** Throws an AppError that says what to write, when the words make no command, and why a label was not moved. */
export async function runPromptTool(
  db: Db,
  command: PromptCommand,
  now: Temporal.Instant,
): Promise<string> {
  const [verb = "", ...rest] = command.words;
  const run = VERBS.get(verb);
  if (run === undefined) throw unknown();
  return await run(db, rest, command, now);
}

type Verb = (
  db: Db,
  rest: readonly string[],
  command: PromptCommand,
  now: Temporal.Instant,
) => Promise<string>;

const VERBS: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  ["list", list],
  ["show", show],
  ["diff", diff],
  ["label", label],
  ["rollback", rollback],
  ["history", history],
]);

async function list(db: Db): Promise<string> {
  const targets = new Map<Label, string | null>();
  for (const one of labels) targets.set(one, (await labelStanding(db, one)).target);
  const held = (ref: string) => labels.filter((one) => targets.get(one) === ref);
  const rows = (await listPrompts(db)).map(({ prompt, saved }) => {
    const ref = refOf(prompt);
    const from = saved === null ? "released" : `${saved.author}, from ${saved.parent}`;
    return [ref, held(ref).join(" "), prompt.model, from, prompt.note].join("  ");
  });
  const none = targets.get("production") === null ? ["embedded  production"] : [];
  return [...none, ...rows].join("\n");
}

async function show(db: Db, [ref = ""]: readonly string[]): Promise<string> {
  const { prompt, saved } = await promptOf(db, ref);
  const { temperature, maxTokens } = prompt.parameters;
  const verdict = await judgePromotion(db, ref);
  return [
    `${ref}  ${prompt.model}  temperature ${temperature}  at most ${maxTokens} tokens  ${prompt.hash}`,
    saved === null
      ? "released with the program"
      : `saved by ${saved.author} at ${saved.at}, from ${saved.parent}`,
    prompt.note,
    verdictText(verdict),
    "",
    prompt.body,
  ].join("\n");
}

async function diff(
  db: Db,
  [one = "", other = ""]: readonly string[],
): Promise<string> {
  const { prompt: before } = await promptOf(db, one);
  const { prompt: after } = await promptOf(db, other);
  const settings = [before, after].map(
    ({ model, parameters }) =>
      `${model}, temperature ${parameters.temperature}, at most ${parameters.maxTokens} tokens`,
  );
  const lines = [
    ...diffLines(settings[0] ?? "", settings[1] ?? ""),
    ...diffLines(before.body, after.body),
  ];
  const signs = { same: " ", gone: "-", new: "+" };
  return lines.map(({ kind, text }) => `${signs[kind]} ${text}`).join("\n");
}

async function label(
  db: Db,
  [name = "", ref = ""]: readonly string[],
  { by, reason, isOverride }: PromptCommand,
  now: Temporal.Instant,
): Promise<string> {
  const which = labelOf(name);
  if (reason === null || ref === "") throw unknown();
  const target = ref === EMBEDDED ? null : ref;
  const wish = { label: which, target, by, reason, isOverride, seen: null };
  const moved = await moveLabel(db, wish, now);
  switch (moved.kind) {
    case "moved":
      return `${moveText(moved.move)}\n${AT_ONCE}`;
    case "refused":
      throw refused(
        `${verdictText(moved.verdict)}\nTo move it all the same: --override --reason "…" (20 letters or more).`,
      );
    case "reasonTooShort":
      throw refused(
        `Against the verdict only with a reason of 20 letters or more.\n${verdictText(moved.verdict)}`,
      );
    case "absent":
      throw noPrompt(ref);
    case "already":
      throw refused(`${which} stands on ${ref} already.`);
    case "overtaken":
      throw refused("Somebody else has moved it at the same moment. Look again.");
  }
}

async function rollback(
  db: Db,
  [name = "production"]: readonly string[],
  { by, reason }: PromptCommand,
  now: Temporal.Instant,
): Promise<string> {
  const wish = { label: labelOf(name), by, reason: reason ?? "rollback", seen: null };
  const back = await rollBack(db, wish, now);
  if (back.kind === "moved") return `${moveText(back.move)}\n${AT_ONCE}`;
  throw refused(
    back.kind === "nothing"
      ? `${name} was never moved, so there is nothing to take back.`
      : "Somebody else has moved it at the same moment. Look again.",
  );
}

async function history(db: Db, [name]: readonly string[]): Promise<string> {
  const which = name === undefined ? labels : [labelOf(name)];
  const moves: LabelMove[] = [];
  for (const one of which) moves.push(...(await findLabelMoves(db, one)));
  if (moves.length === 0) return "No label was ever moved.";
  return moves
    .sort((a, b) => Temporal.Instant.compare(b.at, a.at) || b.number - a.number)
    .map(moveText)
    .join("\n");
}

const AT_ONCE = "It counts from the next message on, wherever the program runs.";

function moveText(move: LabelMove): string {
  const { at, label: which, kind, target, by, reason, isOverride, evaluationId } = move;
  const against = isOverride ? " AGAINST THE VERDICT" : "";
  const on = evaluationId === null ? "" : ` (evaluation ${evaluationId})`;
  return `${at}  ${which} ${kind === "move" ? "→" : "↩"} ${target ?? EMBEDDED}${against}  ${by}: ${reason}${on}`;
}

function verdictText({ grounds }: Verdict): string {
  return grounds.length === 0
    ? "The gate: passed."
    : [
        "The gate: not passed.",
        ...grounds.map((ground) => `  ${groundText(ground)}`),
      ].join("\n");
}

function groundText(ground: Ground): string {
  switch (ground.kind) {
    case "notEvaluated":
      return "not evaluated on the frozen set: npm run evaluate -- --prompt NAME@VERSION --data prisma/seed/evals/exam.jsonl";
    case "productionNotEvaluated":
      return "what answers now was not evaluated on the frozen set, so nothing can be compared";
    case "floor": {
      const sign = ground.bound === "atLeast" ? "≥" : "≤";
      return `${ground.what}: ${ground.reached ?? "not measured"}, must be ${sign} ${ground.floor}`;
    }
    case "gateWorse":
      return `gate ${ground.gate}: ${ground.figure} ${ground.now.toFixed(3)}, was ${ground.before.toFixed(3)}`;
  }
}

async function promptOf(db: Db, ref: string) {
  const found = await findPrompt(db, ref);
  if (found === null) throw noPrompt(ref);
  return found;
}

function labelOf(name: string): Label {
  const found = labels.find((one) => one === name);
  if (found === undefined) throw unknown();
  return found;
}

function noPrompt(ref: string): AppError {
  const what = ref === "" ? "No prompt was named." : `There is no prompt ${ref}.`;
  return refused(`${what} npm run prompts -- list shows all.`);
}

function refused(message: string): AppError {
  return new AppError(message, { code: "prompts.refused" });
}

function unknown(): AppError {
  return new AppError(
    [
      "Write one of:",
      "  npm run prompts -- list",
      "  npm run prompts -- show classify@1",
      "  npm run prompts -- diff classify@1 classify@1001",
      '  npm run prompts -- label production|candidate NAME@VERSION|embedded --reason "…" [--by NAME] [--override]',
      "  npm run prompts -- rollback [production|candidate] [--reason …] [--by NAME]",
      "  npm run prompts -- history [production|candidate]",
    ].join("\n"),
    { code: "prompts.command" },
  );
}
