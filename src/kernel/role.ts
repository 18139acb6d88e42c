import { z } from "zod";

/** What a person may be in an agency; one person may be several things in several agencies. */
export const roleSchema = z.enum(["officer", "head", "dispatcher", "administrator"]);
export type Role = z.infer<typeof roleSchema>;
