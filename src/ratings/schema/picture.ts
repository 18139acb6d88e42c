import { z } from "zod";

const shown = z
  .object({ share: z.number(), low: z.number(), high: z.number() })
  .nullable();

/** What a picture of the index shows, as the row of a file to be drawn keeps it. */
export const pictureSchema = z.object({
  title: z.string(),
  subtitle: z.string(),
  /** Of a hundred; null: none is set. */
  target: z.number().nullable(),
  bars: z.array(z.object({ name: z.string(), people: z.int(), shown })),
  /** Oldest first. */
  weeks: z.array(z.object({ label: z.string(), shown })),
  toMend: z.array(z.string()),
});
export type IndexPicture = z.infer<typeof pictureSchema>;
