import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWeb, type WebRig } from "#test/support/web-harness.ts";
import { webPerson } from "#test/support/web-person.ts";

let rig: WebRig;
beforeAll(async () => {
  rig = await openWeb({ isSecure: true });
});
afterAll(() => rig[Symbol.asyncDispose]());

/** Somebody with a session; `chat` is where answers go. */
async function somebody(seat: "citizen" | "officer" = "citizen") {
  const person = webPerson(rig.url, seat);
  await person.post({ kind: "start", parameter: null });
  return { ...person, chat: rig.heard.at(-1)?.chatExternalId ?? "" };
}

describe("a page", () => {
  it.each(["/", "/officer", "/head"])(
    "%s may run our scripts and nothing else",
    async (path) => {
      const answer = await fetch(rig.url + path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-security-policy")).toMatch(
        /^default-src 'none'; script-src 'self'; style-src 'self';.* frame-ancestors 'none'$/,
      );
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
      const page = await answer.text();
      expect(page).not.toMatch(/<script(?![^>]* src=)|<style| style=| on\w+=/);
    },
  );

  it("alone makes no session: crawlers leave nothing behind", async () => {
    const answer = await fetch(rig.url);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it("exists for the three seats only", async () => {
    const person = await somebody();
    expect((await fetch(`${rig.url}/mayor`)).status).toBe(404);
    expect((await fetch(`${rig.url}/chat/mayor/events`)).status).toBe(404);
    const answer = await fetch(`${rig.url}/chat/mayor/updates`, {
      method: "POST",
      headers: { origin: rig.url, cookie: person.cookie() },
      body: "{}",
    });
    expect(answer.status).toBe(404);
  });

  it("leaves the addresses of other rooms of the server alone", async () => {
    const answer = await fetch(`${rig.url}/telegram/webhook`, { method: "POST" });
    expect(answer.status).toBe(404);
  });
});

describe("a session", () => {
  it("is a secret only this browser has and scripts cannot read", async () => {
    const person = webPerson(rig.url, "officer");
    const answer = await person.post({ kind: "start", parameter: null });
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(
      /^ln_officer=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    const token = /=([\w-]{43})/.exec(cookie ?? "")?.[1] ?? "";
    const rows = await rig.database.db.webSession.findMany();
    expect(JSON.stringify(rows, (_, value) => String(value))).not.toContain(token);
    expect(rig.logLines.join("")).not.toContain(token);
  });

  it("begins anew with a cookie nobody knows", async () => {
    const headers = { cookie: "ln_citizen=made-up", origin: rig.url };
    const events = await fetch(`${rig.url}/chat/citizen/events`, { headers });
    expect(events.status).toBe(404);
    const body = JSON.stringify({ id: randomUUID(), kind: "start", parameter: null });
    const path = `${rig.url}/chat/citizen/updates`;
    const posted = await fetch(path, { method: "POST", headers, body });
    expect(posted.status).toBe(200);
    expect(posted.headers.getSetCookie()[0]).not.toContain("made-up");
  });
});

describe("a post", () => {
  it.each<[string, Record<string, string>]>([
    ["another site", { origin: "https://evil.example" }],
    ["another port of this machine", { origin: "http://127.0.0.1:1" }],
    ["a sandboxed frame", { origin: "null" }],
    ["a neighbour the browser names", { "sec-fetch-site": "same-site" }],
  ])("from %s is refused", async (_, headers) => {
    const person = await somebody();
    const before = rig.heard.length;
    const answer = await person.post({ kind: "text", text: "giả" }, headers);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ kind: "foreignOrigin" });
    expect(rig.heard).toHaveLength(before);
  });

  it("is taken behind a proxy that rewrites the host, when the browser vouches", async () => {
    const person = await somebody();
    const headers = { origin: "https://langnghe.vn", "sec-fetch-site": "same-origin" };
    expect((await person.post({ kind: "text", text: "thật" }, headers)).status).toBe(
      200,
    );
  });

  it.each<[string, object]>([
    ["nothing known", { kind: "dance" }],
    ["an empty text", { kind: "text", text: " \n\0" }],
    ["a text without end", { kind: "text", text: "a".repeat(8001) }],
    ["a place off the map", { kind: "location", lat: 91, lon: 0 }],
    ["an id that is none", { kind: "text", text: "a", id: "1" }],
    ["a parameter with a space", { kind: "start", parameter: "a b" }],
    ["another language", { kind: "language", language: "fr" }],
  ])("of %s is refused", async (_, update) => {
    const answer = await (await somebody()).post(update);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ kind: "badRequest" });
  });

  it("that is no JSON is refused, and one too long is not even read", async () => {
    const path = `${rig.url}/chat/citizen/updates`;
    const headers = { origin: rig.url };
    const torn = await fetch(path, { method: "POST", headers, body: '{"id":' });
    expect(torn.status).toBe(400);
    const body = "a".repeat(65 * 1024);
    const long = await fetch(path, { method: "POST", headers, body });
    expect(long.status).toBe(413);
    expect(await long.json()).toMatchObject({ kind: "tooLarge" });
  });

  it("keeps what a database cannot: it loses NULs and torn characters, no more", async () => {
    const person = await somebody();
    const answer = await person.post({ kind: "text", text: "a\0b\ud800c 😀" });
    expect(answer.status).toBe(200);
    expect(rig.heard.at(-1)?.event).toEqual({ kind: "text", text: "ab\ufffdc 😀" });
  });

  it("that is repeated is answered with the same line", async () => {
    const person = await somebody();
    const update = { id: randomUUID(), kind: "text", text: "một lần" };
    const first: { seq: number } = JSON.parse(await (await person.post(update)).text());
    await person.post({ kind: "text", text: "lần khác" });
    expect(await (await person.post(update)).json()).toEqual(first);
    const lines = await person.follow((seen) => seen.length === 2);
    expect(lines.map(({ seq }) => seq)).toEqual([first.seq, first.seq + 1]);
  });

  it("does not meet a stranger's with the same id", async () => {
    const id = randomUUID();
    const [one, other] = [await somebody(), await somebody()];
    await one.post({ id, kind: "text", text: "của tôi" });
    await other.post({ id, kind: "text", text: "của người khác" });
    const [line] = await other.follow((seen) => seen.length === 1);
    expect(line).toMatchObject({ kind: "text", text: "của người khác" });
  });
});

