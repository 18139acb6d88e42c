/** Which lines still offer choices, and where they are shown. */
import { drawButton } from "./bubble.ts";
import { find } from "./dom.ts";
import { word } from "./speech.ts";
import type { Line, LineButton, Seat } from "./wire.ts";

export type Choices = {
  /** A line that says so: the person has pressed one of its buttons. */
  readonly remember: (line: Line) => void;
  /** This button was pressed, though the server has not said so yet; or it was not after all. */
  readonly mark: (buttonId: string, isPressed: boolean, lines: readonly Line[]) => void;
  /**
   * The newest line that offers anything offers it above the keyboard, until it was used. Older ones
   * keep their choices. At a desk they lie open until used, since several cases wait at once, and
   * folded afterwards, since a case is worked on more than once; at a citizen's, folded and gone.
   */
  readonly show: (lines: readonly Line[]) => void;
};

export function createChoices(
  seat: Seat,
  press: (button: LineButton, event: MouseEvent) => void,
): Choices {
  const list = find("lines", HTMLOListElement);
  const quick = find("quick", HTMLDivElement);
  const pressed = new Set<string>();
  let shown = "";

  const isUsed = (line: Line) => offersOf(line).some(({ id }) => pressed.has(id));
  const showQuick = (line: Line | undefined) => {
    const offers = line === undefined ? [] : offersOf(line);
    const next = JSON.stringify(offers);
    // A news that changes nothing here must not take a button from under the keyboard's focus.
    if (next === shown) return;
    shown = next;
    quick.hidden = offers.length === 0;
    quick.replaceChildren(...offers.map((offer) => drawButton(offer, press)));
  };
  const show = (lines: readonly Line[]) => {
    const last = lines.findLast((line) => offersOf(line).length > 0);
    const open = last === undefined || isUsed(last) ? undefined : last;
    showQuick(open);
    for (const line of lines) {
      const older = choicesOf(list, line);
      if (older === null) continue;
      older.hidden = line === open || (seat === "citizen" && isUsed(line));
      lay(older, seat !== "citizen" && !isUsed(line));
    }
  };
  return {
    show,
    remember: (line) => {
      if (line.from === "person" && line.kind === "press") pressed.add(line.buttonId);
    },
    mark: (buttonId, isPressed, lines) => {
      if (isPressed) pressed.add(buttonId);
      else pressed.delete(buttonId);
      show(lines);
    },
  };
}

/** What a line offers; a question for the place offers to send it. */
function offersOf(line: Line): readonly LineButton[] {
  if (line.from !== "bot") return [];
  const isAsking = line.asksLocation && line.buttons.length === 0;
  return isAsking
    ? [{ id: `place:${line.seq}`, label: word("sendLocation"), kind: "location" }]
    : line.buttons;
}

function choicesOf(list: HTMLElement, line: Line): HTMLDetailsElement | null {
  return list.querySelector<HTMLDetailsElement>(`[data-seq="${line.seq}"] .choices`);
}

/** Opens or folds when that has changed; otherwise it is as the person has left it. */
function lay(choices: HTMLDetailsElement, isLaidOpen: boolean): void {
  if (choices.classList.contains("laid-open") === isLaidOpen) return;
  choices.classList.toggle("laid-open", isLaidOpen);
  choices.open = isLaidOpen;
}
