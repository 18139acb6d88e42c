/** The lines on the screen, with their days. */
import { type Drawing, drawLine } from "./bubble.ts";
import { createChoices } from "./choices.ts";
import { find, make } from "./dom.ts";
import { dayOf, sayDay } from "./moments.ts";
import { word } from "./speech.ts";
import type { Line } from "./wire.ts";

export type ChatLog = {
  readonly add: (line: Line) => void;
  readonly prepend: (lines: readonly Line[]) => void;
  readonly setNow: (now: string) => void;
  readonly setReady: () => void;
  readonly markPressed: (buttonId: string, isPressed: boolean) => void;
  readonly has: (key: string) => boolean;
  readonly firstSeq: () => number | null;
  /** The newest line of the bot, 0 when there is none. */
  readonly lastBotSeq: () => number;
  readonly redraw: () => void;
  readonly showEnd: () => void;
};

/** How near the end one must be to be taken along by a new line. */
const NEAR_PX = 160;

export function createChatLog(drawing: Drawing): ChatLog {
  const screen = find("log", HTMLDivElement);
  const list = find("lines", HTMLOListElement);
  const choices = createChoices(drawing.seat, drawing.press);
  const lines: Line[] = [];
  let now: string | null = null;

  // The log grows upwards (`column-reverse`), so its end is at 0 and stays in sight by itself when
  // the keyboard opens or older lines come in above.
  const showEnd = () => screen.scrollTo({ top: 0 });
  const redraw = () => {
    const drawn = lines.flatMap((line, index) =>
      drawWithDay(line, lines[index - 1], now, drawing),
    );
    quietly(screen, () => list.replaceChildren(...drawn));
    choices.show(lines);
  };
  const setNow = (next: string) => {
    const isNextDay = now !== null && dayOf(now) < dayOf(next);
    if (now === null || now < next) now = next;
    if (isNextDay) redraw();
  };
  const add = (line: Line) => {
    setNow(line.at);
    choices.remember(line);
    list.append(...drawWithDay(line, lines.at(-1), now, drawing));
    lines.push(line);
    if (screen.ariaBusy === "true") return;
    find("empty", HTMLParagraphElement).hidden = true;
    choices.show(lines);
    if (line.from === "person" || -screen.scrollTop < NEAR_PX) showEnd();
  };
  const prepend = (older: readonly Line[]) => {
    const fromEnd = screen.scrollTop;
    for (const line of older) choices.remember(line);
    lines.unshift(...older);
    redraw();
    screen.scrollTop = fromEnd;
  };
  return {
    add,
    prepend,
    redraw,
    showEnd,
    setNow,
    setReady: () => {
      if (screen.ariaBusy !== "true") return;
      showEmpty(lines.length === 0);
      choices.show(lines);
      showEnd();
      screen.ariaBusy = "false";
    },
    markPressed: (id, isPressed) => choices.mark(id, isPressed, lines),
    has: (key) => lines.some((line) => line.key === key),
    firstSeq: () => lines[0]?.seq ?? null,
    lastBotSeq: () => lines.findLast((line) => line.from === "bot")?.seq ?? 0,
  };
}

/** What was read aloud once is not read again. */
function quietly(screen: HTMLElement, draw: () => void): void {
  const wasBusy = screen.ariaBusy;
  screen.ariaBusy = "true";
  draw();
  screen.ariaBusy = wasBusy;
}

function drawWithDay(
  line: Line,
  before: Line | undefined,
  now: string | null,
  drawing: Drawing,
): HTMLElement[] {
  const isNewDay = before === undefined || dayOf(before.at) !== dayOf(line.at);
  const isSameSpeaker = !isNewDay && speakerOf(before) === speakerOf(line);
  const element = drawLine(line, isSameSpeaker, drawing);
  element.dataset["seq"] = String(line.seq);
  if (!isNewDay) return [element];
  const day = make("span", {}, sayDay(line.at, now ?? line.at));
  return [make("li", { class: "day" }, day), element];
}

function speakerOf(line: Line): string {
  return line.from === "bot" ? `bot:${line.speaker ?? ""}` : line.from;
}

/** Once the chat is there, an empty one says what will be in it. */
function showEmpty(isEmpty: boolean): void {
  const empty = find("empty", HTMLParagraphElement);
  empty.textContent = word("empty");
  empty.dataset["word"] = "empty";
  empty.hidden = !isEmpty;
}
