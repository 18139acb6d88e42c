import { type Context, Hono } from "hono";
import { z } from "zod";
import { findRun } from "#evaluation/store.ts";
import { reportPage } from "#evaluation/views/report-page.ts";
import type { KnownPrompt } from "#prompts/types.ts";
import { diffLines } from "#prompts/views/diff.ts";
import type { House } from "#workflow/house.ts";
import { findPrompt } from "#workflow/load-prompts.ts";
import { orderEvaluation } from "#workflow/order-evaluation.ts";
import { EMBEDDED, type Moved, moveLabel } from "#workflow/promote-prompt.ts";
import { rollBack } from "#workflow/rollback-prompt.ts";
import { type Saved, savePrompt } from "#workflow/save-prompt.ts";
import { tryPrompt } from "#workflow/try-prompt.ts";
import { diffPage } from "./prompts-diff-page.ts";
import {
  draftFormSchema,
  draftOf,
  evaluateFormSchema,
  moveFormSchema,
  tryFormSchema,
  undoFormSchema,
} from "./prompts-form.ts";
import { promptsPage } from "./prompts-page.ts";
import { type VersionView, versionPage } from "./prompts-version-page.ts";
import { promptsView, triedView, versionView } from "./prompts-view.ts";
import { sayFault } from "./prompts-words.ts";

/** The console knows no names; undoing asks for none, as it must be one click. */
const BY = "quản trị";

/** `/console/prompts`: to be mounted behind the console's door. */
export function promptRoutes(house: House): Hono {
  const { database, clock } = house;
  const app = new Hono();
  app.get("/", async (c) => c.html(promptsPage(await promptsView(house))));
  app.post("/undo", async (c) => {
    const form = undoFormSchema.safeParse(await c.req.parseBody());
    if (!form.success) return c.notFound();
    const wish = { ...form.data, by: BY, reason: "Hoàn tác" };
    const { kind } = await rollBack(database.db, wish, clock.now());
    if (kind === "moved") return c.redirect("/console/prompts", 303);
    return c.html(promptsPage(await promptsView(house, OVERTAKEN)), 409);
  });
  app.post("/evaluate", async (c) => await order(c, house));
  app.get("/runs/:id", async (c) => {
    const id = z.uuid().safeParse(c.req.param("id"));
    const run = id.success ? await findRun(database.db, id.data) : null;
    if (run === null) return c.notFound();
    // To be kept and opened by itself: its style is in it, which pages of the console may not have.
    const name = `${run.classifier}-${run.data.name}-${run.data.version}.html`;
    c.header("content-disposition", `attachment; filename="${name}"`);
    return c.html(await reportPage(run));
  });
  app.get("/:ref", async (c) => {
    const known = await promptIn(c, house);
    return known === null ? c.notFound() : await show(c, house, known, {});
  });
  app.get("/:ref/diff", async (c) => {
    const known = await promptIn(c, house);
    const other = await findPrompt(database.db, c.req.query("with") ?? "");
    if (known === null || other === null) return c.notFound();
    return c.html(diffOf(other, known));
  });
  app.post("/:ref/save", async (c) => await save(c, house));
  app.post("/:ref/move", async (c) => await move(c, house));
  app.post("/:ref/try", async (c) => await tryOut(c, house));
  return app;
}

const OVERTAKEN = "Có người vừa đổi nhãn này. Hãy xem lại rồi làm tiếp.";

async function order(c: Context, house: House) {
  const { data } = evaluateFormSchema.safeParse(await c.req.parseBody());
  const classifier = data?.classifier ?? "";
  const isKnown =
    classifier === EMBEDDED ||
    (await findPrompt(house.database.db, classifier)) !== null;
  if (!isKnown) return c.notFound();
  await orderEvaluation(house, classifier);
  const back = classifier === EMBEDDED ? "" : `/${classifier}`;
  return c.redirect(`/console/prompts${back}`, 303);
}

