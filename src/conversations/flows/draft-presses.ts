/** What the buttons of a draft do. */

import type {
  Action,
  Conversation,
  Draft,
  DraftVerb,
  Effect,
  Step,
  Surroundings,
} from "#conversations/types.ts";
import { phrase } from "#messages/phrase.ts";
import { newDraft } from "./draft-changes.ts";
import {
  answer,
  CONSENT_TEXT,
  cancel,
  goOn,
  repeatQuestion,
  replyTo,
  say,
  sayFirst,
  started,
  verb,
} from "./draft-questions.ts";

export function onPress(
  conversation: Conversation,
  action: Action | null,
  around: Surroundings,
): Step {
  const { draft, lastSent } = conversation;
  if (action?.kind === "fileOwn") {
    const fresh = draft ?? newDraft(conversation);
    return goOn(draft === null ? started(conversation) : conversation, fresh, around);
  }
  if (action === null || !("number" in action)) return answer(conversation, [stale()]);
  if (draft === null || draft.number !== action.number) {
    const isSent = action.number === lastSent?.number;
    return answer(conversation, [
      isSent
        ? say({ phrase: phrase("alreadySent", { code: lastSent.code }) })
        : stale(),
      ...repeatQuestion(conversation),
    ]);
  }
  switch (action.kind) {
    case "pickWard":
      return pickWard(conversation, draft, action.wardId, around);
    case "pickMatter":
      return pickMatter(conversation, draft, action.matterId, around);
    case "draft":
      return onVerb(conversation, draft, action.verb, around);
  }
}

/**
 * Nobody is guessed to be in charge: the dispatcher looks. So is it with a denunciation sent as
 * feedback: it must not reach the unit it accuses.
 */
const TO_DISPATCHER = {
  matter: null,
  isMatterSure: true,
  isMatterPicked: true,
  owner: null,
} as const satisfies Partial<Draft>;

export function onVerb(
  conversation: Conversation,
  draft: Draft,
  name: DraftVerb,
  around: Surroundings,
): Step {
  const go = (change: Partial<Draft>) =>
    goOn(conversation, { ...draft, ...change }, around);
  switch (name) {
    case "agree": {
      const step = goOn(conversation, draft, { ...around, hasConsented: true });
      return sayFirst(step, consent(true));
    }
    case "disagree":
      return refuse(conversation, draft);
    case "wardYes":
      return go({ isWardSure: draft.ward !== null });
    case "wardNo":
      return go({
        ward: null,
        isWardSure: false,
        wardOptions: [],
        wardName: null,
        wardProblem: null,
        owner: null,
      });
    case "location":
      return answer(conversation, [
        say({
          phrase: phrase("howToSendLocation"),
          buttons: [verb(draft, "location")],
          requestLocation: true,
        }),
      ]);
    case "noPhoto":
      return go({ isPhotoSettled: true });
    case "otherMatter":
      return go(TO_DISPATCHER);
    case "wrongAgency":
      return go({ isMatterSure: false, isMatterPicked: false, owner: null });
    case "sendAnyway":
      return go({
        gate: "feedback",
        isGateOpen: true,
        ...(draft.gate === "denunciation" ? TO_DISPATCHER : {}),
      });
    case "edit": {
      const next: Draft = { ...draft, asked: "rewrite" };
      return {
        conversation: { ...conversation, draft: next },
        effects: replyTo(next).map(say),
      };
    }
    case "cancel":
      return cancel(conversation);
    case "send":
      // They may have taken their consent back below the summary.
      return draft.asked === "confirm" && draft.owner !== null && around.hasConsented
        ? answer(conversation, [{ kind: "openCase", draft }])
        : goOn(conversation, draft, around);
  }
}

export function pickWard(
  conversation: Conversation,
  draft: Draft,
  wardId: string,
  around: Surroundings,
): Step {
  const ward = draft.wardOptions.find(({ id }) => id === wardId) ?? null;
  const settled = { ward, isWardSure: ward !== null, wardOptions: [], owner: null };
  return goOn(conversation, { ...draft, ...settled }, around);
}

export function pickMatter(
  conversation: Conversation,
  draft: Draft,
  matterId: string,
  around: Surroundings,
): Step {
  const matter = draft.matterOptions.find(({ id }) => id === matterId) ?? null;
  return goOn(
    conversation,
    {
      ...draft,
      matter,
      isMatterSure: matter !== null,
      isMatterPicked: matter !== null,
      owner: null,
    },
    around,
  );
}

function stale(): Effect {
  return say({ phrase: phrase("staleButton") });
}

function consent(isGiven: boolean): Effect {
  return { kind: "recordConsent", isGiven, textVersion: CONSENT_TEXT };
}

function refuse(conversation: Conversation, draft: Draft): Step {
  const buttons = [verb(draft, "agree"), verb(draft, "cancel")];
  const kept: Draft = { ...draft, asked: "consent" };
  return answer({ ...conversation, draft: kept }, [
    consent(false),
    say({ phrase: phrase("consentRefused"), buttons }),
  ]);
}
