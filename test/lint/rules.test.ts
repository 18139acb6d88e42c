import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";

/** What must not pass, one file each: path, code, the rule that bites. */
const FORBIDDEN: readonly (readonly [path: string, code: string, rule: string])[] = [
  ["src/new-date.ts", "export const a = () => new Date();", "plugin"],
  ["src/date-bare.ts", "export const a = () => new Date;", "plugin"],
  ["src/date-now.ts", "export const a = () => Date.now();", "plugin"],
  ["src/now.ts", "export const a = () => Temporal.Now.instant();", "plugin"],
  ["src/zoned.ts", "export const a = () => Temporal.Now.zonedDateTimeISO();", "plugin"],
  ["prisma/now.ts", "export const a = () => Date.now();", "plugin"],
  ["src/any.ts", "export const a = (x: any) => x;", "noExplicitAny"],
  ["src/bang.ts", "export const a = (x?: string) => x!.length;", "noNonNullAssertion"],
  ["src/env.ts", "export const a = process.env;", "noProcessEnv"],
  ["src/console.ts", "export const a = () => console.log(1);", "noConsole"],
  ["src/default.ts", "export default 1;", "noDefaultExport"],
  ["src/enum.ts", "export enum A { B }", "noEnum"],
  ["src/up.ts", 'export { a } from "../b/c.ts";', "noRestrictedImports"],
  [
    "src/extension.ts",
    'import { a } from "./any";\nexport const b = a;',
    "useImportExtensions",
  ],
  ["src/barrel.ts", 'export * from "./any.ts";', "noReExportAll"],
  [
    "src/package.ts",
    'import x from "left-pad";\nexport const b = x;',
    "noUndeclaredDependencies",
  ],
  ["src/CamelCase.ts", "export const a = 1;", "useFilenamingConvention"],
  ["src/thrown.ts", 'export const a = () => { throw "no"; };', "useThrowOnlyError"],
  ["src/await.ts", "export async function a() { return 1; }", "useAwait"],
  [
    "src/floating.ts",
    "const work = async (): Promise<number> => await Promise.resolve(1);\nexport function a(): void { work(); }",
    "noFloatingPromises",
  ],
  [
    "src/cause.ts",
    'export function a() { try { JSON.parse("") } catch (e) { throw new Error("x"); } }',
    "useErrorCause",
  ],
  [
    "src/long-file.ts",
    "export const a = [\n".concat("1,\n".repeat(310), "];"),
    "noExcessiveLinesPerFile",
  ],
  [
    "src/long-function.ts",
    `export function a(x: number) {\n${"  x.toFixed();\n".repeat(51)}}`,
    "noExcessiveLinesPerFunction",
  ],
  [
    "src/tangle.ts",
    `export function a(x: number) {\n${"if (x) { if (x) { x.toFixed(); } }\n".repeat(5)}}`,
    "noExcessiveCognitiveComplexity",
  ],
];

/** What must pass. */
const ALLOWED: readonly (readonly [path: string, code: string])[] = [
  ["src/platform/clock.ts", "export const a = () => Temporal.Now.instant();\n"],
  ["src/platform/env.ts", "export const a = process.env;\n"],
  ["test/unit/a.ts", "export const a = () => Date.now();\n"],
  ["src/stored.ts", "export const a = (ms: number) => new Date(ms);\n"],
];

const reportSchema = z.object({
  diagnostics: z.array(
    z.object({
      category: z.string(),
      severity: z.string(),
      location: z.object({ path: z.string() }),
    }),
  ),
});

/** In a folder called test, where a rule that looks at paths may wrongly hold its tongue. */
let folder = "";
let found: z.infer<typeof reportSchema>["diagnostics"] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "lang-nghe-lint-"));
  const project = join(folder, "test", "project");
  for (const path of ["biome.json", "package.json", "test/lint/no-ambient-time.grit"]) {
    cpSync(path, join(project, path), { recursive: true });
  }
  for (const [path, code] of [...FORBIDDEN, ...ALLOWED]) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), code);
  }
  found = await lint(project);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function lint(project: string) {
  const biome = join(process.cwd(), "node_modules/@biomejs/biome/bin/biome");
  const options = ["lint", "--reporter=json", "--max-diagnostics=none"];
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [biome, ...options], {
    cwd: project,
    maxBuffer: 10_000_000,
  }).catch((refused: unknown) =>
    // Biome ends with 1 when it finds something, and it does.
    z.object({ stdout: z.string().min(1) }).parse(refused),
  );
  return reportSchema.parse(JSON.parse(stdout)).diagnostics;
}

function rulesAgainst(path: string): string[] {
  return found
    .filter(({ location, severity }) => location.path === path && severity === "error")
    .map(({ category }) => category.split("/").at(-1) ?? category);
}

describe("the linter bites", () => {
  it.each(FORBIDDEN)("%s: %j", (path, _, rule) => {
    expect(rulesAgainst(path)).toContain(rule);
  });

  it.each(ALLOWED)("and lets %s be: %j", (path) => {
    expect(rulesAgainst(path)).toEqual([]);
  });
});
