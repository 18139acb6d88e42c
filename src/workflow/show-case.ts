/** Shows people what they have sent, and one case with its story. */
import { findCase, findCaseEvents, findCasesOf } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import { isLate } from "#kernel/case-state.ts";
import type { Glance, Story, StoryLine } from "#messages/case-facts.ts";
import { agencyName, type City, matterName, wardChoice } from "./house.ts";
import { factsOf, type Turn } from "./turn.ts";

/** So many are shown; older ones are found by their code. */
const SHOWN = 5;

export async function listCases({ tx, house, chat, now }: Turn): Promise<Glance[]> {
  const cases = await findCasesOf(tx, chat.id, SHOWN);
  return cases.map((found) => glanceAt(house.city, found, now));
}

/** Null when there is no such case. Who is not its author sees the ward, not the address. */
export async function showCase(
  { tx, house, chat, now }: Turn,
  by: { readonly caseId: string } | { readonly code: string },
): Promise<Story | null> {
  const { city } = house;
  const found = await findCase(tx, by);
  if (found === null) return null;
  const events = await findCaseEvents(tx, found.id);
  const isMine = found.chatId === chat.id;
  const ward = found.wardId === null ? "" : wardChoice(city, found.wardId).name.vi;
  return {
    ...glanceAt(city, found, now),
    isMine,
    place: isMine ? factsOf(city, found).place : ward,
    agency: agencyName(city, found.agencyId),
    answerDueAt: found.answerDueAt,
    lines: events.flatMap(({ at, kind, data }) => {
      const told = TOLD.find((one) => one === kind);
      if (told === undefined) return [];
      const agency = data.to === undefined ? null : agencyName(city, data.to);
      return [{ at, kind: told, agency }];
    }),
  };
}

/** What of the history is for everybody; alerts are between us and the agency. */
const TOLD = [
  "submitted",
  "accepted",
  "transferred",
  "answered",
  "noted",
  "reopened",
  "closedSilently",
  "confirmed",
  "withdrawn",
] as const satisfies readonly StoryLine["kind"][];

function glanceAt(city: City, found: StoredCase, now: Temporal.Instant): Glance {
  return {
    caseId: found.id,
    code: found.code,
    matter: matterName(city, found.matterId),
    state: found.state,
    isLate: isLate(found, now),
  };
}
