import { expect, test } from "vitest";
import { readArguments, readJsonFile } from "#platform/command-line.ts";

const options = {
  agency: { type: "string", default: "all" },
  now: { type: "boolean", default: false },
} as const;

test("arguments are read as they are described, with their defaults", () => {
  const args = ["rollback", "--now"];
  const read = readArguments({ args, options, allowPositionals: true });
  expect(read.positionals).toEqual(["rollback"]);
  expect({ ...read.values }).toEqual({ agency: "all", now: true });
});

test.each([
  { what: "an unknown option", args: ["--day"], found: /--day/u },
  {
    what: "an option without its value",
    args: ["--agency"],
    found: /--agency <value>/u,
  },
  { what: "a word where none belongs", args: ["rollback"], found: /rollback/u },
])("$what is named, beside what is allowed", ({ args, found }) => {
  const read = () => readArguments({ args, options });
  expect(read).toThrow(found);
  expect(read).toThrow(
    expect.objectContaining({
      code: "program.arguments",
      message: expect.stringContaining("Allowed: --agency, --now."),
    }),
  );
});

test("a file that is no JSON, or is not there, is named", () => {
  for (const path of ["README.md", "no-such.json"]) {
    expect(() => readJsonFile(path)).toThrow(`${path} cannot be read as JSON.`);
  }
});
