import type { ZaloRoots } from "./access.ts";
import { STALE_TOKEN, ZaloGateway, ZaloRefusal } from "./outcome.ts";
import type { Tokens } from "./tokens.ts";
import { answerSchema } from "./wire.ts";

export type ZaloApi = {
  /** Posts JSON. */
  readonly call: (path: string, body: object) => Promise<unknown>;
  /** Posts a file under the field `file`. */
  readonly upload: (path: string, file: Blob, fileName: string) => Promise<unknown>;
};

const CALL_MS = 10_000;
const UPLOAD_MS = 20_000;

/**
 * Each call gives the `data` of the answer. Throws `ZaloRefusal`, `ZaloGateway`, what `Tokens.access`
 * throws, or what `fetch` throws. A token that is over is exchanged and the call made once more.
 */
export function createApi(tools: {
  readonly roots: ZaloRoots;
  readonly access: Tokens["access"];
}): ZaloApi {
  const post = async (path: string, timeoutMs: number, init: RequestInit) => {
    const url = `${tools.roots.api}${path}`;
    const token = await tools.access(null);
    let answer = await ask(url, timeoutMs, init, token);
    if (STALE_TOKEN.includes(answer.error)) {
      answer = await ask(url, timeoutMs, init, await tools.access(token));
    }
    if (answer.error !== 0) throw new ZaloRefusal(answer.error);
    return answer.data;
  };
  return {
    call: (path, body) =>
      post(path, CALL_MS, {
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      }),
    upload: (path, file, fileName) => {
      const form = new FormData();
      form.set("file", file, fileName);
      return post(path, UPLOAD_MS, { body: form });
    },
  };
}

async function ask(url: string, timeoutMs: number, init: RequestInit, token: string) {
  const response = await fetch(url, {
    ...init,
    method: "POST",
    headers: { ...init.headers, access_token: token },
    signal: AbortSignal.timeout(timeoutMs),
  });
  const { data } = answerSchema.safeParse(await readJson(response));
  if (data === undefined) throw new ZaloGateway(response.status);
  return data;
}

/** Undefined for what is no JSON. A connection that breaks meanwhile throws. */
async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
