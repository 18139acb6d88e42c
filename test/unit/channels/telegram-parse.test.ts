import { expect, it } from "vitest";
import { parseUpdate } from "#channels/telegram/parse.ts";
import { sightingOf } from "#channels/telegram/sighting.ts";

const person = { id: 42, is_bot: false, first_name: "An", language_code: "vi" };
const chat = { id: 42, type: "private" };
const group = { id: -7, type: "group" };

const message = (content: object) => ({
  update_id: 1,
  message: { message_id: 9, date: 1, chat, from: person, ...content },
});
const file = (kind: string, fileRef: string, more: object = {}) => ({
  kind: "files",
  files: [{ kind, fileRef }],
  caption: null,
  albumId: null,
  ...more,
});

it.each<[string, object, object]>([
  ["a text as typed", message({ text: " Rác  " }), { kind: "text", text: " Rác  " }],
  [
    "the largest size of a photo",
    message({
      caption: "đây",
      media_group_id: "g1",
      photo: [
        { file_id: "S", width: 90, height: 60 },
        { file_id: "L", width: 1280, height: 960 },
        { file_id: "M", width: 320, height: 240 },
      ],
    }),
    file("photo", "L", { caption: "đây", albumId: "g1" }),
  ],
  ["a voice message", message({ voice: { file_id: "V" } }), file("voice", "V")],
  ["a sound file", message({ audio: { file_id: "A" } }), file("voice", "A")],
  ["a video", message({ video: { file_id: "D" } }), file("video", "D")],
  ["a round video", message({ video_note: { file_id: "N" } }), file("video", "N")],
  [
    "an animation, which comes as a document too",
    message({ animation: { file_id: "G" }, document: { file_id: "G" } }),
    file("video", "G"),
  ],
  ["a document", message({ document: { file_id: "P" } }), file("document", "P")],
  [
    "a place",
    message({ location: { latitude: 21.03, longitude: 105.85, heading: 3 } }),
    { kind: "location", lat: 21.03, lon: 105.85 },
  ],
  [
    "a venue as its place",
    message({
      venue: { title: "Chợ", location: { latitude: 21, longitude: 105 } },
      location: { latitude: 21, longitude: 105 },
    }),
    { kind: "location", lat: 21, lon: 105 },
  ],
  [
    "a card of the address book",
    message({
      contact: { phone_number: "+84912345678", first_name: "Lan", last_name: "Nguyễn" },
    }),
    { kind: "contact", name: "Lan Nguyễn", phone: "+84912345678" },
  ],
  ["a sticker", message({ sticker: { file_id: "X" } }), { kind: "unsupported" }],
  ["content not invented yet", message({ hologram: {} }), { kind: "unsupported" }],
  [
    "a sticker among colleagues",
    message({ chat: group, sticker: {} }),
    { kind: "ignored" },
  ],
  [
    "someone joining a group",
    message({ chat: group, new_chat_members: [] }),
    { kind: "ignored" },
  ],
  ["a pinned message", message({ pinned_message: {} }), { kind: "ignored" }],
  [
    "another bot",
    message({ from: { ...person, is_bot: true }, text: "bíp" }),
    { kind: "ignored" },
  ],
  ["a start", message({ text: "/start" }), { kind: "start", parameter: null }],
  [
    "a start by a link",
    message({ text: "/start inv_a-B9" }),
    { kind: "start", parameter: "inv_a-B9" },
  ],
  [
    "a start in a group",
    message({ text: "/start@lang_nghe_bot inv_1" }),
    { kind: "start", parameter: "inv_1" },
  ],
  [
    "words after a typed start",
    message({ text: "/start đèn đường tắt" }),
    { kind: "text", text: "/start đèn đường tắt" },
  ],
  [
    "a group that moves, even by a bot's hand",
    message({
      chat: group,
      from: { ...person, is_bot: true },
      migrate_to_chat_id: -100,
    }),
    { kind: "moved", toExternalId: "-100" },
  ],
  [
    "the other half of a move",
    message({ chat: { id: -100, type: "supergroup" }, migrate_from_chat_id: -7 }),
    { kind: "ignored" },
  ],
  [
    "a changed text",
    { update_id: 1, edited_message: { chat, from: person, text: "ngõ 12" } },
    { kind: "edit", text: "ngõ 12" },
  ],
  [
    "a changed caption",
    {
      update_id: 1,
      edited_message: { chat, from: person, photo: undefined, caption: "ngõ 12" },
    },
    { kind: "edit", text: "ngõ 12" },
  ],
  [
    "a live location on its way",
    {
      update_id: 1,
      edited_message: { chat, from: person, location: { latitude: 1, longitude: 2 } },
    },
    { kind: "ignored" },
  ],
  [
    "a press",
    {
      update_id: 1,
      callback_query: { id: "c", from: person, message: { chat }, data: "b:7" },
    },
    { kind: "press", buttonId: "b:7" },
  ],
  [
    "a press on a message too old to come along",
    { update_id: 1, callback_query: { id: "c", from: person, data: "b:7" } },
    { kind: "press", buttonId: "b:7" },
  ],
  [
    "a press in a game",
    { update_id: 1, callback_query: { id: "c", from: person, game_short_name: "x" } },
    { kind: "ignored" },
  ],
  ["a block", member("member", "kicked"), { kind: "left" }],
  ["an unblock", member("kicked", "member"), { kind: "returned" }],
  ["a promotion", member("member", "administrator"), { kind: "ignored" }],
  [
    "a channel's post",
    { update_id: 1, channel_post: { chat: { id: -9, type: "channel" }, text: "tin" } },
    { kind: "ignored" },
  ],
  [
    "a kind not invented yet",
    { update_id: 1, telepathy: "strong" },
    { kind: "ignored" },
  ],
  ["an update of nothing", { update_id: 1 }, { kind: "ignored" }],
])("reads %s", (_, update, event) => {
  expect(parseUpdate(update).event).toEqual(event);
});

