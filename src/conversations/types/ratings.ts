/** What a dialogue and the house say to each other about ratings. */
import type { z } from "zod";
import type { subjectSchema } from "#conversations/schema/rating.ts";
import type { PointView } from "#conversations/types.ts";
import type { Bilingual } from "#messages/bilingual.ts";

export type RatingSubject = z.infer<typeof subjectSchema>;

export type RatingEffect =
  | {
      readonly kind: "beginRating";
      readonly subject: RatingSubject;
      readonly instrumentId: string | null;
    }
  /** By the token of a dossier's link or QR code. */
  | { readonly kind: "findRating"; readonly token: string }
  | {
      readonly kind: "recordRating";
      readonly ratingId: string;
      readonly criterionId: string;
      readonly level: number | null;
    }
  | {
      readonly kind: "recordReason";
      readonly ratingId: string;
      readonly criterionId: string;
      readonly reasonId: string | null;
      readonly words: string | null;
    }
  | {
      readonly kind: "recordComment";
      readonly ratingId: string;
      readonly text: string;
      /** It mends what was written before. */
      readonly isEdit: boolean;
      readonly mediaIds: readonly string[];
    }
  | { readonly kind: "finishRating"; readonly ratingId: string }
  | {
      readonly kind: "closeRating";
      readonly ratingId: string;
      /** Before the last question. */
      readonly isStopped: boolean;
    }
  | { readonly kind: "draftComplaint"; readonly ratingId: string };

export type RatingResult =
  | {
      readonly kind: "ratingBegun";
      readonly subject: RatingSubject;
      readonly ratingId: string;
      readonly instrumentId: string;
      readonly name: Bilingual;
      /** Criteria that have an answer. */
      readonly answered: readonly string[];
      /** All of it was answered before: an answer given again replaces the earlier one. */
      readonly isAgain: boolean;
    }
  | {
      readonly kind: "ratingClosed";
      readonly ratingId: string;
      readonly name: Bilingual;
      readonly isStopped: boolean;
      /** Something was found wanting that an office could mend. */
      readonly hasLow: boolean;
    }
  | {
      readonly kind: "complaintDrafted";
      readonly text: string;
      readonly mediaIds: readonly string[];
      readonly point: PointView;
    };
