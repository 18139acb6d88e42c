import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWeb, type WebRig } from "#test/support/web-harness.ts";
import { albumOf, webPerson } from "#test/support/web-person.ts";

let rig: WebRig;
beforeAll(async () => {
  rig = await openWeb();
});
afterAll(() => rig[Symbol.asyncDispose]());

const JPEG = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, ...Buffer.from("0123456789")]);

async function somebody() {
  const person = webPerson(rig.url);
  await person.post({ kind: "start", parameter: null });
  return { ...person, chat: rig.heard.at(-1)?.chatExternalId ?? "" };
}

describe("photos", () => {
  const form = (photos: readonly Uint8Array[]) => albumOf(randomUUID(), photos, null);

  it.each<[string, FormData, number, string]>([
    ["none", form([]), 400, "badRequest"],
    ["eleven", form(Array(11).fill(JPEG)), 400, "badRequest"],
    ["with a bad id", albumOf("1", [JPEG], null), 400, "badRequest"],
    ["that are HEIC", form([Buffer.from("\0\0\0\x18ftypheic")]), 415, "notAnImage"],
    ["that are pages", form([Buffer.from("<html><script>")]), 415, "notAnImage"],
    ["of 11 MB", form([new Uint8Array(11 << 20).fill(255)]), 413, "tooLarge"],
    ["of 41 MB", form(Array(5).fill(new Uint8Array(9 << 20))), 413, "tooLarge"],
  ])("%s are refused and not kept", async (_, album, status, kind) => {
    const person = await somebody();
    const before = rig.heard.length;
    const answer = await person.upload(album);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ kind });
    expect(rig.heard).toHaveLength(before);
  });

  it("sent twice are one message, stored once", async () => {
    const person = await somebody();
    const id = randomUUID();
    const first = await person.upload(albumOf(id, [JPEG], "ngõ 12"));
    const second = await person.upload(albumOf(id, [JPEG], "ngõ 12"));
    expect(await second.json()).toEqual(await first.json());
    const lines = await person.follow((seen) => seen.length === 1);
    expect(lines).toMatchObject([{ kind: "files", text: "ngõ 12" }]);
  });

  it("are seen by those in the chat and by nobody else", async () => {
    const [person, stranger] = [await somebody(), await somebody()];
    await person.upload(form([JPEG]));
    const [line] = await person.follow((seen) => seen.length === 1);
    const mediaId = line !== undefined && "mediaIds" in line ? line.mediaIds[0] : "";
    const answer = await person.get(`/media/${mediaId}`);
    expect(answer.headers.get("content-type")).toBe("image/jpeg");
    expect(answer.headers.get("cache-control")).toContain("private");
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(JPEG);
    expect((await stranger.get(`/media/${mediaId}`)).status).toBe(404);
    expect((await person.get(`/media/${randomUUID()}`)).status).toBe(404);
    expect((await person.get("/media/..%2f..%2fpackage.json")).status).toBe(404);
  });

  it("that are none are offered to be saved, never shown", async () => {
    const person = await somebody();
    const [voice, lost] = [randomUUID(), randomUUID()];
    await rig.files.write(voice, Buffer.from("<script>alert(1)</script>"));
    await rig.say(person.chat, { text: "Nghe", mediaIds: [voice, lost] });
    const seen = await person.get(`/media/${voice}`);
    expect(seen.headers.get("content-type")).toBe("application/octet-stream");
    expect(seen.headers.get("content-disposition")).toBe("attachment");
    expect((await person.get(`/media/${lost}`)).status).toBe(404);
  });
});
