import { z } from "zod";
import { placeKinds } from "#kernel/place.ts";

const bilingual = z.object({ vi: z.string(), en: z.string() });
const named = z.object({ id: z.string(), name: bilingual });
/** `label` also says what the ward belonged to before the reform of 2025. */
const ward = named.extend({ label: bilingual });

/** What data may be used for, each with a consent of its own (Luật 91/2025). */
export const purposeSchema = z.enum(["feedback", "contact", "rating"]);

/** Criteria of factor 5 of SIPAS: how feedback is received and settled. */
const criterion = z.literal([19, 20, 21, 22]);

/** What the person was asked last; the next answer is read in its light. */
const question = z.enum([
  "describe",
  "rewrite",
  "consent",
  "gate",
  "matter",
  "ward",
  "photo",
  "confirm",
]);

export const draftSchema = z.object({
  /** Counts the drafts of a chat: a button of an earlier one changes nothing. */
  number: z.int(),
  asked: question.nullable(),
  text: z.string(),
  mediaIds: z.array(z.string()),
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
  matter: named.extend({ isPhysical: z.boolean() }).nullable(),
  matterOptions: z.array(named.extend({ isPhysical: z.boolean() })),
  isMatterSure: z.boolean(),
  isMatterPicked: z.boolean(),
  isPhotoSettled: z.boolean(),
  owner: z.object({ agency: named, why: bilingual }).nullable(),
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
  /** The draft sent last, so that a second press is answered truthfully. */
  lastSent: z
    .object({ number: z.int(), caseId: z.string(), code: z.string() })
    .nullable(),
  /** What the person is doing with a case that exists. */
  task: z
    .discriminatedUnion("kind", [
      z.object({
        kind: z.enum(["answer", "ask"]),
        caseId: z.string(),
        code: z.string(),
        text: z.string(),
        mediaIds: z.array(z.string()),
      }),
      z.object({
        kind: z.literal("transfer"),
        caseId: z.string(),
        code: z.string(),
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
      z.object({
        kind: z.literal("rating"),
        caseId: z.string(),
        code: z.string(),
        asked: criterion,
      }),
    ])
    .nullable(),
});

export const actionSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("draft"),
    number: z.int(),
    verb: z.enum([
      "agree",
      "disagree",
      "wardYes",
      "wardNo",
      "wardUnknown",
      "location",
      "noPhoto",
      "otherMatter",
      "send",
      "edit",
      "wrongAgency",
      "cancel",
      "sendAnyway",
      "more",
      "back",
      "later",
      "human",
    ]),
  }),
  z.object({ kind: z.literal("pickWard"), number: z.int(), wardId: z.string() }),
  z.object({ kind: z.literal("pickMatter"), number: z.int(), matterId: z.string() }),
  z.object({
    kind: z.literal("desk"),
    caseId: z.string(),
    verb: z.enum([
      "accept",
      "answer",
      "ask",
      "extend",
      "transfer",
      "spam",
      "undoSpam",
      "sendAnswer",
      "sendQuestion",
      "writeAgain",
      "leave",
    ]),
  }),
  z.object({ kind: z.literal("extendBy"), caseId: z.string(), days: z.int() }),
  z.object({
    kind: z.literal("reply"),
    caseId: z.string(),
    code: z.string(),
    verb: z.enum(["reply", "newReport"]),
  }),
  z.object({ kind: z.literal("objectSpam"), caseId: z.string() }),
  z.object({ kind: z.literal("pickAgency"), caseId: z.string(), agencyId: z.string() }),
  z.object({
    kind: z.literal("confirm"),
    caseId: z.string(),
    code: z.string(),
    verdict: z.enum(["solved", "partly", "notSolved"]),
  }),
  z.object({
    kind: z.literal("track"),
    caseId: z.string(),
    code: z.string(),
    verb: z.enum(["show", "add", "withdraw", "withdrawYes", "why", "wrong"]),
  }),
  z.object({ kind: z.literal("rerouteMatters"), caseId: z.string() }),
  z.object({
    kind: z.literal("reroute"),
    caseId: z.string(),
    /** How often the case had moved when the button was shown: an older one changes nothing. */
    hops: z.int(),
    claim: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("agency"), agencyId: z.string() }),
      z.object({ kind: z.literal("matter"), matterId: z.string() }),
      z.object({ kind: z.literal("unsure") }),
    ]),
  }),
  z.object({ kind: z.literal("fileOwn") }),
  z.object({ kind: z.literal("resume"), number: z.int() }),
  z.object({
    kind: z.literal("data"),
    verb: z.enum(["erase", "eraseWhenDone", "keep"]),
  }),
  z.object({ kind: z.literal("withdrawConsent"), purpose: purposeSchema }),
  z.object({ kind: z.literal("beginRating"), caseId: z.string(), code: z.string() }),
  z.object({
    kind: z.literal("rate"),
    caseId: z.string(),
    criterion,
    /** From 1, very dissatisfied, to 5, very satisfied; null is no opinion. */
    level: z.int().min(1).max(5).nullable(),
  }),
  z.object({ kind: z.literal("stopRating"), caseId: z.string() }),
]);

/** Reads a stored state; a chat without one begins here. */
export function parseConversation(stored: unknown): z.infer<typeof conversationSchema> {
  return stored === null
    ? {
        isGreeted: false,
        drafts: 0,
        draft: null,
        parked: [],
        lastSent: null,
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
