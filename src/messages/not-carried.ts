/** Stands under a message whose files the chat app does not take; in both languages, because an app knows none. */
export function sayNotCarried(count: number): string {
  const files = count === 1 ? "1 file" : `${count} files`;
  return `(Có ${count} tệp không gửi được qua ứng dụng này. / ${files} cannot be sent in this app.)`;
}
