import { randomUUID } from "node:crypto";
import type { Line, Seat } from "#channels/web/client/wire.ts";

/** Somebody at a seat of the web chat, without a browser: one cookie, plain requests. */
export type WebPerson = {
  readonly post: (
    update: object,
    headers?: Record<string, string>,
  ) => Promise<Response>;
  readonly upload: (form: FormData) => Promise<Response>;
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  /** Lines of the stream after `after`, as soon as `isEnough`. */
  readonly follow: (
    isEnough: (lines: readonly Line[]) => boolean,
    after?: number,
  ) => Promise<readonly Line[]>;
  readonly cookie: () => string;
};

export function webPerson(url: string, seat: Seat = "citizen"): WebPerson {
  let cookie = "";
  const request = async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    headers.set("cookie", cookie);
    if (!headers.has("origin")) headers.set("origin", url);
    const answer = await fetch(url + path, { ...init, headers });
    const set = answer.headers.getSetCookie().map((line) => line.split(";")[0] ?? "");
    const kept = cookie
      .split("; ")
      .filter((one) => one !== "" && !isReplaced(one, set));
    cookie = [...kept, ...set].join("; ");
    return answer;
  };
  return {
    cookie: () => cookie,
    get: (path, headers = {}) => request(`/chat/${seat}${path}`, { headers }),
    post: (update, headers = {}) =>
      request(`/chat/${seat}/updates`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify({ id: randomUUID(), ...update }),
      }),
    upload: (form) => request(`/chat/${seat}/files`, { method: "POST", body: form }),
    follow: async (isEnough, after = 0) => {
      const end = new AbortController();
      const headers = { cookie, "last-event-id": String(after) };
      const path = `${url}/chat/${seat}/events`;
      const answer = await fetch(path, { headers, signal: end.signal });
      const lines: Line[] = [];
      if (isEnough(lines)) return lines;
      for await (const line of linesOf(answer)) {
        lines.push(line);
        if (isEnough(lines)) break;
      }
      end.abort();
      return lines;
    },
  };
}

export function albumOf(
  id: string,
  photos: readonly Uint8Array[],
  caption: string | null,
): FormData {
  const form = new FormData();
  form.append("id", id);
  if (caption !== null) form.append("caption", caption);
  for (const photo of photos) form.append("photo", new Blob([Uint8Array.from(photo)]));
  return form;
}

function isReplaced(one: string, by: readonly string[]): boolean {
  return by.some((other) => other.split("=")[0] === one.split("=")[0]);
}

/** The lines of a stream, without its hints, which have no id. */
async function* linesOf(answer: Response): AsyncGenerator<Line> {
  if (answer.body === null) throw new Error(`no stream: ${answer.status}`);
  let text = "";
  for await (const piece of answer.body.pipeThrough(new TextDecoderStream())) {
    text += piece;
    const events = text.split("\n\n");
    text = events.pop() ?? "";
    for (const event of events) {
      if (/^event: /m.test(event)) continue;
      yield JSON.parse(/^data: (.*)$/m.exec(event)?.[1] ?? "");
    }
  }
}
