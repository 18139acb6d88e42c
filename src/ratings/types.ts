/** What citizens think of how their cases were handled. */
export type NewRating = {
  readonly caseId: string;
  readonly agencyId: string;
  readonly chatId: string;
  readonly channel: string;
};

export type RatingAnswer = {
  /** Its number among the 22 criteria of SIPAS. */
  readonly criterion: number;
  /** From 1, very dissatisfied, to 5, very satisfied; null is no opinion and counts nowhere. */
  readonly level: number | null;
};
