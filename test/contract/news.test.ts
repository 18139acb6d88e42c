import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { phrase } from "#messages/phrase.ts";
import type { Person } from "#test/support/world.ts";
import { deliverOutbox } from "#workflow/deliver-outbox.ts";
import { tellNews } from "#workflow/tell.ts";
import { atOnce, databases } from "./house-databases.ts";
import { openOutboxDesk } from "./outbox-desk.ts";

describe.each(databases)("news of a case on $name", async ({ open }) => {
  const { world, desk } = await openOutboxDesk(open);

  /** `in` seconds from now, about a case that needs no row of its own. */
  const news = async (
    to: Person,
    text: string,
    about: { readonly caseId: string; readonly in?: number; readonly key?: string },
  ) => {
    const { id: chatId } = await desk.chatOf(to);
    const now = world.clock.now();
    const telling = {
      to: { chatId, language: "vi" },
      dedupeKey: about.key ?? randomUUID(),
      class: "news",
      phrase: phrase("literal", { vi: text, en: text }),
      caseId: about.caseId,
      notBefore: now.add({ seconds: about.in ?? 0 }),
    } as const;
    await world.house.database.transaction((tx) => tellNews(tx, telling, now));
  };

  it("what waits until morning is one message then, the newest first", async () => {
    const an = await desk.newcomer();
    const caseId = randomUUID();
    for (const text of ["nhận", "chuyển", "gia hạn"])
      await news(an, text, { caseId, in: 600 });
    await desk.deliver();
    expect(an.reads()).toEqual([]);
    await desk.wait(600);
    expect(an.reads()).toEqual(["gia hạn\n\nTrước đó:\n• chuyển\n• nhận"]);
    expect(await desk.storedIn(an)).toEqual([
      "skipped merged 0",
      "skipped merged 0",
      "sent null 1",
    ]);
  });

  it("so is what waits because the channel said stop", async () => {
    const an = await desk.newcomer("web");
    const caseId = randomUUID();
    world.web.nextResults({ kind: "paused", retryAfter: 30, scope: "chat" });
    await news(an, "nhận", { caseId });
    await desk.deliver();
    await news(an, "chuyển", { caseId });
    await desk.wait(30);
    expect(an.reads()).toEqual(["chuyển\n\nTrước đó:\n• nhận"]);
  });

  it("two cases are two messages, and so is a reply", async () => {
    const an = await desk.newcomer();
    await news(an, "một", { caseId: randomUUID(), in: 5 });
    await desk.post(an, "đáp");
    await news(an, "hai", { caseId: randomUUID(), in: 5 });
    await desk.wait(5);
    expect(an.reads().toSorted()).toEqual(["hai", "một", "đáp"]);
  });

  it("what may have arrived is left alone", async () => {
    const an = await desk.newcomer();
    const caseId = randomUUID();
    world.telegram.nextResults({ kind: "failed", detail: "down" });
    await news(an, "nhận", { caseId });
    await desk.deliver();
    await news(an, "chuyển", { caseId });
    await desk.wait(5);
    expect(an.reads()).toEqual(["nhận", "chuyển"]);
  });

  it("told again it is the same message: nothing is taken in and lost", async () => {
    const an = await desk.newcomer();
    const caseId = randomUUID();
    const key = randomUUID();
    await news(an, "nhận", { caseId, key, in: 5 });
    await news(an, "nhận", { caseId, key, in: 5 });
    await desk.wait(5);
    expect(an.reads()).toEqual(["nhận"]);
  });

  it.each(["web", "telegram"] as const)(
    "while others deliver, every sentence reaches %s in one message only",
    async (channel) => {
      const people = await Promise.all(
        Array.from({ length: 6 }, () => desk.newcomer(channel)),
      );
      const texts = Array.from({ length: 12 }, (_, index) => `tin-${index};`);
      let isTelling = true;
      const deliver = async () => {
        while (isTelling) await deliverOutbox(world.house);
      };
      const telling = Promise.all(
        people.map(async (person) => {
          const caseId = randomUUID();
          for (const text of texts) await news(person, text, { caseId });
        }),
      ).finally(() => {
        isTelling = false;
      });
      await Promise.all([telling, deliver(), deliver()]);
      await atOnce(2, () => deliverOutbox(world.house));
      for (const person of people) {
        const read = person.reads().join("\n");
        expect(texts.map((text) => read.split(text).length - 1)).toEqual(
          texts.map(() => 1),
        );
      }
    },
  );
});
