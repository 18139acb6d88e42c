/** The words and buttons of a morning overview: counts, eight lines, a button for each and one for all. */
import { countGroups, type Weighed } from "#alerts/views/digest.ts";
import { openOnDeskButton } from "#conversations/flows/desk-buttons.ts";
import type { ReplyButton } from "#conversations/types.ts";
import { phrase } from "#messages/phrase.ts";
import { type City, matterName } from "./house.ts";
import type { Telling } from "./tell.ts";

/** So many are listed, with a button each; the rest is counted. */
const LISTED = 8;

export function digestMessage(
  city: City,
  weighed: readonly Weighed[],
  now: Temporal.Instant,
): Pick<Telling, "phrase" | "buttons"> {
  const listed = weighed.slice(0, LISTED);
  const lines = listed.map(({ found, group }) => ({
    group,
    code: found.code,
    matter: matterName(city, found.matterId),
    dueAt: found.dueAt,
    isAccepted: found.state === "accepted",
  }));
  const all: ReplyButton = {
    label: phrase("digestAll"),
    action: { kind: "deskList", list: "mine", words: "", page: 0 },
  };
  return {
    phrase: phrase("digest", { day: now, counts: countGroups(weighed), lines }),
    buttons: [...listed.map(({ found }) => openOnDeskButton(found)), all],
  };
}
