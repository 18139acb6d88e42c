import { html } from "hono/html";
import { headingOf } from "#dossiers/flows/columns.ts";
import {
  columns,
  type Dossier,
  type DossierImport,
  dossierStates,
  type SendingSystem,
} from "#dossiers/types.ts";
import { sayDate, sayMoment } from "#messages/moments.ts";
import { importLine, SOURCES } from "./dossier-import-page.ts";
import { layout, type Markup } from "./layout.ts";

export type DossiersView = {
  readonly query: string;
  readonly problem: keyof typeof PROBLEMS | null;
  /** The key just made, to be copied now. */
  readonly newSystem: { readonly id: string; readonly key: string } | null;
  readonly found: readonly (Dossier & { readonly agency: string })[];
  readonly states: ReadonlyMap<string, number>;
  /** Of 30 days, by why there was none; null: invited. */
  readonly invitations: readonly {
    readonly reason: string | null;
    readonly count: number;
  }[];
  readonly imports: readonly DossierImport[];
  readonly systems: readonly SendingSystem[];
};

const PROBLEMS = {
  noFile: "Hãy chọn một tệp CSV hoặc Excel (.xlsx).",
  tooLarge: "Tệp lớn hơn 32 MB. Hãy chia nhỏ, hoặc dùng lệnh npm run dossiers.",
  systemName: "Hãy ghi tên hệ thống, nhiều nhất 80 ký tự.",
} as const;

const STATES: Readonly<Record<string, string>> = {
  received: "đã tiếp nhận",
  processing: "đang giải quyết",
  supplement: "chờ bổ sung",
  done: "đã trả kết quả",
  refused: "từ chối",
  withdrawn: "đã rút",
};

const REASONS: Readonly<Record<string, string>> = {
  tooOld: "trả kết quả quá lâu",
  rated: "đã tự đánh giá",
  noContact: "hồ sơ không có liên hệ",
  noChat: "chưa từng nhắn cho Lắng Nghe",
  severalPeople: "nhiều người cùng một số điện thoại",
  blocked: "chat đang bị chặn",
  unreachable: "người dân đã đóng chat",
  optedOut: "không muốn được mời",
  staff: "làm việc tại chính đơn vị",
  tooMany: "đã được mời đủ số lần trong tháng",
  outsideWindow: "quá 7 ngày chưa nhắn trên Zalo",
};

/** Search, counts, upload, what came in lately, and who may send. */
export function dossiersPage(view: DossiersView): Markup {
  const { problem } = view;
  return layout(
    title(view),
    html`${problem === null ? "" : html`<p class="problem" role="alert">${PROBLEMS[problem]}</p>`}
      ${newKey(view)} ${search(view)} ${counts(view)} ${upload()} ${imports(view)}
      ${systems(view)}`,
    "/console/dossiers",
  );
}

