/** The files people send each other in chats, by extension. */
const TYPES: Readonly<Record<string, string>> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  gif: "image/gif",
  heic: "image/heic",
  oga: "audio/ogg",
  ogg: "audio/ogg",
  mp3: "audio/mpeg",
  m4a: "audio/mp4",
  mp4: "video/mp4",
  mov: "video/quicktime",
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  txt: "text/plain",
  doc: "application/msword",
  csv: "text/csv",
  aac: "audio/aac",
};

/** `"photos/file_7.jpg"` → `"image/jpeg"`. */
export function typeOfPath(path: string): string {
  const extension = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
  return TYPES[extension] ?? "application/octet-stream";
}

/** `"image/jpeg"` → `"jpg"`. */
export function extensionOf(contentType: string): string {
  const known = Object.entries(TYPES).find(([, type]) => type === contentType);
  return known?.[0] ?? "bin";
}

/** `"image/jpeg; q=1"` → `"image/jpeg"`; null for what people do not send in chats, such as a page. */
export function knownType(header: string | null): string | null {
  const type = header?.split(";")[0]?.trim().toLowerCase();
  return Object.values(TYPES).find((known) => known === type) ?? null;
}
