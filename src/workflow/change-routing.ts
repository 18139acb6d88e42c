/** Changes who owns a matter: looked at before, kept with its reason, and open cases go along only when that was asked for. */
import { findOpenCasesAbout, lockCase } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import { isCaseOpen } from "#kernel/case-state.ts";
import type { Db, Tx } from "#platform/db.ts";
import {
  insertRoutingChange,
  lockMovingChange,
  lockRouting,
  markCatalogue,
  markMoved,
} from "#routing/store.ts";
import type { Matter, Routing, RoutingChange } from "#routing/types.ts";
import type { City, House } from "./house.ts";
import { refreshCatalogue } from "./load-catalogue.ts";
import { passOn } from "./pass-on.ts";
import { findOwner } from "./understand.ts";

/** A case that a change would move. */
export type Move = { readonly case: StoredCase; readonly to: string };

/** Cases of one transaction. */
const BATCH = 20;

/** The open cases a change would move, oldest first. One that went elsewhere by hand stays where it is. */
export async function findMoves(
  house: House,
  of: { readonly matter: Matter; readonly after: Routing },
  now: Temporal.Instant,
): Promise<Move[]> {
  const { matter, after } = of;
  const change = { matterId: matter.id, before: matter.routing, after };
  return await movesOf(house.database.db, house.city, change, now);
}

async function movesOf(
  db: Db | Tx,
  city: City,
  change: Pick<RoutingChange, "matterId" | "before" | "after">,
  now: Temporal.Instant,
): Promise<Move[]> {
  const matter = city.matters.get(change.matterId);
  if (matter === undefined) return [];
  const ownerBy = (routing: Routing, found: StoredCase) => {
    const matters = new Map([[matter.id, { ...matter, routing }]]);
    return findOwner({ city: { ...city, matters } }, found, now).agency.id;
  };
  const open = await findOpenCasesAbout(db, matter.id);
  return open.flatMap((found) => {
    const isThere = found.agencyId === ownerBy(change.before, found);
    const to = ownerBy(change.after, found);
    return isThere && to !== found.agencyId ? [{ case: found, to }] : [];
  });
}

export type NewChange = Pick<
  RoutingChange,
  "matterId" | "before" | "after" | "by" | "reason" | "moves"
>;

/** `overtaken`: somebody else has changed it since `before` was read. */
export async function changeRouting(
  house: House,
  change: NewChange,
): Promise<"changed" | "overtaken"> {
  const now = house.clock.now();
  const outcome = await house.database.transaction(async (tx) => {
    const stored = await lockRouting(tx, change.matterId);
    if (stored === null || !isSameRouting(stored, change.before)) return "overtaken";
    await insertRoutingChange(tx, change, now);
    await markCatalogue(tx, now);
    return "changed";
  });
  await refreshCatalogue(house);
  return outcome;
}

/** Stored JSON keeps no order of keys. */
export function isSameRouting(one: Routing, other: Routing): boolean {
  return keyOf(one) === keyOf(other);
}

function keyOf({ agency, why, exceptions, performers, alternatives }: Routing): string {
  const rules = exceptions.map((each) => [each.place, each.agency, each.why]);
  return JSON.stringify([agency, why, rules, performers, alternatives]);
}

/**
 * Moves cases along with the oldest change that asked for it, a few at a time; a crash repeats none, as a moved
 * one is no longer where the table had sent it. Returns how much it did: call it again until that is nothing.
 */
export async function followRouting(house: House): Promise<number> {
  const now = house.clock.now();
  return await house.database.transaction(async (tx) => {
    const change = await lockMovingChange(tx);
    if (change === null) return 0;
    const moves = (await movesOf(tx, house.city, change, now)).slice(0, BATCH);
    for (const move of moves) {
      const found = await lockCase(tx, move.case.id);
      // Somebody was quicker: it is elsewhere by now, or answered.
      const isThere = found.agencyId === move.case.agencyId;
      if (!isThere || !isCaseOpen(found.state)) continue;
      const { to: agencyId } = move;
      await passOn({ tx, house, now }, found, { agencyId, reason: change.reason });
    }
    if (moves.length < BATCH) await markMoved(tx, change.id, now);
    return moves.length + 1;
  });
}
