/** Listens to the server, and goes on after the last line it has when the connection breaks. */
import type { Line, Seat } from "./wire.ts";

export type Ears = {
  readonly onLine: (line: Line) => void;
  /** All lines there were have come. */
  readonly onReady: () => void;
  readonly onClock: (now: string) => void;
  /** An answer to line `seq` is being made. */
  readonly onTyping: (seq: number) => void;
  readonly onConnection: (isOpen: boolean) => void;
};

export type Stream = {
  /** Connects if it is not connected. */
  readonly open: () => void;
};

const PAUSE_MS = 2000;
/** The server says its time every 15 s; after twice that the line is dead, whatever TCP thinks. */
const SILENCE_MS = 35_000;

export function createStream(seat: Seat, ears: Ears): Stream {
  let source: EventSource | null = null;
  let lastSeq: number | null = null;
  let timer: number | undefined;

  const close = () => {
    source?.close();
    source = null;
    clearTimeout(timer);
  };
  const breakOff = () => {
    close();
    ears.onConnection(false);
    timer = setTimeout(open, PAUSE_MS);
  };
  const hear = () => {
    clearTimeout(timer);
    timer = setTimeout(breakOff, SILENCE_MS);
  };
  function open() {
    if (source !== null && source.readyState !== EventSource.CLOSED) return;
    close();
    const after = lastSeq === null ? "" : `?after=${lastSeq}`;
    const opened = new EventSource(`/chat/${seat}/events${after}`);
    source = opened;
    const on = (name: string, act: (data: string) => void) =>
      opened.addEventListener(name, (event: MessageEvent<string>) => {
        hear();
        act(event.data);
      });
    opened.onerror = breakOff;
    on("clock", (data) => {
      ears.onConnection(true);
      ears.onClock(JSON.parse(data).now);
    });
    on("ready", ears.onReady);
    on("typing", (data) => ears.onTyping(JSON.parse(data).seq));
    on("message", (data) => {
      const line: Line = JSON.parse(data);
      if (lastSeq !== null && line.seq <= lastSeq) return;
      lastSeq = line.seq;
      ears.onLine(line);
    });
    hear();
  }
  return { open };
}
