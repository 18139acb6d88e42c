import { z } from "zod";

const moment = z.date().transform((date) => date.toTemporalInstant());

/** A row of the table `dossier`. */
export const dossierRowSchema = z.object({
  id: z.string(),
  code: z.string(),
  procedure: z.string(),
  agencyId: z.string(),
  handlerId: z.string().nullable(),
  state: z.string(),
  receivedAt: moment,
  dueAt: moment,
  doneAt: moment.nullable(),
  nextAlertAt: moment.nullable(),
});
