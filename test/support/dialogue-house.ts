import type { Effect } from "#conversations/types/effects.ts";
import type {
  DeskView,
  Draft,
  MatterChoice,
  Named,
  Owner,
  PointView,
  Receipt,
  Result,
  Understanding,
  Verdict,
  WardChoice,
  WardFinding,
} from "#conversations/types.ts";
import { fold } from "#kernel/text.ts";

/** What the house answers a dialogue, read off the words of the text, so that a row of a test says it all. */
export type DialogueHouse = {
  /** Null where the effect has no result. */
  readonly answer: (effect: Effect) => Result | null;
};

export const YEN_HOA = ward("yen-hoa", "phường Yên Hòa");
export const LANG = ward("lang", "phường Láng");
export const CAU_GIAY = ward("cau-giay", "phường Cầu Giấy");

const LAMP = matter("den-duong", "Đèn đường tắt", true);
const RUBBISH = matter("rac", "Rác chưa thu gom", true);
const DRAIN = matter("cong", "Cống tắc", true);
const PAPERS = matter("giay-to", "Hồ sơ trễ hẹn", false);

export const AGENCIES = [
  named("ubnd-lang", "UBND phường Láng"),
  named("so-xd", "Sở Xây dựng"),
  named("so-nnmt", "Sở Nông nghiệp và Môi trường"),
];

/** Word of a text → what it is understood to be; the first that occurs counts. */
const MEANINGS: readonly (readonly [string, Partial<Understanding>])[] = [
  ["chay", { gate: "emergency", isUrgent: true, decision: "dispatch" }],
  ["danh nhau", { gate: "crime", decision: "dispatch" }],
  ["khieu nai", { gate: "complaint", decision: "dispatch" }],
  ["to cao", { gate: "denunciation", decision: "dispatch" }],
  ["doi no", { gate: "civilDispute", decision: "dispatch" }],
  ["thue", { gate: "outsideAuthority", decision: "dispatch" }],
  ["khong ro", { gate: "unclear", decision: "dispatch" }],
  ["linh tinh", { decision: "dispatch", matters: [RUBBISH] }],
  ["ho so", { matters: [PAPERS] }],
  ["den", { matters: [LAMP] }],
  ["ban", { decision: "ask", matters: [RUBBISH, DRAIN, LAMP] }],
];

/** Name in a text → the ward it stands for. */
const PLACES: readonly (readonly [string, WardFinding])[] = [
  ["yen hoa", { kind: "one", ward: YEN_HOA }],
  ["lang", { kind: "one", ward: LANG }],
  ["trung hoa", { kind: "several", wards: [YEN_HOA, LANG], name: "Trung Hòa" }],
  ["bac ninh", { kind: "outside", name: "Bắc Ninh" }],
];

/** Behind the QR code `lang`. */
export const COUNTER: PointView = {
  name: "Một cửa Láng",
  ratedCode: "lang",
  agencyId: "ubnd-lang",
  ward: LANG,
  address: "79 Nguyên Hồng",
};

const DUE = Temporal.Instant.from("2026-11-23T10:30:00Z");
const LATEST = Temporal.Instant.from("2026-12-07T10:30:00Z");

