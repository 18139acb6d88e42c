/** The same keys and parameters as in Vietnamese, or it does not compile. */
import { afterAnswerEn } from "./words-after-answer.ts";
import { buttonsEn } from "./words-buttons.ts";
import { delayEn } from "./words-delay.ts";
import { deskEn } from "./words-desk.ts";
import { filingEn } from "./words-filing.ts";
import { followingEn } from "./words-following.ts";
import { officerEn } from "./words-officer.ts";
import { pointsEn } from "./words-points.ts";
import { rerouteEn } from "./words-reroute.ts";
import { rightsEn } from "./words-rights.ts";
import type { vi } from "./words-vi.ts";

export const en: typeof vi = {
  ...filingEn,
  ...followingEn,
  ...officerEn,
  ...buttonsEn,
  ...afterAnswerEn,
  ...rightsEn,
  ...deskEn,
  ...delayEn,
  ...rerouteEn,
  ...pointsEn,
};
