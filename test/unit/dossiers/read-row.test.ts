import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, describe, expect, it } from "vitest";
import writeExcel from "write-excel-file/node";
import { sheetChecker } from "#dossiers/flows/check-rows.ts";
import { type Known, readRow } from "#dossiers/flows/read-row.ts";
import { openSheet } from "#dossiers/providers/sheet-file.ts";
import type { Sheet, SheetRow } from "#dossiers/types.ts";
import { toDate } from "#platform/clock.ts";

const KNOWN: Known = {
  findAgency: (text) => (text === "UBND phường Láng" ? "ubnd:w-lang" : null),
  hasPoint: (code) => code === "mot-cua-lang",
  today: Temporal.PlainDate.from("2026-11-23"),
};
const ROW = {
  code: "H26.15-261109-0012",
  procedure: "Cấp lại khai sinh",
  agency: "UBND phường Láng",
  state: "đã trả kết quả",
  received: "09/11/2026",
  due: "13/11/2026",
  done: "12/11/2026",
};

function read(change: SheetRow["cells"]) {
  return readRow({ line: 7, cells: { ...ROW, ...change } }, KNOWN);
}

describe("a row that is a dossier", () => {
  it("has its days on the city's clock: received at its beginning, due at the closing, done at noon", () => {
    expect(read({})).toEqual({
      kind: "dossier",
      dossier: {
        code: "H26.15-261109-0012",
        procedure: "Cấp lại khai sinh",
        agencyId: "ubnd:w-lang",
        servicePointCode: null,
        state: "done",
        receivedAt: Temporal.Instant.from("2026-11-09T00:00+07:00"),
        dueAt: Temporal.Instant.from("2026-11-13T17:30+07:00"),
        doneAt: Temporal.Instant.from("2026-11-12T12:00+07:00"),
        contact: null,
      },
    });
  });

  it.each([
    ["9/11/2026", "2026-11-09T00:00+07:00"],
    ["09-11-2026 8:05", "2026-11-09T08:05+07:00"],
    ["09.11.2026, 08:05:30", "2026-11-09T08:05:30+07:00"],
    ["2026-11-09", "2026-11-09T00:00+07:00"],
    ["2026-11-09 08:05", "2026-11-09T08:05+07:00"],
    ["2026-11-09T08:05:00", "2026-11-09T08:05+07:00"],
    ["2026-11-09T01:05:00Z", "2026-11-09T08:05+07:00"],
    ["2026-11-09T08:05:00.000+07:00", "2026-11-09T08:05+07:00"],
  ])("may write its day as %s", (received, at) => {
    expect(read({ received })).toMatchObject({
      dossier: { receivedAt: Temporal.Instant.from(at) },
    });
  });

  it.each([
    ["0912 345 678", { kind: "phone", value: "0912345678" }],
    ["+84 912.345.678", { kind: "phone", value: "0912345678" }],
    ["912345678", { kind: "phone", value: "0912345678" }],
    ["024 3825 3536", { kind: "phone", value: "02438253536" }],
    ["zalo:2468458835", { kind: "zalo-oa", value: "2468458835" }],
    ["telegram:42", { kind: "telegram", value: "42" }],
    ["", null],
  ])("may name its owner as %s", (contact, as) => {
    expect(read({ contact })).toMatchObject({ dossier: { contact: as } });
  });

  it.each([
    ["đã trả", "done"],
    ["HOÀN THÀNH", "done"],
    ["Tu choi", "refused"],
  ])("may say its state as %s", (state, as) => {
    expect(read({ state })).toMatchObject({ dossier: { state: as } });
  });
});

it.each<[string, SheetRow["cells"], string, string]>([
  ["an agency nobody knows", { agency: "UBND quận Đống Đa" }, "agency", "agency"],
  ["no agency", { agency: " " }, "agency", "missing"],
  ["a counter nobody made", { point: "quay-9" }, "point", "point"],
  ["due before it was received", { due: "08/11/2026" }, "due", "dueBeforeReceived"],
  ["done before received", { done: "08/11/2026" }, "done", "doneBeforeReceived"],
  ["done tomorrow", { done: "24/11/2026" }, "done", "doneInFuture"],
  ["a state nobody knows", { state: "xong một nửa" }, "state", "state"],
  ["done without its day", { done: "" }, "done", "doneNeeded"],
  ["a day of result while it is open", { state: "đang xử lý" }, "done", "doneTooEarly"],
  ["a day that is not there", { due: "31/11/2026" }, "due", "date"],
  ["the month first", { due: "11/28/2026" }, "due", "date"],
  ["an hour that is not there", { due: "28/11/2026 25:00" }, "due", "date"],
  ["a year of a slip", { due: "28/11/0026" }, "due", "date"],
  ["a number of Excel", { due: "46349" }, "due", "date"],
  ["no code", { code: "" }, "code", "missing"],
  ["a code with a slash", { code: "H26/12" }, "code", "code"],
  ["another encoding", { procedure: "C\ufffdp l\ufffdi" }, "procedure", "procedure"],
  ["a phone that is none", { contact: "0123" }, "contact", "contact"],
])("a row with %s is faulty there", (_, change, column, kind) => {
  expect(read(change)).toMatchObject({ faults: [{ line: 7, column, kind }] });
});

