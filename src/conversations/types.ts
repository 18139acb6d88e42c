import type { z } from "zod";
import type { Extension } from "#kernel/extension.ts";
import type { Instrument } from "#kernel/instrument.ts";
import type { PlaceKind } from "#kernel/place.ts";
import type { Bilingual, Language } from "#messages/bilingual.ts";
import type {
  DeskPageWords,
  Glance,
  Receipt as ReceiptWords,
  Story,
} from "#messages/case-facts.ts";
import type { Phrase } from "#messages/phrase.ts";
import type { actionSchema } from "./schema/actions.ts";
import type { conversationSchema, draftSchema } from "./schema.ts";
import type { Effect } from "./types/effects.ts";
import type { RatingResult } from "./types/ratings.ts";

/** The state of a dialogue, as stored; shapes in `schema.ts`. */
export type Conversation = z.infer<typeof conversationSchema>;
export type Draft = z.infer<typeof draftSchema>;
/** What pressing a button means; stored with the message that carried the button. */
export type Action = z.infer<typeof actionSchema>;
/** What a citizen says of an answer. */
export type Verdict = Extract<Action, { kind: "confirm" }>["verdict"];
/** Where a citizen says a case belongs instead. */
export type Claim = Extract<Action, { kind: "reroute" }>["claim"];
/** A note for a case, in the hands of its author alone. */
export type HeldNote = Conversation["held"][number];
/** Why a case goes elsewhere. */
export type Fault = Extract<Action, { kind: "fault" }>["fault"];
/** What becomes of a block when it is looked at again. */
export type ReviewVerb = Extract<Action, { kind: "reviewBlock" }>["verb"];
/** A list of an officer; `idle` is only how much there is. */
export type ListName = Extract<Action, { kind: "deskList" }>["list"] | "idle";
export type DraftVerb = Extract<Action, { kind: "draft" }>["verb"];

/** What happens to a conversation: what the person did, or the result of an effect. */
export type Event =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "files";
      readonly mediaIds: readonly string[];
      readonly caption: string | null;
      /** Of an album that may still be arriving. */
      readonly albumId?: string | null;
    }
  | { readonly kind: "location"; readonly lat: number; readonly lon: number }
  | { readonly kind: "press"; readonly action: Action | null }
  | { readonly kind: "start"; readonly parameter: string | null }
  | { readonly kind: "language"; readonly language: Language }
  | { readonly kind: "edit"; readonly text: string }
  | { readonly kind: "contact"; readonly name: string; readonly phone: string }
  | { readonly kind: "unsupported" }
  | Result;

/** The results of effects, fed back at once, in the same transaction. */
export type Result =
  | { readonly kind: "understood"; readonly understanding: Understanding }
  | {
      readonly kind: "wardRead";
      /** What the person typed; null when they sent a pin. */
      readonly typed: string | null;
      readonly ward: WardFinding;
    }
  | {
      readonly kind: "ownerFound";
      readonly owner: Owner;
      /** Of the second matter; null when one is sent. */
      readonly second: Owner | null;
    }
  | ({ readonly kind: "similarFound" } & NonNullable<Draft["similar"]>)
  | FollowOutcome
  /** Null for a QR code nobody printed. */
  | { readonly kind: "pointFound"; readonly point: PointView | null }
  | {
      readonly kind: "caseOpened";
      readonly receipt: Receipt;
      readonly second: Receipt | null;
    }
  /** A note that accuses somebody waits until its author says that it is to be sent. */
  | ({ readonly kind: "noteHeld" } & HeldNote)
  | { readonly kind: "agenciesFound"; readonly agencies: readonly Named[] }
  | { readonly kind: "deskReady"; readonly desk: DeskView }
  | {
      readonly kind: "extensionPlanned";
      readonly caseId: string;
      /** Null: there is no such deadline, or none that is allowed. */
      readonly until: Temporal.Instant | null;
      readonly latest: Temporal.Instant;
    }
  | {
      readonly kind: "reopened";
      readonly caseId: string;
      readonly code: string;
    }
  /** Solved, and not yet rated. */
  | { readonly kind: "confirmed"; readonly caseId: string; readonly code: string }
  /** No case waits for a verdict, or several do: the text means something else. */
  | { readonly kind: "notConfirmed"; readonly text: string }
  | RatingResult
  | { readonly kind: "caseList"; readonly cases: readonly Glance[] }
  | { readonly kind: "caseFound"; readonly story: Story | null }
  | DeskListed
  | {
      readonly kind: "templateFilled";
      readonly caseId: string;
      readonly code: string;
      readonly proof: Proof;
      /** Filled in as far as the case is known. */
      readonly text: string;
    };

