/** Opens the case of a confirmed draft, or the two of one about two matters, tells the agencies, and returns the receipts. */
import { codeOf, levelOf } from "#cases/rules.ts";
import { insertCase, insertCaseEvent, loadCase } from "#cases/store.ts";
import type { Draft, Receipt } from "#conversations/types.ts";
import { AppError } from "#kernel/app-error.ts";
import { newCodeTail, newId } from "#platform/ids.ts";
import { findConsents, insertContact } from "#privacy/store.ts";
import { announceCase } from "./announce-case.ts";
import { agencyName, DISPATCHER } from "./house.ts";
import { planDeadlines, planNextAlert } from "./plan-deadlines.ts";
import { receiverOf } from "./receiving-agency.ts";
import type { Turn } from "./turn.ts";

/** Both cases of a message share a submission and its photos; each office reads its own part only. */
export async function openCase(
  turn: Turn,
  draft: Draft,
): Promise<{ readonly receipt: Receipt; readonly second: Receipt | null }> {
  const submissionId = newId();
  const { second } = draft;
  if (draft.isSplit !== true || second === null) {
    return { receipt: await openOne(turn, draft, submissionId), second: null };
  }
  const { first, matter, text, owner, place } = second;
  const own = place === null ? {} : { ...place, pin: null };
  const other: Draft = { ...draft, matter, text, owner, ...own };
  return {
    receipt: await openOne(turn, { ...draft, text: first.text }, submissionId),
    second: await openOne(turn, other, submissionId),
  };
}

async function openOne(
  turn: Turn,
  draft: Draft,
  submissionId: string,
): Promise<Receipt> {
  const { tx, house, now, chat } = turn;
  const { city } = house;
  const { owner } = draft;
  if (owner === null) {
    throw new AppError("A draft without an owner cannot become a case.", {
      code: "draft.incomplete",
      ids: { chatId: chat.id },
    });
  }
  const matter = draft.matter === null ? undefined : city.matters.get(draft.matter.id);
  const ward = draft.ward === null ? undefined : city.wards.get(draft.ward.id);
  const level = levelOf(matter?.urgency ?? null, draft.isUrgent);
  // It may have ended while the draft was written.
  const agencyId = receiverOf(city, owner.agency.id, now);
  const deadlines = planDeadlines(city, { agencyId, level }, now);
  const watched = { ...deadlines, agencyId, level, state: "submitted" as const };
  const nextAlertAt = planNextAlert(city, watched, now);
  const { year } = now.toZonedDateTimeISO(city.calendar.timeZone);
  const id = newId();
  const code = codeOf(ward?.name ?? null, year, newCodeTail());
  await insertCase(
    tx,
    {
      id,
      code,
      submissionId,
      chatId: chat.id,
      level,
      kind: draft.caseKind,
      text: draft.text,
      address: draft.address,
      placeKind: draft.placeKind,
      wardId: ward?.id ?? null,
      pin: draft.pin,
      matterId: matter?.id ?? null,
      agencyId,
      agencyWhy: owner.why.vi,
      mediaIds: draft.mediaIds,
      ...deadlines,
      nextAlertAt,
    },
    now,
  );
  const event = { kind: "submitted", actorId: chat.personId, data: { level } } as const;
  await insertCaseEvent(tx, id, event, now);
  await keepContact(turn, id, draft);
  await announceCase(turn, await loadCase(tx, id));
  return {
    caseId: id,
    code,
    agency: agencyName(city, agencyId),
    why: owner.why,
    ...deadlines,
    link: house.caseLink(code),
    mayReroute: agencyId !== DISPATCHER,
  };
}

/** Kept only with a case that wants it, and only while their consent stands. */
async function keepContact(
  { tx, house, chat, now }: Turn,
  caseId: string,
  { matter, contact }: Draft,
): Promise<void> {
  if (matter?.needsContact !== true || contact?.kind !== "given") return;
  const consents = await findConsents(tx, chat.id);
  if (!consents.some(({ purpose }) => purpose === "contact")) return;
  const { name, phone } = contact;
  const phoneHash = house.keyedHash("phone", phone);
  await insertContact(tx, caseId, { name, phone, phoneHash }, now);
}
