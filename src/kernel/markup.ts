/** The one markup of messages: `**bold**`. Each channel draws it its own way. */
export type Segment = { readonly text: string; readonly isBold: boolean };

/** `"Đã nhận. Mã **YH-26**."` → plain, bold, plain. An unpaired `**` stays as typed. */
export function segmentsOf(text: string): Segment[] {
  return text
    .split(/\*\*(.+?)\*\*/su)
    .map((piece, index) => ({ text: piece, isBold: index % 2 === 1 }))
    .filter((segment) => segment.text !== "");
}

/** What a person typed, made safe to stand inside a message. */
export function withoutMarkup(text: string): string {
  // Each asterisk before another, not each pair: three of them would leave a pair behind.
  return text.replace(/\*(?=\*)/gu, "*\u200b");
}
