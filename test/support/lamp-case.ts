import type { Person, World } from "./world.ts";

/** Known to the classifier and to the gazetteer: a lamp of ward Yên Hòa is out. */
export const LAMP = "cột đèn trước ngõ 12 phố Yên Hòa tối thui cả tuần nay";
const LAMP_ANSWER = "Tổ chiếu sáng đã thay bóng cột số 7 lúc 10 giờ sáng nay.";

const OWN = "Vẫn gửi riêng";

/** Somebody new files the lamp, from the first word to the receipt. `code` as in the receipt. */
export async function fileTheLamp(
  world: World,
  name = "An",
  text = LAMP,
): Promise<{ readonly citizen: Person; readonly code: string }> {
  const citizen = world.person(name);
  await citizen.says(text);
  for (const label of ["Đồng ý", "Đúng"]) await citizen.presses(label);
  // Somebody of this world may have sent it before.
  const isOffered = citizen.last().buttons.some(({ label }) => label === OWN);
  if (isOffered) await citizen.presses(OWN);
  for (const label of ["Không có ảnh", "Gửi phản ánh"]) await citizen.presses(label);
  const [, code = ""] = /Mã \*\*(\S+)\*\*/.exec(citizen.last().text) ?? [];
  return { citizen, code };
}

export async function answerTheLamp(officer: Person): Promise<void> {
  await officer.presses("Trả lời");
  await officer.says(LAMP_ANSWER);
  await officer.presses("Gửi không ảnh");
}