it("a fault never repeats who the owner is", () => {
  const found = read({ contact: "Nguyễn Văn A 0912345678" });
  expect(JSON.stringify(found)).not.toMatch(/Nguyễn|0912/u);
});

it("the second row of a code is named, and no more faults are kept than wanted", () => {
  const checker = sheetChecker(KNOWN, [], 1);
  for (const line of [2, 3, 4]) checker.check({ line, cells: ROW });
  const faults = [{ line: 3, column: "code", kind: "duplicate", found: ROW.code }];
  expect(checker.end()).toEqual({ rows: 3, faulty: 2, faults });
});

describe("a file", () => {
  const folder = mkdtempSync(`${tmpdir()}/lang-nghe-sheets-`);
  afterAll(() => rmSync(folder, { recursive: true }));
  const HEAD = "Mã hồ sơ,Thủ tục,Đơn vị,Trạng thái,Ngày tiếp nhận,Hạn trả,Ngày trả";
  const LINE =
    'A-1,"Cấp lại, khai sinh",UBND phường Láng,done,09/11/2026,13/11/2026,12/11/2026';
  const fileOf = async (name: string, text: string) => {
    writeFileSync(`${folder}/${name}`, text);
    return await openSheet(`${folder}/${name}`);
  };
  const rowsOf = async ({ rows }: Sheet) => {
    const all: SheetRow[] = [];
    for await (const row of rows()) all.push(row);
    return all;
  };

  it.each([
    ["plain", `${HEAD}\n${LINE}\n`],
    [
      "with a byte order mark and the line ends of Windows",
      `\ufeff${HEAD}\r\n${LINE}\r\n`,
    ],
    [
      "with semicolons",
      `${HEAD.replaceAll(",", ";")}\nA-1;"Cấp lại, khai sinh";UBND phường Láng;done;09/11/2026;13/11/2026;12/11/2026`,
    ],
    [
      "with other names of columns, in capitals",
      `CODE,PROCEDURE,Agency_ID,STATUS,Ngày nhận,NGÀY HẸN TRẢ,done\n${LINE}`,
    ],
    [
      "with empty lines and a column of its own",
      `${HEAD},Ghi chú\n\n${LINE},x\n,,,,,,,\n`,
    ],
  ])("of CSV, %s", async (_, text) => {
    const sheet = await fileOf("a.csv", text);
    expect(sheet.missing).toEqual([]);
    const [row, ...more] = await rowsOf(sheet);
    expect(more).toEqual([]);
    expect(row?.cells).toMatchObject({
      code: "A-1",
      procedure: "Cấp lại, khai sinh",
      due: "13/11/2026",
    });
    expect(await rowsOf(sheet)).toEqual([row]);
  });

  it("of Excel has its dates, and numbers as they stand", async () => {
    const path = `${folder}/a.xlsx`;
    const day = (text: string) => ({
      value: toDate(Temporal.Instant.from(`${text}Z`)),
      format: "dd/mm/yyyy",
    });
    const texts = ["A-1", "Khai sinh", "UBND phường Láng", "done"];
    await writeExcel([
      [...HEAD.split(","), "Liên hệ"].map((value) => ({ value })),
      [
        ...texts.map((value) => ({ value })),
        day("2026-11-09T08:30"),
        day("2026-11-13T00:00"),
        day("2026-11-12T00:00"),
        { value: 912_345_678 },
      ],
    ]).toFile(path);
    expect(await rowsOf(await openSheet(path))).toEqual([
      {
        line: 2,
        cells: {
          code: "A-1",
          procedure: "Khai sinh",
          agency: "UBND phường Láng",
          state: "done",
          received: "2026-11-09T08:30:00",
          due: "2026-11-13",
          done: "2026-11-12",
          contact: "912345678",
        },
      },
    ]);
  });

  it("names the columns it lacks", async () => {
    const sheet = await fileOf("b.csv", "Mã hồ sơ,Thủ tục\nA-1,Khai sinh\n");
    expect(sheet.missing).toEqual(["agency", "state", "received", "due"]);
  });

  it.each([
    ["an open quote", "c.csv", `${HEAD}\nA-1,"Cấp lại`],
    ["a text that says it is Excel", "d.xlsx", "no zip"],
  ])("that cannot be read says so: %s", async (_, name, text) => {
    const reading = fileOf(name, text).then(rowsOf);
    await expect(reading).rejects.toMatchObject({ code: "dossiers.unreadable" });
  });
});
