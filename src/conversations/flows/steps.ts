/** The small parts every flow is made of: something said, a step, a step with something before it. */

import type { Effect } from "#conversations/types/effects.ts";
import type { Conversation, Reply, Step } from "#conversations/types.ts";

export function say(reply: Reply): Effect {
  return { kind: "say", reply };
}

/** The chat stays as it is. */
export function answer(conversation: Conversation, effects: readonly Effect[]): Step {
  return { conversation, effects };
}

/** The same step with something done before the rest. */
export function first(step: Step, ...effects: readonly Effect[]): Step {
  return { ...step, effects: [...effects, ...step.effects] };
}

/** From here on the person knows whom they are writing to. */
export function greeted(step: Step): Step {
  return { ...step, conversation: { ...step.conversation, isGreeted: true } };
}
