import { z } from "zod";
import { placeKinds } from "#kernel/place.ts";
import { ratingTaskSchema } from "./schema/rating.ts";

const bilingual = z.object({ vi: z.string(), en: z.string() });
const named = z.object({ id: z.string(), name: bilingual });
/** `label` also says what the ward belonged to before the reform of 2025. */
const ward = named.extend({ label: bilingual });
/** `needsContact`: the law wants its sender named (NĐ 20/2008, Điều 6 and 7). */
const matter = named.extend({
  isPhysical: z.boolean(),
  needsContact: z.boolean(),
});
const owner = z.object({ agency: named, why: bilingual });
/** What of a text is about one matter; `place` only where the parts name different wards. */
const part = z.object({
  matter,
  text: z.string(),
  place: z
    .object({
      ward,
      address: z.string().nullable(),
      placeKind: z.enum(placeKinds),
    })
    .nullable(),
});

/** What an officer says was wrong when a case goes elsewhere. */
export const faults = ["matter", "place", "owner"] as const;

/** What the person was asked last; the next answer is read in its light. */
const question = z.enum([
  "describe",
  "rewrite",
  "consent",
  "gate",
  "split",
  "matter",
  "ward",
  "similar",
  "photo",
  "contact",
  "confirm",
]);

export const draftSchema = z.object({
  /** Counts the drafts of a chat: a button of an earlier one changes nothing. */
  number: z.int(),
  asked: question.nullable(),
  /** Every question asked so far, each once: so many and no more are put to a person. */
  askedBefore: z.array(question).default([]),
  text: z.string(),
  mediaIds: z.array(z.string()),
  /** Of the photos added last; null: they came one by one. */
  albumId: z.string().nullable().default(null),
  pin: z.object({ lat: z.number(), lon: z.number() }).nullable(),
  /** Null until the text was looked at. */
  gate: z
    .enum([
      "feedback",
      "emergency",
      "crime",
      "complaint",
      "denunciation",
      "civilDispute",
      "outsideAuthority",
      "unclear",
    ])
    .nullable(),
  /** The person was asked once to say more; a second unclear text is taken as it is. */
  isClarified: z.boolean(),
  /** The person said "send it anyway": no gate stands in the way any more. */
  isGateOpen: z.boolean(),
  isUrgent: z.boolean(),
  address: z.string().nullable(),
  placeKind: z.enum(placeKinds),
  ward: ward.nullable(),
  isWardSure: z.boolean(),
  wardOptions: z.array(ward),
  /** The old name that stands for several wards, or the city a place seems to be in. */
  wardName: z.string().nullable(),
  wardProblem: z.enum(["outside", "notFound"]).nullable(),
  matter: matter.nullable(),
  matterOptions: z.array(matter),
  isMatterSure: z.boolean(),
  isMatterPicked: z.boolean(),
  isPhotoSettled: z.boolean(),
  /** What others have sent of the same, and for which search it was found; null until the house has looked. */
  similar: z
    .object({
      of: z.string(),
      cases: z.array(
        z.object({
          caseId: z.string(),
          people: z.int(),
          lastAt: z.string(),
          metres: z.int().nullable(),
        }),
      ),
    })
    .nullable(),
  /** The person wants a report of their own. */
  isSimilarSettled: z.boolean(),
  owner: owner.nullable(),
  /** A second matter in the same text, with the first; null: the text has only one. */
  second: part.extend({ first: part, owner: owner.nullable() }).nullable(),
  /** Whether the two are sent as two; null: not asked yet. */
  isSplit: z.boolean().nullable(),
  /** Phản ánh, or kiến nghị: with a proposed solution (NĐ 20/2008, Điều 3). */
  caseKind: z.enum(["feedback", "proposal"]),
  isKindPicked: z.boolean(),
  /** Null: not asked. `wanted`: they agreed to give it and have still to write it. */
  contact: z
    .discriminatedUnion("kind", [
      z.object({ kind: z.literal("wanted") }),
      z.object({ kind: z.literal("given"), name: z.string(), phone: z.string() }),
      z.object({ kind: z.literal("anonymous") }),
    ])
    .nullable(),
  /** The QR code it was begun with, while its office is still thought to be the right one. */
  point: z
    .object({
      name: z.string(),
      agencyId: z.string().nullable(),
      address: z.string().nullable(),
    })
    .nullable()
    .default(null),
});

