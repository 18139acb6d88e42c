/** Finds what a person wants to rate: a case of theirs, a dossier that is done, or a counter they stand at. */
import { loadCase } from "#cases/store.ts";
import type { RatingSubject } from "#conversations/types/ratings.ts";
import { findDossier } from "#dossiers/store.ts";
import type { Bilingual } from "#messages/bilingual.ts";
import { type Phrase, phrase } from "#messages/phrase.ts";
import type { RatedThing } from "#ratings/types.ts";
import { findServicePoint } from "#routing/store.ts";
import { may } from "./standing.ts";
import type { Turn } from "./turn.ts";

/** `name`: as people say it. */
export type Rated = { readonly thing: RatedThing; readonly name: Bilingual };

/** What is said instead when it cannot be rated. */
export type NotRated = { readonly refusal: Phrase };

const NOWHERE = { caseId: null, dossierId: null, servicePointCode: null };

export async function findRated(
  turn: Turn,
  subject: RatingSubject,
): Promise<Rated | NotRated> {
  switch (subject.kind) {
    case "case":
      return await ofCase(turn, subject.caseId);
    case "dossier":
      return await ofDossier(turn, subject.dossierId);
    case "point":
      return await ofPoint(turn, subject.code);
  }
}

async function ofCase(turn: Turn, caseId: string): Promise<Rated | NotRated> {
  const found = await loadCase(turn.tx, caseId);
  if (!(await may(turn, "rate", found))) return { refusal: phrase("staleButton") };
  const { code, agencyId } = found;
  const thing = { evidence: "case" as const, agencyId, procedure: null };
  return {
    thing: { ...NOWHERE, ...thing, caseId },
    name: { vi: `việc ${code}`, en: code },
  };
}

async function ofDossier({ tx }: Turn, dossierId: string): Promise<Rated | NotRated> {
  const found = await findDossier(tx, dossierId);
  if (found === null) return { refusal: phrase("ratingUnknown") };
  const { code, procedure, agencyId, servicePointCode } = found;
  const name = {
    vi: `hồ sơ ${procedure} (${code})`,
    en: `file ${procedure} (${code})`,
  };
  if (found.doneAt === null) return { refusal: phrase("ratingTooEarly", { name }) };
  const thing = { evidence: "dossier" as const, agencyId, procedure };
  return { thing: { ...NOWHERE, ...thing, dossierId, servicePointCode }, name };
}

async function ofPoint({ tx, house }: Turn, code: string): Promise<Rated | NotRated> {
  const point = await findServicePoint(tx, code);
  const agencyId = point?.agencyId ?? null;
  // A counter outlives the agency it was made for.
  if (point === null || agencyId === null || !house.city.agencies.has(agencyId)) {
    return { refusal: phrase("staleButton") };
  }
  const thing = { evidence: "walkIn" as const, agencyId, procedure: null };
  return {
    thing: { ...NOWHERE, ...thing, servicePointCode: code },
    name: { vi: `lần làm việc tại ${point.name}`, en: `your visit to ${point.name}` },
  };
}