describe("a button", () => {
  const buttons = [
    { id: "yes", label: "Đúng", kind: "press" },
    { id: "site", label: "Trang", kind: "link", url: "https://hanoi.gov.vn" },
  ] as const;

  it("works where it was shown, and is seen as its label", async () => {
    const person = await somebody();
    await rig.say(person.chat, { text: "Đúng không ạ?", buttons });
    expect((await person.post({ kind: "press", buttonId: "yes" })).status).toBe(200);
    const lines = await person.follow((seen) => seen.length === 2);
    expect(lines[1]).toMatchObject({ from: "person", kind: "press", text: "Đúng" });
  });

  it.each([
    ["forged", "no", true],
    ["shown to somebody else", "yes", false],
    ["only a link", "site", true],
  ])("%s does nothing", async (_, buttonId, isShownHere) => {
    const person = await somebody();
    const shownTo = isShownHere ? person : await somebody();
    await rig.say(shownTo.chat, { text: "Đúng không ạ?", buttons });
    const before = rig.heard.length;
    const answer = await person.post({ kind: "press", buttonId });
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ kind: "unknownButton" });
    expect(rig.heard).toHaveLength(before);
  });

  it("with an address no page may open is not sent", async () => {
    const person = await somebody();
    const url = "javascript:alert(1)";
    const result = await rig.channel.send({
      id: randomUUID(),
      chatExternalId: person.chat,
      body: {
        text: "Xem",
        buttons: [{ id: "x", label: "Xem", kind: "link", url }],
        mediaIds: [],
      },
    });
    expect(result).toMatchObject({ kind: "refused" });
  });
});

describe("assets", () => {
  it("are kept for ever under an address that changes with them, and sent packed", async () => {
    const page = await (await fetch(rig.url)).text();
    const href = /<link rel="stylesheet" href="([^"]+)"/.exec(page)?.[1] ?? "";
    const answer = await fetch(rig.url + href);
    expect(answer.headers.get("content-encoding")).toBe("gzip");
    expect(answer.headers.get("cache-control")).toContain("immutable");
    const plain = await fetch(rig.url + href, {
      headers: { "accept-encoding": "identity" },
    });
    expect(plain.headers.get("content-encoding")).toBeNull();
    expect(await plain.text()).toBe(await answer.text());
    const etag = answer.headers.get("etag") ?? "";
    const again = await fetch(rig.url + href, { headers: { "if-none-match": etag } });
    expect(again.status).toBe(304);
    expect((await fetch(`${rig.url}${href}x`)).status).toBe(404);
  });
});

it("the trial's clock does not exist where time is real", async () => {
  const headers = { origin: rig.url, "content-type": "application/json" };
  const path = `${rig.url}/demo/advance`;
  const answer = await fetch(path, { method: "POST", headers, body: '{"hours":1}' });
  expect(answer.status).toBe(404);
});
