/** The map of the house, and what a file does that the map does not allow. */

/** A file of `src/`: its path there, and what is written in it. */
export type Source = { readonly path: string; readonly text: string };

const STATIONS = [
  "inbox",
  "blocks",
  "media",
  "privacy",
  "followers",
  "staff",
  "desk",
  "conversations",
  "classification",
  "prompts",
  "evaluation",
  "routing",
  "cases",
  "ratings",
  "calendars",
  "alerts",
  "dossiers",
  "outbox",
];
const GROUND = ["kernel", "messages", "platform"];
const EVERYTHING = ["workflow", "console", "channels", ...STATIONS, ...GROUND];
/** A room → the rooms it may enter beside itself. */
const MAY_ENTER: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  messages: ["kernel"],
  platform: ["kernel"],
  channels: GROUND,
  ...Object.fromEntries(STATIONS.map((room) => [room, GROUND])),
  // A prompt is filled where the language model is asked.
  classification: ["prompts", ...GROUND],
  workflow: [...STATIONS, "channels", ...GROUND],
  console: ["workflow", ...STATIONS, ...GROUND],
  "main.ts": EVERYTHING,
  "calendar-tool.ts": ["workflow", "platform", "kernel"],
  "simulate-tool.ts": ["workflow", "platform", "kernel"],
  "evaluate-tool.ts": ["workflow", "platform", "kernel"],
  "prompts-tool.ts": ["workflow", "platform", "kernel"],
  "effect-tool.ts": ["workflow", "messages", "platform", "kernel"],
  "classify-tool.ts": ["workflow", "platform", "kernel"],
  "report-tool.ts": ["console", "workflow", "platform", "kernel"],
  "retrain-tool.ts": ["workflow", "platform", "kernel"],
  "dossiers-tool.ts": ["workflow", "platform", "kernel"],
  "start-house.ts": EVERYTHING,
};
/** No I/O, no packages but zod. */
const PURE =
  /^(kernel|messages)\/|^[^/]+\/(rules|types)\.ts$|^conversations\/(flows|types)\//;
/** Runs in browsers: it can enter nothing but itself. */
const BROWSER = /^channels\/web\/client\//;

/** A package → the files that may use it. A package that is not listed has no place yet. */
const DATABASE = /^platform\/db\.ts$/;
const LANGUAGE_MODEL = /^classification\/providers\/llm/;
const PICTURE = /^platform\/picture\.ts$/;
const DOSSIER_FILE = /^dossiers\/providers\//;
const PACKAGE_HOME: Readonly<Record<string, RegExp>> = {
  zod: /./,
  openai: LANGUAGE_MODEL,
  minisearch: LANGUAGE_MODEL,
  grammy: /^channels\/telegram\//,
  hono: /^(console\/|channels\/web\/|channels\/(telegram|zalo-oa)\/(webhook|channel)\.ts$|start-house\.ts$)/,
  "@hono/node-server": /^platform\/http\.ts$/,
  "node-cron": /^workflow\//,
  "date-holidays": /^calendars\/providers\//,
  echarts: PICTURE,
  "@resvg/resvg-wasm": PICTURE,
  "@expo-google-fonts/be-vietnam-pro": PICTURE,
  "csv-parse": DOSSIER_FILE,
  "read-excel-file": DOSSIER_FILE,
  uqr: PICTURE,
  "write-excel-file": /^platform\/sheet\.ts$/,
  pino: /^platform\/logger\.ts$/,
  pg: DATABASE,
  "@electric-sql/pglite": DATABASE,
  "@prisma/client": DATABASE,
  "@prisma/adapter-pg": DATABASE,
  "pglite-prisma-adapter": DATABASE,
};

/** The closed vocabulary of a station; `types.ts`, `schema.ts` and `store.ts` may spill over into folders of their names. */
const WORDS =
  /^[^/]+\/((types|rules|schema|store|port)|(flows|providers|views|types|schema|store)\/[^/]+)\.ts$/;
/** Names under which anything could hide. */
const NO_NAME = /(^|\/)(index|utils?|helpers?|service|manager|common|misc)\.ts$/;

