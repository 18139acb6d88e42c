import { pino } from "pino";

/** What a line of the log must have: a name to search for, and a sentence for people. */
type Write = (
  event: { readonly event: string; readonly [key: string]: unknown },
  sentence: string,
) => void;

export type Log = Readonly<Record<"debug" | "info" | "warn" | "error", Write>>;

/** Whatever stands under such a key, at any depth, is what people wrote or are called, or a secret. */
const SECRET =
  /text|name|phone|token|secret|password|caption|address|raw|body|message$/i;
/** Deeper than any event of ours; ends circles. */
const MAX_DEPTH = 6;

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
      formatters: { log: (event) => fieldsOf(event, 0) },
      // Errors are made harmless by then, and pino's own serializer would look for their messages.
      serializers: { err: (err: unknown) => err },
    },
    options.destination ?? pino.destination({ dest: 2, sync: true }),
  );
}

function harmless(value: unknown, depth: number): unknown {
  if (value instanceof Error) return errorWithoutText(value, depth);
  if (Array.isArray(value)) {
    return depth > MAX_DEPTH ? "[deep]" : value.map((one) => harmless(one, depth + 1));
  }
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Temporal.Instant) return value.toString();
  return depth > MAX_DEPTH ? "[deep]" : fieldsOf(value, depth + 1);
}

function fieldsOf(object: object, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [key, fieldOf(key, value, depth)]),
  );
}

function fieldOf(key: string, value: unknown, depth: number): unknown {
  if (SECRET.test(key)) return "[removed]";
  // Anything can be thrown, a string with somebody's words too.
  const isNoError = key === "err" && !(value instanceof Error);
  return isNoError ? { type: typeof value } : harmless(value, depth);
}

/** Messages of foreign errors may quote what they choked on, so only kind, code and place are kept. */
function errorWithoutText(error: Error, depth: number): object {
  const code = "code" in error ? String(error.code) : undefined;
  const ids = "ids" in error ? harmless(error.ids, depth) : undefined;
  // A place ends in line and column; a line of a message that begins with "at" hardly does.
  const stack = error.stack
    ?.split("\n")
    .filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line));
  return {
    type: error.name,
    code,
    ids,
    stack: stack?.slice(0, 8).map((line) => line.trim()),
  };
}
