/** An officer passes a case on: to whom, and why. */
import type { Conversation, Named, ReplyButton, Step } from "#conversations/types.ts";
import { phrase } from "#messages/phrase.ts";
import { askOfficer, type Task, withTask } from "./desk-buttons.ts";
import { pick } from "./plain-answers.ts";

export type TransferTask = Extract<Task, { kind: "transfer" }>;

export function offerAgencies(
  conversation: Conversation,
  task: TransferTask,
  agencies: readonly Named[],
): Step {
  const { caseId, code } = task;
  const options = agencies.map(
    ({ id, name }): ReplyButton => ({
      label: phrase("literal", name),
      action: { kind: "pickAgency", caseId, agencyId: id },
    }),
  );
  const offered = { ...task, options: [...agencies] };
  return askOfficer(conversation, offered, phrase("whereTo", { code }), options);
}

export function chooseAgency(
  conversation: Conversation,
  task: TransferTask,
  agencyId: string,
): Step {
  const chosen = task.options.find(({ id }) => id === agencyId) ?? null;
  if (chosen === null) return offerAgencies(conversation, task, task.options);
  const words = phrase("whyTransfer", { agency: chosen.name });
  return askOfficer(conversation, { ...task, to: chosen }, words);
}

/** The name of an agency, or the reason once there is one. */
export function onTransferText(
  conversation: Conversation,
  task: TransferTask,
  text: string,
): Step {
  if (task.to !== null) {
    const { caseId, to: agency } = task;
    const reason = text.trim();
    if (reason === "") return chooseAgency(conversation, task, agency.id);
    return withTask(conversation, null, [
      { kind: "transferCase", caseId, agencyId: agency.id, reason },
    ]);
  }
  const option = pick(task.options, text);
  return option === null
    ? { conversation, effects: [{ kind: "findAgencies", text }] }
    : chooseAgency(conversation, task, option.id);
}

/** The house has searched for the agency the officer typed. */
export function onAgenciesFound(
  conversation: Conversation,
  agencies: readonly Named[],
): Step {
  const { task } = conversation;
  if (task?.kind !== "transfer") return { conversation, effects: [] };
  const [only, ...others] = agencies;
  if (only === undefined)
    return askOfficer(conversation, task, phrase("agencyNotFound"));
  const offered = { ...task, options: [...agencies] };
  return others.length === 0
    ? chooseAgency(conversation, offered, only.id)
    : offerAgencies(conversation, offered, agencies);
}
