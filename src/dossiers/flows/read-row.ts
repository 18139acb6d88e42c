/** Decides whether a row of a file or a batch is a dossier, and names every cell that is not as it must be. */
import type {
  Column,
  DossierState,
  Fault,
  FaultKind,
  OwnerContact,
  ReportedDossier,
  SheetRow,
} from "#dossiers/types.ts";
import { fold } from "#kernel/text.ts";
import { type ReadDate, readDate } from "./read-date.ts";

/** What a row is checked against. */
export type Known = {
  /** By id or by name; null: there is none. */
  readonly findAgency: (text: string) => string | null;
  readonly hasPoint: (code: string) => boolean;
  /** Of Ha Noi: nothing was finished after it. */
  readonly today: Temporal.PlainDate;
};

export type ReadRow =
  | { readonly kind: "dossier"; readonly dossier: ReportedDossier }
  | { readonly kind: "faulty"; readonly faults: readonly Fault[] };

type Cells = (column: Column) => string;
type Blame = (column: Column, kind: FaultKind) => void;

export function readRow({ line, cells }: SheetRow, known: Known): ReadRow {
  const faults: Fault[] = [];
  const cell: Cells = (column) => tidy(cells[column] ?? "");
  const blame: Blame = (column, kind) =>
    void faults.push({ line, column, kind, found: shownOf(column, cell(column)) });
  const named = readNames(cell, known, blame);
  const state = readState(cell, blame);
  const dates = readDates(cell, known, blame);
  const contact = readContact(cell("contact"));
  if (contact === undefined) blame("contact", "contact");
  if (state !== null && dates !== null) checkDone(state, dates.doneAt, blame);
  if (faults.length > 0 || named === null || state === null || dates === null) {
    return { kind: "faulty", faults };
  }
  return {
    kind: "dossier",
    dossier: { ...named, state, ...dates, contact: contact ?? null },
  };
}

/** PostgreSQL keeps no NUL, and no line of a report holds a line break. */
function tidy(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\p{Cc}+/gu, " ")
    .trim();
}

/** Who owns a dossier is never shown or stored, not even when it cannot be read. */
function shownOf(column: Column, text: string): string {
  if (column !== "contact") return text.slice(0, 80);
  return `(${text.length} ký tự)`;
}

/** Also what a file name and an address can carry. */
const CODE = /^[\p{L}\d][\p{L}\d._-]{2,59}$/u;
const LONGEST_PROCEDURE = 300;
/** What a reader of UTF-8 makes of any other encoding. */
const FOREIGN = "\ufffd";

function readNames(cell: Cells, { findAgency, hasPoint }: Known, blame: Blame) {
  const code = cell("code");
  const procedure = cell("procedure");
  const agencyId = findAgency(cell("agency"));
  const point = cell("point").toLowerCase();
  if (code === "") blame("code", "missing");
  else if (!CODE.test(code)) blame("code", "code");
  if (procedure === "") blame("procedure", "missing");
  else if (procedure.length > LONGEST_PROCEDURE || procedure.includes(FOREIGN)) {
    blame("procedure", "procedure");
  }
  if (point !== "" && !hasPoint(point)) blame("point", "point");
  if (agencyId === null) {
    blame("agency", cell("agency") === "" ? "missing" : "agency");
    return null;
  }
  return { code, procedure, agencyId, servicePointCode: point === "" ? null : point };
}

/** As systems and people write it, folded. */
const STATES: Readonly<Record<DossierState, string>> = {
  received: "received|da tiep nhan|tiep nhan|moi tiep nhan|cho xu ly",
  processing: "processing|dang giai quyet|dang xu ly|dang thu ly",
  supplement: "supplement|cho bo sung|yeu cau bo sung|tam dung",
  done: "done|da tra ket qua|da tra|da giai quyet|hoan thanh|da co ket qua",
  refused: "refused|tu choi|khong du dieu kien|tra lai ho so|da tu choi",
  withdrawn: "withdrawn|da rut|rut ho so|cong dan rut ho so|huy",
};

const STATE_OF: ReadonlyMap<string, DossierState> = new Map(
  (
    ["received", "processing", "supplement", "done", "refused", "withdrawn"] as const
  ).flatMap((state) => STATES[state].split("|").map((word) => [word, state] as const)),
);

function readState(cell: Cells, blame: Blame): DossierState | null {
  const text = cell("state");
  const state = STATE_OF.get(fold(text)) ?? null;
  if (state === null) blame("state", text === "" ? "missing" : "state");
  return state;
}

/** Where only the day is known: the office's closing for a promise, its middle for what has happened. */
const DUE_TIME = Temporal.PlainTime.from("17:30");
const NOON = Temporal.PlainTime.from("12:00");
const MIDNIGHT = Temporal.PlainTime.from("00:00");

function readDates(cell: Cells, { today }: Known, blame: Blame) {
  const received = dateIn(cell, "received", blame, MIDNIGHT);
  const due = dateIn(cell, "due", blame, DUE_TIME);
  const done = cell("done") === "" ? undefined : dateIn(cell, "done", blame, NOON);
  const { compare } = Temporal.PlainDate;
  if (received !== null && due !== null && compare(due.date, received.date) < 0) {
    blame("due", "dueBeforeReceived");
  }
  if (done != null) {
    if (received !== null && compare(done.date, received.date) < 0) {
      blame("done", "doneBeforeReceived");
    }
    if (compare(done.date, today) > 0) blame("done", "doneInFuture");
  }
  if (received === null || due === null || done === null) return null;
  return { receivedAt: received.at, dueAt: due.at, doneAt: done?.at ?? null };
}

function dateIn(
  cell: Cells,
  column: Column,
  blame: Blame,
  time: Temporal.PlainTime,
): ReadDate | null {
  const text = cell(column);
  const read = readDate(text, time);
  if (read === null) blame(column, text === "" ? "missing" : "date");
  return read;
}

function checkDone(
  state: DossierState,
  doneAt: Temporal.Instant | null,
  blame: Blame,
): void {
  const hasResult = state === "done" || state === "refused";
  if (hasResult && doneAt === null) blame("done", "doneNeeded");
  if (!hasResult && doneAt !== null) blame("done", "doneTooEarly");
}

/** Mobile numbers have ten digits since 2018, fixed lines eleven. */
const PHONE = /^0(?:[35789]\d{8}|2\d{9})$/u;
const CHAT = /^(zalo|zalo-oa|telegram|web):([\w-]{1,64})$/u;

/** Null: none is given; undefined: it cannot be read. */
function readContact(text: string): OwnerContact | null | undefined {
  if (text === "") return null;
  const [, channel, value = ""] = CHAT.exec(text) ?? [];
  switch (channel) {
    case "zalo":
    case "zalo-oa":
      return { kind: "zalo-oa", value };
    case "telegram":
    case "web":
      return { kind: channel, value };
    default: {
      const phone = phoneIn(text);
      return PHONE.test(phone) ? { kind: "phone", value: phone } : undefined;
    }
  }
}

/** Spreadsheets drop the nought of a number that begins with one. */
function phoneIn(text: string): string {
  const digits = text.replace(/[\s.\-()+]/gu, "").replace(/^84/u, "0");
  return /^[35789]\d{8}$/u.test(digits) ? `0${digits}` : digits;
}
