import { expect, it } from "vitest";
import type { Button, OutgoingBody, SendResult } from "#channels/port.ts";
import { openZalo } from "#test/support/zalo-fake-harness.ts";

async function open() {
  const rig = await openZalo({ accept: () => Promise.resolve("new") });
  const person = rig.fake.person();
  person.follow();
  return {
    ...rig,
    person,
    send: (changes: Partial<OutgoingBody>, id: string = crypto.randomUUID()) =>
      rig.channel.send({
        id,
        chatExternalId: person.userId,
        body: { text: "Đã nhận.", buttons: [], mediaIds: [], ...changes },
      }),
  };
}

type Rig = Awaited<ReturnType<typeof open>>;

const answer = (code: number) => (rig: Rig) => rig.fake.fail({ kind: "answer", code });
const gateway = (status: number) => (rig: Rig) =>
  rig.fake.fail({ kind: "gateway", status });
const closed = (detail: string): SendResult => ({ kind: "unreachable", detail });
const paused = (retryAfter: number): SendResult => ({
  kind: "paused",
  retryAfter,
  scope: "channel",
});

/** What the world is like → how the send ends, and how often the message arrived. */
const ENDS: readonly [string, (rig: Rig) => void, Partial<SendResult>, number][] = [
  ["somebody who is there", () => {}, { kind: "sent" }, 1],
  [
    "seven silent days",
    ({ clock }) => clock.set(clock.now().add({ hours: 7 * 24 + 1 })),
    closed("-230 outsideWindow"),
    0,
  ],
  [
    "somebody who has left",
    ({ person }) => person.unfollow(),
    closed("-213 notFollowing"),
    0,
  ],
  ["an expired interaction", answer(-232), closed("-232 outsideWindow"), 0],
  ["somebody who restricted the account", answer(-244), closed("-244 restricted"), 0],
  ["somebody banned", answer(-227), closed("-227 inactive"), 0],
  ["a recipient's own quota", answer(-218), closed("-218 recipientQuota"), 0],
  ["too many calls a minute", answer(-32), paused(60), 0],
  ["a quota used up", answer(-211), paused(3600), 0],
  ["an account that is not in order", answer(-224), paused(300), 0],
  ["a failure inside Zalo", answer(-200), { kind: "failed", detail: "-200" }, 0],
  ["a code nobody has published", answer(-999), { kind: "failed", detail: "-999" }, 0],
  ["a policy", answer(-248), { kind: "refused", detail: "-248" }, 0],
  ["a gateway that cannot go on", gateway(502), { kind: "failed" }, 0],
  ["a gateway that waited in vain", gateway(504), { kind: "unknown" }, 0],
  ["a gateway that slows us down", gateway(429), paused(60), 0],
  [
    "a line that breaks before the answer",
    ({ fake }) => fake.fail({ kind: "dropAfter" }),
    { kind: "unknown" },
    1,
  ],
];

it.each(ENDS)("sending meets %s", async (_, arrange, outcome, arrived) => {
  await using rig = await open();
  // The tokens are there; what fails is the message.
  await rig.send({ text: "trước" });
  arrange(rig);
  expect(await rig.send({})).toMatchObject(outcome);
  expect(rig.person.seen()).toHaveLength(1 + arrived);
  expect(rig.logLines.join("")).not.toContain("Đã nhận");
});

it("has nothing to say to somebody it has never met", async () => {
  await using rig = await open();
  const body = { text: "Chào.", buttons: [], mediaIds: [] };
  const message = { id: "m", chatExternalId: "1", body };
  expect(await rig.channel.send(message)).toEqual({ kind: "refused", detail: "-201" });
});

it("says which settings are to be looked at when the account is not in order", async () => {
  await using rig = await open();
  answer(-221)(rig);
  await rig.send({});
  expect(rig.logLines.join("")).toContain("zalo.notInOrder");
});

const press = (label: string): Button => ({ id: label, label, kind: "press" });

it("offers no buttons once Zalo has turned them down, and loses no message over it", async () => {
  await using rig = await open();
  rig.fake.world.takesButtons = false;
  const buttons = [press("Đúng")];
  expect(await rig.send({ buttons })).toMatchObject({ kind: "sent" });
  expect(await rig.send({ buttons })).toMatchObject({ kind: "sent" });
  expect(rig.person.seen().map((one) => one.buttons)).toEqual([[], []]);
  const calls = rig.fake.calls.filter(({ params }) => "message" in params);
  expect(calls).toHaveLength(3);
  expect(rig.logLines.join("")).toContain("zalo.noButtons");
});

it("goes on offering buttons when something else was wrong with the message", async () => {
  await using rig = await open();
  answer(-201)(rig);
  answer(-201)(rig);
  const buttons = [press("Đúng")];
  expect(await rig.send({ buttons })).toMatchObject({ kind: "refused" });
  expect(await rig.send({ buttons })).toMatchObject({ kind: "sent" });
  expect(rig.person.seen()[0]?.buttons).toHaveLength(1);
});

it("goes on where it stopped when a long message is tried again", async () => {
  await using rig = await open();
  const text = Array.from({ length: 200 }, (_, index) => `Câu số ${index}.`).join(" ");
  const failSecond = rig.fake.world
    .until(() => rig.person.seen().length === 1)
    .then(() => answer(-32)(rig));
  const [first] = await Promise.all([rig.send({ text }, "long"), failSecond]);
  expect(first).toMatchObject({ kind: "paused" });
  expect(await rig.send({ text }, "long")).toMatchObject({ kind: "sent" });
  const seen = rig.person.seen().map((one) => one.text);
  expect(seen.join(" ")).toBe(text);
  expect(Math.max(...seen.map(({ length }) => length))).toBeLessThanOrEqual(2000);
});

it("carries documents as files, text files as text, and says what it cannot carry", async () => {
  await using rig = await open();
  const encode = (text: string) => new TextEncoder().encode(text);
  const mediaIds = [
    { bytes: encode("%PDF-1.7"), contentType: "application/pdf" },
    { bytes: encode("Kênh: Zalo."), contentType: "text/plain" },
    { bytes: new Uint8Array(9), contentType: "video/mp4" },
    { bytes: new Uint8Array((1 << 20) + 1), contentType: "image/jpeg" },
  ].map(rig.keep);
  expect(await rig.send({ text: "Kết quả.", mediaIds })).toMatchObject({
    kind: "sent",
  });
  expect(rig.person.seen().map(({ document, text }) => document ?? text)).toEqual([
    "lang-nghe.pdf",
    "Kết quả.\n\nKênh: Zalo.\n\n(Có 2 tệp không gửi được qua ứng dụng này. / 2 files cannot be sent in this app.)",
  ]);
});

it("uploads a picture again when its upload is over", async () => {
  await using rig = await open();
  const mediaIds = [
    rig.keep({ bytes: new Uint8Array([0xff, 0xd8, 0xff]), contentType: "image/jpeg" }),
  ];
  answer(-100)(rig);
  expect(await rig.send({ mediaIds }, "photo")).toMatchObject({ kind: "failed" });
  expect(await rig.send({ mediaIds }, "photo")).toMatchObject({ kind: "sent" });
  expect(rig.fake.world.uploads.size).toBe(2);
  expect(rig.person.seen()).toMatchObject([{ text: "Đã nhận." }]);
});
