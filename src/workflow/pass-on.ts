/** Moves a case because the city decided so, not an officer: noted with its reason, citizen and both offices told. */
import { insertCaseEvent } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import { phrase } from "#messages/phrase.ts";
import { agencyName } from "./house.ts";
import { moveCase } from "./move-case.ts";
import { findHandlers } from "./recipients.ts";
import { tellCitizen } from "./tell-citizen.ts";
import { tellOfficers } from "./tell-officers.ts";
import type { Tick } from "./turn.ts";

export async function passOn(
  tick: Tick,
  found: StoredCase,
  to: { readonly agencyId: string; readonly reason: string },
): Promise<void> {
  const { tx, house, now } = tick;
  const { agencyId, reason } = to;
  const before = await findHandlers(tick, found);
  const moved = await moveCase(tick, found, { agencyId, why: reason });
  const data = { from: found.agencyId, to: agencyId, reason };
  await insertCaseEvent(
    tx,
    found.id,
    { kind: "transferred", actorId: null, data },
    now,
  );
  const { code } = found;
  const agency = agencyName(house.city, agencyId);
  const after = await findHandlers(tick, moved);
  await tellOfficers(tick, found, {
    to: before.filter(
      (one) => !after.some(({ personId }) => personId === one.personId),
    ),
    about: `passedOn:${found.hops}`,
    phrase: phrase("passedOn", { code, agency, reason }),
  });
  const from = agencyName(house.city, found.agencyId);
  const { answerDueAt } = moved;
  await tellCitizen(tick, moved, {
    about: `transferred:${moved.hops}`,
    phrase: phrase("transferred", { code, agency, from, reason, answerDueAt }),
  });
}
