import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "#kernel/app-error.ts";
import { createLog } from "#platform/logger.ts";

/** Must never be seen. */
const PLANTED = "Nguyễn Văn A, 0912 345 678";

function lines(write: (log: ReturnType<typeof createLog>) => void, level = "debug") {
  const written: string[] = [];
  write(
    createLog({ level, destination: { write: (line) => void written.push(line) } }),
  );
  return written;
}

function lineOf(fields: object): string {
  return lines((log) => log.info({ event: "e", ...fields }, "it happened")).join("");
}

it("a line is JSON with event, sentence, level and time", () => {
  const line = lineOf({ caseId: "c-1", attempts: 2, tookMs: 3.5, isLate: false });
  expect(JSON.parse(line)).toMatchObject({
    event: "e",
    msg: "it happened",
    level: 30,
    caseId: "c-1",
    attempts: 2,
    tookMs: 3.5,
    isLate: false,
  });
  expect(line).toMatch(/"time":"\d{4}-\d\d-\d\dT/);
});

it("keeps to its level", () => {
  const written = lines((log) => {
    log.debug({ event: "debug" }, "");
    log.warn({ event: "warn" }, "");
    log.error({ event: "error" }, "");
  }, "warn");
  expect(written.map((line) => JSON.parse(line).event)).toEqual(["warn", "error"]);
});

describe("what people wrote or are called", () => {
  it.each([
    ...["text", "name", "displayName", "first_name", "phone", "phone_number"],
    ...["token", "inviteToken", "caption", "address", "raw", "password", "messageText"],
  ])("never appears under %s, however deep", (key) => {
    const secret = { [key]: PLANTED };
    const nested = { a: { b: [{ c: { d: secret } }, secret] }, ids: ["c-1"] };
    const line = lineOf({ ...secret, one: secret, nested });
    expect(line).not.toContain("Nguyễn");
    expect(line).toContain("c-1");
  });

  it("never appears as an object under such a key", () => {
    expect(lineOf({ raw: { message: { words: PLANTED } } })).not.toContain("Nguyễn");
  });

  it("is not found by reading on where things go in circles", () => {
    const circle: Record<string, unknown> = { caseId: "c-1", text: PLANTED };
    circle["self"] = circle;
    circle["list"] = [circle];
    const line = lineOf({ circle });
    expect(line).toContain("c-1");
    expect(line).not.toContain("Nguyễn");
  });

  it.each<[string, (error: Error) => object]>([
    ["err", (err) => ({ err })],
    ["another key", (error) => ({ problem: error })],
    ["a list", (error) => ({ problems: [error] })],
    ["deeper", (error) => ({ a: { b: error } })],
  ])("never appears through the message of an error under %s", (_, place) => {
    const cause = new Error(PLANTED);
    const error = new Error(`cannot read\n    at ${PLANTED}`, { cause });
    expect(lineOf(place(error))).not.toContain("Nguyễn");
  });
});

describe("an error", () => {
  it("leaves kind, code, ids and place", () => {
    const err = new AppError(PLANTED, { code: "case.absent", ids: { caseId: "c-1" } });
    const written = JSON.parse(lineOf({ err })).err;
    expect(written).toMatchObject({
      type: "AppError",
      code: "case.absent",
      ids: { caseId: "c-1" },
    });
    expect(written.stack[0]).toMatch(/^at .*logger\.test\.ts:\d+:\d+/);
    expect(written.stack.length).toBeLessThanOrEqual(8);
  });

  it("that is none leaves nothing of itself", () => {
    expect(
      JSON.parse(lineOf({ err: { message: PLANTED, name: PLANTED } })).err,
    ).toEqual({
      type: "object",
    });
    expect(lineOf({ err: PLANTED })).not.toContain("Nguyễn");
  });
});

it("whatever is logged, a line comes out and the planted text does not", () => {
  const leaf = fc.oneof(
    fc.constantFrom(new Error(PLANTED), Temporal.Instant.fromEpochMilliseconds(0)),
    fc.constant({ text: PLANTED }),
    fc.integer(),
    fc.constant(null),
    fc.bigInt(),
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 8 },
      leaf,
      fc.array(tie("tree"), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom("a", "b", "ids"), tie("tree")),
    ),
  }));
  fc.assert(
    fc.property(tree, (value) => {
      const line = lineOf({ value });
      expect(JSON.parse(line).event).toBe("e");
      expect(line).not.toContain("Nguyễn");
    }),
  );
});