async function tryOut(c: Context, house: House) {
  const known = await promptIn(c, house);
  const form = tryFormSchema.safeParse(await c.req.parseBody());
  if (known === null) return c.notFound();
  if (!form.success)
    return await show(
      c,
      house,
      known,
      { problems: ["Hãy gõ một tin để đọc thử."] },
      400,
    );
  const { text } = form.data;
  const trial = await tryPrompt(house, known.prompt, text);
  return await show(c, house, known, { tried: triedView(house, text, trial) });
}

async function save(c: Context, house: House) {
  const known = await promptIn(c, house);
  if (known === null) return c.notFound();
  const draft = draftFormSchema.parse(await c.req.parseBody());
  if (draft.author === "")
    return await show(
      c,
      house,
      known,
      { draft, problems: ["Hãy cho biết ai sửa."] },
      400,
    );
  const parent = c.req.param("ref") ?? "";
  const given = { parent, author: draft.author, draft: draftOf(draft) };
  const saved = await savePrompt(house.database.db, given, house.clock.now());
  if (saved.kind === "saved") return c.redirect(`/console/prompts/${saved.ref}`, 303);
  return await show(c, house, known, { draft, problems: whyNotSaved(saved) }, 400);
}

function whyNotSaved(saved: Exclude<Saved, { kind: "saved" }>): string[] {
  switch (saved.kind) {
    case "faults":
      return saved.faults.map(sayFault);
    case "same":
      return [`Nội dung này đã có ở ${saved.ref}; chưa có gì để lưu.`];
    case "noParent":
      return ["Không còn bản gốc để sửa."];
  }
}

async function move(c: Context, house: House) {
  const known = await promptIn(c, house);
  if (known === null) return c.notFound();
  const form = moveFormSchema.safeParse(await c.req.parseBody());
  if (!form.success)
    return await show(
      c,
      house,
      known,
      { problems: ["Hãy cho biết ai đổi, và vì sao."] },
      400,
    );
  const { override, ...wish } = form.data;
  const given = { ...wish, isOverride: override === "yes" };
  const moved = await moveLabel(house.database.db, given, house.clock.now());
  if (moved.kind === "moved") return c.redirect("/console/prompts", 303);
  return await show(c, house, known, { problems: [whyNotMoved(moved)] }, 409);
}

function whyNotMoved({ kind }: Exclude<Moved, { kind: "moved" }>): string {
  switch (kind) {
    case "refused":
      return "Chưa đưa vào dùng: đánh giá chưa đạt. Lý do ở mục “Đánh giá trên bộ tin chuẩn”.";
    case "reasonTooShort":
      return "Chưa đưa vào dùng: làm trái kết luận đánh giá thì phải nêu lý do ít nhất 20 chữ cái.";
    case "absent":
      return "Không có bản này.";
    case "already":
      return "Nhãn đã ở bản này rồi.";
    case "overtaken":
      return OVERTAKEN;
  }
}

async function promptIn(c: Context, { database }: House): Promise<KnownPrompt | null> {
  return await findPrompt(database.db, c.req.param("ref") ?? "");
}

async function show(
  c: Context,
  house: House,
  known: KnownPrompt,
  given: Partial<Pick<VersionView, "draft" | "problems" | "tried">>,
  status: 200 | 400 | 409 = 200,
) {
  return c.html(
    versionPage({ ...(await versionView(house, known)), ...given }),
    status,
  );
}

function diffOf({ prompt: old }: KnownPrompt, { prompt }: KnownPrompt) {
  const settings = [
    ["Mô hình", old.model, prompt.model],
    ["Độ ngẫu nhiên", old.parameters.temperature, prompt.parameters.temperature],
    ["Số token trả lời", old.parameters.maxTokens, prompt.parameters.maxTokens],
  ] as const;
  return diffPage({
    from: `${old.name}@${old.version}`,
    to: `${prompt.name}@${prompt.version}`,
    settings: settings
      .filter(([, before, after]) => before !== after)
      .map(([what, before, after]) => ({
        what,
        before: `${before}`,
        after: `${after}`,
      })),
    lines: diffLines(old.body, prompt.body),
  });
}