/** `desk` is how the case of an officer stands; `pin` is where a location lies; one answer may be waiting. */
export function dialogueHouse(
  given: {
    readonly desk?: Omit<Extract<DeskView, { kind: "open" }>, "caseId"> | "denied";
    readonly pin?: WardFinding;
    readonly isWaiting?: boolean;
    /** What others have sent of the same. */
    readonly similar?: SimilarCases;
    readonly isFollowable?: boolean;
  } = {},
): DialogueHouse {
  const { desk = OPEN_CASE, isWaiting = false } = given;
  const { similar = [], isFollowable = true } = given;
  const { pin = { kind: "several", name: null, wards: [YEN_HOA, CAU_GIAY] } } = given;
  return {
    answer: (effect) => {
      switch (effect.kind) {
        case "understand":
          return { kind: "understood", understanding: understand(effect.text) };
        case "readWard":
          return {
            kind: "wardRead",
            typed: effect.text,
            ward: placeIn(effect.text),
          };
        case "locate":
          return { kind: "wardRead", typed: null, ward: pin };
        case "findOwner":
          return {
            kind: "ownerFound",
            owner: ownerOf(effect),
            second: effect.second && ownerOf(effect.second),
          };
        case "findPoint":
          return { kind: "pointFound", point: pointBehind(effect.code) };
        case "findSimilar":
          return { kind: "similarFound", of: effect.of, cases: [...similar] };
        case "followCase": {
          const { caseId, number } = effect;
          const outcome = isFollowable ? "follows" : "tooLate";
          return { ...FOLLOWED, outcome, caseId, number };
        }
        case "openCase":
          return {
            kind: "caseOpened",
            receipt: RECEIPT,
            second: effect.draft.isSplit === true ? SECOND_RECEIPT : null,
          };
        case "lookAtCase":
        case "findAgencies":
        case "planExtension":
        case "listDesk":
        case "fillTemplate":
          return onDesk(effect, desk);
        case "confirmCase":
          return verdictOn(effect.caseId, effect.verdict);
        case "confirmOnly":
          return typedVerdict(effect, isWaiting);
        case "beginRating":
        case "closeRating":
        case "draftComplaint":
          return onRating(effect);
        default:
          return null;
      }
    },
  };
}

/** The low answers of a rating are those the person gave; here there is always one. */
function onRating(
  effect: Extract<Effect, { kind: "beginRating" | "closeRating" | "draftComplaint" }>,
): Result {
  const name = { vi: "việc YH-26-AAAAA", en: "YH-26-AAAAA" };
  switch (effect.kind) {
    case "beginRating": {
      const { subject, instrumentId } = effect;
      const begun = { kind: "ratingBegun" as const, ratingId: "rating-1", subject };
      const id = instrumentId ?? "sipas-2017-f5-case";
      return { ...begun, instrumentId: id, name, answered: [], isAgain: false };
    }
    case "closeRating":
      return { ...effect, kind: "ratingClosed", name, hasLow: true };
    case "draftComplaint": {
      const text = "Chưa hài lòng về hồ sơ ở quầy.";
      return { kind: "complaintDrafted", text, mediaIds: [], point: COUNTER };
    }
  }
}

type DeskQuestion = Extract<
  Effect,
  {
    kind: "lookAtCase" | "findAgencies" | "planExtension" | "listDesk" | "fillTemplate";
  }
>;

function onDesk(
  effect: DeskQuestion,
  desk: NonNullable<NonNullable<Parameters<typeof dialogueHouse>[0]>["desk"]>,
): Result {
  switch (effect.kind) {
    case "lookAtCase": {
      const { caseId } = effect;
      return {
        kind: "deskReady",
        desk: desk === "denied" ? { kind: "denied", caseId } : { ...desk, caseId },
      };
    }
    case "findAgencies":
      return { kind: "agenciesFound", agencies: agenciesCalled(effect.text) };
    case "planExtension": {
      const { caseId, wish } = effect;
      const isShort = wish.kind === "days" && wish.days <= 10;
      return {
        kind: "extensionPlanned",
        caseId,
        until: isShort ? DUE.add({ hours: wish.days * 24 }) : null,
        latest: LATEST,
      };
    }
    case "listDesk":
      return { ...LISTED, ...effect, kind: "deskList" };
    case "fillTemplate":
      return {
        kind: "templateFilled",
        caseId: effect.caseId,
        code: "YH-26-AAAAA",
        proof: "none",
        text: effect.templateId,
      };
  }
}

