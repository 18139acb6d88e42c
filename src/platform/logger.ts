import { type Logger, pino } from "pino";

export type Log = Logger;

/** Paths that must never reach a log, at the first two levels of an event. */
const SECRET = [
  "text",
  "name",
  "displayName",
  "phone",
  "token",
  "caption",
  "address",
  "raw",
];

/** Structured events, one JSON object a line; ids yes, what people wrote or are called never. */
export function createLog(options: {
  readonly level: string;
  readonly destination?: { write: (line: string) => void };
}): Log {
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: SECRET.flatMap((key) => [key, `*.${key}`]),
        censor: "[removed]",
      },
      serializers: { err: errorWithoutText },
    },
    options.destination ?? pino.destination({ dest: 2, sync: true }),
  );
}

/** Messages of foreign errors may quote what they choked on, so only kind, code and place are kept. */
function errorWithoutText(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = "code" in error ? String(error.code) : undefined;
  const ids = "ids" in error ? error.ids : undefined;
  const stack = error.stack?.split("\n").filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    code,
    ids,
    stack: stack?.slice(0, 8).map((l) => l.trim()),
  };
}
