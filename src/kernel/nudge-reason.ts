/** Why an alert was not told, or told otherwise than alone: the closed list of the ledger. */
export const nudgeReasons = [
  /** A later alert about the same case takes its place. */
  "superseded",
  /** Its deadline passed before it could be told. */
  "deadlinePassed",
  /** Nobody of that role has a chat. */
  "noRecipient",
  /** The deadline has another moment by now. */
  "moved",
  /** The same moment was told under an earlier version of the deadline. */
  "alreadyTold",
  "accepted",
  "answered",
  "withdrawn",
  /** Waits for its citizen: no deadline runs. */
  "paused",
  /** Told in the morning overview instead. */
  "inDigest",
  /** Told in one message with others. */
  "merged",
  /** Away; a stand-in is told instead. */
  "absent",
  /** Somebody else is in charge by now. */
  "handedOver",
  /** The threshold was taken out of the settings. */
  "policyGone",
] as const;
export type NudgeReason = (typeof nudgeReasons)[number];
