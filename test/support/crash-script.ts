import type { ChannelName, InboundEvent, Sighting } from "#channels/port.ts";

/** The invitation the officer of the script comes with. */
export const OFFICER_TOKEN = "crash-script-officer";
export const OFFICER_AGENCY = "ubnd:w-yen-hoa";

/** First of all the officer joins. */
export const officerJoins: Sighting = sighting("web", "officer", 0, {
  kind: "start",
  parameter: `inv_${OFFICER_TOKEN}`,
});

const CHATS = 10;
/** Each has a lamp of their own, so that nobody is offered to follow another's case. */
const MATTER = "cột đèn trước ngõ 00 phố Yên Hòa tối thui cả tuần nay";
const REST = ["đúng", "không có ảnh", "gửi"];
/** Consent is asked once; the last matter is left half told. */
const TEXTS = [
  ...[MATTER, "đồng ý", ...REST],
  ...[MATTER, ...REST],
  ...["hi", MATTER, "đèn vẫn tắt", ...REST],
  ...["/en", MATTER, "yes", "no photo", "hi"],
];

/** 200 updates of ten people, interleaved, every second one on a channel where a send cannot be repeated. */
export const script: readonly Sighting[] = TEXTS.flatMap((text, line) =>
  Array.from({ length: CHATS }, (_, index) =>
    sighting(index % 2 === 0 ? "web" : "telegram", `chat${index}`, line, {
      kind: "text",
      text: text.replace("00", String(100 * line + index)),
    }),
  ),
);

function sighting(
  channel: ChannelName,
  chat: string,
  line: number,
  event: InboundEvent,
): Sighting {
  const raw = { chatExternalId: chat, languageHint: null, event };
  return { channel, externalId: `${chat}:${line}`, lane: `${channel}:${chat}`, raw };
}