function member(before: string, after: string) {
  return {
    update_id: 1,
    my_chat_member: {
      chat,
      from: person,
      old_chat_member: { status: before },
      new_chat_member: { status: after },
    },
  };
}

it.each([
  ["vi", "vi"],
  ["vi-VN", "vi"],
  ["en-GB", "en"],
  ["fr", null],
  [undefined, null],
])("takes %s as a hint of the language %s", (language_code, hint) => {
  const from = { ...person, language_code };
  expect(parseUpdate(message({ from, text: "x" })).languageHint).toBe(hint);
});

it("answers where the person wrote", () => {
  expect(parseUpdate(message({ chat: group, text: "x" })).chatExternalId).toBe("-7");
});

it.each<[string, unknown]>([
  ["no update", "hello"],
  ["no id", { message: {} }],
  ["a message without a chat", { update_id: 1, message: { text: "bí mật" } }],
  ["a text that is no text", message({ text: 7 })],
  ["a place off the globe", message({ location: { latitude: 200, longitude: 0 } })],
  ["a photo of no sizes", message({ photo: [] })],
  ["a press by nobody", { update_id: 1, callback_query: { id: "c", data: "b" } }],
])("does not guess about %s", (_, raw) => {
  expect(() => parseUpdate(raw)).toThrow(
    expect.objectContaining({ code: "telegram.badUpdate" }),
  );
});

it("never repeats the content of what it cannot read", () => {
  const read = () =>
    parseUpdate({ update_id: 1, message: { text: "bí mật", chat: "bí mật" } });
  expect(read).toThrow(
    expect.not.objectContaining({ message: expect.stringContaining("bí mật") }),
  );
});

it.each<[string, object, string]>([
  ["a message", message({ text: "x" }), "telegram:42"],
  ["a message in a group", message({ chat: group, text: "x" }), "telegram:42"],
  ["a message of nobody", message({ chat: group, from: undefined }), "telegram:-7"],
  ["an edit", { edited_message: { chat, from: person } }, "telegram:42"],
  [
    "a press",
    { callback_query: { from: person, message: { chat: group } } },
    "telegram:42",
  ],
  ["a block", member("member", "kicked"), "telegram:42"],
  ["a reaction", { message_reaction: { chat: group, user: person } }, "telegram:42"],
  ["a post of a channel", { channel_post: { chat: { id: -9 } } }, "telegram:-9"],
  ["something unheard of", { telepathy: "strong" }, "telegram:unknown"],
])("puts %s into the lane of its person", (_, update, lane) => {
  const sighting = sightingOf({ ...update, update_id: 77 });
  expect(sighting).toMatchObject({ channel: "telegram", externalId: "77", lane });
  expect(sighting.raw).toEqual({ ...update, update_id: 77 });
});
