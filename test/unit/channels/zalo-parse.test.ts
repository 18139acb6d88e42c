import { expect, it } from "vitest";
import { parseEvent } from "#channels/zalo-oa/parse.ts";
import { sightingOf } from "#channels/zalo-oa/sighting.ts";
import { envelopeSchema } from "#channels/zalo-oa/wire.ts";

const text = (words: string) => ({
  event_name: "user_send_text",
  timestamp: "1760000000123",
  sender: { id: "246845883529197922" },
  recipient: { id: "388613280878808645" },
  message: { msg_id: "96d3cdf3af150460909", text: words },
});

it.each([
  ["Đường Lê Lợi có ổ gà", { kind: "text", text: "Đường Lê Lợi có ổ gà" }],
  ["#b:0af.2", { kind: "press", buttonId: "0af.2" }],
  ["p_mot-cua-lang", { kind: "start", parameter: "p_mot-cua-lang" }],
  ["  P_mot-cua-lang ", { kind: "start", parameter: "p_mot-cua-lang" }],
  ["/start inv_aB-9_z", { kind: "start", parameter: "inv_aB-9_z" }],
  ["p_ là gì", { kind: "text", text: "p_ là gì" }],
  ["xem p_mot-cua-lang", { kind: "text", text: "xem p_mot-cua-lang" }],
  ["", { kind: "text", text: "" }],
])("reads what somebody typed: %j", (words, event) => {
  expect(parseEvent(text(words)).event).toEqual(event);
});

/** Caught on the wire of the real service. */
const PLACE = {
  event_name: "user_send_location",
  app_id: "102719276611582260",
  sender: { id: "8309393969855402319" },
  recipient: { id: "1423847451268726170" },
  message: {
    attachments: [
      {
        payload: { coordinates: { latitude: "10.7923119", longitude: "106.7820651" } },
        type: "location",
      },
    ],
    text: "Cơm Coffee New Sky",
    msg_id: "b8de7d84fa1b3043690c",
  },
  timestamp: "1751100041636",
  user_id_by_app: "7300442764876318465",
};

it("reads a place as it was seen on the real wire", () => {
  expect(parseEvent(PLACE)).toEqual({
    chatExternalId: "8309393969855402319",
    languageHint: null,
    event: { kind: "location", lat: 10.7923119, lon: 106.7820651 },
  });
});

const opened = (changes: object) => ({
  event_name: "user_click_chatnow",
  timestamp: "1",
  oa_id: "388613280878808645",
  ...changes,
});

it.each([
  ["the message's id", PLACE, "b8de7d84fa1b3043690c", "8309393969855402319"],
  ["name, time and person", opened({ user_id: "7" }), "user_click_chatnow:1:7", "7"],
  [
    "the same with the person as follower",
    opened({ follower: { id: "7" } }),
    "user_click_chatnow:1:7",
    "7",
  ],
  [
    "a time written as a number",
    opened({ user_id: "7", timestamp: 1 }),
    "user_click_chatnow:1:7",
    "7",
  ],
  ["nobody's name", opened({}), "user_click_chatnow:1:unknown", "unknown"],
])("knows an event again by %s", (_, raw, externalId, person) => {
  expect(sightingOf(envelopeSchema.parse(raw))).toMatchObject({
    channel: "zalo-oa",
    externalId,
    lane: `zalo-oa:${person}`,
  });
});

it.each([
  [
    "a kind it does not know",
    { ...text(""), event_name: "add_user_to_tag" },
    "ignored",
  ],
  [
    "content not invented yet",
    { ...text(""), event_name: "user_send_thought" },
    "unsupported",
  ],
  [
    "a picture without a picture",
    { ...text(""), event_name: "user_send_image" },
    "unsupported",
  ],
])("reads %s", (_, raw, kind) => {
  expect(parseEvent(raw).event.kind).toBe(kind);
});

it.each([
  ["a person whose id is a number, and so perhaps another's", { sender: { id: 7 } }],
  ["a place without a place", { event_name: "user_send_location" }],
  [
    "a picture at no address",
    {
      event_name: "user_send_image",
      message: { attachments: [{ type: "image", payload: { id: "x" } }] },
    },
  ],
])("sets %s aside without quoting what was said", (_, changes) => {
  const read = () => parseEvent({ ...text("riêng tư"), ...changes });
  expect(read).toThrow(expect.objectContaining({ code: "zalo.badEvent" }));
  expect(read).not.toThrow(/riêng tư/);
});
