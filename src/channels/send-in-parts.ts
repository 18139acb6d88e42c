import type { OutgoingMessage, SendResult } from "./port.ts";

/**
 * Sends a message that one call cannot carry. When a later part fails, the parts that arrived are
 * remembered under the message's id, so that the next try goes on from there; a restart forgets them,
 * and then a part may arrive twice rather than never.
 */
export function sendInParts<Part>(tools: {
  /** Never throws for what a channel does on a normal day. */
  readonly sendPart: (message: OutgoingMessage, part: Part) => Promise<SendResult>;
  /** After this no further part is begun, so that a send ends within this and one upload. */
  readonly shiftMs: number;
}): (message: OutgoingMessage, parts: readonly Part[]) => Promise<SendResult> {
  const arrived = new Map<string, number>();
  return async (message, parts) => {
    const from = arrived.get(message.id) ?? 0;
    const sendPart = (part: Part) => tools.sendPart(message, part);
    const { result, done } = await sendFrom(from, parts, sendPart, tools.shiftMs);
    if (isOver(result)) arrived.delete(message.id);
    else remember(arrived, message.id, done);
    return result;
  };
}

/** Begins at the part `from`; `done` of all parts have arrived when it ends. */
async function sendFrom<Part>(
  from: number,
  parts: readonly Part[],
  sendPart: (part: Part) => Promise<SendResult>,
  shiftMs: number,
): Promise<{ readonly result: SendResult; readonly done: number }> {
  const shift = AbortSignal.timeout(shiftMs);
  let result: SendResult = { kind: "refused", detail: "the message is empty" };
  let done = from;
  for (const part of parts.slice(from)) {
    if (shift.aborted && done > from) return { result: CONTINUED, done };
    result = await sendPart(part);
    if (result.kind !== "sent") break;
    done += 1;
  }
  return { result, done };
}

/** Burns no attempt: the line is slow, but it carries. */
const CONTINUED: SendResult = { kind: "paused", retryAfter: 1, scope: "chat" };

/** Nobody will try this message again in this chat. */
function isOver({ kind }: SendResult): boolean {
  return kind === "sent" || kind === "refused" || kind === "unreachable";
}

/** More messages than are ever half sent at once; the oldest gives way. */
const MAX_REMEMBERED = 1000;

function remember(arrived: Map<string, number>, id: string, count: number): void {
  arrived.set(id, count);
  const [oldest] = arrived.keys();
  if (arrived.size > MAX_REMEMBERED && oldest !== undefined) arrived.delete(oldest);
}
