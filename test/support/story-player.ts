import { randomUUID } from "node:crypto";
import type { InboundEvent } from "#channels/port.ts";
import { invite } from "#workflow/invite.ts";
import { albumOf, readHappening, readLine, type StoryText } from "./story-lines.ts";
import type { Actor, News, Stage } from "./story-stage.ts";

/** Plays a story and writes it down again as it went: what differs is the diff of the two. */
export async function playStory(stage: Stage, story: StoryText): Promise<string> {
  const cast = new Map<string, Actor>([["", actor(stage, "", "web")]]);
  const heard: News[] = [];
  const listen = async () => {
    const news = await stage.news();
    const mine = news.filter(({ chat }) => nameOf(cast, chat) !== null);
    heard.push(...mine);
    return mine;
  };
  const written: string[] = [];
  for (const line of story.lines) {
    if (line.startsWith("#")) written.push(line);
    if (line.includes(" = ")) {
      await enter(stage, cast, line);
      await listen();
      written.push(line);
    }
    const said = readLine(line);
    if (said === null) continue;
    await perform(stage, cast, line);
    const replies = sayReplies(cast, await listen());
    written.push(line, ...(replies === "" ? [] : [`    ${replies}`]));
  }
  written.push(`= ${await ending(stage, cast)}`);
  await stage.clear();
  return written.join("\n");
}

/** The story as written, in the form in which it is played back. */
export function asWritten({ lines }: StoryText): string {
  return lines.filter((line) => line.trim() !== "").join("\n");
}

function actor(stage: Stage, name: string, channel: "web" | "telegram"): Actor {
  const language = name === "Tom" ? "en" : null;
  return {
    name,
    chat: `${name}-${randomUUID()}`,
    channel: stage.world[channel],
    language,
  };
}

/** `Hà = officer ubnd:w-yen-hoa` joins an agency; `Tom = citizen telegram` only has a chat. */
async function enter(
  stage: Stage,
  cast: Map<string, Actor>,
  line: string,
): Promise<void> {
  const [name = "", role = "", agencyId = ""] = line.split(/ = | /u);
  const isOutside = role === "citizen";
  const channel = isOutside && agencyId === "telegram" ? "telegram" : "web";
  const newcomer = actor(stage, name, channel);
  cast.set(name, newcomer);
  if (isOutside) return;
  if (role !== "officer" && role !== "head" && role !== "dispatcher")
    throw new Error(`There is no role "${role}".`);
  const token = await invite(stage.world.house, { agencyId, role, displayName: name });
  await stage.deliver(
    newcomer,
    { kind: "start", parameter: `inv_${token}` },
    randomUUID(),
  );
  await stage.work();
}

/** Several deeds joined by `&&` arrive before any is worked on. */
async function perform(
  stage: Stage,
  cast: ReadonlyMap<string, Actor>,
  line: string,
): Promise<void> {
  for (const part of line.split(" && ")) {
    const { who, does } = readLine(part) ?? { who: "", does: part };
    const doer = cast.get(who);
    if (doer === undefined) throw new Error(`Nobody is called "${who}".`);
    await act(stage, doer, does);
  }
  await stage.work();
  stage.world.clock.set(stage.world.clock.now().add({ seconds: 1 }));
}

async function act(stage: Stage, doer: Actor, does: string): Promise<void> {
  const [, verb = "", rest = ""] =
    /^\{(wait|restart|twice|lost|album) ?(.*)\}$/u.exec(does) ?? [];
  switch (verb) {
    case "wait":
      return await stage.pass(Temporal.Duration.from(rest));
    case "restart":
      return await stage.restart();
    case "lost":
      return doer.channel.nextResults({ kind: "unknown", detail: "timeout" });
    case "twice": {
      const id = randomUUID();
      await stage.deliver(doer, eventOf(doer, rest), id);
      return await stage.deliver(doer, eventOf(doer, rest), id);
    }
    case "album":
      for (const event of albumOf(rest)) await stage.deliver(doer, event, randomUUID());
      await stage.work();
      return await stage.pass({ seconds: 2 });
    default:
      await stage.deliver(doer, eventOf(doer, does), randomUUID());
  }
}

function eventOf(doer: Actor, does: string): InboundEvent {
  const happening = readHappening(does);
  if (happening !== null) return happening;
  if (does === "{code}") return { kind: "text", text: codeIn(doer) };
  const [, age, label] = /^\[(first )?(.+)\]$/u.exec(does) ?? [];
  if (label === undefined) return { kind: "text", text: does };
  const buttons = doer.channel.seenBy(doer.chat).flatMap((body) => body.buttons);
  const isIt = (one: { readonly label: string }) => one.label === label;
  const button = age === undefined ? buttons.findLast(isIt) : buttons.find(isIt);
  if (button === undefined) throw new Error(`${doer.name} sees no "${label}".`);
  return { kind: "press", buttonId: button.id };
}

/** The code of the newest receipt. */
function codeIn({ chat, channel }: Actor): string {
  const texts = channel.seenBy(chat).map(({ text }) => text);
  return /\*\*([A-Z]{1,3}-\d\d-\w{5})\*\*/u.exec(texts.toReversed().join())?.[1] ?? "";
}

function nameOf(cast: ReadonlyMap<string, Actor>, chat: string): string | null {
  for (const one of cast.values()) if (one.chat === chat) return one.name;
  return null;
}

function sayReplies(cast: ReadonlyMap<string, Actor>, news: readonly News[]): string {
  // By person, because which of two officers is written to first says nothing.
  return [...cast.values()]
    .flatMap(({ name, chat }) =>
      news
        .filter((one) => one.chat === chat)
        .map(({ key }) => (name === "" ? key : `${name}:${key}`)),
    )
    .join(" ");
}

/** The cases of the citizens of a story, whether a draft is kept, and what did not arrive. */
async function ending(stage: Stage, cast: ReadonlyMap<string, Actor>): Promise<string> {
  const { db } = stage.world.house.database;
  const externalIds = [...cast.values()].map(({ chat }) => chat);
  const chats = await db.chat.findMany({
    where: { externalId: { in: externalIds } },
    select: { id: true, conversation: true },
  });
  const chatIds = chats.map(({ id }) => id);
  const cases = await db.case.findMany({
    where: { chatId: { in: chatIds } },
    // Two of one message begin at the same moment.
    orderBy: [{ createdAt: "asc" }, { agencyId: "asc" }],
  });
  const unsent = await db.message.findMany({
    where: { chatId: { in: chatIds }, state: { not: "sent" } },
  });
  const hasDraft = chats.some(({ conversation }) =>
    /"draft":\s*\{/u.test(JSON.stringify(conversation)),
  );
  return [
    ...(cases.length === 0 ? ["no case"] : []),
    ...cases.map(({ state, agencyId }) => `${state} at ${agencyId}`),
    ...(hasDraft ? ["draft kept"] : []),
    ...unsent.map(({ key, state }) => `${key} ${state}`),
  ].join(", ");
}
