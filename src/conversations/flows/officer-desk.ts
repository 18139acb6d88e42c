/** An officer's work on a case, from the buttons of a message. */

import type {
  Action,
  Conversation,
  Effect,
  Event,
  Named,
  ReplyButton,
  Result,
  Step,
} from "#conversations/types.ts";
import { isCaseOpen } from "#kernel/case-state.ts";
import { phrase } from "#messages/phrase.ts";
import { named, pick, says } from "./plain-answers.ts";
import { say } from "./steps.ts";

type Task = NonNullable<Conversation["task"]>;
type DeskTask = Exclude<Task, { kind: "rating" }>;
type AnswerTask = Extract<Task, { kind: "answer" }>;
type TransferTask = Extract<Task, { kind: "transfer" }>;

/** Shorter answers tell a citizen nothing ("trả lời chung chung" is their main complaint). */
const MIN_LETTERS = 20;

/** A press on a button of a case. */
export function onDeskPress(
  conversation: Conversation,
  action: Extract<Action, { kind: "desk" | "pickAgency" }>,
): Step {
  const { caseId } = action;
  const { task } = conversation;
  const mine = task?.caseId === caseId ? task : null;
  if (action.kind === "pickAgency") {
    return mine?.kind === "transfer"
      ? chooseAgency(conversation, mine, action.agencyId)
      : begin(conversation, {
          kind: "transfer",
          caseId,
          code: "",
          to: null,
          options: [],
        });
  }
  switch (action.verb) {
    case "accept":
      return { conversation, effects: [{ kind: "acceptCase", caseId }] };
    case "answer":
      return begin(conversation, {
        kind: "answer",
        caseId,
        code: "",
        text: "",
        mediaIds: [],
      });
    case "transfer":
      return begin(conversation, {
        kind: "transfer",
        caseId,
        code: "",
        to: null,
        options: [],
      });
    case "leave":
      return to(conversation, otherThan(task, caseId), [
        say({ phrase: phrase("deskTaskDropped") }),
      ]);
    case "writeAgain":
    case "sendAnswer":
      return mine?.kind === "answer"
        ? onAnswerVerb(conversation, mine, action.verb)
        : { conversation, effects: [{ kind: "lookAtCase", caseId }] };
  }
}

/** Everything an officer starts on a case begins with a look at it: is it still theirs, and open? */
function begin(conversation: Conversation, task: Task): Step {
  return to(conversation, task, [{ kind: "lookAtCase", caseId: task.caseId }]);
}

/** The house has looked at the case. */
export function onDeskReady(
  conversation: Conversation,
  found: Extract<Result, { kind: "deskReady" }>["desk"],
): Step {
  const { task } = conversation;
  const rest = otherThan(task, found.caseId);
  if (found.kind === "denied") {
    return to(conversation, rest, [say({ phrase: phrase("deskDenied") })]);
  }
  if (
    !isCaseOpen(found.state) ||
    task === null ||
    task.kind === "note" ||
    task.kind === "rating" ||
    task.caseId !== found.caseId
  ) {
    const stale = phrase("deskStale", { code: found.code, state: found.state });
    return to(conversation, rest, [say({ phrase: stale })]);
  }
  const { code } = found;
  if (task.kind === "answer") {
    return to(conversation, { ...task, code }, [
      say({ phrase: phrase("writeAnswer", { code }), buttons: [leave(task.caseId)] }),
    ]);
  }
  return offer(conversation, { ...task, code }, found.alternatives);
}

/** A button of one case does not touch the work on another. */
function otherThan(task: Task | null, caseId: string): Task | null {
  return task?.caseId === caseId ? null : task;
}

/** A text or file while an answer, a transfer or a note is being written. */
export function onDeskInput(
  conversation: Conversation,
  task: DeskTask,
  event: Extract<Event, { kind: "text" | "files" }>,
): Step {
  const text = event.kind === "text" ? event.text : (event.caption ?? "");
  const mediaIds = event.kind === "files" ? event.mediaIds : [];
  if (says("leave", text)) {
    return to(conversation, null, [say({ phrase: phrase("deskTaskDropped") })]);
  }
  switch (task.kind) {
    case "note":
      return to(conversation, null, [
        { kind: "addNote", caseId: task.caseId, text, mediaIds },
      ]);
    case "answer": {
      const pressed = task.text === "" ? null : named(checkButtons(task.caseId), text);
      if (pressed?.kind === "desk") return onDeskPress(conversation, pressed);
      return writeAnswer(conversation, {
        ...task,
        text: [task.text, text.trim()].filter((part) => part !== "").join("\n"),
        mediaIds: [...task.mediaIds, ...mediaIds],
      });
    }
    case "transfer":
      return onTransferText(conversation, task, text);
  }
}

