/** An officer's lists: asked for in words or by button, eight cases a page, each opened with one press. */

import type { Effect } from "#conversations/types/effects.ts";
import type {
  Action,
  Conversation,
  DeskListed,
  ListName,
  ReplyButton,
  Step,
} from "#conversations/types.ts";
import { fold } from "#kernel/text.ts";
import { phrase } from "#messages/phrase.ts";
import { openOnDeskButton } from "./desk-buttons.ts";
import { answer, say } from "./steps.ts";
import { codeIn } from "./track-case.ts";

type Shown = Exclude<ListName, "idle">;

const TYPED = {
  mine: "viec cua toi|/viec|viec cua don vi|danh sach viec|my cases",
  today: "hom nay|viec hom nay|den han hom nay|han hom nay|/homnay|today",
  late: "qua han|viec qua han|viec tre|/quahan|overdue|late",
  waiting: "cho nhan|viec cho nhan|chua nhan|viec moi|/chonhan|waiting",
} as const satisfies Record<Exclude<Shown, "search">, string>;

const SEARCH = /^(?:\/tim|t[iì]m(?: ki[eế]m)?|find|search)\s+(.+)$/iu;
const PAGE = 8;

/** The list or the case a text asks for; null when it does not. */
export function listAskedIn(text: string): Effect | null {
  const code = codeIn(text);
  if (code !== null) return { kind: "openByCode", code };
  const plain = fold(text).replace(/[.!?]+$/u, "");
  const list = LISTS.find((name) => TYPED[name].split("|").includes(plain));
  if (list !== undefined) return { kind: "listDesk", list, words: "", page: 0 };
  const [, words] = SEARCH.exec(text.normalize().trim()) ?? [];
  if (words === undefined) return null;
  const named = codeIn(words);
  return named === null
    ? { kind: "listDesk", list: "search", words, page: 0 }
    : { kind: "openByCode", code: named };
}

const LISTS = ["mine", "today", "late", "waiting"] as const;

/** How much there is, with the way to each list. */
export const IDLE: Effect = { kind: "listDesk", list: "idle", words: "", page: 0 };

export function onListPress(
  conversation: Conversation,
  { list, words, page }: Extract<Action, { kind: "deskList" }>,
): Step {
  return answer(conversation, [{ kind: "listDesk", list, words, page }]);
}

/** The house has looked it up. */
export function onDeskList(conversation: Conversation, found: DeskListed): Step {
  const { list, words, page, counts, total, lines } = found;
  const fileOwn = { label: phrase("fileOwn"), action: { kind: "fileOwn" as const } };
  if (list === "idle") {
    const { open, late } = counts;
    const buttons = [...(open === 0 ? [] : tabs(found)), fileOwn];
    return answer(conversation, [
      say({ phrase: phrase("deskIdle", { open, late }), buttons }),
    ]);
  }
  if (lines.length === 0) {
    const none = phrase("deskListNone", { list, words });
    return answer(conversation, [
      say({ phrase: none, buttons: [...tabs(found), fileOwn] }),
    ]);
  }
  const first = page * PAGE + 1;
  const cases = lines.map(({ caseId: id, code }) => openOnDeskButton({ id, code }));
  const hasMore = first + lines.length <= total;
  const more = hasMore ? [tab("nextPage", { list, words, page: page + 1 })] : [];
  return answer(conversation, [
    say({
      phrase: phrase("deskList", { list, words, total, first, lines }),
      buttons: [...cases, ...more, ...(page === 0 ? tabs(found) : [])],
    }),
  ]);
}

/** The other lists that have something in them. */
function tabs({ list, counts }: DeskListed): readonly ReplyButton[] {
  return LISTS.filter((name) => name !== list && counts[name] > 0).map((name) =>
    tab(LABEL[name], { list: name, words: "", page: 0 }),
  );
}

const LABEL = {
  mine: "listMine",
  today: "listToday",
  late: "listLate",
  waiting: "listWaiting",
} as const;

function tab(
  label: (typeof LABEL)[keyof typeof LABEL] | "nextPage",
  to: { readonly list: Shown; readonly words: string; readonly page: number },
): ReplyButton {
  return { label: phrase(label), action: { kind: "deskList", ...to } };
}