export const conversationSchema = z.object({
  isGreeted: z.boolean(),
  drafts: z.int(),
  draft: draftSchema.nullable(),
  /** Drafts put off, the latest last: the chat is free, and nothing written is lost. */
  parked: z.array(draftSchema),
  /** The draft sent last, so that a second press is answered truthfully; `second` where it became two cases. */
  lastSent: z
    .object({
      number: z.int(),
      caseId: z.string(),
      code: z.string(),
      second: z
        .object({ caseId: z.string(), code: z.string() })
        .nullable()
        .default(null),
      /** Of the photos sent last with it: later ones of the album belong to it too. */
      albumId: z.string().nullable().default(null),
    })
    .nullable(),
  /** Notes for cases that a gate has stopped, the latest last. */
  held: z
    .array(
      z.object({
        caseId: z.string(),
        code: z.string(),
        text: z.string(),
        mediaIds: z.array(z.string()),
      }),
    )
    .default([]),
  /** An officer was asked for the days of their leave. */
  awaitsLeave: z.boolean().default(false),
  /** What the person is doing with a case that exists. */
  task: z
    .discriminatedUnion("kind", [
      z.object({
        kind: z.enum(["answer", "ask"]),
        caseId: z.string(),
        code: z.string(),
        text: z.string(),
        mediaIds: z.array(z.string()),
        /** Whether what is sent needs a photo or a document. */
        proof: z.enum(["required", "asked", "none"]).default("none"),
      }),
      /** The answer just sent gets a name, under which it is kept as a template. */
      z.object({ kind: z.literal("template"), caseId: z.string(), code: z.string() }),
      z.object({
        kind: z.literal("transfer"),
        caseId: z.string(),
        code: z.string(),
        /** What was wrong; null: not said yet. */
        fault: z.enum(faults).nullable().default(null),
        /** What it is about instead, of those offered. */
        matterId: z.string().nullable().default(null),
        matters: z.array(named).default([]),
        to: named.nullable(),
        options: z.array(named),
      }),
      z.object({
        kind: z.literal("extend"),
        caseId: z.string(),
        code: z.string(),
        /** The new deadline, once it is settled. */
        until: z.string().nullable(),
      }),
      z.object({ kind: z.literal("spam"), caseId: z.string(), code: z.string() }),
      z.object({ kind: z.literal("note"), caseId: z.string(), code: z.string() }),
      /** Written while a question waits, and not yet said to be its reply. */
      z.object({
        kind: z.literal("reply"),
        caseId: z.string(),
        code: z.string(),
        text: z.string(),
        mediaIds: z.array(z.string()),
      }),
      ratingTaskSchema,
    ])
    .nullable(),
});

/** Reads a stored state; a chat without one begins here. */
export function parseConversation(stored: unknown): z.infer<typeof conversationSchema> {
  return stored === null
    ? {
        isGreeted: false,
        drafts: 0,
        draft: null,
        parked: [],
        lastSent: null,
        held: [],
        awaitsLeave: false,
        task: null,
      }
    : conversationSchema.parse(stored);
}

/** The columns of a chat that a conversation needs. */
export const chatRowSchema = z.object({
  id: z.string(),
  personId: z.string(),
  language: z.enum(["vi", "en"]),
  conversation: z.unknown(),
  hasConsented: z.boolean(),
  isOfficer: z.boolean(),
  isReachable: z.boolean(),
  isBlocked: z.boolean(),
});

/** Where to reach somebody. */
export const addresseeSchema = z.object({
  chatId: z.string(),
  personId: z.string(),
  language: chatRowSchema.shape.language,
});
