/** A name and a phone number typed in one message. */
export type ContactReading =
  | { readonly kind: "read"; readonly name: string; readonly phone: string }
  | { readonly kind: "missing"; readonly what: "name" | "phone" };

/** `"Tôi là Nguyễn Văn A, sđt +84 912.345.678"` → `"Nguyễn Văn A"`, `"0912345678"`. */
export function readContact(text: string): ContactReading {
  const [typed = ""] = text.match(NUMBER) ?? [];
  const phone = typed.replace(/\D/gu, "").replace(/^84/u, "0");
  if (!PHONE.test(phone)) return { kind: "missing", what: "phone" };
  const name = text
    .replace(typed, " ")
    .replace(LABEL, " ")
    .replace(/[^\p{L}\p{M}' ]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim()
    .slice(0, LONGEST_NAME);
  return LETTERS.test(name)
    ? { kind: "read", name, phone }
    : { kind: "missing", what: "name" };
}

const LONGEST_NAME = 80;
const LETTERS = /\p{L}{2}/u;
/** Digits as people group them, with the country's code or without. */
const NUMBER = /(?:\+?84|0)(?:[\s.\-()]*\d){9,10}(?!\d)/u;
/** Mobile numbers have ten digits since 2018, fixed lines eleven. */
const PHONE = /^0(?:[35789]\d{8}|2\d{9})$/u;
const LABEL =
  /(?<!\p{L})(?:họ và tên|họ tên|ho va ten|ho ten|tên là|tên tôi là|tên|tôi là|em là|mình là|cháu là|là|ten|toi la|số điện thoại|điện thoại|so dien thoai|dien thoai|sđt|sdt|đt|dt|số|so|phone|tel|my name is|name)(?!\p{L})/giu;
