import { z } from "zod";

/** What a person may be in an agency. */
export const membershipRoleSchema = z.enum([
  "officer",
  "head",
  "dispatcher",
  "administrator",
]);
