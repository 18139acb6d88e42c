/** Decides what a chat does next: which flow takes the event, and where it leads. */
import { verdictOf } from "./flows/after-answer.ts";
import { onBlockPress } from "./flows/block-sender.ts";
import { onExtensionPlanned } from "./flows/desk-extend.ts";
import { onLeaveInput } from "./flows/desk-leave.ts";
import { IDLE, listAskedIn, onDeskList, onListPress } from "./flows/desk-lists.ts";
import { onAgenciesFound } from "./flows/desk-transfer.ts";
import { onTemplateFilled, onWritingEdit } from "./flows/desk-writing.ts";
import { onCaseOpened, onUnderstood, onWardRead } from "./flows/draft-results.ts";
import { goOn } from "./flows/draft-steps.ts";
import { fileFeedback } from "./flows/file-feedback.ts";
import { onFollowed, onFollowerPress } from "./flows/follow-along.ts";
import { heldNoteOf, onNoteHeld, onStaleNote, sendHeld } from "./flows/held-note.ts";
import { onLinkInput } from "./flows/link-chats.ts";
import { onDeskInput, onDeskPress, onDeskReady } from "./flows/officer-desk.ts";
import { dataRequestOf, onDataPress, onWithdrawPress } from "./flows/own-data.ts";
import { onRating } from "./flows/rate.ts";
import { leaveRating, onConfirmed, onRatingBegun } from "./flows/rate-begin.ts";
import { onComplaintDrafted, onRatingClosed } from "./flows/rate-complaint.ts";
import { onReplyInput, onReplyPress, onWordsWhileAsked } from "./flows/reply.ts";
import { onReroutePress } from "./flows/reroute-case.ts";
import { onPointFound, pointCodeOf } from "./flows/service-point.ts";
import {
  onCaseFound,
  onCaseList,
  onTrackPress,
  trackingOf,
} from "./flows/track-case.ts";
import type { Effect } from "./types/effects.ts";
import type { Conversation, Event, Result, Step, Surroundings } from "./types.ts";

export function advance(
  conversation: Conversation,
  event: Event,
  around: Surroundings,
): Step {
  switch (event.kind) {
    case "understood":
    case "wardRead":
    case "ownerFound":
    case "similarFound":
    case "caseOpened":
      return onDraftResult(conversation, event, around);
    case "followed":
      return onFollowed(conversation, event, around);
    case "deskReady":
      return onDeskReady(conversation, event.desk);
    case "noteHeld":
      return onNoteHeld(conversation, event);
    case "agenciesFound":
      return onAgenciesFound(conversation, event.agencies);
    case "extensionPlanned":
      return onExtensionPlanned(conversation, event);
    case "reopened": {
      const { caseId, code } = event;
      return {
        conversation: { ...conversation, task: { kind: "note", caseId, code } },
        effects: [],
      };
    }
    case "confirmed":
      return onConfirmed(conversation, event);
    case "notConfirmed":
      return onOwnMatter(conversation, { kind: "text", text: event.text }, around);
    case "ratingBegun":
      return onRatingBegun(conversation, event, around);
    case "ratingClosed":
      return onRatingClosed(conversation, event);
    case "complaintDrafted":
      return onComplaintDrafted(conversation, event, around);
    case "caseList":
      return onCaseList(conversation, event.cases);
    case "caseFound":
      return onCaseFound(conversation, event.story);
    case "deskList":
      return onDeskList(conversation, event);
    case "templateFilled":
      return onTemplateFilled(conversation, event);
    case "pointFound":
      return event.point === null
        ? onOwnMatter(conversation, { kind: "start", parameter: null }, around)
        : onPointFound(conversation, event.point, around);
    default:
      return onPerson(conversation, event, around);
  }
}

function onPerson(
  conversation: Conversation,
  event: Exclude<Event, Result>,
  around: Surroundings,
): Step {
  const command = event.kind === "text" ? commandOf(event.text) : null;
  const held = heldNoteOf(conversation, event);
  if (held !== null) return sendHeld(conversation, held);
  const wanted =
    event.kind === "text" ? wantedIn(conversation, event.text, around) : null;
  if (wanted !== null) return { conversation, effects: [wanted] };
  if (command !== null) return advance(conversation, command, around);
  const ofPerson =
    onLinkInput(conversation, event) ??
    onLeaveInput(conversation, event, around) ??
    onBlockPress(conversation, event) ??
    onRating(conversation, event, around);
  if (ofPerson !== null) return ofPerson;
  const verdict = event.kind === "text" ? verdictOf(conversation, event.text) : null;
  if (verdict !== null) return { conversation, effects: [verdict] };
  return (
    onCase(conversation, event, around) ??
    onOwnMatter(leaveRating(conversation, event), event, around)
  );
}

/** What a text asks to see, whatever the chat was about; null when it asks for nothing of the kind. */
function wantedIn(
  conversation: Conversation,
  text: string,
  { isOfficer }: Surroundings,
): Effect | null {
  const isAtDesk = isOfficer && isFree(conversation) && !conversation.awaitsLeave;
  const list = isAtDesk ? listAskedIn(text) : null;
  return list ?? trackingOf(conversation, text) ?? dataRequestOf(text);
}

