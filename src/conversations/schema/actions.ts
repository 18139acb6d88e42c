/** What pressing a button means; stored with the message that carried the button. */
import { z } from "zod";
import { faults } from "#conversations/schema.ts";
import { purposes } from "#kernel/purpose.ts";
import { ratingActions } from "./rating.ts";

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
      "sendOwn",
      "otherMatter",
      "send",
      "edit",
      "wrongAgency",
      "splitTwo",
      "splitOne",
      "asProposal",
      "asFeedback",
      "withContact",
      "noContact",
      "cancel",
      "sendAnyway",
      "more",
      "back",
      "later",
      "human",
    ]),
  }),
  z.object({ kind: z.literal("pickWard"), number: z.int(), wardId: z.string() }),
  z.object({ kind: z.literal("pickSimilar"), number: z.int(), caseId: z.string() }),
  z.object({
    kind: z.literal("follower"),
    caseId: z.string(),
    code: z.string(),
    verb: z.enum(["follow", "unfollow", "disagree"]),
  }),
  /** What becomes of the words written before a case was followed instead. */
  z.object({
    kind: z.literal("ownWords"),
    caseId: z.string(),
    code: z.string(),
    draft: z.int(),
    verb: z.enum(["share", "drop"]),
  }),
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
      "proposeBlock",
      "sendAnswer",
      "sendQuestion",
      "writeAgain",
      "leave",
      "contact",
      "open",
      "photos",
      "templates",
      "deleteTemplates",
      "saveTemplate",
    ]),
  }),
  z.object({
    kind: z.literal("deskList"),
    list: z.enum(["mine", "today", "late", "waiting", "search"]),
    words: z.string(),
    page: z.int().min(0),
  }),
  z.object({
    kind: z.literal("template"),
    caseId: z.string(),
    templateId: z.string(),
    verb: z.enum(["use", "delete"]),
  }),
  z.object({ kind: z.literal("fault"), caseId: z.string(), fault: z.enum(faults) }),
  z.object({
    kind: z.literal("faultMatter"),
    caseId: z.string(),
    matterId: z.string(),
  }),
  z.object({ kind: z.literal("extendBy"), caseId: z.string(), days: z.int() }),
  z.object({
    kind: z.literal("reply"),
    caseId: z.string(),
    code: z.string(),
    verb: z.enum(["reply", "newReport"]),
  }),
  /** Whether the sender of a case is blocked, as an officer proposes. */
  z.object({ kind: z.literal("decideBlock"), caseId: z.string(), blocks: z.boolean() }),
  z.object({
    kind: z.literal("reviewBlock"),
    chatId: z.string(),
    /** The review that was asked for: a block that has another is not touched. */
    reviewAt: z.string(),
    verb: z.enum(["lift", "liftAndRead", "keep"]),
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
  /** A note a gate has stopped is sent anyway. */
  z.object({ kind: z.literal("noteAnyway"), caseId: z.string() }),
  z.object({ kind: z.literal("fileOwn") }),
  z.object({ kind: z.literal("resume"), number: z.int() }),
  z.object({
    kind: z.literal("data"),
    verb: z.enum(["erase", "eraseWhenDone", "keep"]),
  }),
  z.object({ kind: z.literal("withdrawConsent"), purpose: z.enum(purposes) }),
  ...ratingActions,
  /** Whom an officer wants as a stand-in. */
  z.object({
    kind: z.literal("askStandIn"),
    absenceId: z.string(),
    personId: z.string(),
  }),
  z.object({ kind: z.literal("standIn"), absenceId: z.string(), accepts: z.boolean() }),
  z.object({ kind: z.literal("endLeave"), absenceId: z.string() }),
  /** Whether this chat and the one that gave the code belong to one person. */
  z.object({ kind: z.literal("linkChats"), codeHash: z.string(), agrees: z.boolean() }),
]);
