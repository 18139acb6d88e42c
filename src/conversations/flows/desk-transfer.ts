/** An officer passes a case on: to whom, and why. */
import type {
  Action,
  Conversation,
  DeskView,
  Fault,
  Named,
  ReplyButton,
  Step,
} from "#conversations/types.ts";
import { phrase } from "#messages/phrase.ts";
import { askOfficer, type Task, withTask } from "./desk-buttons.ts";
import { named, pick } from "./plain-answers.ts";

type Open = Extract<DeskView, { kind: "open" }>;
export type TransferTask = Extract<Task, { kind: "transfer" }>;

const FAULTS = ["matter", "place", "owner"] as const satisfies readonly Fault[];
const FAULT_LABEL = {
  matter: "faultMatter",
  place: "faultPlace",
  owner: "faultOwner",
} as const satisfies Record<Fault, string>;

/** What was wrong, then what it is about instead, then to whom: whatever is still to be said. */
export function goOnTransferring(
  conversation: Conversation,
  task: TransferTask,
  found: Pick<Open, "alternatives" | "matters">,
): Step {
  const { caseId, code, fault, matterId } = task;
  if (fault === null) {
    const words = phrase("whatWasWrong", { code });
    return askOfficer(conversation, task, words, faultButtons(caseId));
  }
  if (fault === "matter" && matterId === null && found.matters.length > 0) {
    const matters = found.matters.map(({ id, name }) => ({ id, name }));
    const buttons = matters.map(
      ({ id, name }): ReplyButton => ({
        label: phrase("literal", name),
        action: { kind: "faultMatter", caseId, matterId: id },
      }),
    );
    return askOfficer(
      conversation,
      { ...task, matters },
      phrase("whichMatter", { code }),
      buttons,
    );
  }
  return offerAgencies(conversation, task, found.alternatives);
}

/** The house looks again: where it may go depends on what it is about. */
export function onFault(
  conversation: Conversation,
  task: TransferTask,
  action: Extract<Action, { kind: "fault" | "faultMatter" }>,
): Step {
  const { caseId } = task;
  const clean = { ...task, to: null, options: [] };
  if (action.kind === "fault") {
    const { fault } = action;
    return withTask(conversation, { ...clean, fault, matterId: null }, [
      { kind: "lookAtCase", caseId },
    ]);
  }
  const { matterId } = action;
  return withTask(conversation, { ...clean, fault: "matter", matterId }, [
    { kind: "lookAtCase", caseId, matterId },
  ]);
}

function faultButtons(caseId: string): readonly ReplyButton[] {
  return FAULTS.map((fault) => ({
    label: phrase(FAULT_LABEL[fault]),
    action: { kind: "fault", caseId, fault },
  }));
}

function offerAgencies(
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
  const { caseId, fault, matterId } = task;
  if (fault === null) {
    const pressed = named(faultButtons(caseId), text);
    return pressed?.kind === "fault"
      ? onFault(conversation, task, pressed)
      : withTask(conversation, task, [{ kind: "lookAtCase", caseId }]);
  }
  if (fault === "matter" && matterId === null && task.matters.length > 0) {
    const matter = pick(task.matters, text);
    return matter === null
      ? withTask(conversation, task, [{ kind: "lookAtCase", caseId }])
      : onFault(conversation, task, {
          kind: "faultMatter",
          caseId,
          matterId: matter.id,
        });
  }
  if (task.to !== null) {
    const agencyId = task.to.id;
    const reason = text.trim();
    if (reason === "") return chooseAgency(conversation, task, agencyId);
    return withTask(conversation, null, [
      { kind: "transferCase", caseId, agencyId, reason, fault, matterId },
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
