import { describe, expect, it } from "vitest";
import { deliverOutbox } from "#workflow/deliver-outbox.ts";
import { atOnce, databases } from "./house-databases.ts";
import { openOutboxDesk } from "./outbox-desk.ts";

describe.each(databases)("deliverers at one outbox on $name", async ({ open }) => {
  const { world, desk } = await openOutboxDesk(open);

  it("several deliverers at once send everything once and in order", async () => {
    const people = await Promise.all(Array.from({ length: 20 }, () => desk.newcomer()));
    const texts = ["một", "hai", "ba"];
    for (const text of texts)
      for (const person of people) await desk.post(person, text);
    await atOnce(5, () => deliverOutbox(world.house));
    expect(people.map((person) => person.reads())).toEqual(people.map(() => texts));
  });

  /** A deliverer that is held up in the middle of its first send until `go` is called. */
  const slowDeliverer = async () => {
    const [begun, gate] = [
      Promise.withResolvers<void>(),
      Promise.withResolvers<void>(),
    ];
    const house = desk.sendingBy(async (message) => {
      begun.resolve();
      await gate.promise;
      return await world.telegram.send(message);
    });
    const done = deliverOutbox(house);
    await begun.promise;
    return {
      go: async () => {
        gate.resolve();
        await done;
      },
    };
  };

  it("a deliverer that comes back after its time was over sends nothing another has sent", async () => {
    const an = await desk.newcomer();
    for (const text of ["một", "hai", "ba"])
      await desk.post(an, text, { class: "nudge" });
    const slow = await slowDeliverer();
    await desk.wait(30);
    expect(an.reads()).toEqual([]);
    await desk.wait(600);
    expect(an.reads()).toEqual(["hai", "ba"]);
    await slow.go();
    await desk.deliver();
    expect(an.reads()).toEqual(["một"]);
    expect(await desk.storedIn(an)).toEqual([
      "sent null 1",
      "sent null 1",
      "sent null 1",
    ]);
  });

  it("a deliverer never sends what might outlast its hold on the chat", async () => {
    const an = await desk.newcomer();
    const texts = Array.from({ length: 9 }, (_, index) => `tin ${index}`);
    for (const text of texts) await desk.post(an, text);
    const { telegram, clock } = world;
    const holds: number[] = [];
    const house = desk.sendingBy(async (message) => {
      const { deliveringUntil } = await desk.chatOf(an);
      const end = deliveringUntil?.toTemporalInstant() ?? clock.now();
      holds.push(clock.now().until(end).total("seconds"));
      clock.set(clock.now().add({ seconds: 15 }));
      return await telegram.send(message);
    });
    await atOnce(1, () => deliverOutbox(house));
    expect(an.reads()).toEqual(texts);
    expect(Math.min(...holds)).toBeGreaterThan(60);
  });

  it("a message nobody can read any more holds up nobody else", async () => {
    const [an, binh] = [await desk.newcomer(), await desk.newcomer()];
    await desk.post(an, "hỏng");
    await desk.post(binh, "lành");
    const { db } = world.house.database;
    const { id: chatId } = await desk.chatOf(an);
    await db.message.updateMany({
      where: { chatId, state: "pending" },
      data: { body: { shape: "of another age" } },
    });
    await desk.deliver();
    expect(binh.reads()).toEqual(["lành"]);
    const log = world.logLines.map((line) => JSON.parse(line));
    const told = log.find(({ event }) => event === "chat.notServed");
    expect(told).toMatchObject({ level: 50, chatId });
    await db.message.deleteMany({ where: { chatId, state: "pending" } });
  });

  it.each([
    { class: "reply", end: ["sent null 2", "sent null 1"], sees: ["một", "hai"] },
    { class: "nudge", end: ["unknown processDied 1", "sent null 1"], sees: ["hai"] },
  ] as const)(
    "after a process died over a $class the next one settles it",
    async (row) => {
      const an = await desk.newcomer();
      await desk.post(an, "một", { class: row.class });
      await desk.post(an, "hai", { class: row.class });
      const { db } = world.house.database;
      const [first] = await db.message.findMany({
        where: { chatId: (await desk.chatOf(an)).id, state: "pending" },
        orderBy: { seq: "asc" },
      });
      await db.message.update({
        where: { id: first?.id ?? "" },
        data: { state: "sending" },
      });
      await desk.deliver();
      await desk.wait(5);
      expect(an.reads()).toEqual(row.sees);
      expect(await desk.storedIn(an)).toEqual(row.end);
    },
  );
});
