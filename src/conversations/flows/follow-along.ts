/** Following what somebody else has sent: from the first press to leaving, and saying that it is not solved. */

import type { Effect } from "#conversations/types/effects.ts";
import type {
  Action,
  Conversation,
  Draft,
  ReplyButton,
  Result,
  Step,
  Surroundings,
} from "#conversations/types.ts";
import { type Phrase, phrase } from "#messages/phrase.ts";
import { goOn } from "./draft-steps.ts";
import { answer, first, say } from "./steps.ts";

type Press = Extract<Action, { kind: "follower" | "ownWords" }>;
type Verb = Extract<Action, { kind: "follower" }>["verb"];
type CaseName = { readonly caseId: string; readonly code: string };

export function onFollowerPress(conversation: Conversation, action: Press): Step {
  if (action.kind === "ownWords") return onOwnWords(conversation, action);
  const { caseId } = action;
  switch (action.verb) {
    case "follow":
      return answer(conversation, [{ kind: "followCase", caseId, number: null }]);
    case "unfollow":
      return answer(conversation, [{ kind: "unfollowCase", caseId }]);
    case "disagree":
      return answer(conversation, [{ kind: "disagree", caseId }]);
  }
}

/**
 * The case is followed, or could not be any more. A draft that led to it is put by, whole, until the person has
 * said what becomes of their words.
 */
export function onFollowed(
  conversation: Conversation,
  event: Extract<Result, { kind: "followed" }>,
  around: Surroundings,
): Step {
  const { number, outcome } = event;
  const { draft } = conversation;
  const own = draft !== null && draft.number === number ? draft : null;
  if (outcome === "tooLate") {
    const words = say({ phrase: phrase("followTooLate", event) });
    return own === null
      ? answer(conversation, [words])
      : first(goOn(conversation, settled(own), around), words);
  }
  if (own === null) {
    const buttons = [follower(event, "unfollow")];
    return answer(conversation, [say({ phrase: phrase("followed", event), buttons })]);
  }
  const parked = [...conversation.parked, settled(own)];
  return answer({ ...conversation, draft: null, parked }, [
    say({ phrase: phrase("followed", event) }),
    say({
      phrase: phrase("askOwnWords", { text: own.text, photos: own.mediaIds.length }),
      buttons: [
        ownWords(event, own, "share"),
        ownWords(event, own, "drop"),
        {
          label: phrase("sendOwn"),
          action: { kind: "resume" as const, number: own.number },
        },
      ],
    }),
  ]);
}

/** A button of somebody who follows a case, or could. */
export function follower({ caseId, code }: CaseName, verb: Verb): ReplyButton {
  const label = {
    follow: "followAlong",
    unfollow: "unfollow",
    disagree: "notSolved",
  } as const;
  return {
    label: phrase(label[verb]),
    action: { kind: "follower", caseId, code, verb },
  };
}

function ownWords(
  { caseId, code }: CaseName,
  { number: draft }: Draft,
  verb: "share" | "drop",
): ReplyButton {
  return {
    label: phrase(verb === "share" ? "shareWords" : "dropWords"),
    action: { kind: "ownWords", caseId, code, draft, verb },
  };
}

/** What was written before following goes to the case, or nowhere; either way it waits no longer. */
function onOwnWords(
  conversation: Conversation,
  action: Extract<Action, { kind: "ownWords" }>,
): Step {
  const { caseId, code } = action;
  const { parked } = conversation;
  const own = parked.find(({ number }) => number === action.draft);
  if (own === undefined) return says(conversation, phrase("staleButton"));
  const rest = { ...conversation, parked: parked.filter((one) => one !== own) };
  if (action.verb === "drop") return says(rest, phrase("wordsDropped", { code }));
  const { text, mediaIds } = own;
  return answer(rest, [{ kind: "addNote", caseId, text, mediaIds } satisfies Effect]);
}

function says(conversation: Conversation, words: Phrase): Step {
  return answer(conversation, [say({ phrase: words })]);
}

function settled(draft: Draft): Draft {
  return { ...draft, isSimilarSettled: true };
}
