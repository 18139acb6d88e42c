/** Prints whole conversations, citizens and officers in the order of time, to be read aloud. */
import { parseArgs } from "node:util";
import { openDatabase } from "#platform/db.ts";
import { openStage } from "./story-stage.ts";
import { openWorld, type Person, type World } from "./world.ts";

const WIDTH = 60;

type Deed = readonly [who: string, does: string];
type Conversation = { readonly title: string; readonly deeds: readonly Deed[] };

const FILED: readonly Deed[] = [
  ["An", "[Đồng ý]"],
  ["An", "[Đúng]"],
  ["An", "[Không có ảnh]"],
  ["An", "[Gửi phản ánh]"],
];
const LAMP: Deed = ["An", "cột đèn trước ngõ 12 phố Yên Hòa tối thui cả tuần nay"];
const ANSWERED: readonly Deed[] = [
  ["Hà", "[Trả lời]"],
  ["Hà", "Tổ chiếu sáng đã thay bóng cột số 7 lúc 10 giờ sáng nay."],
  ["Hà", "[Gửi không ảnh]"],
];

const CONVERSATIONS: readonly Conversation[] = [
  {
    title: "Để sau, làm tiếp, bị hỏi lại, chưa xong, xong, đánh giá",
    deeds: [
      ["An", "alo"],
      LAMP,
      ["An", "[Đồng ý]"],
      ["An", "[Lựa chọn khác]"],
      ["An", "[Để sau]"],
      ["An", "việc của tôi"],
      ["An", "[Viết tiếp]"],
      ["An", "[Đúng]"],
      ["An", "[Không có ảnh]"],
      ["An", "[Gửi phản ánh]"],
      ["Hà", "[Hỏi người dân]"],
      ["Hà", "Cột đèn số mấy ạ, anh/chị có thấy số sơn trên cột không?"],
      ["Hà", "[Gửi câu hỏi]"],
      ["An", "theo dõi"],
      ["An", "cột số 7"],
      ["An", "[Trả lời]"],
      ...ANSWERED,
      ["An", "vẫn chưa xong"],
      ["An", "sáng được một lúc rồi lại tắt"],
      ...ANSWERED,
      ["An", "xong rồi"],
      ["An", "4"],
      ["An", "[Bình thường]"],
      ["An", "[Thôi]"],
    ],
  },
  {
    title: "Hai việc trong một tin, không đúng cơ quan, vì sao trễ",
    deeds: [
      [
        "An",
        "Ngõ 12 phố Yên Hòa có nhà mở karaoke loa kéo ầm ĩ mỗi tối và rác ở đầu ngõ ba hôm nay không ai dọn",
      ],
      ["An", "[Đồng ý]"],
      ["An", "[Gửi thành hai]"],
      ["An", "dung roi"],
      ["An", "[Không có ảnh]"],
      ["An", "[Gửi cả hai]"],
      ["An", "không đúng cơ quan"],
      LAMP,
      ["An", "[Đúng]"],
      ["An", "[Không có ảnh]"],
      ["An", "[Gửi phản ánh]"],
      ["An", "không đúng cơ quan"],
      ["An", "[Sở Xây dựng]"],
      ["", "P14D"],
      ["An", "sao lâu thế"],
    ],
  },
  {
    title: "Hàng xóm theo dõi cùng, tố cáo, cháy, chỗ chưa rõ",
    deeds: [
      LAMP,
      ...FILED,
      ["Bình", "đèn ở ngõ 12 phố Yên Hòa tắt cả tuần, tối om"],
      ["Bình", "[Đồng ý]"],
      ["Bình", "[Đúng]"],
      ["Bình", "[Theo dõi cùng]"],
      ["Bình", "[Gửi thêm nội dung]"],
      ...ANSWERED,
      ["Bình", "việc của tôi"],
      ["Bình", "tôi tố cáo ông A cán bộ phường nhận hối lộ"],
      ["Bình", "huỷ"],
      ["Bình", "cháy ở chung cư mini phố Yên Hòa!!!"],
      ["Bình", "huỷ"],
      ["Bình", "cột đèn tối thui cả tuần nay"],
      ["Bình", "phường Abc"],
      ["Bình", "phường Trung Hòa"],
      ["Bình", "1"],
      ["Bình", "bỏ qua"],
      ["Bình", "gửi"],
    ],
  },
];

