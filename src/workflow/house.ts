/** What every verb is handed: the parts that were joined at start. */
import type { AlertPolicy } from "#alerts/types.ts";
import { CITY_CALENDAR, type OfficeHours } from "#calendars/types.ts";
import type { DayLimits, DeadlinePolicy, Level, SilencePolicy } from "#cases/types.ts";
import type { Channel } from "#channels/port.ts";
import type { Classifier } from "#classification/port.ts";
import type { PromptReader } from "#classification/providers/llm.ts";
import type { Breaker } from "#classification/providers/llm-breaker.ts";
import type { ModelTrust } from "#classification/providers/llm-combine.ts";
import type { ExampleShelf } from "#classification/providers/llm-examples.ts";
import type { ModelShelf } from "#classification/providers/model-shelf.ts";
import type { LabelledExample } from "#classification/types.ts";
import type { ProofPolicyRow } from "#desk/schema.ts";
import type { InvitationPolicy } from "#dossiers/types.ts";
import type { Item } from "#evaluation/types.ts";
import { AppError } from "#kernel/app-error.ts";
import type { Instrument } from "#kernel/instrument.ts";
import type { OfficeCalendar } from "#kernel/working-calendar.ts";
import type { Bilingual } from "#messages/bilingual.ts";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/db.ts";
import type { FileStore } from "#platform/files.ts";
import type { Log } from "#platform/logger.ts";
import type { KeyedHash } from "#platform/secret.ts";
import type { RetentionPolicy } from "#privacy/types.ts";
import type { BoxedBorder } from "#routing/providers/borders.ts";
import type { Gazetteer } from "#routing/providers/gazetteer.ts";
import { wardLabel } from "#routing/rules.ts";
import type { Agency, Matter, Ward } from "#routing/types.ts";

export type House = {
  readonly database: Database;
  readonly files: FileStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly city: City;
  readonly classifier: Classifier;
  /** Null: its model stays as it is. */
  readonly learning: Learning | null;
  /** Null: none is set up, and nothing of it runs. */
  readonly languageModel: ModelDesk | null;
  /** With the secret of this installation. */
  readonly keyedHash: KeyedHash;
  /** The page of a case; null where the server has no address people could open. */
  readonly caseLink: (code: string) => string | null;
  /** By name. */
  readonly channels: ReadonlyMap<string, Channel>;
};

/** What new models of `classifier` are made from, judged on and kept in. */
export type Learning = {
  /** What every model learns from beside the reviewed labels. */
  readonly seed: readonly LabelledExample[];
  /** SHA-256 of the seed and of what this program makes of texts: models of another basis are not for it. */
  readonly basis: string;
  /** What no model learns from. */
  readonly frozen: readonly Item[];
  readonly models: ModelShelf;
};

/** What live messages are read with, where a language model is set up. */
export type ModelDesk = PromptReader & {
  readonly breaker: Breaker;
  /** Tokens of a day of Ha Noi. */
  readonly dailyTokens: number;
  /** Of live messages that a candidate reads as well, 0 to 1. */
  readonly shadowShare: number;
  /** How long a citizen waits for it at most. */
  readonly waitMs: number;
  /** These change while the program runs (`refresh-language-model.ts`); `trust` is by the hash of a prompt. */
  examples: ExampleShelf;
  trust: ReadonlyMap<string, ModelTrust>;
  /** What the two were made from: ids of corrections, and of an evaluation. */
  stock: string;
  trustedRun: string | null;
};

/** What is known of the city: read once at start, the same for everybody. */
export type City = {
  /** Change while the program runs, together; replaced as a whole (`load-catalogue.ts`). */
  catalogueVersion: string | null;
  agencies: ReadonlyMap<string, Agency>;
  matters: ReadonlyMap<string, Matter>;
  readonly wards: ReadonlyMap<string, Ward>;
  readonly gazetteer: Gazetteer;
  /** Changes while the program runs; replaced as a whole (`load-borders.ts`). */
  borders: Borders;
  /** Change while the program runs, together; replaced as a whole (`load-hours.ts`). */
  hours: OfficeHours;
  /** The city's own of these: for what belongs to no agency. */
  calendar: OfficeCalendar;
  deadlinePolicies: ReadonlyMap<Level, DeadlinePolicy>;
  readonly silencePolicy: SilencePolicy;
  readonly retentionPolicy: RetentionPolicy;
  readonly dayLimits: DayLimits;
  readonly proofPolicies: readonly ProofPolicyRow[];
  /** By id. */
  readonly instruments: ReadonlyMap<string, Instrument>;
  readonly alertPolicies: readonly AlertPolicy[];
  readonly invitationPolicy: InvitationPolicy;
};

/** Exact borders of wards, as an administrator imported them; there may be none. */
export type Borders = {
  readonly importedAt: Temporal.Instant | null;
  readonly all: readonly BoxedBorder[];
};

/** The Public Administration Service Centre: routes what nobody else can (NĐ 118/2025, Điều 8). */
export const DISPATCHER = "ttpvhcc";

export function channelNamed(house: House, name: string): Channel {
  return required(house.channels.get(name), "channel", name);
}

export function agencyName(city: City, agencyId: string): Bilingual {
  const { shortName, nameEn } = required(
    city.agencies.get(agencyId),
    "agency",
    agencyId,
  );
  return { vi: shortName, en: nameEn };
}

export function matterName(city: City, matterId: string | null): Bilingual {
  if (matterId === null) return { vi: "Việc chưa phân loại", en: "Not yet classified" };
  const { name, nameEn } = required(city.matters.get(matterId), "matter", matterId);
  return { vi: name, en: nameEn };
}

/** A ward as the dialogue names it: short, and with what it was before. */
export function wardChoice(city: City, wardId: string) {
  const ward = required(city.wards.get(wardId), "ward", wardId);
  const en = `${ward.nameEn} ${ward.type === "phường" ? "ward" : "commune"}`;
  return {
    id: ward.id,
    name: { vi: `${ward.type} ${ward.name}`, en },
    label: { vi: wardLabel(ward), en },
  };
}

/** The office hours an agency keeps: its own, else the city's. */
export function calendarOf({ hours }: Pick<City, "hours">, agencyId: string) {
  const id = hours.ownCalendars.get(agencyId) ?? CITY_CALENDAR;
  return required(hours.calendars.get(id), "calendar", id);
}

export function deadlinePolicyOf(
  city: Pick<City, "deadlinePolicies">,
  level: Level,
): DeadlinePolicy {
  return required(city.deadlinePolicies.get(level), "deadline policy", level);
}

/** Catalogue rows that cases point at are never deleted, so an absent one is a fault. */
function required<T>(found: T | undefined, what: string, id: string): T {
  if (found === undefined) {
    throw new AppError(`There is no ${what} ${id} in the catalogue in memory.`, {
      code: "city.absent",
      ids: { id },
    });
  }
  return found;
}
