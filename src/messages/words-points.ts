/** What somebody reads who has scanned the QR code of a counter or an office. */
import { withoutMarkup as plain } from "#kernel/markup.ts";

type At = { readonly name: string };

export const pointsVi = {
  pointGreeting: (p: At) =>
    `Chào anh/chị. Đây là **Lắng Nghe**, nơi nhận phản ánh, kiến nghị của người dân Hà Nội. Anh/chị đang viết từ **${plain(p.name)}**. Có điều gì chưa ổn, anh/chị cứ viết, gửi kèm ảnh cũng được.`,
  counterGreeting: (p: At) =>
    `Chào anh/chị, đây là **Lắng Nghe**, tại **${plain(p.name)}**. Anh/chị đánh giá lần làm việc này, hoặc có điều gì chưa ổn thì cứ viết, gửi kèm ảnh cũng được.`,
  pointNoted: (p: At & { readonly text: string }) =>
    `Anh/chị đang viết từ **${plain(p.name)}**. Phản ánh viết dở vẫn còn: “${plain(p.text)}”. Anh/chị làm tiếp nhé.`,
};

export const pointsEn: typeof pointsVi = {
  pointGreeting: (p) =>
    `Hello. This is **Lắng Nghe**, where Ha Noi listens to its residents. You are writing from **${plain(p.name)}**. Just write what is wrong, a photo is welcome too.`,
  counterGreeting: (p) =>
    `Hello, this is **Lắng Nghe** at **${plain(p.name)}**. Rate your visit, or just write what is wrong; a photo is welcome too.`,
  pointNoted: (p) =>
    `You are writing from **${plain(p.name)}**. Your unfinished report is still here: “${plain(p.text)}”. Let us go on.`,
};
