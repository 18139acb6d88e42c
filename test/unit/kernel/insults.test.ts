import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskInsults } from "#kernel/insults.ts";

describe("an insult is masked, the matter stays", () => {
  it.each([
    ["đm rác đầy ngõ 12", "••• rác đầy ngõ 12"],
    ["Đ.m cống tắc cả tuần", "••• cống tắc cả tuần"],
    ["dm chúng mày bao giờ sửa đèn", "••• chúng mày bao giờ sửa đèn"],
    ["mất nước 3 ngày rồi, dm làm ăn chán", "mất nước 3 ngày rồi, ••• làm ăn chán"],
    ["ĐM CHÚNG MÀY", "••• CHÚNG MÀY"],
    ["ngõ 12 địt mẹ chúng mày đèn tắt", "ngõ 12 ••• đèn tắt"],
    ["đ ị t mẹ", "•••"],
    ["đ.ị.t con mẹ nó", "•••"],
    ["djt me lam an the a", "••• lam an the a"],
    ["dit me thang nao dao duong", "••• thang nao dao duong"],
    ["đường như lồn", "đường như •••"],
    ["l.ồ.n", "•••"],
    ["lồnnnn", "•••"],
    ["tắc vãi cả lồn", "tắc •••"],
    ["cặc! c*ặ*c", "•••! •••"],
    ["tắc vcl, v.c.l, v c l", "tắc •••, •••, •••"],
    ["VCL luôn", "••• luôn"],
    ["đcm dcm clgt", "••• ••• •••"],
    ["làm thế đéo nào được", "làm thế ••• nào được"],
    ["bọn óc chó", "bọn •••"],
    ["Óc chó à?", "••• à?"],
    ["lũ khốn nạn đổ trộm rác", "••• đổ trộm rác"],
    ["thằng chó nào đỗ xe", "••• nào đỗ xe"],
    ["đồ chó!", "•••!"],
    ["đồ chó đẻ", "•••"],
    ["bố mày gọi mãi không ai nghe", "••• gọi mãi không ai nghe"],
    ["tổ sư bọn đổ bê tông", "••• đổ bê tông"],
    ["tổ sư nhà chúng mày", "•••"],
    ["the fucking road, you idiots", "the ••• road, you •••"],
    ["F*ck this, son of a bitch", "••• this, •••"],
    ["đồ chó đẻ, lũ ngu", "•••, •••"],
    ["bullshit!", "•••!"],
  ])("%s", (typed, shown) => {
    expect(maskInsults(typed)).toBe(shown);
    expect(maskInsults(typed.normalize("NFD"))).toBe(shown);
  });
});

describe("what only looks like one is left as typed", () => {
  it.each([
    "rác chất đống ở ngõ 5",
    "chó thả rông cắn người, chó đẻ cả đàn ở gầm cầu",
    "xác con chó chết ngoài đường, lũ chó sủa cả đêm",
    "đồ chó mèo vứt bừa bãi, cứt chó đầy vỉa hè",
    "cửa hàng bán đồ chó, mèo",
    "hạt óc chó giả, gỗ óc chó, tủ óc chó",
    "quan oc cho Hom lan via he",
    "con toi khong ngu duoc vi tieng on",
    "do ngu cua tre em ban o cho",
    "ca xom khong ai ngu, con ngu roi",
    "thang ngu ngon giac",
    "rộng 5 dm, sâu 3dm, 2 dm2",
    "biển rộng 40,5 dm",
    "ĐM 1776 của Bộ Xây dựng, áp ĐM giá nước",
    "ngày d.m.yyyy",
    "giá 500.000 đ m2",
    "vut vai lon bia, lon nuoc ra duong",
    "moi buoi sang cac chau di hoc",
    "cut dien ca dem, trứng cút",
    "du ma co bien cam van do xe",
    "du me gia yeu phai cho",
    "dau cac ho dan",
    "con di hoc qua cho de mua sach",
    "deo khau trang, đeo biển",
    "bo may nha nuoc, bộ máy phường",
    "me may ao",
    "tầng 3 chung cư CC2, CMND bị sai, vẫn CMT cũ",
    "giỗ tổ sư nghề mộc, văn chỉ tiên sư",
    "mồ mả cha ông bị xâm phạm",
    "khốn nạn cho dân quá",
    "xác súc vật trôi trên mương",
    "cô giáo bị mất dạy thêm một buổi",
    "đồ ăn hại sức khỏe bán trước cổng trường",
    "con điếm canh đê hỏng mái",
    "đồ rác rưởi vứt đầy bờ hồ",
    "thằng điên cầm dao đuổi người",
    "bể phốt đụng ống nước, đụn cát",
    "vãi thóc ra đường, sư vãi trong chùa",
    "ngu ngơ, ngũ cốc, ngư dân",
    "Scunthorpe, assembly, class, Dickens, cocktail, shitake",
    "dog shit on the pavement",
    "cách âm kém, buổi sáng, lớn, cúc, đít xe",
  ])("%s", (typed) => {
    expect(maskInsults(typed)).toBe(typed);
  });
});

const FOLDER = new URL("../../../prisma/seed/examples/", import.meta.url);

/** The messages of the seed that are about something; those of spam insult on purpose. */
function messagesOfMatters(): readonly string[] {
  const sections = readdirSync(FOLDER).flatMap((file) =>
    readFileSync(new URL(file, FOLDER), "utf8").split(/^# /mu),
  );
  return sections
    .filter((section) => !section.startsWith("gate:spam"))
    .flatMap((section) => section.split("\n").slice(1))
    .filter((line) => line !== "");
}

it("touches at most one in a thousand of the messages people write about a matter", () => {
  const messages = messagesOfMatters();
  const touched = messages.filter((message) => maskInsults(message) !== message);
  expect(messages.length).toBeGreaterThan(3_000);
  expect(touched.length).toBeLessThanOrEqual(messages.length / 1_000);
});

it("masks once for all, and quickly however long the text", () => {
  const parts = ["đ", "địt mẹ ", " ", ".", "lồn", "óc chó", "5 dm", "\n", "mày", "•••"];
  const text = fc
    .array(fc.oneof(fc.constantFrom(...parts), fc.string()), { maxLength: 60 })
    .map((some) => some.join(""));
  fc.assert(
    fc.property(text, (typed) => {
      const shown = maskInsults(typed);
      expect(maskInsults(shown)).toBe(shown);
    }),
  );
  const long = "đ ị đ.m cặ ".repeat(2_000);
  expect(maskInsults(long)).not.toBe("");
});
