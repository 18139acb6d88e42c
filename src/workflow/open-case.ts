/** Opens a case from a confirmed draft, tells the agency, and returns the receipt. */
import { codeOf, levelOf } from "#cases/rules.ts";
import { insertCase, insertCaseEvent, loadCase } from "#cases/store.ts";
import type { Draft, Receipt } from "#conversations/types.ts";
import { AppError } from "#kernel/app-error.ts";
import { newCodeTail, newId } from "#platform/ids.ts";
import { announceCase } from "./announce-case.ts";
import { DISPATCHER } from "./house.ts";
import { planDeadlines, planNextAlert } from "./plan-deadlines.ts";
import type { Turn } from "./turn.ts";

export async function openCase(turn: Turn, draft: Draft): Promise<Receipt> {
  const { tx, house, now, chat } = turn;
  const { city } = house;
  const { owner } = draft;
  if (owner === null) {
    throw new AppError("A draft without an owner cannot become a case.", {
      code: "draft.incomplete",
      ids: { chatId: chat.id },
    });
  }
  const matter = draft.matter === null ? undefined : city.matters.get(draft.matter.id);
  const ward = draft.ward === null ? undefined : city.wards.get(draft.ward.id);
  const level = levelOf(matter?.urgency ?? null, draft.isUrgent);
  const deadlines = planDeadlines(city, level, now);
  const { year } = now.toZonedDateTimeISO(city.calendar.timeZone);
  const id = newId();
  const code = codeOf(ward?.name ?? null, year, newCodeTail());
  await insertCase(
    tx,
    {
      id,
      code,
      submissionId: newId(),
      chatId: chat.id,
      level,
      text: draft.text,
      address: draft.address,
      placeKind: draft.placeKind,
      wardId: ward?.id ?? null,
      pin: draft.pin,
      matterId: matter?.id ?? null,
      agencyId: owner.agency.id,
      agencyWhy: owner.why.vi,
      mediaIds: draft.mediaIds,
      ...deadlines,
      nextAlertAt: planNextAlert(
        city,
        { ...deadlines, level, state: "submitted" },
        now,
      ),
    },
    now,
  );
  const event = { kind: "submitted" as const, actorId: chat.personId, data: { level } };
  await insertCaseEvent(tx, id, event, now);
  await announceCase(turn, await loadCase(tx, id));
  return {
    caseId: id,
    code,
    agency: owner.agency.name,
    why: owner.why,
    ...deadlines,
    link: house.caseLink(code),
    mayReroute: owner.agency.id !== DISPATCHER,
  };
}
