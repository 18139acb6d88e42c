/** What is said of a case, as sentences need it. */
import type { Bilingual } from "./bilingual.ts";
import type { STORY_VI } from "./case-words.ts";

/** Facts of a case as officers read them, always in this order: what, where, since when, until when. */
export type CaseFacts = {
  readonly code: string;
  readonly matter: Bilingual;
  readonly place: string;
  readonly caseKind: CaseKind;
  readonly receivedAt: Temporal.Instant;
  readonly acceptDueAt: Temporal.Instant;
  readonly answerDueAt: Temporal.Instant;
  /** Others who follow it beside its author. */
  readonly followers: number;
};

/** A case on its way to a citizen. */
export type CaseNews = {
  readonly code: string;
  readonly agency: Bilingual;
  readonly answerDueAt: Temporal.Instant;
};

/** What a citizen holds in hand once a case is open. */
export type Receipt = CaseNews & {
  readonly why: Bilingual;
  readonly acceptDueAt: Temporal.Instant;
  /** The page anybody with the code can read; null where the server has no address. */
  readonly link: string | null;
};

/** Who was told, so that nobody is told a falsehood: null is nobody. */
export type Leader = "head" | "dispatcher" | null;

export type Summary = {
  readonly matter: Bilingual;
  readonly place: string;
  readonly text: string;
  readonly hasPhotos: boolean;
  readonly agency: Bilingual;
  readonly why: Bilingual;
  readonly caseKind: CaseKind;
  readonly sender: Sender;
};

/** Phản ánh, or kiến nghị: with a proposed solution. */
export type CaseKind = "feedback" | "proposal";

/** Who is named to the agency, the phone masked; null where no name is asked for. */
export type Sender =
  | { readonly name: string; readonly phone: string }
  | "anonymous"
  | null;

/** A case in a list. */
export type Glance = {
  readonly caseId: string;
  readonly code: string;
  readonly matter: Bilingual;
  readonly state: string;
  readonly isLate: boolean;
  /** Sent by somebody else, and followed. */
  readonly isFollowed: boolean;
};

/** A case in an officer's list. */
export type DeskLine = {
  readonly caseId: string;
  readonly code: string;
  readonly matter: Bilingual;
  readonly place: string;
  readonly state: string;
  /** To accept while nobody has, else to answer. */
  readonly dueAt: Temporal.Instant;
  readonly isLate: boolean;
};

/** One page of an officer's list, and how long the lists are. */
export type DeskPageWords = {
  readonly counts: {
    readonly open: number;
    readonly mine: number;
    readonly today: number;
    readonly late: number;
    readonly waiting: number;
  };
  /** Of this list, on all its pages. */
  readonly total: number;
  readonly lines: readonly DeskLine[];
};

/** What citizen and office have written each other. */
export type ThreadWords = {
  readonly at: Temporal.Instant;
  readonly kind: "asked" | "replied" | "noted" | "answered";
  readonly text: string;
};

/** A case with its history, as much of it as the reader may see. */
export type Story = Glance & {
  /** False for anybody who only has the code: no words, no address. */
  readonly isMine: boolean;
  readonly place: string;
  readonly agency: Bilingual;
  /** Why that one, in the words of the table or of whoever moved it: Vietnamese, as written. */
  readonly why: string;
  readonly acceptDueAt: Temporal.Instant;
  readonly answerDueAt: Temporal.Instant;
  /** Whether its author may say that it is the wrong agency. */
  readonly mayReroute: boolean;
  /** Others who follow it beside its author. */
  readonly followers: number;
  /** A question of the agency waits for its author's reply; the clock stands still. */
  readonly isAsked: boolean;
  readonly lines: readonly StoryLine[];
};

export type StoryLine = {
  readonly at: Temporal.Instant;
  readonly kind: keyof typeof STORY_VI;
  /** Who it came to, for a transfer. */
  readonly agency: Bilingual | null;
  readonly reason: Bilingual | null;
};