/** Buttons of a case that exists, and what is written for one; null when it is something else. */
function onCase(
  conversation: Conversation,
  event: Exclude<Event, Result>,
  around: Surroundings,
): Step | null {
  const { task } = conversation;
  if (isInput(event) && task !== null && task.kind !== "rating") {
    return task.kind === "reply"
      ? onReplyInput(conversation, task, event, asReport(around))
      : onDeskInput(conversation, task, event);
  }
  if (event.kind === "edit" && (task?.kind === "answer" || task?.kind === "ask")) {
    return onWritingEdit(conversation, task, event.text);
  }
  if (event.kind !== "press") return null;
  switch (event.action?.kind) {
    case "track":
      return onTrackPress(conversation, event.action);
    case "reroute":
    case "rerouteMatters":
      return onReroutePress(conversation, event.action);
    case "follower":
    case "ownWords":
      return onFollowerPress(conversation, event.action);
    case "data":
      return onDataPress(conversation, event.action.verb);
    case "withdrawConsent":
      return onWithdrawPress(conversation, event.action.purpose);
    // One still held is sent before; this one has been.
    case "noteAnyway":
      return onStaleNote(conversation);
    case "deskList":
      return onListPress(conversation, event.action);
    case "desk":
    case "pickAgency":
    case "extendBy":
    case "template":
    case "fault":
    case "faultMatter":
      return onDeskPress(conversation, event.action);
    case "reply":
      return onReplyPress(conversation, event.action, asReport(around));
    case "objectSpam": {
      const { caseId } = event.action;
      return { conversation, effects: [{ kind: "objectSpam", caseId }] };
    }
    case "confirm": {
      const { caseId, verdict } = event.action;
      return {
        conversation: withoutNote(conversation, caseId),
        effects: [{ kind: "confirmCase", caseId, verdict }],
      };
    }
    default:
      return null;
  }
}

/** A verdict ends what was being added before it: it must not swallow the next report. */
function withoutNote(conversation: Conversation, caseId: string): Conversation {
  const { task } = conversation;
  const isNote = task?.kind === "note" && task.caseId === caseId;
  return isNote ? { ...conversation, task: null } : conversation;
}

function isInput(event: Event): event is Extract<Event, { kind: "text" | "files" }> {
  return event.kind === "text" || event.kind === "files";
}

/** What a citizen writes as a report of its own. */
function asReport(around: Surroundings) {
  return (conversation: Conversation, event: Event & { kind: "text" | "files" }) =>
    fileFeedback(conversation, event, around);
}

function onOwnMatter(
  conversation: Conversation,
  event: Exclude<Event, Result>,
  around: Surroundings,
): Step {
  if (event.kind === "start" && event.parameter?.startsWith("inv_") === true) {
    const token = event.parameter.slice("inv_".length);
    return { conversation, effects: [{ kind: "redeemInvitation", token }] };
  }
  const code = event.kind === "start" ? pointCodeOf(event.parameter) : null;
  if (code !== null) return { conversation, effects: [{ kind: "findPoint", code }] };
  const { asked } = around;
  if (asked !== null && isInput(event) && isFree(conversation)) {
    return onWordsWhileAsked(conversation, asked, event, asReport(around));
  }
  return around.isOfficer && isIdleTalk(conversation, event)
    ? { conversation, effects: [IDLE] }
    : fileFeedback(conversation, event, around);
}

function isFree({ draft, task }: Conversation): boolean {
  return draft === null && task === null;
}

/** What an officer writes without a draft of their own; an edit may still be about one they sent. */
function isIdleTalk(
  { draft, lastSent }: Conversation,
  { kind }: Exclude<Event, Result>,
): boolean {
  if (draft !== null) return false;
  return kind === "text" || kind === "start" || (kind === "edit" && lastSent === null);
}

/** `/start`, `/vi`, `/en` typed as text mean the same on every channel. */
function commandOf(text: string): Exclude<Event, Result> | null {
  switch (text.trim().toLowerCase()) {
    case "/start":
      return { kind: "start", parameter: null };
    case "/vi":
      return { kind: "language", language: "vi" };
    case "/en":
      return { kind: "language", language: "en" };
    default:
      return null;
  }
}

function onDraftResult(
  conversation: Conversation,
  event: Extract<
    Result,
    { kind: "understood" | "wardRead" | "ownerFound" | "similarFound" | "caseOpened" }
  >,
  around: Surroundings,
): Step {
  const { draft } = conversation;
  if (draft === null) return { conversation, effects: [] };
  switch (event.kind) {
    case "understood":
      return onUnderstood(conversation, draft, event.understanding, around);
    case "wardRead":
      return onWardRead(conversation, draft, event, around);
    case "ownerFound": {
      const owner = { agency: event.owner.agency, why: event.owner.why };
      const second =
        draft.second === null ? null : { ...draft.second, owner: event.second };
      return goOn(conversation, { ...draft, owner, second }, around);
    }
    case "similarFound": {
      const similar = { of: event.of, cases: event.cases };
      return goOn(conversation, { ...draft, similar }, around);
    }
    case "caseOpened":
      return onCaseOpened(conversation, draft, event);
  }
}