/** Two cases on a list of ten. */
const LISTED = {
  counts: { open: 10, mine: 10, today: 1, late: 1, waiting: 0 },
  total: 10,
  lines: ["case-1", "case-2"].map((caseId) => ({
    caseId,
    code: `YH-26-${caseId}`,
    matter: LAMP.name,
    place: "ngõ 12",
    state: "accepted",
    dueAt: DUE,
    isLate: false,
  })),
};

export const OPEN_CASE = {
  kind: "open",
  code: "YH-26-AAAAA",
  state: "accepted",
  alternatives: AGENCIES.slice(0, 2),
  matters: [RUBBISH, DRAIN],
  proof: "none",
  extension: {
    kind: "possible",
    latest: LATEST,
    steps: [{ days: 2, until: DUE.add({ hours: 48 }) }],
  },
} as const;

type SimilarCases = NonNullable<Draft["similar"]>["cases"];

const FOLLOWED = {
  kind: "followed",
  code: "YH-26-BBBBB",
  state: "accepted",
  agency: { vi: "UBND phường Yên Hòa", en: "Yen Hoa ward" },
  answerDueAt: DUE,
} as const;

export const RECEIPT: Receipt = {
  caseId: "case-1",
  code: "YH-26-4K7Q2",
  agency: { vi: "UBND phường Yên Hòa", en: "Yen Hoa ward" },
  acceptDueAt: DUE,
  answerDueAt: DUE,
  why: { vi: "đèn trong ngõ", en: "a lamp in an alley" },
  link: null,
  mayReroute: true,
};

const SECOND_RECEIPT: Receipt = { ...RECEIPT, caseId: "case-2", code: "YH-26-7M3PX" };

function typedVerdict(
  { verdict, text }: Extract<Effect, { kind: "confirmOnly" }>,
  isWaiting: boolean,
): Result {
  return isWaiting ? verdictOn("case-1", verdict) : { kind: "notConfirmed", text };
}

function verdictOn(caseId: string, verdict: Verdict): Result {
  const kind = verdict === "solved" ? "confirmed" : "reopened";
  return { kind, caseId, code: "YH-26-AAAAA" };
}

function understand(text: string): Understanding {
  const plain = fold(text);
  const meaning = MEANINGS.find(([word]) => plain.includes(word))?.[1] ?? {};
  return {
    gate: "feedback",
    isUrgent: false,
    decision: "route",
    matters: [],
    ward: placeIn(text),
    address: /ngõ \d+|phường \p{Lu}\p{L}+$/u.exec(text)?.[0] ?? null,
    placeKind: "unknown",
    secondMatter: null,
    caseKind: plain.includes("nen lap them") ? "proposal" : "feedback",
    ...meaning,
  };
}

function pointBehind(code: string): PointView | null {
  return code === "lang" ? COUNTER : null;
}

function placeIn(text: string): WardFinding {
  const plain = fold(text);
  return PLACES.find(([name]) => plain.includes(name))?.[1] ?? { kind: "none" };
}

/** The ward's committee; without a ward the dispatcher. */
function ownerOf(about: { readonly wardId: string | null }): Owner {
  const known = [YEN_HOA, LANG, CAU_GIAY].find(({ id }) => id === about.wardId);
  const agency =
    known === undefined
      ? named("ttpvhcc", "Trung tâm Phục vụ hành chính công")
      : named(`ubnd-${known.id}`, `UBND ${known.name.vi}`);
  return { agency, why: { vi: "đèn trong ngõ", en: "a lamp in an alley" } };
}

function agenciesCalled(text: string): readonly Named[] {
  return AGENCIES.filter(({ name }) => fold(name.vi).includes(fold(text)));
}

function named(id: string, vi: string): Named {
  return { id, name: { vi, en: fold(vi) } };
}

function ward(id: string, vi: string): WardChoice {
  return { ...named(id, vi), label: { vi: `${vi} (tên cũ)`, en: fold(vi) } };
}

function matter(id: string, vi: string, isPhysical: boolean): MatterChoice {
  return { ...named(id, vi), isPhysical, needsContact: false };
}
