/** What a dialogue wants done; `workflow/` carries it out. */

import type {
  Claim,
  Draft,
  Fault,
  ListName,
  Reply,
  ReviewVerb,
  Verdict,
} from "#conversations/types.ts";
import type { DayWish } from "#kernel/day-wish.ts";
import type { Wish } from "#kernel/extension.ts";
import type { PlaceKind } from "#kernel/place.ts";
import type { Purpose } from "#kernel/purpose.ts";
import type { Language } from "#messages/bilingual.ts";
import type { RatingEffect } from "./ratings.ts";

/** What the dialogue wants done; `workflow/` carries it out. */
export type Effect =
  | { readonly kind: "say"; readonly reply: Reply }
  | { readonly kind: "setLanguage"; readonly language: Language }
  | {
      readonly kind: "recordConsent";
      readonly purpose: Purpose;
      readonly isGiven: boolean;
      readonly textVersion: string;
    }
  | { readonly kind: "understand"; readonly text: string }
  | { readonly kind: "readWard"; readonly text: string }
  | { readonly kind: "locate"; readonly lat: number; readonly lon: number }
  | {
      readonly kind: "findOwner";
      readonly matterId: string | null;
      readonly wardId: string | null;
      readonly placeKind: PlaceKind;
      readonly point: Draft["point"];
      /** The second matter and where it is, when two are sent. */
      readonly second: {
        readonly matterId: string;
        readonly wardId: string | null;
        readonly placeKind: PlaceKind;
      } | null;
    }
  | { readonly kind: "findPoint"; readonly code: string }
  | { readonly kind: "findSimilar"; readonly of: string; readonly draft: Draft }
  | {
      readonly kind: "followCase";
      readonly caseId: string;
      readonly number: number | null;
    }
  | { readonly kind: "unfollowCase"; readonly caseId: string }
  | { readonly kind: "disagree"; readonly caseId: string }
  | { readonly kind: "openCase"; readonly draft: Draft }
  | { readonly kind: "redeemInvitation"; readonly token: string }
  | StaffEffect
  | {
      readonly kind: "listDesk";
      readonly list: ListName;
      /** Searched for; empty for the other lists. */
      readonly words: string;
      /** From 0. */
      readonly page: number;
    }
  /** By the code somebody typed who also works for an agency. */
  | { readonly kind: "openByCode"; readonly code: string }
  | { readonly kind: "showPhotos"; readonly caseId: string }
  | {
      readonly kind: "offerTemplates";
      readonly caseId: string;
      readonly toDelete: boolean;
    }
  | {
      readonly kind: "fillTemplate";
      readonly caseId: string;
      readonly templateId: string;
    }
  | { readonly kind: "saveTemplate"; readonly caseId: string; readonly name: string }
  | {
      readonly kind: "deleteTemplate";
      readonly caseId: string;
      readonly templateId: string;
    }
  | { readonly kind: "listCases" }
  | {
      readonly kind: "showCase";
      readonly by: { readonly caseId: string } | { readonly code: string };
    }
  | { readonly kind: "withdrawCase"; readonly caseId: string }
  | { readonly kind: "explainDelay"; readonly caseId: string }
  /** Asked in words: it is about the one case that is late. */
  | { readonly kind: "explainOnly" }
  | { readonly kind: "offerReroute"; readonly caseId: string }
  | { readonly kind: "offerMatters"; readonly caseId: string }
  | {
      readonly kind: "rerouteCase";
      readonly caseId: string;
      readonly hops: number;
      readonly claim: Claim;
    }
  /** Whom to phone, at once, if the words speak of danger to life. */
  | { readonly kind: "warnOfDanger"; readonly text: string }
  | { readonly kind: "showData" }
  | { readonly kind: "offerErasure" }
  | { readonly kind: "eraseData" }
  | { readonly kind: "keepData"; readonly untilDone: boolean }
  | { readonly kind: "listConsents" }
  | { readonly kind: "withdrawConsent"; readonly purpose: Purpose }
  | {
      readonly kind: "lookAtCase";
      readonly caseId: string;
      /** What it is about instead of what was thought: decides where it may go. */
      readonly matterId?: string;
    }
  | { readonly kind: "findAgencies"; readonly text: string }
  | { readonly kind: "planExtension"; readonly caseId: string; readonly wish: Wish }
  | {
      readonly kind: "extendCase";
      readonly caseId: string;
      readonly until: Temporal.Instant;
      readonly reason: string;
    }
  | {
      readonly kind: "askCitizen";
      readonly caseId: string;
      readonly text: string;
      readonly mediaIds: readonly string[];
    }
  | { readonly kind: "markSpam"; readonly caseId: string; readonly reason: string }
  | { readonly kind: "undoSpam"; readonly caseId: string }
  | { readonly kind: "objectSpam"; readonly caseId: string }
  | { readonly kind: "proposeBlock"; readonly caseId: string }
  | { readonly kind: "decideBlock"; readonly caseId: string; readonly blocks: boolean }
  | {
      readonly kind: "reviewBlock";
      readonly chatId: string;
      readonly reviewAt: string;
      readonly verb: ReviewVerb;
    }
  | { readonly kind: "acceptCase"; readonly caseId: string }
  | {
      readonly kind: "showOnDesk";
      readonly caseId: string;
      /** A button changed nothing: said first. */
      readonly isStale?: boolean;
    }
  | { readonly kind: "showContact"; readonly caseId: string }
  | {
      readonly kind: "answerCase";
      readonly caseId: string;
      readonly text: string;
      readonly mediaIds: readonly string[];
    }
  | {
      readonly kind: "transferCase";
      readonly caseId: string;
      readonly agencyId: string;
      readonly reason: string;
      readonly fault: Fault;
      /** Given when the matter was wrong. */
      readonly matterId: string | null;
    }
  | {
      readonly kind: "confirmCase";
      readonly caseId: string;
      readonly verdict: Verdict;
    }
  /** The verdict was typed: it is about the one case that waits for it. */
  | { readonly kind: "confirmOnly"; readonly verdict: Verdict; readonly text: string }
  | RatingEffect
  | {
      readonly kind: "addNote";
      /** Sent although a gate stopped it. */
      readonly isGateOpen?: boolean;
      readonly caseId: string;
      readonly text: string;
      readonly mediaIds: readonly string[];
    };

/** What concerns a person rather than a case: codes, chats, leave. */
export type StaffEffect =
  | { readonly kind: "useCode"; readonly code: string }
  | { readonly kind: "makeLinkCode" }
  | { readonly kind: "linkChats"; readonly codeHash: string }
  | { readonly kind: "chooseMainChat" }
  /** Asked without days: what is planned, or which days. */
  | { readonly kind: "lookAtLeave" }
  | { readonly kind: "takeLeave"; readonly from: DayWish; readonly to: DayWish }
  | { readonly kind: "endLeave"; readonly absenceId: string }
  | {
      readonly kind: "askStandIn";
      readonly absenceId: string;
      readonly personId: string;
    }
  | {
      readonly kind: "answerStandIn";
      readonly absenceId: string;
      readonly accepts: boolean;
    };
