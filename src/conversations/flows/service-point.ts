/** A report that begins with the QR code of a counter or an office. */
import type {
  Conversation,
  Draft,
  PointView,
  ReplyButton,
  Step,
  Surroundings,
} from "#conversations/types.ts";
import { phrase } from "#messages/phrase.ts";
import { newDraft, started } from "./draft-changes.ts";
import { ask, goOn } from "./draft-steps.ts";
import { verb } from "./question.ts";
import { ratingButton } from "./rate-begin.ts";
import { answer, first, greeted, say } from "./steps.ts";

const PREFIX = "p_";

/** `/start p_CODE` → `CODE`; null for any other beginning. */
export function pointCodeOf(parameter: string | null): string | null {
  return parameter?.startsWith(PREFIX) === true ? parameter.slice(PREFIX.length) : null;
}

/** What was written so far stays; where it is and who receives it is what was scanned last. */
export function onPointFound(
  conversation: Conversation,
  point: PointView,
  around: Surroundings,
): Step {
  const { draft, task } = conversation;
  const base = draft === null ? started(conversation) : conversation;
  // What is written next is a report, no more words for the case before.
  const free = task?.kind === "note" ? { ...base, task: null } : base;
  const here = placedAt(draft ?? newDraft(conversation), point);
  const { name } = point;
  if (here.text !== "") {
    const noted = say({ phrase: phrase("pointNoted", { name, text: here.text }) });
    return first(goOn(free, here, around), noted);
  }
  const { ratedCode } = point;
  const words = phrase(ratedCode === null ? "pointGreeting" : "counterGreeting", {
    name,
  });
  const buttons = ratedCode === null ? [] : counterButtons(here, ratedCode);
  const hello = say({ phrase: words, buttons });
  const photos = here.mediaIds.length === 0 ? [] : ask(here);
  return greeted(answer({ ...free, draft: here }, [hello, ...photos]));
}

/** Where work is done for people they may rate it, or write. */
function counterButtons(draft: Draft, code: string): readonly ReplyButton[] {
  return [
    ratingButton({ kind: "point", code }),
    { ...verb(draft, "edit"), label: phrase("writeReport") },
  ];
}

/** The draft as it is when it is begun at a counter. */
export function placedAt(
  draft: Draft,
  { name, agencyId, ward, address }: PointView,
): Draft {
  const at = { ...draft, point: { name, agencyId, address }, owner: null };
  if (ward === null) return { ...at, address: address ?? draft.address };
  return {
    ...at,
    address,
    ward,
    isWardSure: true,
    wardOptions: [],
    wardName: null,
    wardProblem: null,
    pin: null,
  };
}
