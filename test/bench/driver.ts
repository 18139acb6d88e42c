import { Agent, request } from "node:http";
import { setTimeout as rest } from "node:timers/promises";

export type Target = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
};

export type Drive = {
  readonly updates: number;
  readonly seconds: number;
  /** Milliseconds until the answer, one for each update. */
  readonly waits: readonly number[];
};

/** People at the same time; each waits for the answer before writing on, as Telegram does for a chat. */
const AT_ONCE = 16;

/** As fast as the target takes it. */
export async function drive(
  target: Target,
  people: readonly (readonly string[])[],
): Promise<Drive> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const waits: number[] = [];
  const queue = people.values();
  const begun = performance.now();
  const writeOneAfterAnother = async () => {
    for (const bodies of queue) {
      for (const body of bodies) waits.push(await post(target, body, agent));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, writeOneAfterAnother));
  agent.destroy();
  const seconds = (performance.now() - begun) / 1000;
  return { updates: waits.length, seconds, waits };
}

/** So many updates a second, whether the target keeps up or not. */
export async function driveAt(
  target: Target,
  people: readonly (readonly string[])[],
  perSecond: number,
): Promise<Drive> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const lines = people[0]?.map((_, line) => line) ?? [];
  const bodies = lines.flatMap((line) => people.map((person) => person[line] ?? ""));
  const begun = performance.now();
  const waits = await Promise.all(
    bodies.map(async (body, index) => {
      await rest((index * 1000) / perSecond);
      return await post(target, body, agent);
    }),
  );
  agent.destroy();
  const seconds = (performance.now() - begun) / 1000;
  return { updates: waits.length, seconds, waits };
}

/** Resolves with the milliseconds until the answer; rejects when it is not 200. */
function post({ url, headers }: Target, body: string, agent: Agent): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const begun = performance.now();
  const length = String(Buffer.byteLength(body));
  const sending = request(
    url,
    {
      method: "POST",
      agent,
      headers: {
        ...headers,
        "content-type": "application/json",
        "content-length": length,
      },
    },
    (answer) => {
      answer.resume();
      answer.once("end", () => {
        if (answer.statusCode === 200) resolve(performance.now() - begun);
        else reject(new Error(`answered ${answer.statusCode}`));
      });
    },
  );
  sending.once("error", reject);
  sending.end(body);
  return promise;
}
