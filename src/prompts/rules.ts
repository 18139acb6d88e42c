/** Decides what a language model is given to read, where a label stands, and whether a prompt may answer citizens. */
import { AppError } from "#kernel/app-error.ts";
import {
  type Ground,
  type Judged,
  type LabelMove,
  type PromptVersion,
  type SlotFault,
  type SlotName,
  type Standing,
  slotNames,
  type Verdict,
} from "./types.ts";

const SLOT = /\{\{\s*([^{}\n]*?)\s*\}\}/gu;
/** Without the list no answer can be checked, without the message there is nothing to answer. */
const REQUIRED: readonly SlotName[] = ["taxonomy", "message"];

/**
 * The body with each slot filled once; what is filled in is never looked at for slots. The message cannot leave the fence the
 * body puts around it: its angle brackets become ‹ and ›. Throws `prompts.slots`, naming each missing or unknown slot.
 */
export function renderPrompt(
  body: string,
  slots: Readonly<Record<SlotName, string>>,
): string {
  const faults = slotFaults(body);
  if (faults.length > 0) {
    throw new AppError(`${faults.map(sayFault).join(" ")} ${ALLOWED}`, {
      code: "prompts.slots",
    });
  }
  const values = new Map<string, string>(Object.entries(slots));
  values.set("message", slots.message.replaceAll("<", "‹").replaceAll(">", "›"));
  return body.replace(SLOT, (_, slot: string) => values.get(slot) ?? "");
}

const ALLOWED = `Slots are ${slotNames.map((slot) => `{{${slot}}}`).join(", ")}; each at most once, ${REQUIRED.map((slot) => `{{${slot}}}`).join(" and ")} always.`;

/** What is wrong with the slots of a body, in the order of its lines, those that are missing last. */
export function slotFaults(body: string): SlotFault[] {
  const found = body
    .split("\n")
    .flatMap((text, index) =>
      [...text.matchAll(SLOT)].map(([, slot = ""]) => ({ slot, line: index + 1 })),
    );
  const faults = found.flatMap(({ slot, line }, index): SlotFault[] => {
    if (!slotNames.some((name) => name === slot))
      return [{ kind: "unknown", slot, line }];
    const isAgain = found.slice(0, index).some((before) => before.slot === slot);
    return isAgain ? [{ kind: "twice", slot, line }] : [];
  });
  const missing = REQUIRED.filter((name) => !found.some(({ slot }) => slot === name));
  return [
    ...faults,
    ...missing.map((slot): SlotFault => ({ kind: "missing", slot, line: 0 })),
  ];
}

function sayFault({ kind, slot, line }: SlotFault): string {
  switch (kind) {
    case "unknown":
      return `Line ${line}: there is no slot {{${slot}}}.`;
    case "twice":
      return `Line ${line}: the slot {{${slot}}} stands there again.`;
    case "missing":
      return `The slot {{${slot}}} is missing.`;
  }
}

/** `classify@1`: how a version is named everywhere. */
export function refOf({
  name,
  version,
}: Pick<PromptVersion, "name" | "version">): string {
  return `${name}@${version}`;
}

/**
 * Where a label stands after its moves, oldest first. A rollback takes back the latest move that still counts, so undoing
 * twice goes back twice and never brings back what was undone.
 */
export function standingOf(
  moves: readonly Pick<LabelMove, "kind" | "target" | "number">[],
): Standing {
  const stack: (string | null)[] = [];
  for (const { kind, target } of moves) {
    if (kind === "move") stack.push(target);
    else stack.pop();
  }
  return {
    target: stack.at(-1) ?? null,
    undo: stack.length === 0 ? null : { target: stack.at(-2) ?? null },
    number: moves.at(-1)?.number ?? 0,
  };
}

/** Recalls and precisions are shares of whole messages: below this they differ by rounding only. */
const SAME = 1e-9;

/**
 * Whether a prompt may answer citizens: its run on the frozen set reached every floor, and no gate is found less often or
 * less surely than by what answers now. A gate nobody named has no precision, and cannot lose any.
 */
export function decidePromotion(given: {
  readonly run: Judged | null;
  readonly production: Judged | null;
}): Verdict {
  const { run, production } = given;
  if (run === null) return { evaluationId: null, grounds: [{ kind: "notEvaluated" }] };
  const floors = run.floors.flatMap(({ isMet, ...floor }): Ground[] =>
    isMet ? [] : [{ kind: "floor", ...floor }],
  );
  const gates: Ground[] =
    production === null
      ? [{ kind: "productionNotEvaluated" }]
      : production.gates.flatMap((before) => worseAt(before, run));
  return { evaluationId: run.id, grounds: [...floors, ...gates] };
}

function worseAt(before: Judged["gates"][number], run: Judged): Ground[] {
  const now = run.gates.find(({ name }) => name === before.name);
  return (["recall", "precision"] as const).flatMap((figure): Ground[] => {
    const then = before[figure];
    const here = now?.[figure] ?? null;
    return then === null || here === null || here >= then - SAME
      ? []
      : [{ kind: "gateWorse", gate: before.name, figure, before: then, now: here }];
  });
}

/** Letters of the reason with which the verdict of the gate may be overridden. */
export const LEAST_REASON = 20;

export function mayOverride(reason: string): boolean {
  return reason.trim().length >= LEAST_REASON;
}
