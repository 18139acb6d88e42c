/** "Wrong agency" after a case was sent: the choices a citizen has, and what each of them asks for. */
import type {
  Action,
  Claim,
  Conversation,
  Named,
  ReplyButton,
  Step,
} from "#conversations/types.ts";
import { type Phrase, phrase } from "#messages/phrase.ts";
import { answer } from "./steps.ts";
import { leaveAsIs } from "./track-case.ts";

/** The case as it stands when it is asked about. */
type Asked = { readonly id: string; readonly code: string; readonly hops: number };

export function onReroutePress(
  conversation: Conversation,
  action: Extract<Action, { kind: "reroute" | "rerouteMatters" }>,
): Step {
  const { caseId } = action;
  return action.kind === "rerouteMatters"
    ? answer(conversation, [{ kind: "offerMatters", caseId }])
    : answer(conversation, [{ ...action, kind: "rerouteCase" }]);
}

/** Which agency instead; or it is about something else; or nobody knows. */
export function agencyButtons(
  asked: Asked,
  agencies: readonly Named[],
  hasMatters: boolean,
): readonly ReplyButton[] {
  const { id: caseId } = asked;
  const another: ReplyButton = {
    label: phrase("anotherMatter"),
    action: { kind: "rerouteMatters", caseId },
  };
  return [
    ...agencies.map(({ id, name }) =>
      claimed(asked, { kind: "agency", agencyId: id }, phrase("literal", name)),
    ),
    ...(hasMatters ? [another] : []),
    ...unsureButtons(asked),
  ];
}

/** Which matter instead. */
export function matterButtons(
  asked: Asked,
  matters: readonly Named[],
): readonly ReplyButton[] {
  return [
    ...matters.map(({ id, name }) =>
      claimed(asked, { kind: "matter", matterId: id }, phrase("literal", name)),
    ),
    ...unsureButtons(asked),
  ];
}

/** The same agency came out again; who still objects is heard by a person. */
export function stillWrongButtons(asked: Asked): readonly ReplyButton[] {
  return [claimed(asked, { kind: "unsure" }, phrase("stillWrong")), leave(asked)];
}

function unsureButtons(asked: Asked): readonly ReplyButton[] {
  return [claimed(asked, { kind: "unsure" }, phrase("notSure")), leave(asked)];
}

function claimed({ id, hops }: Asked, claim: Claim, label: Phrase): ReplyButton {
  return { label, action: { kind: "reroute", caseId: id, hops, claim } };
}

function leave({ id, code }: Asked): ReplyButton {
  return leaveAsIs({ caseId: id, code });
}