function writeAnswer(conversation: Conversation, task: AnswerTask): Step {
  const { caseId, code, text, mediaIds } = task;
  if ((text.match(/\p{L}/gu) ?? []).length < MIN_LETTERS) {
    const isEmpty = text === "";
    return to(conversation, { ...task, text: "" }, [
      say({
        phrase: isEmpty
          ? phrase("photosAdded", { count: mediaIds.length })
          : phrase("answerTooShort"),
        buttons: [leave(caseId)],
      }),
    ]);
  }
  return to(conversation, task, [
    say({
      phrase: phrase("checkAnswer", { code, text, photos: mediaIds.length }),
      buttons: checkButtons(caseId),
    }),
  ]);
}

function checkButtons(caseId: string): readonly ReplyButton[] {
  return [
    desk("sendAnswer", caseId, "sendAnswer"),
    desk("writeAgain", caseId, "writeAgain"),
    leave(caseId),
  ];
}

/** The officer corrected a message in the chat: the answer is what it says now. */
export function onAnswerEdit(
  conversation: Conversation,
  task: AnswerTask,
  text: string,
): Step {
  return writeAnswer(conversation, { ...task, text: text.trim() });
}

function onAnswerVerb(
  conversation: Conversation,
  task: AnswerTask,
  verb: "writeAgain" | "sendAnswer",
): Step {
  const { caseId, code, text, mediaIds } = task;
  if (verb === "sendAnswer" && text !== "") {
    return to(conversation, null, [{ kind: "answerCase", caseId, text, mediaIds }]);
  }
  return to(conversation, { ...task, text: "" }, [
    say({ phrase: phrase("writeAnswer", { code }), buttons: [leave(caseId)] }),
  ]);
}

function onTransferText(
  conversation: Conversation,
  task: TransferTask,
  text: string,
): Step {
  if (task.to !== null) {
    const { caseId, to: agency } = task;
    const reason = text.trim();
    if (reason === "") return chooseAgency(conversation, task, agency.id);
    return to(conversation, null, [
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
  if (only === undefined) {
    return to(conversation, task, [
      say({ phrase: phrase("agencyNotFound"), buttons: [leave(task.caseId)] }),
    ]);
  }
  const offered = { ...task, options: [...agencies] };
  return others.length === 0
    ? chooseAgency(conversation, offered, only.id)
    : offer(conversation, offered, agencies);
}

function offer(
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
  return to(conversation, { ...task, options: [...agencies] }, [
    say({ phrase: phrase("whereTo", { code }), buttons: [...options, leave(caseId)] }),
  ]);
}

function chooseAgency(
  conversation: Conversation,
  task: TransferTask,
  agencyId: string,
): Step {
  const chosen = task.options.find(({ id }) => id === agencyId) ?? null;
  if (chosen === null) return offer(conversation, task, task.options);
  return to(conversation, { ...task, to: chosen }, [
    say({
      phrase: phrase("whyTransfer", { agency: chosen.name }),
      buttons: [leave(task.caseId)],
    }),
  ]);
}

/** A button of the desk. */
export function desk(
  label: "accept" | "answer" | "transfer" | "sendAnswer" | "writeAgain" | "leaveIt",
  caseId: string,
  verb: Extract<Action, { kind: "desk" }>["verb"],
): ReplyButton {
  return { label: phrase(label), action: { kind: "desk", caseId, verb } };
}

function leave(caseId: string): ReplyButton {
  return desk("leaveIt", caseId, "leave");
}

function to(
  conversation: Conversation,
  task: Task | null,
  effects: readonly Effect[],
): Step {
  return { conversation: { ...conversation, task }, effects };
}
