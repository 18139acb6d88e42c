import type { ChatLog } from "./chat-log.ts";
import { find } from "./dom.ts";
import type { Line, Seat } from "./wire.ts";

/** The button above the chat that fetches what came before. Returns what shows it when there is any. */
export function createOlder(seat: Seat, log: ChatLog): () => void {
  const button = find("older", HTMLButtonElement);
  button.addEventListener("click", () => void fetchOlder(button, seat, log));
  return () => {
    button.hidden = (log.firstSeq() ?? 1) <= 1;
  };
}

async function fetchOlder(
  button: HTMLButtonElement,
  seat: Seat,
  log: ChatLog,
): Promise<void> {
  button.disabled = true;
  try {
    const answer = await fetch(`/chat/${seat}/history?before=${log.firstSeq() ?? 1}`);
    const { lines, hasMore }: { lines: Line[]; hasMore: boolean } = await answer.json();
    log.prepend(lines);
    button.hidden = !hasMore;
  } catch {
    // Offline: the button stays.
  } finally {
    button.disabled = false;
  }
}
