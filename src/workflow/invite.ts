/** Makes a link through which one person takes a role in an agency. */
import { AppError } from "#kernel/app-error.ts";
import { newToken } from "#platform/ids.ts";
import { findMembers, insertInvitation, type NewInvitation } from "#routing/store.ts";
import { DISPATCHER, type House } from "./house.ts";

/** An invitation lives this long. */
const LIFETIME = { hours: 72 };

/** Returns the token; only its hash is stored. Throws `agency.absent`. */
export async function invite(house: House, invitation: NewInvitation): Promise<string> {
  const { agencyId } = invitation;
  if (!house.city.agencies.has(agencyId)) {
    throw new AppError("There is no such agency. Choose one of the list.", {
      code: "agency.absent",
      ids: { agencyId },
    });
  }
  const token = newToken();
  const expiresAt = house.clock.now().add(LIFETIME);
  await insertInvitation(house.database.db, token, invitation, expiresAt);
  return token;
}

/** As long as nobody dispatches, somebody has to be invited to: cases of empty agencies go there. */
export async function inviteFirstDispatcher(house: House): Promise<string | null> {
  const now = house.clock.now();
  const members = await findMembers(
    house.database.db,
    { agencyIds: [DISPATCHER] },
    now,
  );
  if (members.some(({ role }) => role === "dispatcher")) return null;
  return await invite(house, {
    agencyId: DISPATCHER,
    role: "dispatcher",
    displayName: null,
  });
}