/** The only files that touch tables; two more may touch the record of seeds. */
const STORE = /^([^/]+|channels\/[^/]+)\/store(\/[^/]+)?\.ts$|^platform\/db\.ts$/;
const KEEPS_SEED_VERSION = /^(workflow\/seed-city|start-house)\.ts$/;

/** What a file does that it may not; empty when it keeps to the map. */
export function violations(source: Source): string[] {
  const { path } = source;
  return [
    ...namesOf(path),
    ...importsOf(source).flatMap((to) => whyNot(path, to)),
    ...tablesOf(source)
      .filter((table) => !mayTouch(path, table))
      .map((table) => `touches the table ${table}, which only store.ts files do`),
  ];
}

/** Everything a file imports or re-exports, `import("…")` too. */
export function importsOf({ text }: Source): string[] {
  const patterns = [
    /^(?:import|export)\b[^;"']*?\bfrom\s+["']([^"']+)["']/gm,
    /^import\s+["']([^"']+)["']/gm,
    /\bimport\(\s*["']([^"']+)["']/g,
  ];
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => match[1] ?? []),
  );
}

function namesOf(path: string): string[] {
  const isStation = STATIONS.includes(roomOf(path));
  return [
    ...(MAY_ENTER[roomOf(path)] === undefined ? ["is in no room of the map"] : []),
    ...(isStation && !WORDS.test(path) ? ["is no word of a station"] : []),
    ...(NO_NAME.test(path) ? ["has a name under which anything could hide"] : []),
  ];
}

function whyNot(path: string, to: string): string[] {
  const isAllowed = to.startsWith(".")
    ? !to.includes("..")
    : to.startsWith("#")
      ? mayEnter(path, to.slice(1))
      : mayUse(path, to);
  return isAllowed ? [] : [`may not import ${to}`];
}

function mayEnter(path: string, target: string): boolean {
  if (BROWSER.test(path)) return false;
  const room = roomOf(path);
  const into = roomOf(target);
  if (into === "generated") return DATABASE.test(path);
  if (PURE.test(path) && into === "platform") return false;
  if (into === "channels" && room !== "start-house.ts") {
    if (room === "workflow") return target === "channels/port.ts";
    const isShared = /^channels\/[^/]+\.ts$/.test(target);
    return room === "channels" && (isShared || folderOf(path) === folderOf(target));
  }
  return into === room || (MAY_ENTER[room] ?? []).includes(into);
}

function mayUse(path: string, specifier: string): boolean {
  if (BROWSER.test(path)) return false;
  if (specifier.startsWith("node:")) return !PURE.test(path);
  const [scope = "", name = ""] = specifier.split("/");
  const home = PACKAGE_HOME[scope.startsWith("@") ? `${scope}/${name}` : scope];
  if (home === undefined || !home.test(path)) return false;
  return !PURE.test(path) || specifier === "zod";
}

/** Tables a file reaches: `tx.case.update(…)`, and raw SQL on whatever stands before it. */
function tablesOf({ path, text }: Source): string[] {
  if (BROWSER.test(path)) return [];
  const code = text.replace(/\/\*.*?\*\/|\/\/.*$/gms, "");
  const patterns = [
    /\b(?:db|tx)\s*\.\s*([a-z]\w*)\s*\.\s*\w+\s*[(<]/g,
    /\.\s*(\w+)\s*\.\s*(?:find(?:Unique|First)\w*|findMany|upsert|(?:create|update|delete)Many)\w*\s*\(/g,
    /\.\s*(\$(?:query|execute)Raw\w*)/g,
  ];
  const found = patterns.flatMap((pattern) =>
    [...code.matchAll(pattern)].flatMap((match) => match[1] ?? []),
  );
  return [...new Set(found)];
}

function mayTouch(path: string, table: string): boolean {
  return STORE.test(path) || (table === "seedVersion" && KEEPS_SEED_VERSION.test(path));
}

function roomOf(path: string): string {
  return path.split("/")[0] ?? path;
}

/** `"channels/web"` of `"channels/web/send.ts"`. */
function folderOf(path: string): string {
  return path.split("/").slice(0, 2).join("/");
}
