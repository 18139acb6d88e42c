import { describe, expect, it } from "vitest";
import type { InboundEvent } from "#channels/port.ts";
import { createInboxDouble } from "#test/support/channel-harness.ts";
import { openZalo } from "#test/support/zalo-fake-harness.ts";
import type { ZaloPerson } from "#test/support/zalo-fake-people.ts";

async function open() {
  const inbox = createInboxDouble();
  const rig = await openZalo({ accept: inbox.accept });
  return { ...rig, inbox, person: rig.fake.person() };
}

type Rig = Awaited<ReturnType<typeof open>>;

async function post(
  rig: Rig,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  return (await fetch(rig.fake.webhook.url, { method: "POST", body, headers })).status;
}

const eventOf = (rig: Rig, changes: object = {}) =>
  JSON.stringify({
    event_name: "user_send_text",
    timestamp: "1794794400000",
    sender: { id: "246845883529197922" },
    recipient: { id: rig.access.oaId },
    message: { msg_id: "96d3cdf3af150460909", text: "Đường Lê Lợi có ổ gà" },
    ...changes,
  });

const signed = (rig: Rig, body: string) => rig.fake.webhook.headersFor(body);

describe("the webhook", () => {
  it.each<[string, (rig: Rig) => Promise<number>, number, number]>([
    ["an event", (rig) => post(rig, eventOf(rig), signed(rig, eventOf(rig))), 200, 1],
    ["no signature", (rig) => post(rig, eventOf(rig), {}), 401, 0],
    [
      "the signature of another text",
      (rig) => post(rig, eventOf(rig), signed(rig, eventOf(rig, { source: "x" }))),
      401,
      0,
    ],
    ["no JSON", (rig) => post(rig, "<html>", {}), 400, 0],
    ["JSON that is no event", (rig) => post(rig, '{"timestamp":"1"}', {}), 400, 0],
    [
      "more than a megabyte",
      (rig) => post(rig, eventOf(rig, { x: "a".repeat(1 << 20) }), {}),
      413,
      0,
    ],
    [
      "the event of another account of the same app",
      (rig) => {
        const body = eventOf(rig, { recipient: { id: "1" } });
        return post(rig, body, signed(rig, body));
      },
      200,
      0,
    ],
    [
      "an event that names no account",
      (rig) => {
        const body = eventOf(rig, { recipient: undefined });
        return post(rig, body, signed(rig, body));
      },
      200,
      1,
    ],
    [
      "a receipt of our own message",
      (rig) => {
        const body = eventOf(rig, { event_name: "user_seen_message" });
        return post(rig, body, signed(rig, body));
      },
      200,
      0,
    ],
    [
      "an event signed with the account's id in the place of the app's",
      (rig) => {
        rig.fake.webhook.signedAs = "oa";
        return post(rig, eventOf(rig), signed(rig, eventOf(rig)));
      },
      200,
      1,
    ],
  ])("answers a post with %s", async (_, act, status, stored) => {
    await using rig = await open();
    expect(await act(rig)).toBe(status);
    expect(rig.inbox.stored).toHaveLength(stored);
  });

  it("says in the log when events are another account's, for the setting may be wrong", async () => {
    await using rig = await open();
    const body = eventOf(rig, { recipient: { id: "1" } });
    await post(rig, body, signed(rig, body));
    expect(rig.logLines.join("")).toContain("zalo.otherAccount");
  });

  it("answers within the two seconds Zalo waits, and logs no text", async () => {
    await using rig = await open();
    rig.person.writes("riêng tư");
    await rig.inbox.until(({ stored }) => stored.length === 1);
    await rig.fake.world.until(() => rig.fake.webhook.deliveries.length === 1);
    expect(rig.fake.webhook.deliveries[0]?.tookMs).toBeLessThan(2000);
    expect(rig.logLines.join("")).not.toContain("riêng tư");
  });

  it("is not switched off while the database is away for less than an hour", async () => {
    await using rig = await open();
    rig.inbox.failNext(5);
    rig.person.writes("vẫn tới");
    await rig.inbox.until(({ stored }) => stored.length === 1);
    await rig.fake.world.until(() => rig.fake.webhook.deliveries.length === 6);
    expect(rig.fake.webhook.deliveries.map(({ status }) => status)).toEqual([
      500, 500, 500, 500, 500, 200,
    ]);
    expect(rig.fake.webhook.isDisabled).toBe(false);
  });
});

