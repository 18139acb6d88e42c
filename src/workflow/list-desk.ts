/** Looks up one page of an officer's list, with how long every list is. */

import type { Effect } from "#conversations/types/effects.ts";
import type { DeskListed } from "#conversations/types.ts";
import { findDeskPage, searchDesk } from "#desk/store.ts";
import type { DeskRow } from "#desk/types.ts";
import { maskInsults } from "#kernel/insults.ts";
import { fold, words as wordsOf } from "#kernel/text.ts";
import { endOfWorkingDay } from "#kernel/working-time.ts";
import type { DeskLine } from "#messages/case-facts.ts";
import { type City, matterName } from "./house.ts";
import { scopeOf } from "./standing.ts";
import { placeOf, type Turn } from "./turn.ts";

type Asked = Pick<Extract<Effect, { kind: "listDesk" }>, "list" | "words" | "page">;

export async function listDesk(turn: Turn, asked: Asked): Promise<DeskListed> {
  const { tx, house, now } = turn;
  const { city } = house;
  const { list, words, page } = asked;
  const scope = await scopeOf(turn);
  const listed = { kind: "deskList" as const, list, words, page };
  if (list === "search") {
    const wanted = wordsOf(fold(words));
    const { total, rows } = await searchDesk(tx, scope, { words: wanted, page }, now);
    const lines = rows.map((row) => lineOf(city, row));
    return { ...listed, counts: NONE, total, lines };
  }
  const today = now.toZonedDateTimeISO(city.calendar.timeZone).toPlainDate();
  const endOfDay = endOfWorkingDay(city.calendar, today);
  const { counts, rows } = await findDeskPage(tx, scope, { list, page }, endOfDay, now);
  const total = list === "idle" ? counts.open : counts[list];
  return { ...listed, counts, total, lines: rows.map((row) => lineOf(city, row)) };
}

/** A search says nothing of the other lists. */
const NONE = { open: 0, mine: 0, today: 0, late: 0, waiting: 0 };

function lineOf(city: City, row: DeskRow): DeskLine {
  const { id: caseId, code, state, dueAt, isLate } = row;
  const matter = matterName(city, row.matterId);
  const place = maskInsults(placeOf(city, row));
  return { caseId, code, state, dueAt, isLate, matter, place };
}
