/** Runs the dialogue of a chat until it has nothing more to find out; then its state is saved. */
import { findAsked } from "#cases/store.ts";
import { advance } from "#conversations/rules.ts";
import { type Chat, updateConversation } from "#conversations/store.ts";
import type { Effect } from "#conversations/types/effects.ts";
import type { Event, Reply } from "#conversations/types.ts";
import { carryOut } from "./carry-out.ts";
import { tell } from "./tell.ts";
import type { Tick } from "./turn.ts";

export async function converse(
  tick: Tick,
  chat: Chat,
  event: Event,
  /** Its `seq` is unique: replies to the same one are told once. */
  update: { readonly seq: bigint; readonly isPrivate: boolean },
): Promise<void> {
  const { seq, isPrivate } = update;
  let { conversation, language } = chat;
  const { hasConsented, isOfficer } = chat;
  const asked = await findQuestion(tick, chat, event);
  const { instruments } = tick.house.city;
  const around = { hasConsented, isOfficer, asked, instruments };
  let said = 0;
  const say = async (reply: Reply) => {
    const to = { chatId: chat.id, language };
    const dedupeKey = `reply:${seq}:${said++}`;
    await tell(tick.tx, [{ to, dedupeKey, class: "reply", ...reply }], tick.now);
  };
  const events: Event[] = [event];
  for (let next = events.shift(); next !== undefined; next = events.shift()) {
    const step = advance(conversation, next, around);
    conversation = step.conversation;
    for (const effect of step.effects) {
      if (effect.kind === "setLanguage") language = effect.language;
      around.hasConsented = consentAfter(effect) ?? around.hasConsented;
      const result = await carryOut({ ...tick, chat, seq, isPrivate, say }, effect);
      if (result !== null) events.push(result);
    }
  }
  await updateConversation(tick.tx, chat.id, conversation, tick.now);
}

/** Whether the person has agreed from here on; null: the effect says nothing of it. */
function consentAfter(effect: Effect): boolean | null {
  const isConsent = effect.kind === "recordConsent" && effect.purpose === "feedback";
  return isConsent ? effect.isGiven : null;
}

/** The case whose question the words may answer; looked up only for words that come out of the blue. */
async function findQuestion({ tx }: Tick, chat: Chat, { kind }: Event) {
  const { draft, task } = chat.conversation;
  const isFree = draft === null && (task === null || task.kind === "rating");
  if (!isFree || (kind !== "text" && kind !== "files")) return null;
  const found = await findAsked(tx, chat.id);
  return found === null ? null : { caseId: found.id, code: found.code };
}