/** From the first look in the morning to the last answer. */
const OFFICERS_DAY: Conversation = {
  title: "Một ngày của cán bộ",
  deeds: [
    LAMP,
    ...FILED,
    ["Bình", "cột đèn trước ngõ 30 phố Yên Hòa tối thui hai hôm nay"],
    ...FILED.map(([, does]): Deed => ["Bình", does]),
    ["Chi", "rác chất đống đầu ngõ 165 phố Yên Hòa, bốc mùi cả tuần"],
    ...FILED.map(([, does]): Deed => ["Chi", does]),
    ["Hà", "chào"],
    ["Hà", "[Chờ nhận]"],
    ["Hà", "tìm đèn ngõ 12"],
    ["Hà", "(mở)"],
    ["Hà", "[Nhận việc]"],
    ["Hà", "[Hỏi người dân]"],
    ["Hà", "Anh/chị cho biết cột đèn ở đầu ngõ hay cuối ngõ ạ?"],
    ["Hà", "[Gửi câu hỏi]"],
    ["An", "[Trả lời]"],
    ["An", "cuối ngõ, cạnh nhà văn hoá"],
    ["Hà", "[Trả lời]"],
    ["Hà", "[Mẫu trả lời]"],
    ["Hà", "[Đã sửa, thay mới]"],
    ["Hà", "16/11"],
    ["Hà", "bóng đèn cột số 7"],
    ["Hà", "[Gửi không ảnh]"],
    ["Hà", "[Lưu làm mẫu]"],
    ["Hà", "Thay bóng đèn"],
    ["Hà", "tìm ngõ 30"],
    ["Hà", "(mở)"],
    ["Hà", "[Chuyển đơn vị]"],
    ["Hà", "[Sai loại việc]"],
    ["Hà", "1"],
    ["Hà", "Sở Xây dựng"],
    ["Hà", "Dây điện hỏng trên tuyến phố chính, không phải bóng đèn"],
    ["Hà", "[Trả lời]"],
    ["", "P4D"],
    ["Hà", "quá hạn"],
    ["Hà", "hôm nay"],
    ["", "P3D"],
    ["Hà", "hôm nay"],
    ["Minh", "việc của tôi"],
    ["Minh", "(mở)"],
    ["Minh", "[Nhận việc]"],
    ["Minh", "[Xin gia hạn]"],
    ["Minh", "5 ngày"],
    ["Minh", "chờ xe chuyên dụng"],
    ["Hà", "tìm máy bay"],
    ["Hà", "[Gửi phản ánh riêng]"],
  ],
};

/** `npm run conversations -- officer`: only those. */
const [wanted] = parseArgs({ allowPositionals: true }).positionals;
for (const conversation of wanted === "officer" ? [OFFICERS_DAY] : CONVERSATIONS)
  await print(conversation);

async function print({ title, deeds }: Conversation): Promise<void> {
  const database = await openDatabase({ databaseUrl: null, folder: null });
  await using world = await openWorld({ database });
  const people = new Map<string, Person>([
    ["Hà", await world.member("Hà", "ubnd:w-yen-hoa", "officer")],
    ["Minh", await world.member("Minh", "ubnd:w-yen-hoa", "head")],
    ...["An", "Bình", "Chi"].map((name): [string, Person] => [
      name,
      world.person(name),
    ]),
  ]);
  write(`\n══ ${title} ══`, 0);
  const stage = openStage(world);
  await stage.news();
  for (const [who, does] of deeds) {
    if (who === "") await world.pass(Temporal.Duration.from(does));
    else await perform(world, people, who, does);
    for (const { chat, text } of await stage.news()) {
      const buttons = people.get(chat)?.last().buttons ?? [];
      const isLast = people.get(chat)?.last().text === text;
      const labels = isLast ? buttons.map(({ label }) => `[${label}]`).join(" ") : "";
      write(`→ ${chat}: ${text}\n${labels}`, columnOf(chat));
    }
  }
}

async function perform(
  world: World,
  people: ReadonlyMap<string, Person>,
  who: string,
  does: string,
): Promise<void> {
  const opens = does === "(mở)" ? people.get(who)?.last().buttons[0]?.label : undefined;
  const label = opens ?? /^\[(.+)\]$/u.exec(does)?.[1];
  world.clock.set(world.clock.now().add({ minutes: 1 }));
  write(`${who}: ${does}`, columnOf(who));
  const person = people.get(who);
  await (label === undefined ? person?.says(does) : person?.presses(label));
}

/** Citizens on the left, officers on the right. */
function columnOf(name: string): number {
  return ["An", "Bình", "Chi"].includes(name) ? 0 : WIDTH;
}

function write(text: string, column: number): void {
  const lines = text.split("\n").flatMap((line) => wrap(line));
  for (const line of lines) process.stdout.write(`${" ".repeat(column)}${line}\n`);
}

function wrap(line: string): string[] {
  const wrapped: string[] = [""];
  for (const word of line.split(" ")) {
    const last = wrapped.at(-1) ?? "";
    if (last.length + word.length >= WIDTH - 4) wrapped.push(word);
    else wrapped[wrapped.length - 1] = last === "" ? word : `${last} ${word}`;
  }
  return wrapped.filter((one) => one !== "");
}
