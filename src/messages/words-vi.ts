/** Every word people read, in Vietnamese: one file per audience and feature, both languages side by side. */
import { afterAnswerVi } from "./words-after-answer.ts";
import { alertsVi } from "./words-alerts.ts";
import { blocksVi } from "./words-blocks.ts";
import { buttonsVi } from "./words-buttons.ts";
import { calendarVi } from "./words-calendar.ts";
import { contactVi } from "./words-contact.ts";
import { delayVi } from "./words-delay.ts";
import { deskVi } from "./words-desk.ts";
import { digestVi } from "./words-digest.ts";
import { dossiersVi } from "./words-dossiers.ts";
import { filingVi } from "./words-filing.ts";
import { followersVi } from "./words-followers.ts";
import { followingVi } from "./words-following.ts";
import { indexVi } from "./words-index.ts";
import { listsVi } from "./words-lists.ts";
import { notesVi } from "./words-notes.ts";
import { officerVi } from "./words-officer.ts";
import { peopleVi } from "./words-people.ts";
import { pointsVi } from "./words-points.ts";
import { ratingButtonsVi, ratingsVi } from "./words-ratings.ts";
import { rerouteVi } from "./words-reroute.ts";
import { rightsVi } from "./words-rights.ts";
import { twoMattersVi } from "./words-two-matters.ts";

export const vi = {
  ...filingVi,
  ...twoMattersVi,
  ...contactVi,
  ...notesVi,
  ...followingVi,
  ...followersVi,
  ...officerVi,
  ...alertsVi,
  ...digestVi,
  ...dossiersVi,
  ...buttonsVi,
  ...afterAnswerVi,
  ...ratingsVi,
  ...ratingButtonsVi,
  ...rightsVi,
  ...indexVi,
  ...deskVi,
  ...listsVi,
  ...delayVi,
  ...rerouteVi,
  ...peopleVi,
  ...pointsVi,
  ...calendarVi,
  ...blocksVi,
};
