import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import type { InboundEvent } from "#channels/port.ts";
import { parseConversation } from "#conversations/schema.ts";
import type { Conversation } from "#conversations/types.ts";
import { insertServicePoint } from "#routing/store.ts";
import { albumOf, readHappening } from "#test/support/story-lines.ts";
import { type Actor, openStage } from "#test/support/story-stage.ts";
import { aMove, GUIDED, type Move, REPORTS } from "#test/support/walk-moves.ts";
import { openWorld } from "#test/support/world.ts";

const world = await openWorld();
const stage = openStage(world);
const { db } = world.house.database;
afterAll(() => world[Symbol.asyncDispose]());

/** Events of a person that need no answer. */
const UNANSWERED = ["{left}", "{returned}"];
/** A report that is gone was given up, sent, or passed on as words for another case. */
const ENDS_A_DRAFT = [
  ...["cancelled", "receipt", "receiptBoth", "dataErased"],
  ...[
    "wordsDropped",
    "noteForwarded",
    "replyForwarded",
    "emergency",
    "denunciation",
    "caseIs",
  ],
];
const SUMMARIES = ["summary", "summaryBoth"];
/** Shrinking a failure to its shortest story may take so long. */
const SHRINK_MS = 240_000;

it("whatever people do, nothing is lost, nobody is stuck, no case is opened unseen", async () => {
  await insertServicePoint(db, COUNTER);
  const walk = fc
    .array(aMove, { minLength: 40, maxLength: 200, size: "max" })
    .map((moves) => moves.flat().slice(0, MOVES));
  const examples: [readonly Move[]][] = [[GUIDED]];
  const told = await fc.check(fc.asyncProperty(walk, walkThrough), {
    numRuns: 4,
    seed: 20_261_116,
    examples,
    interruptAfterTimeLimit: SHRINK_MS,
  });
  if (told.failed) throw new Error(asStory(told), { cause: told.errorInstance });
  const ids = [...world.web.arrived].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  // Else the walks would prove little.
  expect(await db.case.count()).toBeGreaterThan(4);
  const kinds = await db.message.groupBy({ by: ["key"] });
  expect(kinds.map(({ key }) => key)).toEqual(expect.arrayContaining(MET));
  expect(await db.update.count({ where: { attempts: { gt: 0 } } })).toBe(0);
}, 600_000);

const MOVES = 200;
/** What the walks must have come by. */
const MET = [
  ...["askSplit", "receiptBoth", "askContact", "askSimilarOne", "counterGreeting"],
  ...[
    "parked",
    "draftWaits",
    "moreChoices",
    "askReroute",
    "isThisReply",
    "closedAsSpam",
  ],
  ...["answered", "denunciation", "languageSet", "unsupported"],
];
const COUNTER = {
  code: "mot-cua-lang",
  name: "Bộ phận Một cửa phường Láng",
  agencyId: "ubnd:w-lang",
  wardId: "w-lang",
  address: "79 phố Nguyên Hồng",
};

/** The seed, to walk it again, and the shortest story that goes wrong. */
function asStory(told: fc.RunDetails<[readonly Move[]]>): string {
  const [moves = []] = told.counterexample ?? [];
  const story = moves.map((move) => move.slice(0, 200)).join("\n");
  return `seed ${told.seed}, path ${told.counterexamplePath}\n${told.errorInstance}\n${story}`;
}

async function walkThrough(moves: readonly Move[]): Promise<void> {
  await stage.clear();
  world.clock.set(Temporal.Instant.from("2026-11-16T09:00:00+07:00"));
  const citizen = newcomer("An");
  const officer = newcomer("Hà");
  await world.member(officer.chat, "ubnd:w-yen-hoa", "officer");
  await neighbour();
  const watch = watchOver(citizen);
  for (const move of moves) {
    await perform(move, { citizen, officer });
    await watch.look(move);
  }
  await tell(citizen, { kind: "returned" });
  await stage.news();
  await tell(citizen, { kind: "text", text: "hi" });
  expect((await stage.news()).filter(({ chat }) => chat === citizen.chat)).not.toEqual(
    [],
  );
  // The case, the report, what a gate has stopped.
  for (const text of ["/huy", "/huy", "/huy"])
    await tell(citizen, { kind: "text", text });
  expect((await stateOf(citizen)).draft).toBeNull();
  expect((await stage.news()).at(-1)?.key).toBe("nothingToCancel");
}

