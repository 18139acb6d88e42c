/** Shows an officer one case, with everything needed to finish it: facts, words, thread, deadlines, buttons. */
import { findAttachments, findCase, loadCase } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import { desk, deskButtons } from "#conversations/flows/desk-buttons.ts";
import type { Result } from "#conversations/types.ts";
import { findThread } from "#desk/store.ts";
import { maskInsults } from "#kernel/insults.ts";
import { phrase } from "#messages/phrase.ts";
import { findContact } from "#privacy/store.ts";
import { showCase } from "./show-case.ts";
import { may } from "./standing.ts";
import { factsOf, type Turn } from "./turn.ts";

/** Older lines of the thread are on the page of the case. */
const THREAD = 6;

export async function showOnDesk(
  turn: Turn,
  { caseId, isStale }: { readonly caseId: string; readonly isStale?: boolean },
): Promise<void> {
  const found = await loadCase(turn.tx, caseId);
  if (!(await may(turn, "see", found)))
    return await turn.say({ phrase: phrase("deskDenied") });
  await (isStale === true ? showStale : show)(turn, found);
}

/** A button changed nothing: how the case stands, and the buttons that work now. */
export async function showStale(turn: Turn, found: StoredCase): Promise<void> {
  const { id, code, state, pausedAt } = found;
  await turn.say({
    phrase: phrase("deskStale", { code, state, isPaused: pausedAt !== null }),
    buttons: [...deskButtons(found), desk("open", id)],
  });
}

/** A code somebody typed who also works for an agency: their own case, one of their desk, or the public part. */
export async function openByCode(turn: Turn, code: string): Promise<Result | null> {
  const { tx, house, chat, now } = turn;
  const found = await findCase(tx, { code });
  const isOnDesk =
    found !== null && found.chatId !== chat.id && (await may(turn, "see", found));
  if (!isOnDesk) {
    const story = await showCase(tx, house.city, { code }, chat.id, now);
    return { kind: "caseFound", story };
  }
  await show(turn, found);
  return null;
}

/** The photos of both sides once more. */
export async function showPhotos(turn: Turn, caseId: string): Promise<void> {
  const { tx, say } = turn;
  const found = await loadCase(tx, caseId);
  if (!(await may(turn, "see", found)))
    return await say({ phrase: phrase("deskDenied") });
  const mediaIds = await photosOf(turn, caseId);
  const words = { code: found.code, photos: mediaIds.length };
  await say({ phrase: phrase("deskPhotos", words), mediaIds });
}

async function show(turn: Turn, found: StoredCase): Promise<void> {
  const { tx, house, say } = turn;
  const { id, state, text } = found;
  const photos = await photosOf(turn, id);
  const hasContact =
    (await findContact(tx, id)) !== null && (await may(turn, "seeContact", found));
  const thread = await findThread(tx, id, THREAD);
  await say({
    phrase: phrase("deskCase", {
      ...factsOf(house.city, found),
      state,
      text: maskInsults(text),
      photos: photos.length,
      isPaused: found.pausedAt !== null,
      thread: thread.map((line) => ({ ...line, text: maskInsults(line.text) })),
    }),
    buttons: [
      ...deskButtons(found),
      ...(photos.length > 0 ? [desk("photos", id)] : []),
      ...(hasContact ? [desk("contact", id)] : []),
    ],
  });
}

async function photosOf({ tx }: Turn, caseId: string): Promise<string[]> {
  const evidence = await findAttachments(tx, caseId, "evidence");
  return [...evidence, ...(await findAttachments(tx, caseId, "proof"))];
}
