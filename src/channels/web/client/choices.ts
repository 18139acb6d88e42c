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
   * keep their choices, folded; at a citizen's they go when one was used, at a desk they stay: a case
   * is worked on more than once.
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
  return {
    remember: (line) => {
      if (line.from === "person" && line.kind === "press") pressed.add(line.buttonId);
    },
    mark: (buttonId, isPressed) => {
      if (isPressed) pressed.add(buttonId);
      else pressed.delete(buttonId);
    },
    show: (lines) => {
      const isUsed = (line: Line) => offersOf(line).some(({ id }) => pressed.has(id));
      const last = lines.findLast((line) => offersOf(line).length > 0);
      const open = last === undefined || isUsed(last) ? null : last;
      quick.hidden = open === null;
      quick.replaceChildren(
        ...(open === null ? [] : offersOf(open)).map((offer) =>
          drawButton(offer, press),
        ),
      );
      for (const line of lines) {
        const isGone = line === open || (seat === "citizen" && isUsed(line));
        choicesOf(list, line)?.toggleAttribute("hidden", isGone);
      }
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

function choicesOf(list: HTMLElement, line: Line): HTMLElement | null {
  return list.querySelector(`[data-seq="${line.seq}"] .choices`);
}
