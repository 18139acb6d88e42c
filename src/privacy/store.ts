import type { Purpose } from "#kernel/purpose.ts";
import { toDate, toInstant } from "#platform/clock.ts";
import type { Db, Tx } from "#platform/db.ts";
import { hashToken, newId } from "#platform/ids.ts";
import {
  purposeSchema,
  type RetentionPolicyRow,
  retentionPolicySchema,
} from "./schema.ts";
import type {
  Contact,
  GivenConsent,
  PrivacyEventKind,
  RetentionPolicy,
} from "./types.ts";

export async function insertConsent(
  tx: Tx,
  consent: {
    readonly chatId: string;
    readonly purpose: Purpose;
    readonly textVersion: string;
    readonly isGiven: boolean;
  },
  now: Temporal.Instant,
): Promise<void> {
  await tx.consent.create({ data: { id: newId(), at: toDate(now), ...consent } });
}

/** Every consent given or refused in a chat, oldest first. */
export async function findConsentHistory(tx: Tx, chatId: string) {
  const rows = await tx.consent.findMany({
    where: { chatId },
    orderBy: { seq: "asc" },
  });
  return rows.map(({ purpose, isGiven, textVersion, at }) => ({
    purpose: purposeSchema.parse(purpose),
    isGiven,
    textVersion,
    at: toInstant(at),
  }));
}

/** The consents in force: those whose newest word is yes. */
export async function findConsents(tx: Tx, chatId: string): Promise<GivenConsent[]> {
  const newest = await findNewest(tx, chatId);
  return newest
    .filter(({ isGiven }) => isGiven)
    .map(({ purpose, textVersion }) => ({ purpose, textVersion }));
}

/** True when the newest word of a chat on a purpose is no. */
export async function hasRefused(
  tx: Tx,
  chatId: string,
  purpose: Purpose,
): Promise<boolean> {
  const newest = await findNewest(tx, chatId);
  return newest.some((consent) => consent.purpose === purpose && !consent.isGiven);
}

/** The newest word on each purpose, because they come oldest first. */
async function findNewest(tx: Tx, chatId: string) {
  const history = await findConsentHistory(tx, chatId);
  return [...new Map(history.map((consent) => [consent.purpose, consent])).values()];
}

/** That a right was used; of the person only a hash is kept. */
export async function insertPrivacyEvent(
  tx: Tx,
  personId: string,
  kind: PrivacyEventKind,
  now: Temporal.Instant,
): Promise<void> {
  const personHash = hashToken(personId);
  await tx.privacyEvent.create({
    data: { id: newId(), personHash, kind, at: toDate(now) },
  });
}

export async function insertContact(
  tx: Tx,
  caseId: string,
  contact: Contact & { readonly phoneHash: string },
  now: Temporal.Instant,
): Promise<void> {
  await tx.caseContact.create({ data: { caseId, ...contact, at: toDate(now) } });
}

/** Who sent a case; null for all that stay nameless. */
export async function findContact(tx: Tx, caseId: string): Promise<Contact | null> {
  return await tx.caseContact.findUnique({
    where: { caseId },
    select: { name: true, phone: true },
  });
}

/** Names and phones a chat has given with its cases. */
export async function findContacts(tx: Tx, chatId: string) {
  const rows = await tx.caseContact.findMany({
    where: { case: { chatId } },
    orderBy: { at: "asc" },
    select: { name: true, phone: true, case: { select: { code: true } } },
  });
  return rows.map(({ name, phone, case: { code } }) => ({ code, name, phone }));
}

/** Takes names and phones out of the cases of a chat. */
export async function deleteContacts(tx: Tx, chatId: string): Promise<void> {
  await tx.caseContact.deleteMany({ where: { case: { chatId } } });
}

/** The codes of the cases a chat follows beside its own. */
export async function findFollowed(tx: Tx, chatId: string): Promise<string[]> {
  const rows = await tx.caseFollower.findMany({
    where: { chatId },
    orderBy: { at: "asc" },
    select: { case: { select: { code: true } } },
  });
  return rows.map((row) => row.case.code);
}

export async function loadRetentionPolicy(db: Db): Promise<RetentionPolicy> {
  return retentionPolicySchema.parse(await db.retentionPolicy.findFirstOrThrow());
}

export async function replaceRetentionPolicy(
  tx: Tx,
  policy: RetentionPolicyRow,
): Promise<void> {
  await tx.retentionPolicy.deleteMany();
  await tx.retentionPolicy.create({ data: { id: "city", ...policy } });
}
