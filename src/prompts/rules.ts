/** Decides what a language model is given to read: a body with its slots filled, or why it cannot be filled. */
import { AppError } from "#kernel/app-error.ts";
import { type SlotFault, type SlotName, slotNames } from "./types.ts";

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
