import { insertLabelMove } from "#prompts/store.ts";
import type { Label } from "#prompts/types.ts";
import type { ModelDesk } from "#workflow/house.ts";
import { openModelDesk } from "#workflow/open-language-model.ts";
import { type ModelServer, openModelServer, type Reply } from "./model-server.ts";
import { openWorld, type World } from "./world.ts";

type LlmAnswer = Awaited<
  ReturnType<World["house"]["database"]["db"]["llmAnswer"]["findMany"]>
>[number];

/** A house that reads with `classify@1` on a server of its own; a candidate would read every message. */
export type ModelWorld = AsyncDisposable & {
  readonly world: World;
  readonly server: ModelServer;
  readonly desk: { -readonly [Key in keyof ModelDesk]: ModelDesk[Key] };
  /** No failure is remembered, no token missing. */
  readonly settle: () => void;
  readonly put: (
    label: Label,
    target: string | null,
    evaluationId?: string,
  ) => Promise<void>;
  /** What somebody new reads after they have written `text`; null: the server goes on as it did. */
  readonly writes: (text: string, reply: Reply | null) => Promise<readonly string[]>;
  readonly lastName: () => string;
  readonly rows: () => Promise<LlmAnswer[]>;
  /** Of the message that came last. */
  readonly lastRow: () => Promise<LlmAnswer>;
};

const ENOUGH = 100_000_000;

export function deskAt({ url }: ModelServer, waitMs: number): ModelDesk {
  const config = { baseUrl: url, apiKey: "sk-test", model: null };
  const prices = { prompt: 0, output: 0 };
  const limits = { dailyTokens: ENOUGH, shadowShare: 1, prices };
  return openModelDesk({ ...config, ...limits }, waitMs);
}

export async function openModelWorld(waitMs: number): Promise<ModelWorld> {
  const server = await openModelServer();
  const desk = deskAt(server, waitMs);
  const world = await openWorld({ languageModel: desk });
  const { db } = world.house.database;
  const moves = { production: 0, candidate: 0 };
  let people = 0;
  const put: ModelWorld["put"] = async (label, target, evaluationId) => {
    moves[label] += 1;
    const move = { label, number: moves[label], target, at: world.clock.now() };
    const rest = { by: "An", reason: "test", isOverride: false };
    const decided = { ...rest, evaluationId: evaluationId ?? null };
    await insertLabelMove(db, { kind: "move", ...move, ...decided });
  };
  await put("production", "classify@1");
  return {
    world,
    server,
    desk,
    put,
    settle: () => {
      desk.breaker.record("answered", world.clock.now());
      Object.assign(desk, { dailyTokens: ENOUGH });
    },
    writes: async (text, reply) => {
      if (reply !== null) server.replies(reply);
      people += 1;
      const person = world.person(`người ${people}`);
      await person.says(text);
      return person.reads();
    },
    lastName: () => `người ${people}`,
    rows: () => db.llmAnswer.findMany(),
    lastRow: () =>
      db.llmAnswer.findFirstOrThrow({
        where: { purpose: "live" },
        orderBy: { updateSeq: "desc" },
      }),
    [Symbol.asyncDispose]: async () => {
      await world[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}
