/** The citizen says a case is at the wrong agency: it moves once by the table, else the dispatcher looks. */
import { levelOf } from "#cases/rules.ts";
import { findCaseEvents, insertCaseEvent, lockCase, updateCase } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import { insertLabelledExample } from "#classification/store.ts";
import { desk } from "#conversations/flows/desk-buttons.ts";
import { stillWrongButtons } from "#conversations/flows/reroute-case.ts";
import type { Claim } from "#conversations/types.ts";
import { phrase } from "#messages/phrase.ts";
import { type Claimed, claimWords } from "#messages/words-reroute.ts";
import { agencyName, type City, DISPATCHER, matterName } from "./house.ts";
import { moveCase } from "./move-case.ts";
import { isCorrected, isHeard, refuse } from "./offer-reroute.ts";
import { receiverOf } from "./receiving-agency.ts";
import { findHandlers } from "./recipients.ts";
import { tellOfficers } from "./tell-officers.ts";
import { factsOf, type Turn } from "./turn.ts";
import { findOwner } from "./understand.ts";

export async function rerouteCase(
  turn: Turn,
  asked: { readonly caseId: string; readonly hops: number; readonly claim: Claim },
): Promise<void> {
  const { tx } = turn;
  const { caseId, claim } = asked;
  const found = await lockCase(tx, caseId);
  const past = await findCaseEvents(tx, caseId);
  const isStale =
    asked.hops !== found.hops || (claim.kind === "matter" && isCorrected(past));
  if (isStale || !(await isHeard(turn, found, past))) return await refuse(turn, found);
  const { city } = turn.house;
  const target = targetOf(city, found, claim, turn.now);
  await insertLabelledExample(
    tx,
    {
      caseId,
      source: "citizen",
      reason: REASONS[claim.kind],
      fromMatterId: found.matterId,
      toMatterId: claim.kind === "matter" ? claim.matterId : null,
      fromAgencyId: found.agencyId,
      toAgencyId: claim.kind === "unsure" ? null : target.agencyId,
      personId: null,
    },
    turn.now,
  );
  if (target.agencyId === found.agencyId)
    return await correctMatter(turn, found, target);
  const isFree = found.state === "submitted" && found.hops === 0;
  await move(turn, found, {
    ...target,
    agencyId: isFree ? target.agencyId : DISPATCHER,
  });
}

const REASONS = { agency: "owner", matter: "matter", unsure: null } as const satisfies {
  readonly [K in Claim["kind"]]: string | null;
};

type Target = {
  readonly agencyId: string;
  /** Why that one, as everybody reads it. */
  readonly why: string;
  readonly claim: Claim;
  readonly matter: Pick<StoredCase, "matterId" | "level">;
};

/** Where the case belongs if the citizen is right. */
function targetOf(
  city: City,
  found: StoredCase,
  claim: Claim,
  now: Temporal.Instant,
): Target {
  const { matterId, level } = found;
  const same = { claim, matter: { matterId, level } };
  switch (claim.kind) {
    case "unsure":
      return { ...same, agencyId: DISPATCHER, why: DISPATCHER_LOOKS };
    case "agency":
      return {
        ...same,
        agencyId: receiverOf(city, claim.agencyId, now),
        why: CITIZEN_SAYS,
      };
    case "matter": {
      const owner = findOwner({ city }, { ...found, matterId: claim.matterId }, now);
      const urgency = city.matters.get(claim.matterId)?.urgency ?? null;
      const matter = {
        matterId: claim.matterId,
        level: levelOf(urgency, level === "urgent"),
      };
      return { claim, matter, agencyId: owner.agency.id, why: owner.why.vi };
    }
  }
}

const DISPATCHER_LOOKS = "người dân báo chưa đúng cơ quan, người điều phối xem lại";
const CITIZEN_SAYS = "người dân cho biết việc này thuộc đơn vị đó";

async function move(turn: Turn, found: StoredCase, target: Target): Promise<void> {
  const { tx, house, now, chat } = turn;
  const { city } = house;
  const { agencyId, claim, matter } = target;
  const before = await findHandlers(turn, found);
  const why = agencyId === DISPATCHER ? DISPATCHER_LOOKS : target.why;
  const moved = await moveCase(turn, found, { agencyId, why, matter });
  const claimed = nameClaim(city, claim);
  await insertCaseEvent(
    tx,
    found.id,
    {
      kind: "rerouted",
      actorId: chat.personId,
      data: {
        from: found.agencyId,
        to: agencyId,
        hop: found.hops,
        claim: claim.kind,
        ...reasonOf(claimed),
      },
    },
    now,
  );
  const { code } = found;
  const agency = agencyName(city, agencyId);
  const after = await findHandlers(turn, moved);
  const left = before.filter(
    (one) => !after.some(({ personId }) => personId === one.personId),
  );
  await tellOfficers(turn, found, {
    to: left,
    about: `movedAway:${found.hops}`,
    phrase: phrase("caseMovedAway", { code, agency, ...claimed }),
  });
  await tellOfficers(turn, moved, {
    to: after,
    about: `rerouted:${moved.hops}`,
    phrase: phrase("caseRerouted", {
      code,
      from: agencyName(city, found.agencyId),
      ...claimed,
    }),
    buttons: [desk("transfer", found.id)],
  });
  const { acceptDueAt, answerDueAt } = moved;
  const isAtDispatcher = agencyId === DISPATCHER;
  const news = { code, agency, acceptDueAt, answerDueAt, isAtDispatcher };
  await turn.say({ phrase: phrase("rerouted", news) });
}

/** Another matter of the same agency: nothing moves, everybody knows better what it is about. */
async function correctMatter(
  turn: Turn,
  found: StoredCase,
  { matter: { matterId } }: Target,
): Promise<void> {
  const { tx, house, now, chat } = turn;
  const { id: caseId, code } = found;
  await updateCase(tx, caseId, { matterId });
  const event = {
    kind: "matterCorrected" as const,
    actorId: chat.personId,
    data: { hop: found.hops },
  };
  await insertCaseEvent(tx, caseId, event, now);
  const matter = matterName(house.city, matterId);
  await tellOfficers(turn, found, {
    to: await findHandlers(turn, found),
    about: `matter:${matterId}`,
    phrase: phrase("matterCorrectedFor", factsOf(house.city, { ...found, matterId })),
    buttons: [desk("answer", caseId), desk("transfer", caseId)],
  });
  const { answerDueAt } = found;
  const agency = agencyName(house.city, found.agencyId);
  await turn.say({
    phrase: phrase("matterCorrected", { code, matter, agency, answerDueAt }),
    buttons: stillWrongButtons(found),
  });
}

function reasonOf(claimed: Claimed) {
  const { vi, en } = claimWords(claimed);
  return { reason: vi, reasonEn: en };
}

function nameClaim(city: City, claim: Claim): Claimed {
  switch (claim.kind) {
    case "agency":
      return { claim: claim.kind, name: agencyName(city, claim.agencyId) };
    case "matter":
      return { claim: claim.kind, name: matterName(city, claim.matterId) };
    case "unsure":
      return { claim: claim.kind, name: null };
  }
}
