/** Prints whole conversations, citizens and officers in the order of time, to be read aloud. */
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
    title: "Nhận, trả lời, chưa xong, xong",
    deeds: [
      ["An", "alo"],
      LAMP,
      ...FILED,
      ["Hà", "[Nhận việc]"],
      ...ANSWERED,
      ["An", "[Chưa giải quyết]"],
      ["An", "sáng được một lúc rồi lại tắt"],
      ...ANSWERED,
      ["An", "[Đã giải quyết]"],
    ],
  },
  {
    title: "Không ai trả lời, rồi chuyển đơn vị",
    deeds: [
      LAMP,
      ...FILED,
      ["", "P14D"],
      ["Hà", "[Chuyển đơn vị]"],
      ["Hà", "[Ngoài thẩm quyền]"],
      ["Hà", "Sở Xây dựng"],
      ["Hà", "cột đèn này thuộc tuyến phố chính."],
      ["An", "việc của tôi"],
    ],
  },
  {
    title: "Việc phải đi đường khác, chỗ chưa rõ, rút lại",
    deeds: [
      ["An", "tôi tố cáo ông A cán bộ phường nhận hối lộ"],
      ["An", "huỷ"],
      ["An", "cháy ở chung cư mini phố Yên Hòa!!!"],
      ["An", "huỷ"],
      ["An", "cột đèn tối thui cả tuần nay"],
      ["An", "[Đồng ý]"],
      ["An", "phường Abc"],
      ["An", "phường Trung Hòa"],
      ["An", "1"],
      ["An", "hi"],
      ["An", "[Không có ảnh]"],
      ["An", "[Không đúng cơ quan]"],
      ["An", "[Loại khác]"],
      ["An", "gửi"],
    ],
  },
];

for (const conversation of CONVERSATIONS) await print(conversation);

async function print({ title, deeds }: Conversation): Promise<void> {
  const database = await openDatabase({ databaseUrl: null, folder: null });
  await using world = await openWorld({ database });
  const people = new Map<string, Person>([
    ["Hà", await world.member("Hà", "ubnd:w-yen-hoa", "officer")],
    ["Minh", await world.member("Minh", "ubnd:w-yen-hoa", "head")],
    ["An", world.person("An")],
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
  const label = /^\[(.+)\]$/u.exec(does)?.[1];
  world.clock.set(world.clock.now().add({ minutes: 1 }));
  write(`${who}: ${does}`, columnOf(who));
  const person = people.get(who);
  await (label === undefined ? person?.says(does) : person?.presses(label));
}

/** Citizens on the left, officers on the right. */
function columnOf(name: string): number {
  return name === "An" ? 0 : WIDTH;
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
