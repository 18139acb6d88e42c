/** The kind of picture, by its first bytes; null when it is none that every browser draws. */
export function imageType(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 12)).toString("latin1");
  const found = SIGNATURES.find(({ start, end = "" }) => {
    return head.startsWith(start) && head.endsWith(end);
  });
  return found?.type ?? null;
}

/** https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern; `end` ends the first 12 bytes. */
const SIGNATURES: readonly { start: string; end?: string; type: string }[] = [
  { start: "\xff\xd8\xff", type: "image/jpeg" },
  { start: "\x89PNG\r\n\x1a\n", type: "image/png" },
  { start: "RIFF", end: "WEBP", type: "image/webp" },
  { start: "GIF87a", type: "image/gif" },
  { start: "GIF89a", type: "image/gif" },
];
