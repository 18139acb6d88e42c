/** Ready answers: offers those of an agency, fills one in for a case, keeps an answer as one, deletes one. */
import { loadCase } from "#cases/store.ts";
import type { StoredCase } from "#cases/types.ts";
import { desk } from "#conversations/flows/desk-buttons.ts";
import { templateButtons } from "#conversations/flows/desk-templates.ts";
import type { Result } from "#conversations/types.ts";
import {
  deleteTemplate as drop,
  findTemplate,
  findTemplates,
  findThread,
  saveTemplate as keep,
} from "#desk/store.ts";
import type { AnswerTemplate } from "#desk/types.ts";
import { maskInsults } from "#kernel/insults.ts";
import { fillTemplate as fill } from "#kernel/template.ts";
import { sayDay, sayMoment } from "#messages/moments.ts";
import { phrase } from "#messages/phrase.ts";
import { agencyName, matterName } from "./house.ts";
import { proofFor } from "./proof-for.ts";
import { may } from "./standing.ts";
import { placeOf, type Turn } from "./turn.ts";

/** As many as one looks through. */
const OFFERED = 6;

type Of = { readonly caseId: string; readonly templateId: string };

export async function offerTemplates(
  turn: Turn,
  { caseId, toDelete }: { readonly caseId: string; readonly toDelete: boolean },
): Promise<void> {
  const found = await loadCase(turn.tx, caseId);
  if (!(await may(turn, toDelete ? "deleteTemplate" : "answer", found)))
    return await turn.say({ phrase: phrase("deskDenied") });
  const all = await findTemplates(turn.tx, found, OFFERED);
  const own = all.filter(({ agencyId }) => agencyId !== null);
  const shown = toDelete ? own : all;
  if (shown.length === 0) return await turn.say({ phrase: phrase("templatesNone") });
  const verb = toDelete ? "delete" : "use";
  const mayDelete =
    !toDelete && own.length > 0 && (await may(turn, "deleteTemplate", found));
  await turn.say({
    phrase: phrase(toDelete ? "whichTemplateGoes" : "whichTemplate"),
    buttons: [
      ...templateButtons(caseId, shown.map(named), verb),
      ...(mayDelete ? [desk("deleteTemplates", caseId)] : []),
    ],
  });
}

/** Null: it cannot be, and the officer knows why. */
export async function fillTemplate(
  turn: Turn,
  { caseId, templateId }: Of,
): Promise<Result | null> {
  const found = await loadCase(turn.tx, caseId);
  const template = await findTemplate(turn.tx, templateId);
  if (!(await may(turn, "answer", found)) || !isOf(template, found)) {
    await turn.say({
      phrase: phrase(template === null ? "templateGone" : "deskDenied"),
    });
    return null;
  }
  const { code } = found;
  const text = fill(template.text, valuesOf(turn, found));
  const proof = proofFor(turn.house.city, found);
  return { kind: "templateFilled", caseId, code, proof, text };
}

/** What officer and case make certain; everything else of a template the officer is asked for. */
function valuesOf({ house, now }: Turn, found: StoredCase): Record<string, string> {
  const { city } = house;
  return {
    mã: found.code,
    việc: matterName(city, found.matterId).vi,
    nơi: maskInsults(placeOf(city, found)),
    hạn: sayMoment(found.answerDueAt, "vi"),
    "đơn vị": agencyName(city, found.agencyId).vi,
    ngày: sayDay(now),
  };
}

/** The answer given last; what names this case in it becomes placeholders again. */
export async function saveTemplate(
  turn: Turn,
  { caseId, name }: { readonly caseId: string; readonly name: string },
): Promise<void> {
  const { tx, house } = turn;
  const found = await loadCase(tx, caseId);
  const thread = await findThread(tx, caseId, 20);
  const answered = thread.findLast(({ kind }) => kind === "answered");
  if (!(await may(turn, "saveTemplate", found)) || answered === undefined)
    return await turn.say({ phrase: phrase("deskDenied") });
  const { agencyId, matterId } = found;
  const names = [
    ["mã", found.code],
    ["nơi", maskInsults(placeOf(house.city, found))],
    ["đơn vị", agencyName(house.city, agencyId).vi],
  ] as const;
  const text = names.reduce(
    (part, [of, value]) => (value === "" ? part : part.replaceAll(value, `{${of}}`)),
    answered.text,
  );
  await keep(tx, { agencyId, matterId, name, text });
  await turn.say({ phrase: phrase("templateSaved", { name }) });
}

export async function deleteTemplate(
  turn: Turn,
  { caseId, templateId }: Of,
): Promise<void> {
  const found = await loadCase(turn.tx, caseId);
  const template = await findTemplate(turn.tx, templateId);
  if (template === null) return await turn.say({ phrase: phrase("templateGone") });
  const isOwn = template.agencyId === found.agencyId;
  if (!isOwn || !(await may(turn, "deleteTemplate", found)))
    return await turn.say({ phrase: phrase("deskDenied") });
  await drop(turn.tx, templateId);
  await turn.say({ phrase: phrase("templateDeleted", { name: template.name }) });
}

function isOf(
  template: AnswerTemplate | null,
  { agencyId }: StoredCase,
): template is AnswerTemplate {
  return (
    template !== null && (template.agencyId === null || template.agencyId === agencyId)
  );
}

function named({ id, name }: AnswerTemplate) {
  return { id, name: { vi: name, en: name } };
}
