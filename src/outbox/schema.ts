import { z } from "zod";

/** A button as stored; `action` is read by the conversation when it is pressed. */
const button = z.object({
  label: z.string(),
  kind: z.enum(["press", "location", "link"]),
  action: z.json(),
});

export const storedBodySchema = z.object({
  text: z.string(),
  buttons: z.array(button),
  mediaIds: z.array(z.string()),
  speaker: z.string().optional(),
  requestLocation: z.boolean().optional(),
  /** The sentences of several messages that became one, newest first; absent: the text is one. */
  parts: z.array(z.string()).optional(),
});

export const messageClassSchema = z.enum([
  "urgent",
  "reply",
  "news",
  "assignment",
  "nudge",
  "escalation",
  "invitation",
]);
