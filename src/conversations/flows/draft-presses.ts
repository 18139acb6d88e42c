/** What the buttons of a draft do. */
import type {
  Action,
  Conversation,
  Draft,
  DraftVerb,
  Step,
  Surroundings,
} from "#conversations/types.ts";
import { phrase } from "#messages/phrase.ts";
import { pickMatter } from "./ask-matter.ts";
import { pickSimilar } from "./ask-similar.ts";
import { pickWard } from "./ask-ward.ts";
import { newDraft, started } from "./draft-changes.ts";
import { onMenu, resume } from "./draft-menu.ts";
import { apply, goOn, questions, repeatQuestion } from "./draft-steps.ts";
import type { Question } from "./question.ts";
import { answer, say } from "./steps.ts";

export function onPress(
  conversation: Conversation,
  action: Action | null,
  around: Surroundings,
): Step {
  const { draft } = conversation;
  if (action?.kind === "fileOwn") {
    const fresh = draft ?? newDraft(conversation);
    return goOn(draft === null ? started(conversation) : conversation, fresh, around);
  }
  if (action === null || !("number" in action)) return stale(conversation, null);
  if (action.kind === "resume") {
    return resume(conversation, action.number, around) ?? stale(conversation, action);
  }
  if (draft?.number === action.number)
    return onOwn(conversation, draft, action, around);
  const resumed = resume(conversation, action.number, around)?.conversation;
  return resumed?.draft?.number === action.number
    ? onOwn(resumed, resumed.draft, action, around)
    : stale(conversation, action);
}

/** A button of the draft in hand. */
function onOwn(
  conversation: Conversation,
  draft: Draft,
  action: Extract<
    Action,
    { kind: "pickWard" | "pickMatter" | "pickSimilar" | "draft" }
  >,
  around: Surroundings,
): Step {
  switch (action.kind) {
    case "pickWard":
      return apply(conversation, draft, pickWard(draft, action.wardId), around);
    case "pickMatter":
      return apply(conversation, draft, pickMatter(draft, action.matterId), around);
    case "pickSimilar":
      return apply(conversation, draft, pickSimilar(draft, action.caseId), around);
    case "draft":
      return onVerb(conversation, draft, action.verb, around);
  }
}

export function onVerb(
  conversation: Conversation,
  draft: Draft,
  name: DraftVerb,
  around: Surroundings,
): Step {
  switch (name) {
    case "more":
    case "edit":
    case "back":
    case "later":
    case "human":
    case "cancel":
      return onMenu(conversation, draft, name, around);
    default: {
      const all: readonly Question[] = Object.values(questions);
      const does = all
        .map(({ verbs }) => verbs?.[name])
        .find((one) => one !== undefined);
      return apply(conversation, draft, does?.(draft, around) ?? {}, around);
    }
  }
}

/** A button of a draft that is gone; of one that was sent, its code. */
function stale(
  conversation: Conversation,
  action: { readonly number: number } | null,
): Step {
  const { lastSent } = conversation;
  const isSent = lastSent !== null && action?.number === lastSent.number;
  const words = isSent
    ? phrase("alreadySent", {
        code: lastSent.code,
        second: lastSent.second?.code ?? null,
      })
    : phrase("staleButton");
  const again = action === null ? [] : repeatQuestion(conversation);
  return answer(conversation, [say({ phrase: words }), ...again]);
}
