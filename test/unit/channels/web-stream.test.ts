import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Line } from "#channels/web/client/wire.ts";
import { type Database, openDatabase } from "#platform/db.ts";
import { createDatabase } from "#test/support/postgres.ts";
import { openWeb, type WebRig } from "#test/support/web-harness.ts";
import { webPerson } from "#test/support/web-person.ts";

function newPostgres(): Promise<string> {
  const url = inject("postgresUrl");
  return createDatabase({ url: (name) => url.replace(/NAME$/, name) });
}

describe.each([
  { name: "PGlite", address: () => Promise.resolve(null) },
  { name: "PostgreSQL", address: newPostgres },
])("on $name", ({ address }) => {
  let database: Database;
  let rig: WebRig;
  beforeAll(async () => {
    database = await openDatabase({ databaseUrl: await address(), folder: null });
    rig = await openWeb({ database });
  });
  afterAll(async () => {
    await rig[Symbol.asyncDispose]();
    await database.close();
  });

  async function somebody() {
    const person = webPerson(rig.url);
    await person.post({ kind: "start", parameter: null });
    return { ...person, chat: rig.heard.at(-1)?.chatExternalId ?? "" };
  }

  describe("sending", () => {
    const body = { text: "Đã nhận.", buttons: [], mediaIds: [] };

    it("twice says it once", async () => {
      const person = await somebody();
      const message = { id: randomUUID(), chatExternalId: person.chat, body };
      const first = await rig.channel.send(message);
      const results = await Promise.all([1, 2, 3].map(() => rig.channel.send(message)));
      expect(results).toEqual([first, first, first]);
      await rig.say(person.chat, { text: "Xong." });
      const lines = await person.follow((seen) => seen.length === 2);
      expect(lines.map((line) => "segments" in line && line.segments[0]?.text)).toEqual(
        ["Đã nhận.", "Xong."],
      );
    });

    it.each([randomUUID(), "not even an id"])("to %s finds nobody", async (chat) => {
      const result = await rig.channel.send({
        id: randomUUID(),
        chatExternalId: chat,
        body,
      });
      expect(result).toMatchObject({ kind: "unreachable" });
    });
  });

  describe("the stream", () => {
    const texts = (lines: readonly Line[]) =>
      lines.map((line) => ("segments" in line ? line.segments[0]?.text : ""));

    it("goes on after any line, and has each exactly once", async () => {
      const person = await somebody();
      for (let n = 1; n <= 7; n += 1) await rig.say(person.chat, { text: `tin ${n}` });
      const all = await person.follow((seen) => seen.length === 7);
      for (const [index, { seq }] of all.entries()) {
        const rest = all.slice(index + 1);
        const got = await person.follow((seen) => seen.length === rest.length, seq);
        expect(got).toEqual(rest);
      }
    });

    it("replays more than a page of lines in order", async () => {
      const person = await somebody();
      const said = Array.from({ length: 210 }, (_, index) => `tin ${index}`);
      for (const text of said) await rig.say(person.chat, { text });
      const lines = await person.follow((seen) => seen.length === said.length);
      expect(texts(lines)).toEqual(said);
    });

    it("brings what another process writes, and what is written at once by many", async () => {
      await using other = await openWeb({ database });
      const person = await somebody();
      const following = person.follow((seen) => seen.length === 40);
      const said = Array.from({ length: 20 }, (_, index) => [`a${index}`, `b${index}`]);
      await Promise.all(
        said.flatMap(([mine = "", theirs = ""]) => [
          rig.say(person.chat, { text: mine }),
          other.say(person.chat, { text: theirs }),
        ]),
      );
      const lines = await following;
      expect(new Set(texts(lines))).toEqual(new Set(said.flat()));
      const seqs = lines.map(({ seq }) => seq);
      expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
    });

    it("ends when the channel stops", async () => {
      await using other = await openWeb({ database });
      const person = webPerson(other.url);
      await person.post({ kind: "start", parameter: null });
      const following = person.follow(() => false);
      await other.channel.stop();
      expect(await following).toEqual([]);
    });
  });

  describe("what was shown", () => {
    it("is known again by its button and its file", async () => {
      const person = await somebody();
      const mediaId = randomUUID();
      await rig.files.write(mediaId, Buffer.from("GIF89a"));
      const buttons = [{ id: "yes", label: "Đúng", kind: "press" }] as const;
      await rig.say(person.chat, {
        text: "Đúng không ạ?",
        buttons,
        mediaIds: [mediaId],
      });
      expect((await person.post({ kind: "press", buttonId: "yes" })).status).toBe(200);
      expect((await person.post({ kind: "press", buttonId: "no" })).status).toBe(409);
      expect((await person.get(`/media/${mediaId}`)).status).toBe(200);
      expect((await person.get(`/media/${randomUUID()}`)).status).toBe(404);
    });
  });
});
