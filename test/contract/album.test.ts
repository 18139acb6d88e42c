import { describe, expect, it } from "vitest";
import type { InboundEvent } from "#channels/port.ts";
import { openWorld } from "#test/support/world.ts";

function photo(
  fileRef: string,
  albumId: string | null,
  caption: string | null = null,
): InboundEvent {
  return { kind: "files", files: [{ kind: "photo", fileRef }], caption, albumId };
}

describe("an album", () => {
  it("is one event, whatever number of updates it came in", async () => {
    await using world = await openWorld();
    const citizen = world.person("An", "telegram");
    await citizen.sends(photo("one", "a1"));
    await citizen.sends(
      photo("two", "a1", "cột đèn trước ngõ 12 phố Yên Hòa tối thui cả tuần nay"),
    );
    await citizen.sends(photo("three", "a1"));
    expect(citizen.reads()).toEqual([]);

    await world.pass({ seconds: 2 });
    expect(citizen.last().text).toContain("Anh/chị đồng ý không ạ?");
    expect(await world.house.database.db.media.count()).toBe(3);
    await citizen.presses("Đồng ý");
    await citizen.presses("Đúng");
    expect(citizen.last().text).toContain("kèm ảnh");
  });

  it("ends where something else begins; what follows is handled after it, in order", async () => {
    await using world = await openWorld();
    const citizen = world.person("An", "telegram");
    await citizen.sends(photo("one", "a1"));
    await citizen.sends({ kind: "text", text: "rác chất đống ở phường Láng" });
    await citizen.sends(photo("two", "a2"));
    await world.pass({ seconds: 2 });
    const [first, ...later] = citizen.reads();
    expect(first).toContain("Đã nhận 1 ảnh");
    expect(later.join("\n")).toContain("Đã thêm ảnh, tất cả 2 ảnh");
  });

  it("a single photo does not wait", async () => {
    await using world = await openWorld();
    const citizen = world.person("An");
    await citizen.sends(photo("one", null));
    expect(citizen.last().text).toContain("Đã nhận 1 ảnh");
  });
});