/** Whether an answer needs a photo or a document. */
export type Proof = "required" | "asked" | "none";

/** One page of a list. */
export type DeskListed = DeskPageWords & {
  readonly kind: "deskList";
  readonly list: ListName;
  readonly words: string;
  readonly page: number;
};

export type Named = { readonly id: string; readonly name: Bilingual };

export type WardChoice = Named & {
  /** With what it belonged to before: "phường Yên Hòa (trước thuộc quận Cầu Giấy)". */
  readonly label: Bilingual;
};

export type MatterChoice = Named & {
  readonly isPhysical: boolean;
  /** The law wants its sender named (NĐ 20/2008, Điều 6 and 7). */
  readonly needsContact: boolean;
};

/** What of a text is about one matter. */
export type Part = {
  readonly matter: MatterChoice;
  readonly text: string;
  /** Only where the two parts name different wards; else the place of the draft. */
  readonly place: {
    readonly ward: WardChoice;
    readonly address: string | null;
    readonly placeKind: PlaceKind;
  } | null;
};

/** What the house makes of a text. */
export type Understanding = {
  readonly gate: Gate;
  readonly isUrgent: boolean;
  readonly decision: "route" | "ask" | "dispatch";
  /** At most three, likeliest first. */
  readonly matters: readonly MatterChoice[];
  readonly ward: WardFinding;
  readonly address: string | null;
  readonly placeKind: PlaceKind;
  /** A second matter of the text, and the first; together they are the text. */
  readonly secondMatter: (Part & { readonly first: Part }) | null;
  readonly caseKind: CaseKind;
};

/** Phản ánh, or kiến nghị: with a proposed solution. */
export type CaseKind = Draft["caseKind"];

/** Which way a text goes before it may become a case. */
export type Gate =
  | "feedback"
  | "emergency"
  | "crime"
  | "complaint"
  | "denunciation"
  | "civilDispute"
  | "outsideAuthority"
  | "unclear";

export type WardFinding =
  | { readonly kind: "none" }
  | { readonly kind: "one"; readonly ward: WardChoice }
  | {
      readonly kind: "several";
      readonly wards: readonly WardChoice[];
      /** The old name they all carry; null when they are the nearest to a pin. */
      readonly name: string | null;
    }
  /** The province or city it seems to be in; null when only that it is not in Ha Noi. */
  | { readonly kind: "outside"; readonly name: string | null };

/** `number`: of the draft that led to it; null when none did. */
export type FollowOutcome = {
  readonly kind: "followed";
  readonly number: number | null;
  readonly outcome: "follows" | "tooLate";
  readonly caseId: string;
  readonly code: string;
  readonly state: string;
  readonly agency: Bilingual;
  readonly answerDueAt: Temporal.Instant;
};

export type Owner = {
  readonly agency: Named;
  readonly why: Bilingual;
};

export type Receipt = ReceiptWords & {
  readonly caseId: string;
  /** False at the dispatcher's: they look at it in any case. */
  readonly mayReroute: boolean;
};

/** A case as the officer's desk sees it when a button is pressed. */
export type DeskView =
  | { readonly kind: "denied"; readonly caseId: string }
  | {
      readonly kind: "open";
      readonly caseId: string;
      readonly code: string;
      readonly state: string;
      /** Where it may go instead, likeliest first. */
      readonly alternatives: readonly Named[];
      /** What else it may be about, likeliest first. */
      readonly matters: readonly Named[];
      readonly extension: Extension;
      readonly proof: Proof;
    };

/** The counter or office whose QR code was scanned. What is null the citizen says. */
export type PointView = {
  readonly name: string;
  /** Of a counter whose work may be rated; null: only a report can begin here. */
  readonly ratedCode: string | null;
  readonly agencyId: string | null;
  readonly ward: WardChoice | null;
  readonly address: string | null;
};

export type Reply = {
  readonly phrase: Phrase;
  readonly buttons?: readonly ReplyButton[];
  readonly mediaIds?: readonly string[];
  readonly requestLocation?: boolean;
};

export type ReplyButton = {
  readonly label: Phrase;
  readonly action: Action;
  readonly kind?: "press" | "location";
};

/** Where a dialogue goes: its next state, and what is to be done. */
export type Step = {
  readonly conversation: Conversation;
  readonly effects: readonly Effect[];
};

/** What a flow may know about the chat beside its own state. */
export type Surroundings = {
  readonly hasConsented: boolean;
  readonly isOfficer: boolean;
  /** The case of this chat that waits for a reply; null when none does. */
  readonly asked: { readonly caseId: string; readonly code: string } | null;
  /** By id: what may be asked about how something was handled. */
  readonly instruments: ReadonlyMap<string, Instrument>;
};
