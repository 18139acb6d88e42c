import { Hono } from "hono";
import { z } from "zod";
import {
  fallsOf,
  isAboutText,
  labelsPerTraining,
  proposedMatter,
} from "#classification/flows/learning.ts";
import { maskPersonal } from "#classification/providers/mask.ts";
import { findModelVersions } from "#classification/store.ts";
import type { OpenLabel } from "#classification/types.ts";
import { agencyName, type City, type House, matterName } from "#workflow/house.ts";
import { countSinceTraining } from "#workflow/retrain-model.ts";
import { findStanding, type Review, reviewLabels } from "#workflow/review-labels.ts";
import { rollBackModel } from "#workflow/roll-back-model.ts";
import { sayDate } from "./agency-words.ts";
import { type LabelGroup, type LabelRow, labelsPage } from "./labels-page.ts";
import type { ModelsView } from "./models-part.ts";

/** Labels of one group on the page; the rest comes when these are reviewed. */
const SHOWN = 50;
const APPROVED = 20;
const VERSIONS = 15;

const byField = z.string().trim().min(1).max(80);
const bulkSchema = z.object({
  by: byField,
  verdict: z.enum(["approve", "reject", "settle"]),
  id: z.union([z.uuid().transform((id) => [id]), z.array(z.uuid())]),
});
const eachSchema = z.object({ by: byField }).catchall(z.string().max(300));
const useSchema = z.object({ by: byField });

const PROBLEM =
  "Chưa ghi gì: cần tên người duyệt, ít nhất một việc được chọn, và loại việc có trong danh sách gợi ý.";

/** `/console/labels`: to be mounted behind the console's door. */
export function labelRoutes(house: House): Hono {
  const app = new Hono();
  app.get("/", async (c) => {
    const done = z.coerce.number().int().min(0).safeParse(c.req.query("done"));
    return c.html(await show(house, { done: done.data ?? null, problem: null }));
  });
  app.post("/review", async (c) => {
    const form = readForm(await c.req.parseBody({ all: true }), house.city);
    if (form === null)
      return c.html(await show(house, { done: null, problem: PROBLEM }), 400);
    const done = await reviewLabels(house, form);
    return c.redirect(`/console/labels?done=${done}`, 303);
  });
  app.post("/models/:id/use", async (c) => {
    const form = useSchema.safeParse(await c.req.parseBody());
    const { learning } = house;
    if (!form.success || learning === null) return c.notFound();
    const target = { versionId: c.req.param("id"), by: form.data.by };
    const version = await rollBackModel({ ...house, learning }, target);
    return version === null ? c.notFound() : c.redirect("/console/labels", 303);
  });
  return app;
}

type Form = { readonly by: string; readonly reviews: readonly Review[] };

/** All chosen ones in one way, or each in its own; null: it cannot be done whole. */
function readForm(body: Readonly<Record<string, unknown>>, city: City): Form | null {
  const bulk = bulkSchema.safeParse(body);
  if (bulk.success) {
    const { by, verdict, id } = bulk.data;
    const reviews = id.map((one) => ({ id: one, verdict, matterId: null }));
    return { by, reviews };
  }
  const each = eachSchema.safeParse(body);
  if (!each.success) return null;
  const { by, ...fields } = each.data;
  const idsByName = new Map(
    [...city.matters.values()].map(({ id, name }) => [name, id]),
  );
  const reviews = Object.entries(fields).flatMap(([field, verdict]) => {
    const [kind, id = ""] = field.split(":");
    if (kind !== "verdict" || verdict === "") return [];
    const matterId = idsByName.get(fields[`matter:${id}`]?.trim() ?? "") ?? null;
    return [{ id, verdict, matterId }];
  });
  const decided = z.array(decisionSchema).min(1).safeParse(reviews);
  return decided.success ? { by, reviews: decided.data } : null;
}

const decisionSchema = z.discriminatedUnion("verdict", [
  z.object({ id: z.uuid(), verdict: z.literal("approve"), matterId: z.string() }),
  z.object({
    id: z.uuid(),
    verdict: z.literal("reject"),
    matterId: z.null().catch(null),
  }),
]);

async function show(
  house: House,
  said: { readonly done: number | null; readonly problem: string | null },
) {
  const { database, city, clock } = house;
  const standing = await findStanding(database.db, city, clock.now());
  const { offered, held, approved } = standing;
  const groups = Object.groupBy(offered, groupOf);
  const rowsOf = (group: LabelGroup) =>
    (groups[group] ?? []).slice(0, SHOWN).map((label) => rowOf(label, city));
  const countOf = (group: LabelGroup) => groups[group]?.length ?? 0;
  return labelsPage({
    waiting: {
      matters: rowsOf("matters"),
      confirmed: rowsOf("confirmed"),
      owners: rowsOf("owners"),
      places: rowsOf("places"),
    },
    counts: {
      matters: countOf("matters"),
      confirmed: countOf("confirmed"),
      owners: countOf("owners"),
      places: countOf("places"),
    },
    held,
    approved: approved
      .slice(0, APPROVED)
      .map(({ id, code, text, matterId, reviewedBy, reviewedAt }) => ({
        id,
        code,
        text: maskPersonal(text),
        matter: matterName(city, matterId).vi,
        by: reviewedBy,
        on: sayDate(reviewedAt, city),
      })),
    approvedCount: approved.length,
    matters: [...city.matters.values()].map(({ name }) => name),
    models: await findModels(house, approved),
    ...said,
  });
}

function groupOf(label: OpenLabel): LabelGroup {
  if (label.reason === "confirmed") return "confirmed";
  if (isAboutText(label)) return "matters";
  return label.reason === "owner" ? "owners" : "places";
}

const SAID = {
  citizen: "người dân cho biết",
  officer: "cán bộ cho biết",
  silence: "người dân không phản hồi",
} as const;

function rowOf(label: OpenLabel, city: City): LabelRow {
  const { id, at, code, text, source, fromMatterId, fromAgencyId, toAgencyId } = label;
  const proposed = proposedMatter(label);
  return {
    id,
    on: sayDate(at, city),
    code,
    text: maskPersonal(text),
    said: SAID[source],
    from:
      fromMatterId === null
        ? null
        : { id: fromMatterId, name: matterName(city, fromMatterId).vi },
    proposed: proposed === null ? "" : matterName(city, proposed).vi,
    fromAgency: agencyName(city, fromAgencyId).vi,
    toAgency: toAgencyId === null ? null : agencyName(city, toAgencyId).vi,
  };
}

async function findModels(
  { database, city, learning }: House,
  approved: Parameters<typeof countSinceTraining>[1],
): Promise<ModelsView | null> {
  if (learning === null) return null;
  const versions = await findModelVersions(database.db, VERSIONS);
  const since = await countSinceTraining({ database }, approved);
  return {
    missing: Math.max(0, labelsPerTraining - since),
    versions: versions.map((one) => ({
      ...one,
      on: sayDate(one.startedAt, city),
      falls:
        one.state === "rejected" && one.before !== null && one.figures !== null
          ? fallsOf(one.before, one.figures)
          : [],
      isOffered: one.isKept && one.state !== "promoted" && one.basis === learning.basis,
    })),
  };
}
