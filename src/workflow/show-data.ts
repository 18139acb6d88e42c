/** Gives the citizen what is stored about them: the figures in words, the whole as a file. */
import { findCasesOf } from "#cases/store.ts";
import { loadChatData, loadOrigin } from "#conversations/store.ts";
import type { Conversation } from "#conversations/types.ts";
import { findDossiersOf } from "#dossiers/store/invitations.ts";
import { findMediaOf, insertMedia } from "#media/store.ts";
import { writeDataFile } from "#messages/data-file.ts";
import { phrase } from "#messages/phrase.ts";
import { newId } from "#platform/ids.ts";
import {
  findConsentHistory,
  findContacts,
  findFollowed,
  insertPrivacyEvent,
} from "#privacy/store.ts";
import { findRatingsBy } from "#ratings/store.ts";
import { agencyName, matterName } from "./house.ts";
import { factsOf, placeOf, type Turn } from "./turn.ts";

/** More than anybody sends. */
const MAX_CASES = 10_000;

export async function showData(turn: Turn): Promise<void> {
  const { tx, house, chat, now } = turn;
  const { city } = house;
  const known = await loadChatData(tx, chat.id);
  const cases = await findCasesOf(tx, chat.id, MAX_CASES);
  const media = await findMediaOf(tx, chat.id);
  const file = writeDataFile(
    {
      ...known,
      consents: await findConsentHistory(tx, chat.id),
      cases: cases.map((found) => ({
        ...factsOf(city, found),
        // Their own words, as typed.
        place: placeOf(city, found),
        text: found.text,
        agency: agencyName(city, found.agencyId),
        createdAt: found.createdAt,
        matter: matterName(city, found.matterId),
      })),
      contacts: await findContacts(tx, chat.id),
      follows: await findFollowed(tx, chat.id),
      ratings: (await findRatingsBy(tx, chat.id)).map(
        ({ instrumentId, ...rating }) => ({
          ...rating,
          instrument: city.instruments.get(instrumentId)?.name.vi ?? instrumentId,
        }),
      ),
      dossiers: await findDossiersOf(tx, {
        id: chat.id,
        ...(await loadOrigin(tx, chat.id)),
      }),
      draft: unsent(chat.conversation),
      files: media.map(({ kind, attachments }) => ({
        kind,
        isInCase: attachments.length > 0,
      })),
      kept: city.retentionPolicy,
    },
    now,
  );
  const storedId = newId();
  await house.files.write(storedId, new TextEncoder().encode(file));
  const { channel } = known;
  const contentType = "text/plain";
  const document = { id: storedId, kind: "document", storedId, contentType };
  await insertMedia(tx, { chatId: chat.id, channel }, [document], now);
  await insertPrivacyEvent(tx, chat.personId, "shown", now);
  await turn.say({
    phrase: phrase("dataShown", {
      since: known.since,
      cases: cases.length,
      photos: media.length,
      hasConsented: chat.hasConsented,
    }),
    mediaIds: [storedId],
  });
}

/** Everything written here and not sent: in hand, put off, stopped. */
function unsent({ draft, parked, held }: Conversation): string | null {
  const texts = [...parked, ...(draft === null ? [] : [draft]), ...held].map(
    ({ text }) => text,
  );
  return texts.filter((text) => text !== "").join("\n") || null;
}