/** Somebody has sent the same already. */
async function neighbour(): Promise<void> {
  const other = newcomer("Bình");
  for (const does of [`> ${REPORTS[0]}`, ...Array<Move>(6).fill("> {first}")]) {
    await perform(does, { citizen: other, officer: other });
  }
}

function newcomer(name: string): Actor {
  return {
    name,
    chat: `${name}-${randomUUID()}`,
    channel: world.web,
    language: null,
  };
}

async function perform(
  move: Move,
  { citizen, officer }: { readonly citizen: Actor; readonly officer: Actor },
): Promise<void> {
  // Slower than the pace at which a person is made to wait.
  world.clock.set(world.clock.now().add({ seconds: 5 }));
  const [, name = "", does = ""] = /^(Hà)?> (.*)$/su.exec(move) ?? [];
  const doer = name === "" ? citizen : officer;
  const [, verb = "", rest = ""] =
    /^\{(restart|wait|album|press|first) ?(.*)\}$/u.exec(does) ?? [];
  switch (verb) {
    case "restart":
      return await stage.restart();
    case "wait":
      return await stage.pass(Temporal.Duration.from(rest));
    case "album":
      for (const event of albumOf(rest)) await stage.deliver(doer, event, randomUUID());
      return await stage.pass({ seconds: 2 });
    default:
      return await tell(doer, eventOf(doer, does, { verb, rest }));
  }
}

function eventOf(
  { channel, chat }: Actor,
  does: string,
  { verb, rest }: { readonly verb: string; readonly rest: string },
): InboundEvent {
  const seen = channel.seenBy(chat);
  const buttons = seen.flatMap((body) => body.buttons);
  const press = (button: { readonly id: string } | undefined): InboundEvent => ({
    kind: "press",
    buttonId: button?.id ?? "no button of ours",
  });
  if (verb === "first") return press(seen.at(-1)?.buttons[0]);
  if (verb === "press") return press(buttons.at(-1 - Number(rest)));
  const label = /^\[(.+)\]$/u.exec(does)?.[1];
  if (label !== undefined) return press(buttons.findLast((one) => one.label === label));
  return readHappening(does) ?? { kind: "text", text: does };
}

async function tell(who: Actor, event: InboundEvent): Promise<void> {
  await stage.deliver(who, event, randomUUID());
  await stage.work();
}

/** Looks at the citizen's chat after every move. */
function watchOver(citizen: Actor) {
  let waiting: readonly number[] = [];
  let cases = 0;
  let isSummarised = false;
  return {
    look: async (move: Move) => {
      const news = await stage.news();
      const keys = news
        .filter(({ chat }) => chat === citizen.chat)
        .map(({ key }) => key);
      expect(keys).not.toContain("setAside");
      if (isAnswered(move)) expect(keys, move).not.toEqual([]);

      const { draft, parked } = await stateOf(citizen);
      const kept = [...parked, ...(draft === null ? [] : [draft])].map(
        (one) => one.number,
      );
      if (waiting.some((number) => !kept.includes(number))) {
        expect(
          keys.some((key) => ENDS_A_DRAFT.includes(key)),
          `${move}: ${keys}`,
        ).toBe(true);
      }
      waiting = kept;
      const opened = await db.case.count({
        where: { chatId: { in: await idsOf(citizen) } },
      });
      if (opened > cases) {
        expect(isSummarised).toBe(true);
        expect(await hasConsented(citizen)).toBe(true);
      }
      cases = opened;
      if (keys.some((key) => SUMMARIES.includes(key))) isSummarised = true;
      if (draft === null) isSummarised = false;
    },
  };
}

function isAnswered(move: Move): boolean {
  const isSilent = /^> \{(?:restart|wait)/u.test(move);
  return move.startsWith("> ") && !isSilent && !UNANSWERED.includes(move.slice(2));
}

async function idsOf({ chat }: Actor): Promise<string[]> {
  const rows = await db.chat.findMany({ where: { externalId: chat } });
  return rows.map(({ id }) => id);
}

async function stateOf({ chat }: Actor): Promise<Conversation> {
  const row = await db.chat.findFirst({ where: { externalId: chat } });
  return parseConversation(row?.conversation ?? null);
}

async function hasConsented(citizen: Actor): Promise<boolean> {
  const given = await db.consent.findFirst({
    where: { chatId: { in: await idsOf(citizen) }, purpose: "feedback" },
    orderBy: { at: "desc" },
  });
  return given?.isGiven === true;
}
