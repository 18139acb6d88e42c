import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { databases } from "./house-databases.ts";
import { openOutboxDesk } from "./outbox-desk.ts";

const failed = { kind: "failed", detail: "502" } as const;
const unknown = { kind: "unknown", detail: "noAnswer" } as const;
const refused = { kind: "refused", detail: "400" } as const;
const blocked = { kind: "unreachable", detail: "403" } as const;

describe.each(databases)("the outbox on $name", async ({ open }) => {
  const { world, desk } = await openOutboxDesk(open);

  it("what is written first leaves first", async () => {
    const an = await desk.newcomer();
    const texts = ["một", "hai", "ba", "bốn", "năm"];
    for (const text of texts) await desk.post(an, text);
    await desk.deliver();
    expect(an.reads()).toEqual(texts);
  });

  it("what is urgent overtakes an answer, and an answer a nudge", async () => {
    const an = await desk.newcomer();
    await desk.post(an, "nhắc", { class: "nudge" });
    await desk.post(an, "tin", { class: "news" });
    await desk.post(an, "khẩn", { class: "urgent" });
    await desk.deliver();
    expect(an.reads()).toEqual(["khẩn", "tin", "nhắc"]);
  });

  it("one key is one message, told twice or five times at once", async () => {
    const an = await desk.newcomer();
    const dedupeKey = randomUUID();
    await desk.post(an, "một lần", { dedupeKey });
    await desk.deliver();
    await Promise.all(
      Array.from({ length: 5 }, () => desk.post(an, "một lần", { dedupeKey })),
    );
    await desk.deliver();
    expect(an.reads()).toEqual(["một lần"]);
  });

  it("told to wait, it waits exactly so long, and that is no attempt", async () => {
    const an = await desk.newcomer();
    world.telegram.nextResults({ kind: "paused", retryAfter: 30, scope: "chat" });
    await desk.post(an, "chậm lại");
    await desk.post(an, "sau đó");
    await desk.deliver();
    await desk.wait(29);
    expect(an.reads()).toEqual([]);
    expect(await desk.storedIn(an)).toEqual(["pending null 0", "pending null 0"]);
    await desk.wait(1);
    expect(an.reads()).toEqual(["chậm lại", "sau đó"]);
    expect(await desk.storedIn(an)).toEqual(["sent null 1", "sent null 1"]);
  });

  it("when the whole channel must wait, its other chats wait too, and other channels do not", async () => {
    const [an, binh, chi] = [
      await desk.newcomer(),
      await desk.newcomer(),
      await desk.newcomer("web"),
    ];
    world.telegram.nextResults({ kind: "paused", retryAfter: 90, scope: "channel" });
    await desk.post(an, "một");
    await desk.deliver();
    await desk.post(binh, "hai");
    await desk.post(chi, "ba");
    await desk.wait(89);
    expect([an, binh, chi].map((one) => one.reads())).toEqual([[], [], ["ba"]]);
    await desk.wait(1);
    expect([an, binh].map((one) => one.reads())).toEqual([["một"], ["hai"]]);
  });

  it("what failed is tried again after growing waits, and nothing overtakes it", async () => {
    const an = await desk.newcomer();
    world.telegram.nextResults(failed, failed, failed, failed);
    await desk.post(an, "trước");
    await desk.post(an, "sau");
    await desk.deliver();
    for (const seconds of [5, 15, 60, 300]) {
      await desk.wait(seconds - 1);
      expect(an.reads()).toEqual([]);
      await desk.wait(1);
    }
    expect(an.reads()).toEqual(["trước", "sau"]);
    expect(await desk.storedIn(an)).toEqual(["sent null 5", "sent null 1"]);
  });

  it("what fails for a night is given up, operators are told, and the next goes on", async () => {
    const an = await desk.newcomer();
    world.telegram.nextResults(...Array.from({ length: 70 }, () => failed));
    await desk.post(an, "không tới");
    await desk.post(an, "tới");
    for (let quarters = 0; quarters < 4 * 24; quarters++) await desk.wait(900);
    expect(an.reads()).toEqual(["tới"]);
    expect(await desk.storedIn(an)).toEqual(["failed 502 70", "sent null 1"]);
    const errors = world.logLines.map((line) => JSON.parse(line));
    expect(errors.findLast(({ level }) => level === 50)).toMatchObject({
      event: "message.failed",
      attempts: 70,
    });
  });

  it("what the channel refuses is failed at once, and the next goes on", async () => {
    const an = await desk.newcomer();
    world.telegram.nextResults(refused);
    await desk.post(an, "hỏng");
    await desk.post(an, "lành");
    await desk.deliver();
    expect(an.reads()).toEqual(["lành"]);
    expect(await desk.storedIn(an)).toEqual(["failed 400 1", "sent null 1"]);
  });

  it.each([
    { class: "urgent", channel: "telegram", end: "sent null 2" },
    { class: "reply", channel: "telegram", end: "sent null 2" },
    { class: "news", channel: "telegram", end: "sent null 2" },
    { class: "assignment", channel: "telegram", end: "unknown noAnswer 1" },
    { class: "nudge", channel: "telegram", end: "unknown noAnswer 1" },
    { class: "escalation", channel: "telegram", end: "unknown noAnswer 1" },
    { class: "nudge", channel: "web", end: "sent null 2" },
  ] as const)(
    "a $class on $channel whose answer never came ends as: $end",
    async (row) => {
      const an = await desk.newcomer(row.channel);
      world[row.channel].nextResults(unknown);
      await desk.post(an, "đến chưa", { class: row.class });
      await desk.deliver();
      await desk.wait(5);
      expect(await desk.storedIn(an)).toEqual([row.end]);
    },
  );

  it("an answer is not sent for ever where nobody says whether it arrives", async () => {
    const an = await desk.newcomer();
    world.telegram.nextResults(unknown, unknown, unknown);
    await desk.post(an, "trả lời");
    await desk.post(an, "sau");
    for (let minutes = 0; minutes < 30; minutes++) await desk.wait(60);
    expect(await desk.storedIn(an)).toEqual(["unknown noAnswer 3", "sent null 1"]);
  });

  it("what cannot reach a closed chat is held until the person writes; old nudges are dropped", async () => {
    const an = await desk.newcomer();
    world.telegram.nextResults(blocked);
    await desk.post(an, "kết quả", { class: "news" });
    await desk.deliver();
    await desk.post(an, "nhắc", { class: "nudge" });
    await desk.post(an, "quá hạn", { class: "escalation" });
    await desk.post(an, "kết quả khác", { class: "news" });
    await desk.wait(60);
    expect(an.reads()).toEqual([]);

    await an.sends({ kind: "returned" });
    expect(an.reads()).toEqual(["kết quả", "kết quả khác"]);
    expect(await desk.storedIn(an)).toEqual([
      "sent null 2",
      "skipped stale 1",
      "skipped stale 1",
      "sent null 2",
    ]);
  });

  it("what cannot reach a closed chat goes to the person's other chat, in order", async () => {
    const [an, elsewhere] = [await desk.newcomer(), await desk.newcomer("web")];
    const [{ personId }, { id }] = [
      await desk.chatOf(an),
      await desk.chatOf(elsewhere),
    ];
    await world.house.database.db.chat.update({ where: { id }, data: { personId } });
    world.telegram.nextResults(blocked);
    await desk.post(an, "một");
    await desk.post(an, "hai", { class: "nudge" });
    await desk.deliver();
    await desk.post(an, "ba");
    await desk.deliver();
    expect(an.reads()).toEqual([]);
    expect(elsewhere.reads()).toEqual(["một", "hai", "ba"]);
  });

  it.each(["nobody writes there yet", "somebody wrote there first"])(
    "a chat that goes on under another id takes its messages along: %s",
    async (where) => {
      const [group, toExternalId] = [await desk.newcomer(), randomUUID()];
      const moved = world.person(toExternalId, "telegram");
      if (where === "somebody wrote there first") await moved.says("nhóm mới đây");
      moved.reads();
      world.telegram.nextResults({ kind: "moved", toExternalId });
      await desk.post(group, "một");
      await desk.post(group, "hai");
      await desk.deliver();
      expect(moved.reads()).toEqual(["một", "hai"]);
      await moved.says("còn đây không");
      expect(moved.reads()).not.toEqual([]);
    },
  );
});
