import { expect, it } from "vitest";
import type { Channel } from "#channels/port.ts";
import { claimExchange, findTokens, replaceTokens } from "#channels/zalo-oa/store.ts";
import { tokensSchema } from "#channels/zalo-oa/wire.ts";
import { sharedCity } from "#test/support/seeded-city.ts";
import { openZalo } from "#test/support/zalo-fake-harness.ts";

const { db } = await sharedCity();

async function open() {
  const rig = await openZalo({ accept: () => Promise.resolve("new") });
  const person = rig.fake.person();
  person.follow();
  const say = (channel: Channel) =>
    channel.send({
      id: crypto.randomUUID(),
      chatExternalId: person.userId,
      body: { text: "Đã nhận.", buttons: [], mediaIds: [] },
    });
  return { ...rig, person, say };
}

const SENT = { kind: "sent" };

it("exchanges the first refresh token once and stores its successor", async () => {
  await using rig = await open();
  expect(await rig.say(rig.channel)).toMatchObject(SENT);
  expect(await rig.say(rig.channel)).toMatchObject(SENT);
  expect(rig.fake.oauth.exchanges()).toBe(1);
  const stored = await findTokens(db, rig.access.oaId);
  expect(stored?.refreshToken).toBe(rig.fake.oauth.refreshToken());
});

it("lives on its own pair after a restart with the used first token in its settings", async () => {
  await using rig = await open();
  await rig.say(rig.channel);
  const restarted = await rig.another();
  rig.fake.oauth.expireAccess();
  expect(await rig.say(restarted)).toMatchObject(SENT);
  expect(rig.fake.oauth.exchanges()).toBe(2);
});

it.each<[string, (rig: Awaited<ReturnType<typeof open>>) => void]>([
  ["Zalo calls expired", ({ fake }) => fake.oauth.expireAccess()],
  [
    "is about to expire",
    ({ clock }) => clock.set(clock.now().add({ hours: 24, minutes: 58 })),
  ],
  ["Zalo calls invalid", ({ fake }) => fake.fail({ kind: "answer", code: -216 })],
])("exchanges once more when the access token %s", async (_, arrange) => {
  await using rig = await open();
  await rig.say(rig.channel);
  arrange(rig);
  expect(await rig.say(rig.channel)).toMatchObject(SENT);
  expect(rig.fake.oauth.exchanges()).toBe(2);
  expect(rig.person.seen()).toHaveLength(2);
});

it("ten sends in three processes at once exchange once", async () => {
  await using rig = await open();
  await rig.say(rig.channel);
  const channels = [rig.channel, await rig.another(), await rig.another()];
  rig.fake.oauth.expireAccess();
  const sends = Array.from({ length: 10 }, (_, index) => {
    const channel = channels[index % channels.length];
    return channel ? rig.say(channel) : null;
  });
  const ends = await Promise.all(sends);
  expect(ends.map((end) => end?.kind)).toEqual(Array(10).fill("sent"));
  expect(rig.fake.oauth.exchanges()).toBe(2);
});

it("takes what the winner of a race has stored when its own token is refused", async () => {
  await using rig = await open();
  await rig.say(rig.channel);
  const { oauth } = rig.fake;
  const { oaId, appId: app_id, appSecret } = rig.access;
  const refresh_token = oauth.refreshToken();
  const form = { app_id, grant_type: "refresh_token", refresh_token };
  const by = async () => {
    const won = tokensSchema.parse(oauth.exchange(appSecret, form));
    if (won.kind === "refused") throw new Error("nobody won");
    const { refreshToken, accessToken } = won;
    const accessUntil = rig.clock.now().add({ hours: 25 });
    await replaceTokens(db, oaId, refresh_token, {
      refreshToken,
      accessToken,
      accessUntil,
    });
  };
  oauth.expireAccess();
  rig.fake.fail({ kind: "overtaken", by }, "/v4/oa/access_token");
  expect(await rig.say(rig.channel)).toMatchObject(SENT);
  expect(oauth.exchanges()).toBe(2);
});

it("goes on when the process that held the exchange has died", async () => {
  await using rig = await open();
  await rig.say(rig.channel);
  const pair = await findTokens(db, rig.access.oaId);
  if (pair === null) throw new Error("no tokens");
  const now = rig.clock.now();
  const until = now.add({ seconds: 30 });
  expect(await claimExchange(db, rig.access.oaId, pair, { now, until })).toBe(true);
  rig.fake.oauth.expireAccess();
  rig.clock.set(now.add({ seconds: 31 }));
  expect(await rig.say(rig.channel)).toMatchObject(SENT);
});

it("a refused token stops the channel, not the messages, until people put a new one in", async () => {
  await using rig = await open();
  await rig.say(rig.channel);
  const refreshToken = rig.fake.oauth.consentAgain();
  rig.fake.oauth.expireAccess();
  expect(await rig.say(rig.channel)).toEqual({
    kind: "paused",
    retryAfter: 300,
    scope: "channel",
  });
  const log = rig.logLines.join("");
  expect(log).toContain("zalo.tokenRefused");
  expect(log).not.toContain(refreshToken);
  expect(await rig.say(await rig.another({ refreshToken }))).toMatchObject(SENT);
  // The one that runs with the old setting goes on with what the table has.
  expect(await rig.say(rig.channel)).toMatchObject(SENT);
});

it("a token server that is away burns no message", async () => {
  await using rig = await open();
  await rig.say(rig.channel);
  rig.fake.oauth.expireAccess();
  rig.fake.fail({ kind: "gateway", status: 502 }, "/v4/oa/access_token");
  expect(await rig.say(rig.channel)).toEqual({
    kind: "failed",
    detail: "zalo.noToken",
  });
  expect(await rig.say(rig.channel)).toMatchObject(SENT);
});
