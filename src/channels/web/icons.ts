import { raw } from "hono/html";

const icon = (paths: string) =>
  raw(
    `<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">${paths}</svg>`,
  );

export const PHOTO = icon(
  '<rect x="3" y="5" width="18" height="14" rx="3"/><circle cx="8.5" cy="10" r="1.6"/><path d="m4 17 5-4.5 3.5 3 3-2.5L20 17"/>',
);
export const PLACE = icon(
  '<path d="M12 21c4.6-4.3 7-7.8 7-11a7 7 0 1 0-14 0c0 3.2 2.4 6.7 7 11Z"/><circle cx="12" cy="10" r="2.5"/>',
);
export const SEND = icon('<path d="M4.5 12 4 5l16.5 7L4 19l.5-7Zm0 0H12" />');
