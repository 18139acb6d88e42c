/** An officer extends the deadline of a case: until when, and why. */
import type { Conversation, ReplyButton, Result, Step } from "#conversations/types.ts";
import type { Extension, Wish } from "#kernel/extension.ts";
import { fold } from "#kernel/text.ts";
import { phrase } from "#messages/phrase.ts";
import { askOfficer, type Task, withTask } from "./desk-buttons.ts";
import { say } from "./steps.ts";

export type ExtendTask = Extract<Task, { kind: "extend" }>;

export function offerExtension(
  conversation: Conversation,
  task: ExtendTask,
  extension: Extension,
): Step {
  const { caseId, code } = task;
  if (extension.kind === "refused") {
    const words = phrase("extensionRefused", { code, why: extension.why });
    return withTask(conversation, null, [say({ phrase: words })]);
  }
  const { latest, steps } = extension;
  const buttons = steps.map(
    ({ days, until }): ReplyButton => ({
      label: phrase("extendBy", { days, until }),
      action: { kind: "extendBy", caseId, days },
    }),
  );
  const words = phrase("howLong", { code, latest });
  return askOfficer(conversation, { ...task, until: null }, words, buttons);
}

/** A press on one of the offered spans. */
export function onExtendBy(
  conversation: Conversation,
  task: ExtendTask,
  days: number,
): Step {
  return plan(conversation, task, { kind: "days", days });
}

/** How long, or the reason once that is settled. */
export function onExtendText(
  conversation: Conversation,
  task: ExtendTask,
  text: string,
): Step {
  const { caseId, code, until } = task;
  if (until === null) {
    const wish = wishOf(text);
    return wish === null
      ? askOfficer(conversation, task, phrase("extensionUnclear"))
      : plan(conversation, task, wish);
  }
  const reason = text.trim();
  const deadline = Temporal.Instant.from(until);
  if (reason === "") {
    return askOfficer(
      conversation,
      task,
      phrase("whyExtend", { code, until: deadline }),
    );
  }
  return withTask(conversation, null, [
    { kind: "extendCase", caseId, until: deadline, reason },
  ]);
}

/** The house has looked up which deadline the wish makes; null: none that is allowed. */
export function onExtensionPlanned(
  conversation: Conversation,
  { caseId, until, latest }: Extract<Result, { kind: "extensionPlanned" }>,
): Step {
  const { task } = conversation;
  if (task?.kind !== "extend" || task.caseId !== caseId) {
    return { conversation, effects: [] };
  }
  if (until === null) {
    return askOfficer(conversation, task, phrase("extensionTooFar", { latest }));
  }
  const words = phrase("whyExtend", { code: task.code, until });
  return askOfficer(conversation, { ...task, until: until.toString() }, words);
}

function plan(conversation: Conversation, task: ExtendTask, wish: Wish): Step {
  const { caseId } = task;
  return withTask(conversation, { ...task, until: null }, [
    { kind: "planExtension", caseId, wish },
  ]);
}

/** `"trước 30/11"`, `"5 ngày"`, `"5"`; null when it is neither a day nor a number of days. */
function wishOf(text: string): Wish | null {
  const plain = fold(text);
  const [, day, month] = /(?:^|\D)(\d{1,2})[/.-](\d{1,2})(?:\D|$)/u.exec(plain) ?? [];
  if (day !== undefined && month !== undefined) {
    return { kind: "date", day: Number(day), month: Number(month) };
  }
  const [, days] =
    /^(?:them |gia han )*\+?(\d{1,3})(?: ?(?:ngay|days?)(?: lam viec)?)?$/u.exec(
      plain,
    ) ?? [];
  return days === undefined ? null : { kind: "days", days: Number(days) };
}
