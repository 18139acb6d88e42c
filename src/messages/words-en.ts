/** The same keys and parameters as in Vietnamese, or it does not compile. */
import { afterAnswerEn } from "./words-after-answer.ts";
import { alertsEn } from "./words-alerts.ts";
import { blocksEn } from "./words-blocks.ts";
import { buttonsEn } from "./words-buttons.ts";
import { calendarEn } from "./words-calendar.ts";
import { contactEn } from "./words-contact.ts";
import { delayEn } from "./words-delay.ts";
import { deskEn } from "./words-desk.ts";
import { digestEn } from "./words-digest.ts";
import { dossiersEn } from "./words-dossiers.ts";
import { filingEn } from "./words-filing.ts";
import { followersEn } from "./words-followers.ts";
import { followingEn } from "./words-following.ts";
import { indexEn } from "./words-index.ts";
import { listsEn } from "./words-lists.ts";
import { notesEn } from "./words-notes.ts";
import { officerEn } from "./words-officer.ts";
import { peopleEn } from "./words-people.ts";
import { pointsEn } from "./words-points.ts";
import { ratingButtonsEn, ratingsEn } from "./words-ratings.ts";
import { rerouteEn } from "./words-reroute.ts";
import { rightsEn } from "./words-rights.ts";
import { twoMattersEn } from "./words-two-matters.ts";
import type { vi } from "./words-vi.ts";

export const en: typeof vi = {
  ...filingEn,
  ...twoMattersEn,
  ...contactEn,
  ...notesEn,
  ...followingEn,
  ...followersEn,
  ...officerEn,
  ...alertsEn,
  ...digestEn,
  ...dossiersEn,
  ...buttonsEn,
  ...afterAnswerEn,
  ...ratingsEn,
  ...ratingButtonsEn,
  ...rightsEn,
  ...indexEn,
  ...deskEn,
  ...listsEn,
  ...delayEn,
  ...rerouteEn,
  ...peopleEn,
  ...pointsEn,
  ...calendarEn,
  ...blocksEn,
};
