import type { Person, World } from "./world.ts";

export const QUESTION = "Cột đèn nào tối: đầu ngõ hay cuối ngõ ạ?";

/** An officer asks the citizen of the newest case they see. */
export async function askAbout(officer: Person, text = QUESTION): Promise<void> {
  await officer.presses("Hỏi người dân");
  await officer.says(text);
  await officer.presses("Gửi câu hỏi");
}

/** By typing how long, not by a button. */
export async function extend(officer: Person, wish: string, reason: string) {
  await officer.presses("Xin gia hạn");
  await officer.says(wish);
  await officer.says(reason);
}

export async function markSpam(officer: Person, reason = "tin quảng cáo") {
  await officer.presses("Không phải phản ánh");
  await officer.says(reason);
}

/** The only case of a world with its history, moments on the clock of Ha Noi. */
export async function onlyCase({ house }: World) {
  const found = await house.database.db.case.findFirstOrThrow({
    include: { events: { orderBy: { at: "asc" } } },
  });
  const due = found.answerDueAt.toTemporalInstant().toZonedDateTimeISO("+07:00");
  return {
    state: found.state,
    agencyId: found.agencyId,
    due: due.toPlainDateTime().toString({ smallestUnit: "minute" }).replace("T", " "),
    version: found.deadlineVersion,
    isWaiting: found.pausedAt !== null,
    isExtended: found.extendedAt !== null,
    kinds: found.events
      .map(({ kind }) => kind)
      .filter((kind) => !kind.startsWith("alert")),
    alerts: found.events.filter(({ kind }) => kind === "alertRaised").length,
  };
}
