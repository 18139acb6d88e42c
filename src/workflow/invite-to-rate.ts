/** Invites owners of completed dossiers to rate: once each, by day, where it reaches them and they want it. */
import { invitationButtons } from "#conversations/flows/rate-begin.ts";
import { whyNotInvited } from "#dossiers/rules.ts";
import {
  countInvitations,
  findNextInviteAt,
  findOwnerChats,
  insertInvitation,
  isDossierRated,
  lockDueInvitation,
  skipPlainInvitations,
  updateInviteAt,
} from "#dossiers/store/invitations.ts";
import type { Dossier, OwnerChat } from "#dossiers/types.ts";
import { criteriaOf, instrumentFor } from "#kernel/instrument.ts";
import { phrase } from "#messages/phrase.ts";
import { afterQuietHours } from "#outbox/rules.ts";
import { newId } from "#platform/ids.ts";
import type { House } from "./house.ts";
import { tell } from "./tell.ts";
import type { Tick } from "./turn.ts";

/** Dossiers handled in one go. */
const BATCH = 50;
/** Of those that need no look at a chat. */
const PLAIN_BATCH = 1_000;
const MONTH = { hours: 24 * 30 };

/**
 * Returns how many dossiers were decided. One transaction each: record, message and the end of waiting together; one that
 * fails is left for the next run and holds up no other.
 */
export async function inviteToRate(house: House): Promise<number> {
  const now = house.clock.now();
  const next = await findNextInviteAt(house.database.db);
  if (next === null || Temporal.Instant.compare(next, now) > 0) return 0;
  const { withinDays } = house.city.invitationPolicy;
  const oldest = now.subtract({ hours: 24 * withinDays });
  const plain = await house.database.transaction((tx) =>
    skipPlainInvitations(tx, oldest, PLAIN_BATCH, now),
  );
  const failed: string[] = [];
  for (let done = 0; done < BATCH; done += 1) {
    const isMore = await inviteNext(house, failed, now);
    if (!isMore) return plain + done - failed.length;
  }
  return plain + BATCH - failed.length;
}

/** False: nobody is left to invite. */
async function inviteNext(
  house: House,
  failed: string[],
  now: Temporal.Instant,
): Promise<boolean> {
  const held: { dossierId: string | null } = { dossierId: null };
  try {
    await house.database.transaction(async (tx) => {
      const dossier = await lockDueInvitation(tx, now, failed);
      held.dossierId = dossier?.id ?? null;
      if (dossier !== null) await decide({ tx, house, now }, dossier);
    });
  } catch (err) {
    const { dossierId } = held;
    if (dossierId === null) throw err;
    failed.push(dossierId);
    house.log.error(
      { event: "invitation.failed", dossierId, err },
      "the invitation to rate a dossier could not be told",
    );
  }
  return held.dossierId !== null;
}

async function decide(tick: Tick, dossier: Dossier): Promise<void> {
  const { tx, house, now } = tick;
  const { id: dossierId, doneAt } = dossier;
  const day = afterQuietHours(now, house.city.calendar.timeZone);
  if (!day.equals(now)) return await updateInviteAt(tx, dossierId, day);
  const chats = await findOwnerChats(tx, dossier, now);
  const [chat] = chats;
  const since = now.subtract(MONTH);
  const facts = {
    doneAt,
    isRated: await isDossierRated(tx, dossierId),
    // Those that name nobody were decided before.
    hasContact: true,
    chats,
    invitedBefore:
      chat === undefined ? 0 : await countInvitations(tx, chat.personId, since),
  };
  const reason = whyNotInvited(facts, house.city.invitationPolicy, now);
  await updateInviteAt(tx, dossierId, null);
  if (chat !== undefined && doneAt !== null && reason === null) {
    return await invite(tick, { ...dossier, doneAt }, chat);
  }
  const { chatId = null, personId = null } = chat ?? {};
  const skipped = { state: "skipped", reason: reason ?? "noChat" } as const;
  await insertInvitation(tx, { dossierId, chatId, personId, ...skipped }, now);
}

async function invite(
  { tx, house, now }: Tick,
  { id: dossierId, procedure, doneAt }: Dossier & { readonly doneAt: Temporal.Instant },
  { chatId, personId, language }: OwnerChat,
): Promise<void> {
  const { instruments, calendar } = house.city;
  const today = now.toZonedDateTimeISO(calendar.timeZone).toPlainDate();
  const instrument = instrumentFor(instruments.values(), "dossier", today);
  const count = instrument === null ? 0 : criteriaOf(instrument).length;
  const messageId = newId();
  const told = { state: "told", messageId } as const;
  if (!(await insertInvitation(tx, { dossierId, chatId, personId, ...told }, now))) {
    return;
  }
  const telling = {
    id: messageId,
    to: { chatId, language },
    dedupeKey: `invitation:${dossierId}`,
    class: "invitation" as const,
    phrase: phrase("rateInvitation", { procedure, doneAt, count }),
    buttons: invitationButtons({ kind: "dossier", dossierId }),
  };
  await tell(tx, [telling], now);
}
