import { z } from "zod";
import type { Update } from "./client/wire.ts";

/** PostgreSQL keeps neither NUL nor torn characters in JSON; such a text would come back for ever. */
const typed = z
  .string()
  .max(8000)
  .transform((value) => value.replaceAll("\0", "").toWellFormed());

const id = z.uuid();
const lat = z.number().min(-90).max(90);
const lon = z.number().min(-180).max(180);
const language = z.enum(["vi", "en"]);
/** The letters Telegram allows in a link, so that one link works on both. */
const parameter = z
  .string()
  .regex(/^[\w-]{1,64}$/)
  .nullable();

const text = typed.refine((value) => value.trim() !== "");

/** What the page posts. */
export const updateSchema: z.ZodType<Update> = z.discriminatedUnion("kind", [
  z.object({ id, kind: z.literal("text"), text }),
  z.object({ id, kind: z.literal("press"), buttonId: z.string().min(1).max(64) }),
  z.object({ id, kind: z.literal("location"), lat, lon }),
  z.object({ id, kind: z.literal("start"), parameter }),
  z.object({ id, kind: z.literal("language"), language }),
]);

/** The form photos come in, without the photos. */
export const captionSchema = z.object({ id, caption: typed.default("") });

/** What the inbox keeps of an update, and `parse` reads. */
export const rawSchema = z.object({
  sessionId: id,
  /** What the person chose on the page, if they did. */
  language: language.nullable(),
  event: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("text"), text: z.string() }),
    z.object({ kind: z.literal("press"), buttonId: z.string() }),
    z.object({ kind: z.literal("location"), lat, lon }),
    z.object({ kind: z.literal("start"), parameter }),
    z.object({ kind: z.literal("language"), language }),
    z.object({
      kind: z.literal("files"),
      files: z.array(z.object({ storedId: id, contentType: z.string() })).min(1),
      caption: z.string().nullable(),
    }),
  ]),
});

export type Raw = z.infer<typeof rawSchema>;

const button = z.object({
  id: z.string(),
  label: z.string(),
  kind: z.enum(["press", "location", "link"]),
  /** Anything else, above all `javascript:`, has no place in a page. */
  url: z
    .string()
    .regex(/^(https?:\/\/|tel:)/)
    .optional(),
});

/** The body of a `WebEvent`. */
export const eventBodySchema = z.union([
  z.object({
    from: z.literal("bot"),
    text: z.string(),
    buttons: z.array(button),
    mediaIds: z.array(z.string()).readonly(),
    speaker: z.string().nullable(),
    asksLocation: z.boolean(),
  }),
  z.object({ from: z.literal("person"), kind: z.literal("text"), text: z.string() }),
  z.object({
    from: z.literal("person"),
    kind: z.literal("press"),
    buttonId: z.string(),
    text: z.string(),
  }),
  z.object({ from: z.literal("person"), kind: z.literal("location"), lat, lon }),
  z.object({
    from: z.literal("person"),
    kind: z.literal("files"),
    mediaIds: z.array(z.string()).readonly(),
    text: z.string(),
  }),
]);

export type EventBody = z.infer<typeof eventBodySchema>;

export const isUuid = (value: string): boolean => id.safeParse(value).success;
