/** Why a file did not come; `found` holds no address, which may contain a token. */
export class NotDownloaded extends Error {
  readonly found: string;

  constructor(found: string) {
    super(found);
    this.name = "NotDownloaded";
    this.found = found;
  }
}

/**
 * Gets a file no larger than `maxBytes`; `contentType` as its server says, null when it does not.
 * Throws `NotDownloaded`, or what `fetch` throws.
 */
export async function download(
  url: string,
  limits: { readonly maxBytes: number; readonly timeoutMs: number },
): Promise<{ readonly bytes: Uint8Array; readonly contentType: string | null }> {
  const response = await fetch(url, { signal: AbortSignal.timeout(limits.timeoutMs) });
  if (!response.ok || response.body === null) {
    throw new NotDownloaded(`the download answered ${response.status}`);
  }
  const bytes = await readAll(response.body, limits.maxBytes);
  return { bytes, contentType: response.headers.get("content-type") };
}

async function readAll(
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > maxBytes) {
      throw new NotDownloaded(`it is larger than ${maxBytes >> 20} MB`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
