/** Makes a link and a short code, either of which gives one person a role in an agency. */
import { AppError } from "#kernel/app-error.ts";
import { newShortCode, newToken } from "#platform/ids.ts";
import { findMembers } from "#routing/store.ts";
import { INVITATION_LIFETIME } from "#staff/rules.ts";
import { insertInvitation } from "#staff/store.ts";
import type { NewInvitation } from "#staff/types.ts";
import { DISPATCHER, type House } from "./house.ts";
import { receives } from "./receiving-agency.ts";

/** Returns the token of the link; only its hash is stored. Throws `agency.absent`. */
export async function invite(house: House, invitation: NewInvitation): Promise<string> {
  return (await inviteWithCode(house, invitation)).token;
}

/** Two keys to one invitation: a link to open, a code to type into the chat. Throws `agency.absent`. */
export async function inviteWithCode(
  house: House,
  invitation: NewInvitation,
): Promise<{ readonly token: string; readonly code: string }> {
  const { agencyId } = invitation;
  const now = house.clock.now();
  if (!receives(house.city, agencyId, now)) {
    throw new AppError("There is no such agency. Choose one of the list.", {
      code: "agency.absent",
      ids: { agencyId },
    });
  }
  const keys = { token: newToken(), code: newShortCode() };
  const expiresAt = now.add(INVITATION_LIFETIME);
  await insertInvitation(house.database.db, keys, invitation, expiresAt);
  return keys;
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
