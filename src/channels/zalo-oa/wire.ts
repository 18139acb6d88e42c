import { z } from "zod";

/**
 * What we read of Zalo's OpenAPI v3.0 for Official Accounts. There is no sandbox; what no two sources
 * agree on is read leniently. All ids are strings, because they do not fit a number.
 */

/** Milliseconds; in the body a string, and signed as it is written. */
const timestamp = z.union([z.string(), z.int().transform(String)]);
const id = z.string().min(1);
const person = z.looseObject({ id });

const attachment = z.looseObject({
  type: z.string(),
  payload: z.looseObject({}).catch({}),
});
export type WireAttachment = z.infer<typeof attachment>;

/** Enough to know whose event it is and to store it once. */
export const envelopeSchema = z.looseObject({
  event_name: z.string().min(1),
  timestamp,
  sender: person.optional(),
  recipient: person.optional(),
  /** Instead of a sender where somebody follows or leaves. */
  follower: person.optional(),
  /** Instead of a sender where somebody opens the chat; some have seen `follower` there. */
  user_id: id.optional(),
  /** Instead of a recipient where there is no message. */
  oa_id: id.optional(),
  message: z.looseObject({ msg_id: id.optional() }).optional(),
});
export type Envelope = z.infer<typeof envelopeSchema>;

export const eventSchema = envelopeSchema.extend({
  message: z
    .looseObject({
      text: z.string().optional(),
      attachments: z.array(attachment).optional(),
    })
    .optional(),
  /** Of `user_submit_info`, in its old and its new shape. */
  info: z
    .looseObject({
      name: z.string().optional(),
      phone: z.union([z.string(), z.int().transform(String)]).optional(),
    })
    .optional(),
});
export type WireEvent = z.infer<typeof eventSchema>;

export const fileSchema = z.looseObject({ url: z.url() });

/** Strings in what was captured from the real service. */
export const coordinatesSchema = z.looseObject({
  coordinates: z.looseObject({
    latitude: z.coerce.number().min(-90).max(90),
    longitude: z.coerce.number().min(-180).max(180),
  }),
});

/** The answer to every call; an error comes with HTTP 200. */
export const answerSchema = z.looseObject({
  error: z.coerce.number(),
  data: z.unknown().optional(),
});

export const sentSchema = z.looseObject({ message_id: id });

/** The answer to an upload: an image has an attachment id, a document a token. */
export const uploadedSchema = z.union([
  z.looseObject({ attachment_id: id }).transform((data) => data.attachment_id),
  z.looseObject({ token: id }).transform((data) => data.token),
]);

/** `expires_in` is a string of seconds. A refusal comes with 200 as well. */
export const tokensSchema = z.union([
  z
    .object({
      access_token: id,
      refresh_token: id,
      expires_in: z.coerce.number().positive(),
    })
    .transform((answer) => ({
      kind: "pair" as const,
      accessToken: answer.access_token,
      refreshToken: answer.refresh_token,
      seconds: answer.expires_in,
    })),
  z
    .object({ error: z.coerce.number() })
    .transform(({ error }) => ({ kind: "refused" as const, code: error })),
]);
export type TokenAnswer = z.infer<typeof tokensSchema>;
