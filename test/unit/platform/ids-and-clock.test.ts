import { describe, expect, it } from "vitest";
import { setClock, systemClock, toDate, toInstant } from "#platform/clock.ts";
import {
  hashToken,
  isSameSecret,
  newCodeTail,
  newId,
  newToken,
} from "#platform/ids.ts";

describe("ids", () => {
  it("the tail of a code has five signs nobody confuses when reading aloud", () => {
    const tails = Array.from({ length: 2000 }, newCodeTail);
    for (const tail of tails) expect(tail).toMatch(/^[2-9A-HJKMNP-Z]{5}$/);
    // All 31 signs occur: 10,000 draws miss one with a chance below 1e-140.
    expect(new Set(tails.join("")).size).toBe(31);
  });

  it("a token is safe in links and fits Telegram's start parameter with its prefix", () => {
    const token = newToken();
    expect(`inv_${token}`).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
  });

  it.each<[string, () => string]>([
    ["ids", newId],
    ["tokens", newToken],
  ])("%s never repeat", (_, make) => {
    expect(new Set(Array.from({ length: 1000 }, make)).size).toBe(1000);
  });

  it("what is stored of a token does not tell it, and finds it again", () => {
    const token = newToken();
    expect(hashToken(token)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashToken(token)).toBe(hashToken(token));
    expect(hashToken(token)).not.toContain(token);
  });

  it.each([
    ["secret", "secret", true],
    ["secret", "secreT", false],
    ["secret", "secret ", false],
    ["", "secret", false],
  ])("“%s” and “%s” are the same: %s", (one, other, expected) => {
    expect(isSameSecret(one, other)).toBe(expected);
  });
});

describe("the clock", () => {
  const NINE = Temporal.Instant.from("2026-11-16T02:00:00Z");
  const TEN = NINE.add({ hours: 1 });

  it("that is set stands where it is put", () => {
    const clock = setClock(NINE);
    expect(clock.now().equals(NINE)).toBe(true);
    clock.set(TEN);
    expect([clock.now(), clock.now()].every((now) => now.equals(TEN))).toBe(true);
  });

  it("that runs goes on from there, never back", () => {
    const clock = setClock(NINE, true);
    const moments = [NINE, clock.now(), clock.now()];
    expect(moments.toSorted(Temporal.Instant.compare)).toEqual(moments);
    clock.set(TEN);
    expect(Temporal.Instant.compare(clock.now(), TEN)).toBeGreaterThanOrEqual(0);
    expect(clock.now().since(TEN).total("seconds")).toBeLessThan(60);
  });

  it("of the system tells the system's time", () => {
    const apart = systemClock.now().since(Temporal.Now.instant()).total("seconds");
    expect(Math.abs(apart)).toBeLessThan(5);
  });

  it("turns moments into Prisma's and back, to the millisecond", () => {
    const moment = Temporal.Instant.from("2026-11-16T02:00:00.123Z");
    expect(toInstant(toDate(moment)).equals(moment)).toBe(true);
  });
});
