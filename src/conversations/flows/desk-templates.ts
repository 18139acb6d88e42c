/** Ready answers of an agency: offered below the answer, kept from an answer that was sent, deleted by its head. */
import type {
  Action,
  Conversation,
  Named,
  ReplyButton,
  Step,
} from "#conversations/types.ts";
import { phrase } from "#messages/phrase.ts";
import { askOfficer, type Task, withTask } from "./desk-buttons.ts";
import { answer } from "./steps.ts";

type TemplateTask = Extract<Task, { kind: "template" }>;
type TemplateAction = Extract<Action, { kind: "template" }>;

/** A name is a button, and has the room of one. */
const MAX_NAME = 20;

export function onTemplateVerb(
  conversation: Conversation,
  verb: "templates" | "deleteTemplates" | "saveTemplate",
  caseId: string,
): Step {
  if (verb !== "saveTemplate") {
    const toDelete = verb === "deleteTemplates";
    return answer(conversation, [{ kind: "offerTemplates", caseId, toDelete }]);
  }
  const task = { kind: "template" as const, caseId, code: "" };
  return askOfficer(conversation, task, phrase("nameTemplate"));
}

export function onTemplatePress(
  conversation: Conversation,
  { caseId, templateId, verb }: TemplateAction,
): Step {
  const kind = verb === "use" ? "fillTemplate" : "deleteTemplate";
  return answer(conversation, [{ kind, caseId, templateId }]);
}

/** What the answer just sent is to be called. */
export function onTemplateName(
  conversation: Conversation,
  task: TemplateTask,
  text: string,
): Step {
  const name = text.replace(/[*_`{}]/gu, "").trim();
  const isFit = name !== "" && name.length <= MAX_NAME;
  return isFit
    ? withTask(conversation, null, [
        { kind: "saveTemplate", caseId: task.caseId, name },
      ])
    : askOfficer(conversation, task, phrase("nameTooLong"));
}

export function templateButtons(
  caseId: string,
  templates: readonly Named[],
  verb: TemplateAction["verb"],
): readonly ReplyButton[] {
  return templates.map(({ id, name }) => ({
    label: phrase("literal", name),
    action: { kind: "template", caseId, templateId: id, verb },
  }));
}
