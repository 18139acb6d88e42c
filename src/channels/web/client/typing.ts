import { find } from "./dom.ts";

export type Typing = {
  /** Somebody is answering line `seq`, unless the answer is here already. */
  readonly show: (seq: number) => void;
  readonly hide: () => void;
};

/** Not everything is answered; then the sign goes away by itself. */
const PATIENCE_MS = 20_000;

export function createTyping(lastBotSeq: () => number, showEnd: () => void): Typing {
  const sign = find("typing", HTMLParagraphElement);
  let timer: number | undefined;
  const hide = () => {
    clearTimeout(timer);
    sign.hidden = true;
  };
  return {
    hide,
    show: (seq) => {
      if (lastBotSeq() > seq) return;
      clearTimeout(timer);
      timer = setTimeout(hide, PATIENCE_MS);
      sign.hidden = false;
      showEnd();
    },
  };
}
