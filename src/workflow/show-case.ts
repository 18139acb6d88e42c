/** Shows people what they have sent, and one case with its story. */
import { isAllowed } from "#cases/rules.ts";
import {
  findCase,
  findCaseEvents,
  findCasesOf,
  findFollowedCases,
} from "#cases/store.ts";
import type { CaseEvent, StoredCase } from "#cases/types.ts";
import { isFollower } from "#followers/store.ts";
import { isLate } from "#kernel/case-state.ts";
import type { Glance, Story, StoryLine } from "#messages/case-facts.ts";
import type { Db, Tx } from "#platform/db.ts";
import { agencyName, type City, matterName, wardChoice } from "./house.ts";
import { mayReroute } from "./offer-reroute.ts";
import { placeOf, type Turn } from "./turn.ts";

/** So many are shown; older ones are found by their code. */
const SHOWN = 5;

export async function listCases({ tx, house, chat, now }: Turn): Promise<Glance[]> {
  const own = await findCasesOf(tx, chat.id, SHOWN);
  const followed = await findFollowedCases(tx, chat.id, SHOWN);
  return [
    ...own.map((found) => glanceAt(house.city, found, now)),
    ...followed.map((found) => ({
      ...glanceAt(house.city, found, now),
      isFollowed: true,
    })),
  ];
}

/**
 * Null when there is no such case. Who is not its author (`readerChatId` null: who is nobody we know) sees the
 * ward, not the address, and no number anybody could be called at.
 */
export async function showCase(
  db: Db | Tx,
  city: City,
  by: { readonly caseId: string } | { readonly code: string },
  readerChatId: string | null,
  now: Temporal.Instant,
): Promise<Story | null> {
  const found = await findCase(db, by);
  if (found === null) return null;
  const past = await findCaseEvents(db, found.id);
  const isMine = found.chatId === readerChatId;
  const ward = found.wardId === null ? "" : wardChoice(city, found.wardId).name.vi;
  const shown = (text: string) => (isMine ? text : withoutNumbers(text));
  return {
    ...glanceAt(city, found, now),
    isMine,
    place: isMine ? placeOf(city, found) : ward,
    agency: agencyName(city, found.agencyId),
    why: shown(found.agencyWhy),
    acceptDueAt: found.acceptDueAt,
    answerDueAt: found.answerDueAt,
    mayReroute: isMine && mayReroute(found, past),
    followers: found.followerCount,
    isFollowed: readerChatId !== null && (await isFollower(db, found.id, readerChatId)),
    isAsked: found.pausedAt !== null && isAllowed("reply", found.state),
    lines: past.flatMap(({ at, kind, data }) => {
      const told = TOLD.find((one) => one === kind);
      if (told === undefined) return [];
      const agency = data.to === undefined ? null : agencyName(city, data.to);
      return [{ at, kind: told, agency, reason: reasonOf(data, shown) }];
    }),
  };
}

/** What officers typed stands in both languages as they typed it. */
function reasonOf(
  {
    reason,
    reasonEn,
  }: { readonly reason?: string | undefined; readonly reasonEn?: string | undefined },
  shown: (text: string) => string,
) {
  return reason === undefined
    ? null
    : { vi: shown(reason), en: shown(reasonEn ?? reason) };
}

/** What of the history is for everybody; alerts are between us and the agency. */
const TOLD = [
  "submitted",
  "accepted",
  "transferred",
  "rerouted",
  "matterCorrected",
  "answered",
  "noted",
  "reopened",
  "closedSilently",
  "confirmed",
  "withdrawn",
  "asked",
  "replied",
  "pauseEnded",
  "extended",
  "deadlineMoved",
  "spam",
  "spamUndone",
  "objected",
] as const satisfies readonly (StoryLine["kind"] & CaseEvent["kind"])[];

/** A reason an officer typed may hold a telephone number or an identity card. */
export function withoutNumbers(text: string): string {
  return text.replace(/\d(?:[ .-]?\d){7,}/gu, "…");
}

function glanceAt(city: City, found: StoredCase, now: Temporal.Instant): Glance {
  return {
    caseId: found.id,
    code: found.code,
    matter: matterName(city, found.matterId),
    state: found.state,
    isLate: isLate(found, now),
    isFollowed: false,
  };
}
