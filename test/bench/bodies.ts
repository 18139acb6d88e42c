/** One feedback from the first word to the receipt: what a person types, an update each. */
const STORY = [
  "cột đèn trước ngõ 12 phố Yên Hòa tối thui cả tuần nay, trẻ con đi học về sợ lắm",
  "đồng ý",
  "đúng",
  "không có ảnh",
  "gửi",
];

export const UPDATES_PER_PERSON = STORY.length;

/** The updates of one person as Telegram posts them; `person` is unique in a run of the benchmark. */
export function bodiesOf(person: number): string[] {
  return STORY.map((text, line) =>
    JSON.stringify({
      update_id: 800_000_000 + person * STORY.length + line,
      message: {
        message_id: 100 + line,
        from: {
          id: 5_000_000_000 + person,
          is_bot: false,
          first_name: "Nguyễn",
          last_name: "An",
          username: `nguyen_an_${person}`,
          language_code: "vi",
        },
        chat: {
          id: 5_000_000_000 + person,
          first_name: "Nguyễn",
          last_name: "An",
          username: `nguyen_an_${person}`,
          type: "private",
        },
        date: 1_795_000_000 + person,
        text,
      },
    }),
  );
}

let people = 0;

/** So many people nobody has seen before. */
export function newPeople(count: number): readonly string[][] {
  people += count;
  return Array.from({ length: count }, (_, index) => bodiesOf(people - count + index));
}
