import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { afterQuietHours, isMergeable, mergeBodies } from "#outbox/rules.ts";
import { messageClassSchema } from "#outbox/schema.ts";
import type { StoredBody } from "#outbox/types.ts";
import { anyMoment, at, local } from "#test/support/hanoi-time.ts";

const ZONE = "Asia/Ho_Chi_Minh";

describe("quiet hours", () => {
  it.each([
    ["2026-11-16 20:59", "2026-11-16 20:59"],
    ["2026-11-16 21:00", "2026-11-17 07:00"],
    ["2026-11-16 23:59", "2026-11-17 07:00"],
    ["2026-11-17 00:00", "2026-11-17 07:00"],
    ["2026-11-17 06:59", "2026-11-17 07:00"],
    ["2026-11-17 07:00", "2026-11-17 07:00"],
    ["2026-11-17 12:00", "2026-11-17 12:00"],
    ["2026-12-31 22:00", "2027-01-01 07:00"],
  ])("news of %s comes at %s", (said, comes) => {
    expect(local(afterQuietHours(at(said), ZONE))).toBe(comes);
  });

  it("nothing comes at night, nothing early, nothing more than ten hours late", () => {
    fc.assert(
      fc.property(anyMoment, (now) => {
        const comes = afterQuietHours(now, ZONE);
        const { hour } = comes.toZonedDateTimeISO(ZONE);
        expect(hour >= 7 && hour < 21).toBe(true);
        const hours = now.until(comes).total("hours");
        expect(hours).toBeGreaterThanOrEqual(0);
        expect(hours).toBeLessThanOrEqual(10);
      }),
    );
  });
});

describe("several news of one case", () => {
  const body = (text: string, more: Partial<StoredBody> = {}): StoredBody => ({
    text,
    buttons: [],
    mediaIds: [],
    ...more,
  });
  const button = { label: "Trả lời", kind: "press" as const, action: null };

  it("one by itself stays as it is", () => {
    expect(mergeBodies(body("nhận"), [], "Trước đó:")).toEqual(body("nhận"));
  });

  it("become one: the newest first with its buttons, then what was still unsaid", () => {
    const merged = mergeBodies(
      body("gia hạn", { buttons: [button], mediaIds: ["b"] }),
      [body("chuyển", { mediaIds: ["a", "b"] }), body("nhận", { buttons: [button] })],
      "Trước đó:",
    );
    expect(merged.text).toBe("gia hạn\n\nTrước đó:\n• chuyển\n• nhận");
    expect(merged.buttons).toEqual([button]);
    expect(merged.mediaIds).toEqual(["b", "a"]);
  });

  it("one after another or all at once makes the same message", () => {
    const texts = fc.array(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(texts, (said) => {
        const [newest = body(""), ...earlier] = said
          .toReversed()
          .map((text) => body(text));
        const [first = body(""), ...rest] = said.map((text) => body(text));
        const stepwise = rest.reduce(
          (waiting, news) => mergeBodies(news, [waiting], "Trước đó:"),
          first,
        );
        expect(stepwise).toEqual(mergeBodies(newest, earlier, "Trước đó:"));
      }),
    );
  });

  it("only news is merged: a reply, a nudge or danger is not", () => {
    expect(messageClassSchema.options.filter(isMergeable)).toEqual(["news"]);
  });
});
