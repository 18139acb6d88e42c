import { find } from "./dom.ts";

/** A line that is back sooner is not worth a word. */
const PATIENCE_MS = 1500;

/** Returns what tells the person whether the server hears. */
export function createConnection(): (isOpen: boolean) => void {
  const banner = find("offline", HTMLParagraphElement);
  let timer: number | undefined;
  const show = () => {
    banner.hidden = false;
  };
  addEventListener("offline", show);
  return (isOpen) => {
    clearTimeout(timer);
    if (isOpen) banner.hidden = true;
    else timer = setTimeout(show, navigator.onLine ? PATIENCE_MS : 0);
  };
}
