import { z } from "zod";

/**
 * What we read of the Bot API's updates; everything else passes by unread. Source: Bot API 10.3.
 * Optional means Telegram leaves it out on a normal day.
 */

/** The kinds we ask Telegram for; the rest never leaves its servers. */
export const WANTED_UPDATES = [
  "message",
  "edited_message",
  "callback_query",
  "my_chat_member",
] as const;

/** Enough to store an update once: only the id is certain. */
export const envelopeSchema = z.looseObject({ update_id: z.int() });
export type Envelope = z.infer<typeof envelopeSchema>;

/** Inside an update of any kind, also one that is not invented yet: who and where. */
export const originSchema = z.looseObject({
  from: z.object({ id: z.int() }).optional(),
  user: z.object({ id: z.int() }).optional(),
  chat: z.object({ id: z.int(), type: z.string().optional() }).optional(),
});

const user = z.object({
  id: z.int(),
  is_bot: z.boolean().optional(),
  /** IETF tag such as `vi` or `en-GB`; missing when the app does not tell. */
  language_code: z.string().optional(),
});

const chat = z.object({ id: z.int(), type: z.string() });

const file = z.object({ file_id: z.string().min(1) });

const photoSize = file.extend({ width: z.int(), height: z.int() });

const message = z.looseObject({
  chat,
  /** Missing in channels and for anonymous senders. */
  from: user.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  media_group_id: z.string().optional(),
  photo: z.array(photoSize).min(1).optional(),
  voice: file.optional(),
  audio: file.optional(),
  video: file.optional(),
  video_note: file.optional(),
  animation: file.optional(),
  document: file.optional(),
  /** A venue carries one too. */
  location: z
    .object({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
    })
    .optional(),
  contact: z
    .object({
      phone_number: z.string(),
      first_name: z.string(),
      last_name: z.string().optional(),
    })
    .optional(),
  migrate_to_chat_id: z.int().optional(),
});
export type WireMessage = z.infer<typeof message>;

const callbackQuery = z.object({
  id: z.string(),
  from: user,
  /** Without it the button hung on a message sent through another bot's inline mode. */
  message: z.object({ chat }).optional(),
  /** Missing on the buttons of games. */
  data: z.string().optional(),
});
export type WireCallbackQuery = z.infer<typeof callbackQuery>;

const memberChange = z.object({
  chat,
  from: user,
  old_chat_member: z.object({ status: z.string() }),
  new_chat_member: z.object({ status: z.string() }),
});
export type WireMemberChange = z.infer<typeof memberChange>;

export const updateSchema = envelopeSchema.extend({
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: callbackQuery.optional(),
  my_chat_member: memberChange.optional(),
});

/** The answer to `getFile`; `file_path` is missing when Telegram has no copy at hand. */
export const fileInfoSchema = z.object({
  file_path: z.string().min(1),
  file_size: z.int().optional(),
});

/** What sending answers; the id is all we keep. */
export const sentSchema = z.object({ message_id: z.int() });

/** A refusal. Servers that only look like Telegram's leave half of it out. */
export const refusalSchema = z.object({
  error_code: z.int().catch(0),
  description: z.string().catch("no description"),
  parameters: z
    .object({
      retry_after: z.int().optional(),
      migrate_to_chat_id: z.int().optional(),
    })
    .catch({}),
});
