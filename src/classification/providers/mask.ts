/**
 * The message without what names a person: mail addresses, phone numbers, number plates, numbers of papers, cards and
 * accounts become words in brackets. For everything that leaves the process. Dates, sums of money, house numbers,
 * decisions (`1234/QĐ-UBND`), hotlines (`1900 1234`) and short numbers stay: they are what a message is about.
 * Doubt hides: a long number of no known kind goes too. Masking twice changes nothing more.
 */
export function maskPersonal(text: string): string {
  return kinds.reduce(
    (masked, { found, word }) => masked.replace(found, word),
    text.normalize("NFC"),
  );
}

const alone = "(?<![\\p{L}\\p{N}])";
const ends = "(?![\\p{L}\\p{N}])";
/** "03.12.2025 10h" begins like a mobile number. */
const noDate = "(?!\\d{1,2}[./-]\\d{1,2}[./-](?:19|20)\\d{2})";

/** In this order: what is left of a number after one kind must not be read as another. */
const kinds: readonly { readonly found: RegExp; readonly word: string }[] = [
  {
    found: /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu,
    word: "[email]",
  },
  {
    // Province, series, number (Thông tư 79/2024/TT-BCA): 29A-123.45, 29-B1 123.45, 80-NG-123-45, older 30E-1234.
    found: new RegExp(
      `${alone}\\d{2}[- ]?[A-ZĐ]{1,2}\\d?(?:[-. ]?\\d{3}[.-]?\\d{2}|[-.]?\\d{4})${ends}`,
      "giu",
    ),
    word: "[biển số]",
  },
  {
    // A citizen's id: twelve digits in groups of three would leave a phone number over.
    found: /(?<!\d)0\d{2}(?:[ .-]?\d{3}){3}(?!\d)/gu,
    word: "[số giấy tờ]",
  },
  {
    // National or with the country's code, grouped in any way; a letter o is typed for the first 0.
    found: new RegExp(
      `(?<!\\d)${noDate}\\(?(?:\\+ ?84|(?:00)?84|0|${alone}[oO])\\)?(?:[ .-]{0,3}\\(?\\d\\)?){8,10}(?![ .-]?\\d)`,
      "gu",
    ),
    word: "[số điện thoại]",
  },
  {
    // Papers with a letter before the number: passports (C1234567), health insurance (GD4010123456789).
    found: new RegExp(`${alone}[A-Z]{1,2}\\d{7,13}${ends}`, "gu"),
    word: "[số giấy tờ]",
  },
  {
    // Cards in groups of four, older ids in groups of three; groups with points or commas are sums of money.
    found: /(?<!\d)(?:\d{4}(?:[ -]\d{4}){2,4}|\d{3}(?:[ -]\d{3}){2,3}|\d{9,})(?!\d)/gu,
    word: "[số giấy tờ]",
  },
];
