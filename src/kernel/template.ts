/** Ready answers with placeholders: `"Đã sửa tại {nơi} ngày {ngày sửa}."` */

/** Names are short and on one line; anything longer in braces was meant as it stands. */
const PLACEHOLDER = /\{([^{}\n]{1,40})\}/gu;

/** What still has to be filled in, in the order of the text; nothing twice. */
export function placeholdersIn(text: string): string[] {
  const names = [...text.matchAll(PLACEHOLDER)].map(([, name = ""]) => name.trim());
  return [...new Set(names)];
}

/** The text with everything filled in that is known; what is not stays as it was. */
export function fillTemplate(
  text: string,
  values: Readonly<Record<string, string>>,
): string {
  return text.replace(PLACEHOLDER, (whole, name: string) => {
    const value = values[name.trim()] ?? "";
    return value === "" ? whole : withoutBraces(value);
  });
}

/** What a person types for a placeholder never is one itself. */
function withoutBraces(value: string): string {
  return value.replace(/[{}]/gu, "");
}