const payloadOf = (url: string) => ({ attachments: [{ type: "x", payload: { url } }] });
const files = (kind: "photo" | "voice" | "video" | "document", fileRef: string) => ({
  kind: "files" as const,
  files: [{ kind, fileRef }],
  caption: null,
  albumId: null,
});
const URL_OF = "https://f1-zpc.zdn.vn/a/1";

/** What somebody does → what the house hears. */
const KINDS: readonly [string, (person: ZaloPerson) => void, InboundEvent][] = [
  ["follows", (one) => one.follow(), { kind: "start", parameter: null }],
  ["unfollows", (one) => one.unfollow(), { kind: "left" }],
  ["opens the chat", (one) => one.opensChat(), { kind: "returned" }],
  [
    "sends a picture that moves",
    (one) => one.sends("user_send_gif", payloadOf(URL_OF)),
    files("photo", URL_OF),
  ],
  [
    "sends a voice message",
    (one) => one.sends("user_send_audio", payloadOf(URL_OF)),
    files("voice", URL_OF),
  ],
  [
    "sends a video",
    (one) => one.sends("user_send_video", payloadOf(URL_OF)),
    files("video", URL_OF),
  ],
  [
    "sends a file",
    (one) => one.sends("user_send_file", payloadOf(URL_OF)),
    files("document", URL_OF),
  ],
  [
    "sends a sticker",
    (one) => one.sends("user_send_sticker", payloadOf(URL_OF)),
    { kind: "unsupported" },
  ],
  [
    "sends a link",
    (one) => one.sends("user_send_link", { text: "xem", ...payloadOf(URL_OF) }),
    { kind: "text", text: `xem\n${URL_OF}` },
  ],
  [
    "sends a card of the address book, whose shape nobody has published",
    (one) => one.sends("user_send_business_card", payloadOf(URL_OF)),
    { kind: "unsupported" },
  ],
  [
    "gives name and phone, as it is now",
    (one) =>
      one.submitsInfo({
        name: "Lan",
        phone: "84912345678",
        full_address: { user_city: "Hà Nội" },
      }),
    { kind: "contact", name: "Lan", phone: "84912345678" },
  ],
  [
    "gives name and phone, as it was",
    (one) => one.submitsInfo({ name: "Lan", phone: 84912345678, city: "Hà Nội" }),
    { kind: "contact", name: "Lan", phone: "84912345678" },
  ],
  [
    "gives a name only",
    (one) => one.submitsInfo({ name: "Lan" }),
    { kind: "unsupported" },
  ],
];

it.each(KINDS)("hears when somebody %s", async (_, act, event) => {
  await using rig = await open();
  act(rig.person);
  await rig.inbox.until(({ stored }) => stored.length === 1);
  const [sighting] = rig.inbox.stored;
  expect(rig.channel.parse(sighting?.raw)).toMatchObject({
    chatExternalId: rig.person.userId,
    languageHint: null,
    event,
  });
  expect(sighting?.lane).toBe(`zalo-oa:${rig.person.userId}`);
});

describe("a file", () => {
  const fetchOf = ({ channel }: Rig) =>
    channel.fetchFile ?? (() => Promise.reject(new Error("none")));

  it.each([
    ["as its server calls it", "audio/aac", "audio/aac"],
    ["never as something a browser runs", "text/html", "application/octet-stream"],
  ])("is kept %s", async (_, served, contentType) => {
    await using rig = await open();
    const bytes = new Uint8Array([1, 2, 3]);
    const url = rig.person.uploads(bytes, served, "a");
    expect(await fetchOf(rig)(url)).toEqual({ bytes: Buffer.from(bytes), contentType });
  });

  it.each<[string, (rig: Rig) => string]>([
    ["Zalo keeps no more", (rig) => `${rig.fake.root}/files/none`],
    [
      "of more than 20 MB",
      (rig) => rig.person.uploads(new Uint8Array((20 << 20) + 1), "video/mp4", "a"),
    ],
    ["at an address of another protocol", () => "ftp://127.0.0.1/etc/passwd"],
  ])("is not handed out: one %s", async (_, arrange) => {
    await using rig = await open();
    await expect(fetchOf(rig)(arrange(rig))).rejects.toMatchObject({
      code: "zalo.fileUnavailable",
    });
  });
});
