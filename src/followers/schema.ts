import { z } from "zod";
import type { Candidate } from "./types.ts";

const moment = z.date().transform((date) => date.toTemporalInstant());

export const candidateRowSchema = z
  .object({
    caseId: z.string(),
    code: z.string(),
    text: z.string(),
    address: z.string().nullable(),
    lat: z.number().nullable(),
    lon: z.number().nullable(),
    createdAt: moment,
    followers: z.int(),
    followedAt: moment.nullable(),
  })
  .transform(
    ({ lat, lon, followers, followedAt, ...row }): Candidate => ({
      ...row,
      pin: lat === null || lon === null ? null : { lat, lon },
      people: followers + 1,
      lastAt: followedAt ?? row.createdAt,
    }),
  );

export const followerRowSchema = z.object({
  chatId: z.string(),
  language: z.enum(["vi", "en"]),
});
