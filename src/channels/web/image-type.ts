/** The kind of picture, by its first bytes; null when it is none that every browser draws. */
export function imageType(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 12)).toString("latin1");
  const found = SIGNATURES.find(({ start, at8 = "" }) => {
    return head.startsWith(start) && head.startsWith(at8, 8);
  });
  return found?.type ?? null;
}

/** https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern; `at8` follows after four bytes of length. */
const SIGNATURES: readonly { start: string; at8?: string; type: string }[] = [
  { start: "\xff\xd8\xff", type: "image/jpeg" },
  { start: "\x89PNG\r\n\x1a\n", type: "image/png" },
  { start: "RIFF", at8: "WEBP", type: "image/webp" },
  { start: "GIF87a", type: "image/gif" },
  { start: "GIF89a", type: "image/gif" },
];
