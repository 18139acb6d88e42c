/** An officer's work on a case, from the buttons of a message; each task has its own file. */

import type {
  Action,
  Conversation,
  Event,
  Result,
  Step,
} from "#conversations/types.ts";
import { isCaseOpen } from "#kernel/case-state.ts";
import { phrase } from "#messages/phrase.ts";
import { askOfficer, type Task, taskOn, withTask } from "./desk-buttons.ts";
import { offerExtension, onExtendBy, onExtendText } from "./desk-extend.ts";
import { onTemplateName, onTemplatePress, onTemplateVerb } from "./desk-templates.ts";
import {
  chooseAgency,
  goOnTransferring,
  onFault,
  onTransferText,
} from "./desk-transfer.ts";
import { onWriting, onWritingVerb, promptWriting } from "./desk-writing.ts";
import { says } from "./plain-answers.ts";
import { answer, say } from "./steps.ts";

type DeskAction = Extract<
  Action,
  { kind: "desk" | "pickAgency" | "extendBy" | "fault" | "faultMatter" | "template" }
>;
type DeskTask = Exclude<Task, { kind: "reply" }>;
type Begun = Exclude<DeskTask, { kind: "note" | "template" }>;

/** A press on a button of a case. */
export function onDeskPress(conversation: Conversation, action: DeskAction): Step {
  const { caseId } = action;
  const mine = taskOn(conversation, caseId);
  switch (action.kind) {
    case "pickAgency":
      return mine?.kind === "transfer"
        ? chooseAgency(conversation, mine, action.agencyId)
        : begin(conversation, "transfer", caseId);
    case "extendBy":
      return mine?.kind === "extend"
        ? onExtendBy(conversation, mine, action.days)
        : begin(conversation, "extend", caseId);
    case "fault":
    case "faultMatter":
      return mine?.kind === "transfer"
        ? onFault(conversation, mine, action)
        : begin(conversation, "transfer", caseId);
    case "template":
      return onTemplatePress(conversation, action);
    case "desk":
      return onVerb(conversation, mine, action);
  }
}

function onVerb(
  conversation: Conversation,
  mine: Task | null,
  { verb, caseId }: Extract<Action, { kind: "desk" }>,
): Step {
  switch (verb) {
    case "accept":
      return answer(conversation, [{ kind: "acceptCase", caseId }]);
    case "open":
      return answer(conversation, [{ kind: "showOnDesk", caseId }]);
    case "contact":
      return answer(conversation, [{ kind: "showContact", caseId }]);
    case "photos":
      return answer(conversation, [{ kind: "showPhotos", caseId }]);
    case "undoSpam":
      return answer(conversation, [{ kind: "undoSpam", caseId }]);
    case "proposeBlock":
      return answer(conversation, [{ kind: "proposeBlock", caseId }]);
    case "templates":
    case "deleteTemplates":
    case "saveTemplate":
      return onTemplateVerb(conversation, verb, caseId);
    case "answer":
    case "ask":
    case "transfer":
    case "extend":
    case "spam":
      return begin(conversation, verb, caseId);
    case "leave":
      // Below something sent or left long ago it would say that nothing happened.
      if (mine === null) return answer(conversation, [{ kind: "lookAtCase", caseId }]);
      return withTask(conversation, otherThan(conversation, caseId), [
        say({ phrase: phrase("deskTaskDropped") }),
      ]);
    case "writeAgain":
    case "sendAnswer":
    case "sendQuestion":
      return mine?.kind === "answer" || mine?.kind === "ask"
        ? onWritingVerb(conversation, mine, verb)
        : answer(conversation, [{ kind: "lookAtCase", caseId }]);
  }
}

/** Everything an officer starts on a case begins with a look at it: is it still theirs, and open? */
function begin(conversation: Conversation, kind: Begun["kind"], caseId: string): Step {
  return withTask(conversation, begun(kind, caseId), [{ kind: "lookAtCase", caseId }]);
}

function begun(kind: Begun["kind"], caseId: string): Begun {
  const of = { caseId, code: "" };
  switch (kind) {
    case "answer":
    case "ask":
      return { ...of, kind, text: "", mediaIds: [], proof: "none" };
    case "transfer":
      return {
        ...of,
        kind,
        fault: null,
        matterId: null,
        matters: [],
        to: null,
        options: [],
      };
    case "extend":
      return { ...of, kind, until: null };
    case "spam":
      return { ...of, kind };
  }
}

/** The house has looked at the case. */
export function onDeskReady(
  conversation: Conversation,
  found: Extract<Result, { kind: "deskReady" }>["desk"],
): Step {
  const rest = otherThan(conversation, found.caseId);
  if (found.kind === "denied") {
    return withTask(conversation, rest, [say({ phrase: phrase("deskDenied") })]);
  }
  const { code, state } = found;
  const mine = isCaseOpen(state) ? taskOn(conversation, found.caseId) : null;
  switch (mine?.kind) {
    case "answer":
      return promptWriting(conversation, { ...mine, code, proof: found.proof });
    case "ask":
      return promptWriting(conversation, { ...mine, code });
    case "transfer":
      return goOnTransferring(conversation, { ...mine, code }, found);
    case "extend":
      return offerExtension(conversation, { ...mine, code }, found.extension);
    case "spam":
      return askOfficer(conversation, { ...mine, code }, phrase("whySpam", { code }));
    default:
      return withTask(conversation, rest, [
        { kind: "showOnDesk", caseId: found.caseId, isStale: true },
      ]);
  }
}

/** A text or file while something is being written for a case. */
export function onDeskInput(
  conversation: Conversation,
  task: DeskTask,
  event: Extract<Event, { kind: "text" | "files" }>,
): Step {
  const text = event.kind === "text" ? event.text : (event.caption ?? "");
  const mediaIds = event.kind === "files" ? event.mediaIds : [];
  const { caseId } = task;
  if (says("leave", text)) {
    return withTask(conversation, null, [say({ phrase: phrase("deskTaskDropped") })]);
  }
  switch (task.kind) {
    case "note":
      return withTask(conversation, null, [
        { kind: "addNote", caseId, text, mediaIds },
      ]);
    case "answer":
    case "ask":
      return onWriting(conversation, task, { text, mediaIds });
    case "template":
      return onTemplateName(conversation, task, text);
    case "transfer":
      return onTransferText(conversation, task, text);
    case "extend":
      return onExtendText(conversation, task, text);
    case "spam": {
      const reason = text.trim();
      return reason === ""
        ? askOfficer(conversation, task, phrase("whySpam", { code: task.code }))
        : withTask(conversation, null, [{ kind: "markSpam", caseId, reason }]);
    }
  }
}

/** A button of one case does not touch the work on another. */
function otherThan(conversation: Conversation, caseId: string) {
  return taskOn(conversation, caseId) === null ? conversation.task : null;
}