function title({ states }: DossiersView): string {
  const total = [...states.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return "Chưa có hồ sơ nào";
  return `${total} hồ sơ, ${states.get("done") ?? 0} đã trả kết quả`;
}

function search({ query, found }: DossiersView): Markup {
  const none = html`<p>Không có hồ sơ nào có mã bắt đầu bằng “${query}”.</p>`;
  return html`<form method="get" action="/console/dossiers">
      <label>Mã hồ sơ <input name="q" value="${query}" autocomplete="off" /></label>
      <button>Tìm</button>
    </form>
    ${query === "" ? "" : found.length === 0 ? none : foundTable(found)}`;
}

function foundTable(found: DossiersView["found"]): Markup {
  const rows = found.map(({ code, procedure, agency, state, dueAt, doneAt }) => {
    const path = `/console/dossiers/${encodeURIComponent(code)}`;
    return html`<tr>
      <td>${code}</td>
      <td>${procedure}<br />${agency}</td>
      <td>${STATES[state] ?? state}</td>
      <td>${doneAt === null ? `hạn ${sayMoment(dueAt, "vi")}` : sayDate(doneAt, "vi")}</td>
      <td>
        <a href="${path}/show">Hiện mã QR</a> · <a href="${path}/print">In A5</a> ·
        <a href="${path}/qr.png">PNG</a>
      </td>
    </tr>`;
  });
  return table(
    `${found.length} hồ sơ tìm thấy`,
    ["Mã", "Thủ tục, đơn vị", "Trạng thái", "Trả kết quả", "Mời đánh giá"],
    rows,
  );
}

function table(
  caption: string,
  heads: readonly string[],
  rows: readonly Markup[],
): Markup {
  return html`<table>
    <caption>${caption}</caption>
    <thead>
      <tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr>
    </thead>
    <tbody>${rows}</tbody>
  </table>`;
}

function counts({ states, invitations }: DossiersView): Markup {
  const byState = dossierStates
    .filter((state) => states.has(state))
    .map((state) => `${STATES[state]}: ${states.get(state)}`);
  const invited = invitations.find(({ reason }) => reason === null)?.count ?? 0;
  const others = invitations.flatMap(({ reason, count }) =>
    reason === null ? [] : [html`<li>${REASONS[reason] ?? reason}: ${count}</li>`],
  );
  return html`${byState.length === 0 ? "" : html`<p>${byState.join(" · ")}</p>`}
    <p>Trong 30 ngày đã mời ${invited} người đánh giá.</p>
    ${
      others.length === 0
        ? ""
        : html`<details>
            <summary>Không mời, vì sao</summary>
            <ul>${others}</ul>
          </details>`
    }`;
}

function upload(): Markup {
  const heads = columns.map(headingOf).join(", ");
  return html`<h2>Tải tệp lên</h2>
    <form method="post" action="/console/dossiers/import" enctype="multipart/form-data">
      <label
        >Tệp CSV (UTF-8) hoặc Excel, nhiều nhất 32 MB
        <input type="file" name="file" accept=".csv,.xlsx" required />
      </label>
      <label class="check"><input type="checkbox" name="skip" /> Bỏ qua dòng lỗi</label>
      <button>Tải lên</button>
    </form>
    <p>
      Dòng đầu là tên cột: ${heads}. Điểm tiếp nhận, Ngày trả và Liên hệ có thể bỏ trống. Có
      dòng lỗi thì cả tệp chưa được nhận, trừ khi chọn “Bỏ qua dòng lỗi”. Tải lại cùng một
      tệp không làm thay đổi gì. Số điện thoại chỉ được lưu dưới dạng mã băm.
    </p>`;
}

function imports({ imports: all }: DossiersView): Markup {
  if (all.length === 0) {
    return html`<h2>Những lần nhận gần đây</h2>
      <p>Mỗi tệp hay mỗi lần một hệ thống gửi sẽ hiện ở đây, kèm báo cáo từng dòng.</p>`;
  }
  const rows = all.map(
    (one) => html`<tr>
      <td>${sayMoment(one.at, "vi")}</td>
      <td>${one.name}<br />${SOURCES[one.source]}</td>
      <td>${importLine(one)}</td>
      <td><a href="/console/dossiers/imports/${one.id}">Báo cáo</a></td>
    </tr>`,
  );
  return html`<h2>Những lần nhận gần đây</h2>
    ${table(`${all.length} lần mới nhất`, ["Lúc", "Tệp, nguồn", "Kết quả", "Chi tiết"], rows)}`;
}

function systems({ systems: all }: DossiersView): Markup {
  const rows = all.map(
    ({ id, name, revokedAt }) => html`<tr>
      <td>${name}</td>
      <td><code>${id}</code></td>
      <td>
        ${
          revokedAt === null
            ? html`<form method="post" action="/console/dossiers/systems/revoke">
                <input type="hidden" name="system" value="${id}" />
                <button>Ngừng nhận<span class="unseen"> từ ${name}</span></button>
              </form>`
            : `đã ngừng ${sayMoment(revokedAt, "vi")}`
        }
      </td>
    </tr>`,
  );
  return html`<h2>Hệ thống được gửi</h2>
    ${all.length === 0 ? "" : table(`${all.length} hệ thống`, ["Tên", "Mã", "Quyền gửi"], rows)}
    <form method="post" action="/console/dossiers/systems">
      <label>Tên hệ thống <input name="name" required maxlength="80" /></label>
      <button>Tạo khóa</button>
    </form>`;
}

function newKey({ newSystem }: DossiersView): Markup | string {
  if (newSystem === null) return "";
  return html`<section class="note" role="status">
    <p>Chép ngay khóa này cho bên gửi, trang này không hiện lại.</p>
    <p>X-System: <code>${newSystem.id}</code></p>
    <p>Khóa ký: <code>${newSystem.key}</code></p>
  </section>`;
}
