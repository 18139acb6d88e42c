/** Passes what a citizen adds to a case on to whoever handles it; a reply sets its clock going again. */
import { isAllowed } from "#cases/rules.ts";
import { attach, insertCaseEvent, lockCase, updateCase } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import { desk, workButtons } from "#conversations/flows/desk-buttons.ts";
import type { Result } from "#conversations/types.ts";
import { maskInsults } from "#kernel/insults.ts";
import { phrase } from "#messages/phrase.ts";
import { newId } from "#platform/ids.ts";
import { agencyName } from "./house.ts";
import { planResumed } from "./plan-deadlines.ts";
import { raiseCase } from "./raise-case.ts";
import { findHandlers } from "./recipients.ts";
import { may } from "./standing.ts";
import { tellDispatchers } from "./stop-note.ts";
import { tellOfficers } from "./tell-officers.ts";
import { factsOf, type Turn } from "./turn.ts";

type Note = {
  readonly caseId: string;
  readonly text: string;
  readonly mediaIds: readonly string[];
  /** Sent although a gate stopped it. */
  readonly isGateOpen?: boolean;
};

/** A note that was stopped comes back to the dialogue, for its author to decide. */
export async function addNote(turn: Turn, note: Note): Promise<Result | null> {
  const { tx, house, chat } = turn;
  const { caseId, mediaIds } = note;
  const found = await lockCase(tx, caseId);
  const { code, state } = found;
  const isMine = found.chatId === chat.id;
  if (!(await may(turn, "note", found)) || !isAllowed("note", state)) {
    const agency = agencyName(house.city, found.agencyId);
    await turn.say({ phrase: phrase("caseIs", { code, state, agency }) });
    return null;
  }
  const read = house.classifier.classify(note.text);
  // Those it accuses may work where the case is.
  if (read.gate === "to-cao") {
    if (note.isGateOpen !== true) return { kind: "noteHeld", ...held(note, code) };
    await tellDispatchers(turn, found, note);
    return null;
  }
  await attach(tx, caseId, mediaIds, "evidence");
  // The clock waits for its author alone.
  const isReply = isMine && found.pausedAt !== null && isAllowed("reply", state);
  const raised = read.isUrgent ? await raiseCase(turn, found) : found;
  const isRaised = raised !== found;
  await (isReply ? takeReply : isRaised ? takeAlarm : takeNote)(turn, raised, note);
  const card = read.isUrgent ? undefined : CARD.get(read.gate);
  if (card !== undefined) await turn.say({ phrase: phrase(card, { code }) });
  return null;
}

/** What is for others as well is passed on all the same, and its author told whom it is for. */
const CARD: ReadonlyMap<string, "crimeNote" | "complaintNote"> = new Map([
  ["to-giac-toi-pham", "crimeNote"],
  ["khieu-nai", "complaintNote"],
]);

function held({ caseId, text, mediaIds }: Note, code: string) {
  return { caseId, code, text, mediaIds: [...mediaIds] };
}

async function takeNote(turn: Turn, found: StoredCase, note: Note): Promise<void> {
  const { mediaIds } = note;
  await record(turn, "noted", note);
  const key = found.chatId === turn.chat.id ? "citizenNote" : "followerNote";
  await tellOfficers(turn, found, {
    to: await findHandlers(turn, found),
    about: `note:${newId()}`,
    phrase: phrase(key, wordsOf(turn, found, note)),
    buttons: [desk("answer", found.id)],
    mediaIds,
  });
  await turn.say({ phrase: phrase("noteForwarded", { code: found.code }) });
}

async function takeAlarm(turn: Turn, found: StoredCase, note: Note): Promise<void> {
  const { mediaIds } = note;
  await record(turn, "noted", note);
  await tellOfficers(turn, found, {
    to: await findHandlers(turn, found),
    about: `note:${newId()}`,
    phrase: phrase("urgentNote", wordsOf(turn, found, note)),
    buttons: workButtons(found),
    mediaIds,
  });
}

/** Whatever they write while a question waits is its answer, with or without the button. */
async function takeReply(turn: Turn, found: StoredCase, note: Note): Promise<void> {
  const { tx, house, now } = turn;
  const { mediaIds } = note;
  const { resumed, change } = planResumed(house.city, found, now);
  await updateCase(tx, found.id, change);
  await record(turn, "replied", note);
  await tellOfficers(turn, resumed, {
    to: await findHandlers(turn, resumed),
    about: `reply:${newId()}`,
    phrase: phrase("citizenReplied", wordsOf(turn, resumed, note)),
    buttons: workButtons(resumed),
    mediaIds,
  });
  const { code, answerDueAt } = resumed;
  const agency = agencyName(house.city, found.agencyId);
  await turn.say({ phrase: phrase("replyForwarded", { code, agency, answerDueAt }) });
}

/** What those in charge read of it. */
function wordsOf({ house }: Turn, found: StoredCase, { text }: Note) {
  return { ...factsOf(house.city, found), text: maskInsults(text) };
}

async function record(
  { tx, chat, now }: Turn,
  kind: "noted" | "replied",
  { caseId, text, mediaIds }: Note,
): Promise<void> {
  const event = { kind, actorId: chat.personId, data: { text, mediaIds } };
  await insertCaseEvent(tx, caseId, event, now);
}
